"""Writes: the report is opened, filled, moved along its course, signed once."""

from zona.modules.reports.actions.comments import add_comment, move_comment
from zona.modules.reports.actions.contents import (
    Stale,
    add_conclusion,
    add_suggestion,
    describe_report,
    edit_conclusion,
    edit_suggestion,
    move_point,
    open_report,
    remove_point,
    save_statement,
    take_record,
)
from zona.modules.reports.actions.course import (
    return_report,
    review_report,
    send_report,
    sign_report,
    submit_report,
)

__all__ = [
    "Stale",
    "add_comment",
    "add_conclusion",
    "add_suggestion",
    "describe_report",
    "edit_conclusion",
    "edit_suggestion",
    "move_comment",
    "move_point",
    "open_report",
    "remove_point",
    "return_report",
    "review_report",
    "save_statement",
    "send_report",
    "sign_report",
    "submit_report",
    "take_record",
]
