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
from zona.modules.assessment.actions.workbook import (
    apply_workbook,
    bring_workbook,
    drop_workbook,
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
    "add_local_item",
    "answer_question",
    "apply_workbook",
    "bring_workbook",
    "drop_workbook",
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
