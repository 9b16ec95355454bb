"""The form of a recommendation."""

from datetime import date
from typing import Any

from zona.core.people.models import Unit
from zona.modules.programme.forms.base import RecordForm
from zona.modules.programme.models import (
    Recommendation,
)
from zona.modules.programme.queries import proposed_due
from zona.modules.programme.rules import Origin


class RecommendationForm(RecordForm):
    """What is advised; a due date left blank follows from the origin."""

    class Meta:
        model = Recommendation
        fields = (
            "origin",
            "source_title",
            "text",
            "indicators",
            "user",
            "post",
            "due_on",
            "followup",
        )
        help_texts = {"followup": "Perkembangan sampai hari ini."}

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, on=on, **kwargs)
        self.unit, self.day = unit, getattr(self.instance, "recorded_on", None) or on
        self.fields["user"].label = "Penanggung jawab"
        self.fields["due_on"].required = False
        self.fields["due_on"].help_text = self._proposals()

    def clean(self) -> dict[str, Any]:
        """Propose the due date of the origin where none was typed."""
        found = super().clean() or {}
        if "due_on" in found and not found["due_on"] and found.get("origin"):
            found["due_on"] = proposed_due(found["origin"], self.unit, self.day).day
        return found

    def _proposals(self) -> str:
        """Say what a blank due date becomes, and how it is counted."""
        lines = (
            f"{each.label} – {proposed_due(each, self.unit, self.day).reason}"
            for each in Origin
        )
        return f"Kosongkan untuk memakai tenggat menurut sumber. {'. '.join(lines)}."
