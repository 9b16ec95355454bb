"""Comments of a report by the place where they stand, and who answers them."""

from dataclasses import dataclass

from django.urls import reverse

from zona.core.flow import Transition
from zona.core.people.models import User
from zona.core.people.queries import holders
from zona.modules.reports.models import Comment, Report
from zona.modules.reports.permissions import Perm
from zona.modules.reports.queries.clock import layout_of
from zona.modules.reports.rules import CHAPTERS, COMMENT_FLOW, CommentState


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with the name of its place and what the person may do with it."""

    comment: Comment
    place: str
    verbs: dict[str, str]


def remarks(report: Report, user: User, place: str = "") -> tuple[Remark, ...]:
    """Return the comments, those that wait first; at one place, or (empty) at all."""
    rows = report.comments.select_related("written_by", "answered_by", "settled_by")
    if place:
        rows = rows.filter(place=place)
    names = dict(places(report))
    ordered = sorted(
        rows, key=lambda each: (each.state == CommentState.SELESAI, each.written_at)
    )
    return tuple(
        Remark(each, names.get(each.place, each.place), _verbs(report, user, each))
        for each in ordered
    )


def _verbs(report: Report, user: User, comment: Comment) -> dict[str, str]:
    if report.is_signed:
        return {}
    moves: tuple[Transition, ...] = COMMENT_FLOW.moves(
        comment.state, lambda each: user.has(each, report.unit)
    )
    return {move.verb: move.label for move in moves}


def places(report: Report) -> list[tuple[str, str]]:
    """Return where a comment may stand: the chapters, then the indicators."""
    named = [
        (each.key, f"{each.key} {each.title}") for each in layout_of(report).indicators
    ]
    return [*CHAPTERS.items(), *named]


def writers(report: Report, place: str) -> tuple[User, ...]:
    """Return who answers a comment: the writer of the statement, else the team."""
    statement = report.statements.filter(indicator=place).first()
    if statement and statement.written_by:
        return (statement.written_by,)
    return holders(Perm.FILL, report.unit)


def comments_url(report: Report) -> str:
    return reverse("reports:comment_list", args=[report.pk])
