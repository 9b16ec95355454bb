"""The worksheet of a unit for a period: instrument, answers, evidence, local items."""

from zona.modules.assessment.models.evidence import (
    Evidence,
    EvidenceKind,
    EvidenceRows,
    EvidenceUse,
    EvidenceUseRows,
)
from zona.modules.assessment.models.workbook import (
    WorkbookImport,
    WorkbookImportRows,
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
    "Evidence",
    "EvidenceKind",
    "EvidenceRows",
    "EvidenceUse",
    "EvidenceUseRows",
    "Instrument",
    "Lke",
    "LkeRows",
    "LocalItem",
    "LocalItemRows",
    "LocalState",
    "Predicate",
    "Stance",
    "WorkbookImport",
    "WorkbookImportRows",
    "ZeroPolicy",
]
