"""What the worksheet tells the world: score, gates, answers, evidence, gaps.

All of them speak of the worksheet of the unit whose period holds the last day asked
for; without one they have no value.
"""

from zona.modules.assessment.facts.preaudit import preaudit_count
from zona.modules.assessment.facts.provable import provable_score
from zona.modules.assessment.facts.reviews import findings_count, reviewed_score
from zona.modules.assessment.facts.routes import climbs_count
from zona.modules.assessment.facts.standing import (
    NONE,
    answers_count,
    evidence_count,
    gates_passed_count,
    local_items_count,
    total_score,
    unproven_count,
)

__all__ = [
    "NONE",
    "answers_count",
    "climbs_count",
    "evidence_count",
    "findings_count",
    "gates_passed_count",
    "local_items_count",
    "preaudit_count",
    "provable_score",
    "reviewed_score",
    "total_score",
    "unproven_count",
]
