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
from zona.modules.programme.forms.pakta import PaktaTextForm, PledgeForm
from zona.modules.programme.forms.plan import ActionForm, PlanForm, TargetForm
from zona.modules.programme.forms.recommendations import RecommendationForm
from zona.modules.programme.forms.selection import (
    ApprovalForm,
    CandidateForm,
    CriterionForm,
    ProcedureForm,
    ResultForm,
    ScoreForm,
    SelectionForm,
)
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
    EvaluationOfAgentForm,
    MemberForm,
    ReplacementForm,
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
    "ApprovalForm",
    "AttendanceForm",
    "CandidateForm",
    "ChangeForm",
    "CriterionForm",
    "DecisionForm",
    "EvaluationForm",
    "EvaluationOfAgentForm",
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
    "PaktaTextForm",
    "PhotoForm",
    "PlanForm",
    "PledgeForm",
    "ProcedureForm",
    "ProofForm",
    "RecommendationFilter",
    "RecommendationForm",
    "RecordForm",
    "ReplacementForm",
    "ResultForm",
    "RoleModelForm",
    "ScoreForm",
    "SelectionForm",
    "StepForm",
    "TargetForm",
    "TeamForm",
    "UnitFilter",
]
