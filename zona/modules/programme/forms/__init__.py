"""The shape of what people type about the programme."""

from zona.modules.programme.forms.base import PROOF, RecordForm
from zona.modules.programme.forms.filters import (
    EVERY,
    ActionFilter,
    ListFilter,
    MeetingFilter,
    RecommendationFilter,
    UnitFilter,
)
from zona.modules.programme.forms.gatherings import (
    AttendanceForm,
    DecisionForm,
    InviteForm,
    MeetingPlanForm,
    MinutesForm,
    PhotoForm,
    ProofForm,
)
from zona.modules.programme.forms.meetings import MeetingForm, OutreachForm
from zona.modules.programme.forms.plan import ActionForm, PlanForm, TargetForm
from zona.modules.programme.forms.recommendations import RecommendationForm
from zona.modules.programme.forms.steps import (
    STEP_FORMS,
    EvaluationForm,
    FinishForm,
    NoteForm,
    StepForm,
)
from zona.modules.programme.forms.team import (
    AgentForm,
    ChangeForm,
    MemberForm,
    RoleModelForm,
    TeamForm,
)

__all__ = [
    "EVERY",
    "PROOF",
    "STEP_FORMS",
    "ActionFilter",
    "ActionForm",
    "AgentForm",
    "AttendanceForm",
    "ChangeForm",
    "DecisionForm",
    "EvaluationForm",
    "FinishForm",
    "InviteForm",
    "ListFilter",
    "MeetingFilter",
    "MeetingForm",
    "MeetingPlanForm",
    "MemberForm",
    "MinutesForm",
    "NoteForm",
    "OutreachForm",
    "PhotoForm",
    "PlanForm",
    "ProofForm",
    "RecommendationFilter",
    "RecommendationForm",
    "RecordForm",
    "RoleModelForm",
    "StepForm",
    "TargetForm",
    "TeamForm",
    "UnitFilter",
]
