"""The worksheet of a unit for a period: instrument, answers, evidence, local items."""

from zona.modules.assessment.models.evidence import (
    Evidence,
    EvidenceKind,
    EvidenceRows,
    EvidenceUse,
    EvidenceUseRows,
)
from zona.modules.assessment.models.reviews import (
    ConflictDeclaration,
    Finding,
    Review,
    ReviewAnswer,
    ReviewAssignment,
    ReviewMember,
    ReviewTeam,
)
from zona.modules.assessment.models.worksheet import (
    Answer,
    AnswerRows,
    BlankPolicy,
    Instrument,
    Lke,
    LkeRows,
    LocalItem,
    LocalItemRows,
    LocalState,
    Predicate,
    Stance,
    ZeroPolicy,
)

__all__ = [
    "Answer",
    "AnswerRows",
    "BlankPolicy",
    "ConflictDeclaration",
    "Evidence",
    "EvidenceKind",
    "EvidenceRows",
    "EvidenceUse",
    "EvidenceUseRows",
    "Finding",
    "Instrument",
    "Lke",
    "LkeRows",
    "LocalItem",
    "LocalItemRows",
    "LocalState",
    "Predicate",
    "Review",
    "ReviewAnswer",
    "ReviewAssignment",
    "ReviewMember",
    "ReviewTeam",
    "Stance",
    "ZeroPolicy",
]
