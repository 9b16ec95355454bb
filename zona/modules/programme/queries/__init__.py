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
from zona.modules.programme.queries.people import may, units_seen
from zona.modules.programme.queries.plan import Quarter, approval_due, board, targets
from zona.modules.programme.queries.plan_links import (
    ScoredTarget,
    climbs,
    last_known,
    months,
    offered_events,
    plan_events,
    published_plan,
    scored_targets,
)
from zona.modules.programme.queries.recommendations import (
    advice,
    due_reason,
    may_open_again,
    proposed_due,
    suggestions,
)
from zona.modules.programme.queries.selection import ranking, selection_rule
from zona.modules.programme.queries.team import represented

__all__ = [
    "FIRST_DAY",
    "HAPPENED",
    "Coverage",
    "Outcome",
    "Quarter",
    "ScoredTarget",
    "Signature",
    "advice",
    "approval_due",
    "board",
    "both_codes",
    "climbs",
    "coverage",
    "due_reason",
    "employees",
    "group",
    "head_name",
    "history",
    "indicators",
    "last_known",
    "may",
    "may_open_again",
    "minutes_approval_due",
    "minutes_due",
    "months",
    "offered_events",
    "outcomes",
    "own_pakta",
    "pakta_rule",
    "plan_events",
    "post_of",
    "practice",
    "proposed_due",
    "published_plan",
    "ranking",
    "represented",
    "scored_targets",
    "selection_rule",
    "suggestions",
    "targets",
    "units_seen",
]
