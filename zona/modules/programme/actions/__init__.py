"""Everything that writes to the programme."""

from zona.modules.programme.actions.arrivals import receive_suggestions
from zona.modules.programme.actions.examples import (
    add_change,
    edit_agent,
    edit_change,
    edit_role_model,
    name_agent,
    name_role_model,
    verify_change,
)
from zona.modules.programme.actions.meetings import (
    edit_meeting,
    edit_outreach,
    record_meeting,
    record_outreach,
)
from zona.modules.programme.actions.plan import (
    add_action,
    add_target,
    create_plan,
    edit_action,
    edit_plan,
    edit_target,
    move_action,
    move_plan,
    remove_action,
    remove_target,
)
from zona.modules.programme.actions.recommendations import (
    edit_recommendation,
    move_recommendation,
    record_recommendation,
    take_suggestion,
    take_suggestions,
)
from zona.modules.programme.actions.team import (
    add_member,
    decree_team,
    edit_member,
    edit_team,
    remove_member,
)

__all__ = [
    "add_action",
    "add_change",
    "add_member",
    "add_target",
    "create_plan",
    "decree_team",
    "edit_action",
    "edit_agent",
    "edit_change",
    "edit_meeting",
    "edit_member",
    "edit_outreach",
    "edit_plan",
    "edit_recommendation",
    "edit_role_model",
    "edit_target",
    "edit_team",
    "move_action",
    "move_plan",
    "move_recommendation",
    "name_agent",
    "name_role_model",
    "receive_suggestions",
    "record_meeting",
    "record_outreach",
    "record_recommendation",
    "remove_action",
    "remove_member",
    "remove_target",
    "take_suggestion",
    "take_suggestions",
    "verify_change",
]
