"""What people do with wealth reports: each one transaction, audited."""

from zona.modules.wealth.actions.lists import (
    add_event,
    correct_obligation,
    exclude_obligation,
    include_obligation,
    prepare_list,
    renew_list,
    set_terms,
)
from zona.modules.wealth.actions.recaps import (
    make_recap,
    record_export,
    send_recap,
    void_recap,
)
from zona.modules.wealth.actions.receipts import (
    file_receipt,
    judge_receipt,
    record_look,
    withdraw_verification,
)
from zona.modules.wealth.actions.reminders import remind_due, remind_now

__all__ = [
    "add_event",
    "correct_obligation",
    "exclude_obligation",
    "file_receipt",
    "include_obligation",
    "judge_receipt",
    "make_recap",
    "prepare_list",
    "record_export",
    "record_look",
    "remind_due",
    "remind_now",
    "renew_list",
    "send_recap",
    "set_terms",
    "void_recap",
    "withdraw_verification",
]
