"""Reading worksheets: answers, score, evidence, suggestions."""

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
from zona.modules.assessment.queries.workbook import (
    as_answer,
    content_of,
    imports_of,
    known_proofs,
    stored_answers,
)

__all__ = [
    "OUTCOME",
    "Knowledge",
    "Readiness",
    "Worksheet",
    "area_url",
    "areas",
    "as_answer",
    "content_of",
    "current_lke",
    "evidence_by_question",
    "expiring",
    "history",
    "imports_of",
    "instruments",
    "knowledge",
    "known_proofs",
    "latest_lke",
    "latest_of_units",
    "lke_of",
    "owners",
    "plan_of",
    "proof_counts",
    "published",
    "question_history",
    "readiness",
    "scorable",
    "stored_answers",
    "unproven",
    "uses_of",
    "worksheet",
    "worksheets",
    "zero_denominators",
]
