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
from zona.modules.assessment.actions.standings import (
    keep_standings,
    refresh_standings,
)
from zona.modules.assessment.actions.trial import Trial, make_units
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
    "Trial",
    "add_evidence",
    "add_local_item",
    "answer_question",
    "edit_evidence",
    "edit_local_item",
    "keep_standings",
    "make_units",
    "open_lke",
    "publish_instrument",
    "publish_shipped",
    "refresh_standings",
    "release_evidence",
    "set_policies",
    "use_evidence",
    "use_record",
]
