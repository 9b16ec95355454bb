"""What people do with complaints: each one transaction, audited."""

from zona.modules.complaints.actions.answering import (
    fall_silent,
    rate,
    respond,
    rewind,
    send_message,
)
from zona.modules.complaints.actions.channels import (
    check_channel,
    close_channel,
    open_channel,
)
from zona.modules.complaints.actions.handling import (
    accept,
    acknowledge,
    add_note,
    approve,
    archive,
    dispose,
    draft,
    forward,
    hand_over,
    move_to_wbs,
    return_draft,
    send_answer,
    settle_appeal,
    show_identity,
    suspend,
)
from zona.modules.complaints.actions.receiving import (
    Receipt,
    code_hash,
    renew_code,
    submit_complaint,
)

__all__ = [
    "Receipt",
    "accept",
    "acknowledge",
    "add_note",
    "approve",
    "archive",
    "check_channel",
    "close_channel",
    "code_hash",
    "dispose",
    "draft",
    "fall_silent",
    "forward",
    "hand_over",
    "move_to_wbs",
    "open_channel",
    "rate",
    "renew_code",
    "respond",
    "return_draft",
    "rewind",
    "send_answer",
    "send_message",
    "settle_appeal",
    "show_identity",
    "submit_complaint",
    "suspend",
]
