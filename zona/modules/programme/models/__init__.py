"""The records of the programme."""

from zona.modules.programme.models.attendance import MeetingPhoto, Participant
from zona.modules.programme.models.examples import (
    AgentChange,
    AgentEvaluation,
    ChangeAgent,
    RoleModel,
)
from zona.modules.programme.models.meetings import Decision, Meeting, Outreach
from zona.modules.programme.models.pakta import Pakta, PaktaText
from zona.modules.programme.models.plan import PlanAction, PriorityTarget, WorkPlan
from zona.modules.programme.models.recommendations import Recommendation
from zona.modules.programme.models.selection import (
    Candidate,
    CandidateScore,
    Criterion,
    Procedure,
    Selection,
)
from zona.modules.programme.models.team import Team, TeamMember

__all__ = [
    "AgentChange",
    "AgentEvaluation",
    "Candidate",
    "CandidateScore",
    "ChangeAgent",
    "Criterion",
    "Decision",
    "Meeting",
    "MeetingPhoto",
    "Outreach",
    "Pakta",
    "PaktaText",
    "Participant",
    "PlanAction",
    "PriorityTarget",
    "Procedure",
    "Recommendation",
    "RoleModel",
    "Selection",
    "Team",
    "TeamMember",
    "WorkPlan",
]
