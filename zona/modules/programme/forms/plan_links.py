"""The form that ties an event to a plan."""

from typing import Any

from django import forms

from zona.modules.programme.models import Meeting, Outreach, WorkPlan
from zona.modules.programme.queries import offered_events

type Happening = Meeting | Outreach


class PlanEventForm(forms.Form):
    """Choose one of the meetings or outreaches that made the plan known."""

    event = forms.ChoiceField(
        label="Kegiatan",
        help_text="Rapat sosialisasi dan sosialisasi sejak rencana disetujui.",
    )

    def __init__(self, *args: Any, plan: WorkPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings, outreach = offered_events(plan)
        found: list[Happening] = [*meetings, *outreach]
        self.offered = {f"{each._meta.model_name}-{each.pk}": each for each in found}
        self.fields["event"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Pilih"),
            *(
                (key, f"{row.held_on:%d-%m-%Y} {row}")
                for key, row in self.offered.items()
            ),
        ]

    def clean_event(self) -> Happening:
        return self.offered[self.cleaned_data["event"]]
