"""The filters of the lists."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zona.core.people.models import Unit
from zona.modules.oversight import queries

YEARS = {"min_value": 2014, "max_value": 2100}


class UnitFilter(forms.Form):
    unit = forms.ChoiceField(label="Unit", required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.code, unit.short_name) for unit in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if len(choices) == 1:
            self.fields.pop("unit")


class CalendarFilter(UnitFilter):
    tahun = forms.IntegerField(label="Tahun", required=False, **YEARS)  # type: ignore[arg-type]  # both are whole numbers
    kewajiban = forms.ChoiceField(label="Sistem", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        systems = [("", "Semua"), *queries.modules_owing()]
        self.fields["kewajiban"].choices = systems  # type: ignore[attr-defined]  # as above
