"""Fields that several forms share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from zona.core.people.models import Unit, User
from zona.core.upkeep.queries import active_people
from zona.modules.risk.rules import Grade

FIRST_YEAR, LAST_YEAR = 2009, 2100


def words(
    label: str, *, rows: int = 3, most: int = 1000, **kwargs: Any
) -> forms.CharField:
    """Return a field for some lines of text."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=most, **kwargs)


def line(label: str, most: int = 300, **kwargs: Any) -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(label=label, max_length=most, **kwargs)


def day(label: str, **kwargs: Any) -> forms.DateField:
    """Return a field for a date."""
    return forms.DateField(label=label, widget=forms.DateInput(), **kwargs)


def year(label: str = "Tahun", first: int = FIRST_YEAR) -> forms.IntegerField:
    """Return a field for a year."""
    return forms.IntegerField(label=label, min_value=first, max_value=LAST_YEAR)


def money(label: str, **kwargs: Any) -> forms.IntegerField:
    """Return a field for whole rupiah."""
    return forms.IntegerField(
        label=label, min_value=0, max_value=10**15, localize=True, **kwargs
    )


def one[M: Model](label: str, rows: QuerySet[M] | None = None, **kwargs: Any) -> Any:
    """Return a field that picks one record."""
    return forms.ModelChoiceField(label=label, queryset=rows, **kwargs)


def people(unit: Unit) -> QuerySet[User]:
    """Return those who work in a unit, by name."""
    return active_people(unit.pk).order_by("full_name")


def grades(found: Iterable[Grade]) -> list[tuple[str, str]]:
    """Return the grades of a scale as choices; the guide stands beside the label."""
    return [
        ("", "Pilih"),
        *(
            (
                str(number),
                f"{number} – {each.label}" + f": {each.guide}" * bool(each.guide),
            )
            for number, each in enumerate(found, 1)
        ),
    ]


def picked(label: str, **kwargs: Any) -> forms.TypedChoiceField:
    """Return a field for a grade; its choices come with the scale."""
    return forms.TypedChoiceField(label=label, coerce=int, **kwargs)
