"""Forms about the work plan."""

from typing import Any

from zona.modules.programme.forms.base import RecordForm
from zona.modules.programme.models import (
    PlanAction,
    PriorityTarget,
    WorkPlan,
)


class PlanForm(RecordForm):
    class Meta:
        model = WorkPlan
        fields = ("title", "year", "until_year")


class TargetForm(RecordForm):
    class Meta:
        model = PriorityTarget
        fields = ("text", "indicators", "baseline", "goal", "priority")
        help_texts = {"goal": "Keadaan akhir yang dapat diukur."}


class ActionForm(RecordForm):
    class Meta:
        model = PlanAction
        fields = (
            "text",
            "output",
            "target",
            "indicators",
            "year",
            "quarter",
            "user",
            "post",
            "evidence_expected",
        )

    def __init__(self, *args: Any, plan: WorkPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        targets = plan.targets.order_by("priority", "pk")
        field = self.fields["target"]
        field.queryset = targets  # type: ignore[attr-defined]  # a ModelChoiceField
        field.empty_label = "Tidak terkait satu target"  # type: ignore[attr-defined]  # as above
        self.fields["user"].label = "Penanggung jawab"
