"""What people do about gratification and guests."""

from zona.modules.gratification.actions.custody import donate_deposit, take_deposit
from zona.modules.gratification.actions.guests import (
    correct_guest,
    receive_guest,
    see_guest_off,
)
from zona.modules.gratification.actions.reports import (
    answer_supplement,
    ask_supplement,
    decide_report,
    forward_report,
    move_report,
    refresh_clocks,
    settle_report,
    share_report,
    submit_report,
)
from zona.modules.gratification.actions.settings import record_circular, set_service

__all__ = [
    "answer_supplement",
    "ask_supplement",
    "correct_guest",
    "decide_report",
    "donate_deposit",
    "forward_report",
    "move_report",
    "receive_guest",
    "record_circular",
    "refresh_clocks",
    "see_guest_off",
    "set_service",
    "settle_report",
    "share_report",
    "submit_report",
    "take_deposit",
]
