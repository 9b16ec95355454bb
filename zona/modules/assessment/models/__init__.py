"""The worksheet of a unit for a period: instrument, answers, evidence, local items."""

from zona.modules.assessment.models.drafts import InstrumentDraft, InstrumentDraftRows
from zona.modules.assessment.models.evidence import (
    Evidence,
    EvidenceKind,
    EvidenceRows,
    EvidenceUse,
    EvidenceUseRows,
)
from zona.modules.assessment.models.revisions import (
    EvidenceFile,
    EvidenceFileRows,
    EvidenceRevision,
    EvidenceRevisionRows,
    EvidenceText,
    EvidenceTextRows,
    EvidenceWord,
    EvidenceWordRows,
    TextState,
)
from zona.modules.assessment.models.standing import Standing, StandingRows
from zona.modules.assessment.models.workbook import WorkbookImport, WorkbookImportRows
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
    "EvidenceFile",
    "EvidenceFileRows",
    "EvidenceKind",
    "EvidenceRevision",
    "EvidenceRevisionRows",
    "EvidenceRows",
    "EvidenceText",
    "EvidenceTextRows",
    "EvidenceUse",
    "EvidenceUseRows",
    "EvidenceWord",
    "EvidenceWordRows",
    "Instrument",
    "InstrumentDraft",
    "InstrumentDraftRows",
    "Lke",
    "LkeRows",
    "LocalItem",
    "LocalItemRows",
    "LocalState",
    "Predicate",
    "Stance",
    "Standing",
    "StandingRows",
    "TextState",
    "WorkbookImport",
    "WorkbookImportRows",
    "ZeroPolicy",
]
