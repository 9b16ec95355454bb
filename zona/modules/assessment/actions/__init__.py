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
    "Conflict",
    "ItemConflict",
    "Perm",
    "Proof",
    "Reply",
    "add_evidence",
    "add_finding",
    "add_local_item",
    "answer_question",
    "assign_unit",
    "declare_conflict",
    "edit_evidence",
    "edit_local_item",
    "form_team",
    "give_mark",
    "move_review",
    "open_lke",
    "open_review",
    "publish_instrument",
    "publish_shipped",
    "release_evidence",
    "reply_finding",
    "seat_member",
    "set_policies",
    "settle_finding",
    "unseat_member",
    "use_evidence",
    "use_record",
]
