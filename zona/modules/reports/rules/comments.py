"""The course of a reviewer's comment, and where one may stand. Pure."""

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Transition
from zona.modules.reports.permissions import Perm


class CommentState(Choice):
    """Status komentar penelaah."""

    TERBUKA = "terbuka", "Terbuka"
    DIJAWAB = "dijawab", "Dijawab"
    SELESAI = "selesai", "Selesai"


COMMENT_FLOW = Flow(
    states=(
        State(CommentState.TERBUKA, "Terbuka", "warn"),
        State(CommentState.DIJAWAB, "Dijawab", "info"),
        State(CommentState.SELESAI, "Selesai", "good"),
    ),
    transitions=(
        Transition(
            CommentState.TERBUKA,
            CommentState.DIJAWAB,
            "answer",
            "Jawab",
            Perm.FILL,
            days=3,
        ),
        Transition(
            CommentState.TERBUKA,
            CommentState.SELESAI,
            "settle",
            "Nyatakan selesai",
            Perm.COMMENT,
        ),
        Transition(
            CommentState.DIJAWAB,
            CommentState.SELESAI,
            "settle",
            "Nyatakan selesai",
            Perm.COMMENT,
            days=3,
        ),
        Transition(
            CommentState.DIJAWAB,
            CommentState.TERBUKA,
            "reopen",
            "Buka lagi",
            Perm.COMMENT,
        ),
    ),
)

# A comment stands at an indicator, by its number, or at a chapter as a whole.
CHAPTERS = {
    "bab-1": "Bab I Pendahuluan",
    "bab-2": "Bab II Pelaksanaan Kegiatan",
    "bab-3": "Bab III Penutup",
}


def may_settle(*, is_author: bool, has_answered: bool) -> bool:
    """Tell whether a reviewer may settle: nobody approves his own answer to another."""
    return is_author or not has_answered
