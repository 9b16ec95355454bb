"""Reading worksheets: answers, score, evidence, suggestions."""

from zona.modules.assessment.queries.carrying import Legacy, legacies, previous_lke
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
from zona.modules.assessment.queries.searching import matching, passages
from zona.modules.assessment.queries.sheets import (
    Worksheet,
    current_lke,
    history,
    instruments,
    latest_lke,
    latest_of_units,
    plan_of,
    published,
    scorable,
    worksheet,
    worksheets,
    zero_denominators,
)
from zona.modules.assessment.queries.slots import Slot, first_missing, slots

__all__ = [
    "OUTCOME",
    "Knowledge",
    "Legacy",
    "Readiness",
    "Slot",
    "Worksheet",
    "area_url",
    "areas",
    "current_lke",
    "evidence_by_question",
    "expiring",
    "first_missing",
    "history",
    "instruments",
    "knowledge",
    "latest_lke",
    "latest_of_units",
    "legacies",
    "matching",
    "owners",
    "passages",
    "plan_of",
    "previous_lke",
    "proof_counts",
    "published",
    "question_history",
    "readiness",
    "scorable",
    "slots",
    "unproven",
    "uses_of",
    "worksheet",
    "worksheets",
    "zero_denominators",
]
