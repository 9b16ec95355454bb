"""Reads that cross models: units, indicators, suggestions, boards, histories."""

from zona.modules.programme.queries.history import HAPPENED, history
from zona.modules.programme.queries.indicators import FIRST_DAY, both_codes, indicators
from zona.modules.programme.queries.meetings import (
    Outcome,
    employees,
    group,
    minutes_approval_due,
    minutes_due,
    outcomes,
    practice,
)
from zona.modules.programme.queries.pakta import (
    Coverage,
    Signature,
    coverage,
    head_name,
    own_pakta,
    pakta_rule,
    post_of,
)
from zona.modules.programme.queries.people import holders, may, units_seen
from zona.modules.programme.queries.plan import Quarter, approval_due, board, targets
from zona.modules.programme.queries.recommendations import suggestions
from zona.modules.programme.queries.selection import ranking, selection_rule
from zona.modules.programme.queries.team import represented

__all__ = [
    "FIRST_DAY",
    "HAPPENED",
    "Coverage",
    "Outcome",
    "Quarter",
    "Signature",
    "approval_due",
    "board",
    "both_codes",
    "coverage",
    "employees",
    "group",
    "head_name",
    "history",
    "holders",
    "indicators",
    "may",
    "minutes_approval_due",
    "minutes_due",
    "outcomes",
    "own_pakta",
    "pakta_rule",
    "post_of",
    "practice",
    "ranking",
    "represented",
    "selection_rule",
    "suggestions",
    "targets",
    "units_seen",
]
