"""Writes about worksheets: instruments, answers, evidence, local items."""

from zona.modules.assessment.actions.answers import Conflict, Reply, answer_question
from zona.modules.assessment.actions.carrying import carry_evidence, record_package
from zona.modules.assessment.actions.converting import carry_answers
from zona.modules.assessment.actions.drafts import (
    draft_instrument,
    drop_draft,
    publish_draft,
)
from zona.modules.assessment.actions.evidence import (
    Proof,
    add_evidence,
    edit_evidence,
    fill_slot,
    release_evidence,
    use_evidence,
    use_record,
)
from zona.modules.assessment.actions.local_items import (
    ItemConflict,
    add_local_item,
    edit_local_item,
)
from zona.modules.assessment.actions.papers import take_paper
from zona.modules.assessment.actions.preaudit import restore_finding, waive_finding
from zona.modules.assessment.actions.reminding import remind_of_expiry
from zona.modules.assessment.actions.reviews import (
    add_finding,
    give_mark,
    move_review,
    open_review,
    reply_finding,
    settle_finding,
)
from zona.modules.assessment.actions.revisions import revise_evidence
from zona.modules.assessment.actions.routes import (
    choose_route,
    close_route,
    set_efforts,
)
from zona.modules.assessment.actions.searching import read_files, read_missed
from zona.modules.assessment.actions.standings import keep_standings, refresh_standings
from zona.modules.assessment.actions.teams import (
    assign_unit,
    declare_conflict,
    form_team,
    seat_member,
    unseat_member,
)
from zona.modules.assessment.actions.trial import Trial, make_units
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
    "Trial",
    "add_evidence",
    "add_finding",
    "add_local_item",
    "answer_question",
    "apply_workbook",
    "assign_unit",
    "bring_workbook",
    "carry_answers",
    "carry_evidence",
    "choose_route",
    "close_route",
    "declare_conflict",
    "draft_instrument",
    "drop_draft",
    "drop_workbook",
    "edit_evidence",
    "edit_local_item",
    "fill_slot",
    "form_team",
    "give_mark",
    "keep_standings",
    "make_units",
    "move_review",
    "open_lke",
    "open_review",
    "publish_draft",
    "publish_instrument",
    "publish_shipped",
    "read_files",
    "read_missed",
    "record_package",
    "refresh_standings",
    "release_evidence",
    "remind_of_expiry",
    "reply_finding",
    "restore_finding",
    "revise_evidence",
    "seat_member",
    "set_efforts",
    "set_policies",
    "settle_finding",
    "take_paper",
    "unseat_member",
    "use_evidence",
    "use_record",
    "waive_finding",
]
