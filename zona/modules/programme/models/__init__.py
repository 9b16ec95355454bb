"""The records of the programme."""

from zona.modules.programme.models.attendance import MeetingPhoto, Participant
from zona.modules.programme.models.examples import AgentChange, ChangeAgent, RoleModel
from zona.modules.programme.models.meetings import Decision, Meeting, Outreach
from zona.modules.programme.models.plan import PlanAction, PriorityTarget, WorkPlan
from zona.modules.programme.models.recommendations import Recommendation
from zona.modules.programme.models.team import Team, TeamMember

__all__ = [
    "AgentChange",
    "ChangeAgent",
    "Decision",
    "Meeting",
    "MeetingPhoto",
    "Outreach",
    "Participant",
    "PlanAction",
    "PriorityTarget",
    "Recommendation",
    "RoleModel",
    "Team",
    "TeamMember",
    "WorkPlan",
]
