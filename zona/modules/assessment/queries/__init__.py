"""Reading worksheets: answers, score, evidence, suggestions."""

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
from zona.modules.assessment.queries.readiness import (
    OUTCOME,
    Readiness,
    area_url,
    areas,
    owners,
    readiness,
)
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

__all__ = [
    "OUTCOME",
    "DraftReview",
    "Knowledge",
    "Readiness",
    "Worksheet",
    "area_url",
    "areas",
    "current_lke",
    "draft_review",
    "evidence_by_question",
    "expiring",
    "history",
    "instruments",
    "knowledge",
    "latest_lke",
    "latest_of_units",
    "lke_of",
    "ministry_of",
    "owners",
    "plan_of",
    "proof_counts",
    "published",
    "question_history",
    "readiness",
    "scorable",
    "unproven",
    "uses_of",
    "worksheet",
    "worksheets",
    "zero_denominators",
]
