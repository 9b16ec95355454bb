"""What the programme tells the world; definitions follow the facts map of the LKE.

`year` there is the twelve months that end on the cut-off day, `period.end`.
"""

from zona.modules.programme.facts.examples import (
    EXAMPLES,
    agent_changes_count,
    change_agents_count,
    changes_integrated_count,
    role_model_exists,
)
from zona.modules.programme.facts.involvement import (
    meetings_unattended_count,
    outreach_reached_percent,
    staff_involved_percent,
)
from zona.modules.programme.facts.late import late_work_count
from zona.modules.programme.facts.meetings import (
    culture_activities_count,
    head_attended_percent,
    monev_head_quarters_count,
    monev_quarters_count,
    outreach_external_count,
    outreach_quarters_count,
)
from zona.modules.programme.facts.pakta import pakta_signed_percent
from zona.modules.programme.facts.plan import (
    actions_done_percent,
    actions_planned_count,
    plan_exists,
    targets_linked_percent,
)
from zona.modules.programme.facts.recommendations import (
    advice_followed_count,
    recommendations_done_percent,
)
from zona.modules.programme.facts.team import (
    elements_represented_percent,
    members_selected_percent,
    team_exists,
)

__all__ = [
    "EXAMPLES",
    "actions_done_percent",
    "actions_planned_count",
    "advice_followed_count",
    "agent_changes_count",
    "change_agents_count",
    "changes_integrated_count",
    "culture_activities_count",
    "elements_represented_percent",
    "head_attended_percent",
    "late_work_count",
    "meetings_unattended_count",
    "members_selected_percent",
    "monev_head_quarters_count",
    "monev_quarters_count",
    "outreach_external_count",
    "outreach_quarters_count",
    "outreach_reached_percent",
    "pakta_signed_percent",
    "plan_exists",
    "recommendations_done_percent",
    "role_model_exists",
    "staff_involved_percent",
    "targets_linked_percent",
    "team_exists",
]
