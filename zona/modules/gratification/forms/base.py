"""Small parts of the forms."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zona.core.people.models import Unit

EVERY = [("", "Semua")]


def words(
    label: str, rows: int = 4, limit: int = 2000, **kwargs: Any
) -> forms.CharField:
    """Return a field for some sentences."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=limit, **kwargs)


def line(label: str, limit: int = 200, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, **kwargs)


def day(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(), **kwargs)


def moment(label: str, **kwargs: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput(), **kwargs)


def chosen(
    label: str, choices: Sequence[tuple[str, str]], **kwargs: Any
) -> forms.ChoiceField:
    """Return a choice that begins with nothing chosen."""
    return forms.ChoiceField(label=label, choices=[("", "Pilih"), *choices], **kwargs)


def money(label: str, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=10**15, localize=True, **kwargs
    )


class UnitFilter(forms.Form):
    """What narrows a page to one unit; offered only where there are several."""

    unit = forms.ChoiceField(label="Unit", required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.code, unit.short_name) for unit in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if len(choices) < 2:
            self.fields.pop("unit")


class YearFilter(UnitFilter):
    """One unit and one year."""

    tahun = forms.IntegerField(
        label="Tahun", required=False, min_value=2001, max_value=2100
    )
