"""Reading worksheets: answers, score, evidence, suggestions."""

from zona.modules.assessment.queries.carrying import Legacy, legacies, previous_lke
from zona.modules.assessment.queries.drafts import (
    DraftReview,
    draft_review,
    ministry_of,
)
from zona.modules.assessment.queries.evidence import (
    evidence_by_question,
    expiring,
    proof_counts,
    uses_of,
)
from zona.modules.assessment.queries.knowledge import (
    Knowledge,
    knowledge,
    question_history,
)
from zona.modules.assessment.queries.overview import (
    Summary,
    Trend,
    day_of,
    gates,
    left_behind,
    periods,
    summary,
    trend,
    without_sheet,
)
from zona.modules.assessment.queries.provable import Proven, proven
from zona.modules.assessment.queries.readiness import (
    OUTCOME,
    Readiness,
    area_url,
    areas,
    owners,
    readiness,
)
from zona.modules.assessment.queries.searching import matching, passages
from zona.modules.assessment.queries.sheets import (
    Worksheet,
    current_lke,
    history,
    instruments,
    latest_lke,
    latest_of_units,
    lke_of,
    plan_of,
    published,
    scorable,
    worksheet,
    worksheets,
    zero_denominators,
)
from zona.modules.assessment.queries.slots import Slot, first_missing, slots
from zona.modules.assessment.queries.workbook import (
    as_answer,
    content_of,
    imports_of,
    known_proofs,
    stored_answers,
)

__all__ = [
    "OUTCOME",
    "DraftReview",
    "Knowledge",
    "Legacy",
    "Proven",
    "Readiness",
    "Slot",
    "Summary",
    "Trend",
    "Worksheet",
    "area_url",
    "areas",
    "as_answer",
    "content_of",
    "current_lke",
    "day_of",
    "draft_review",
    "evidence_by_question",
    "expiring",
    "first_missing",
    "gates",
    "history",
    "imports_of",
    "instruments",
    "knowledge",
    "known_proofs",
    "latest_lke",
    "latest_of_units",
    "left_behind",
    "legacies",
    "lke_of",
    "matching",
    "ministry_of",
    "owners",
    "passages",
    "periods",
    "plan_of",
    "previous_lke",
    "proof_counts",
    "proven",
    "published",
    "question_history",
    "readiness",
    "scorable",
    "slots",
    "stored_answers",
    "summary",
    "trend",
    "uses_of",
    "without_sheet",
    "worksheet",
    "worksheets",
    "zero_denominators",
]
