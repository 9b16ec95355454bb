"""What people do about conflicts of interest: each one transaction, audited."""

from zona.modules.conflicts.actions.cases import (
    close_case,
    decide_case,
    move_case,
    refresh_clocks,
    report_case,
)
from zona.modules.conflicts.actions.commitments import sign_commitment
from zona.modules.conflicts.actions.declarations import (
    add_interest,
    declare_nil,
    remind_undeclared,
    remove_interest,
    start_declaration,
    submit_declaration,
)
from zona.modules.conflicts.actions.mapping import end_row, review_row, set_row
from zona.modules.conflicts.actions.reviews import (
    find_actual,
    hand_over,
    plan_prevention,
    release_interest,
    review_declaration,
)

__all__ = [
    "add_interest",
    "close_case",
    "decide_case",
    "declare_nil",
    "end_row",
    "find_actual",
    "hand_over",
    "move_case",
    "plan_prevention",
    "refresh_clocks",
    "release_interest",
    "remind_undeclared",
    "remove_interest",
    "report_case",
    "review_declaration",
    "review_row",
    "set_row",
    "sign_commitment",
    "start_declaration",
    "submit_declaration",
]
