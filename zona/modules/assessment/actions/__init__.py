"""Writes about worksheets: instruments, answers, evidence, local items."""

from zona.modules.assessment.actions.answers import Conflict, Reply, answer_question
from zona.modules.assessment.actions.evidence import (
    Proof,
    add_evidence,
    edit_evidence,
    release_evidence,
    use_evidence,
    use_record,
)
from zona.modules.assessment.actions.local_items import (
    ItemConflict,
    add_local_item,
    edit_local_item,
)
from zona.modules.assessment.actions.reviews import (
    add_finding,
    give_mark,
    move_review,
    open_review,
    reply_finding,
    settle_finding,
)
from zona.modules.assessment.actions.teams import (
    assign_unit,
    declare_conflict,
    form_team,
    seat_member,
    unseat_member,
)
from zona.modules.assessment.actions.worksheets import (
    open_lke,
    publish_instrument,
    publish_shipped,
    set_policies,
)
from zona.modules.assessment.permissions import Perm

__all__ = [
    "add_finding",
    "give_mark",
    "move_review",
    "open_review",
    "reply_finding",
    "settle_finding",
    "assign_unit",
    "declare_conflict",
    "form_team",
    "seat_member",
    "unseat_member",
    "Conflict",
    "ItemConflict",
    "Perm",
    "Proof",
    "Reply",
    "add_evidence",
    "add_local_item",
    "answer_question",
    "edit_evidence",
    "edit_local_item",
    "open_lke",
    "publish_instrument",
    "publish_shipped",
    "release_evidence",
    "set_policies",
    "use_evidence",
    "use_record",
]
