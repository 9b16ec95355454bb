"""Reading worksheets: answers, score, evidence, suggestions."""

from zona.modules.assessment.queries.carrying import Legacy, legacies, previous_lke
from zona.modules.assessment.queries.converting import (
    Bringing,
    Conversion,
    conversion,
)
from zona.modules.assessment.queries.drafts import (
    DraftReview,
    draft_review,
    ministry_of,
)
from zona.modules.assessment.queries.evidence import (
    evidence_by_question,
    expiring,
    proof_counts,
    unproven,
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
from zona.modules.assessment.queries.past import readiness_on, uses_on, worksheet_on
from zona.modules.assessment.queries.preaudit import Preaudit, preaudit
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
    "Bringing",
    "Conversion",
    "DraftReview",
    "Knowledge",
    "Legacy",
    "Preaudit",
    "Readiness",
    "Slot",
    "Summary",
    "Trend",
    "Worksheet",
    "area_url",
    "areas",
    "as_answer",
    "content_of",
    "conversion",
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
    "preaudit",
    "previous_lke",
    "proof_counts",
    "published",
    "question_history",
    "readiness",
    "readiness_on",
    "scorable",
    "slots",
    "stored_answers",
    "summary",
    "trend",
    "unproven",
    "uses_of",
    "uses_on",
    "without_sheet",
    "worksheet",
    "worksheet_on",
    "worksheets",
    "zero_denominators",
]
