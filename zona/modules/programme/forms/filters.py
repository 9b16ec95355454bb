"""What narrows a list."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zona.core.people.models import Unit, User
from zona.modules.programme.rules import (
    ACTION_FLOW,
    MEETING_FLOW,
    RECOMMENDATION_FLOW,
    Area,
    MeetingKind,
    Origin,
)

EVERY = [("", "Semua")]


class ListFilter(forms.Form):
    """What narrows a list; the unit is offered only where there are several."""

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(units) > 1:
            choices = [(unit.code, unit.short_name) for unit in units]
            field = forms.ChoiceField(label="Unit", choices=choices, required=False)
            self.fields = {"unit": field, **self.fields}


class UnitFilter(ListFilter):
    pass


class ActionFilter(ListFilter):
    area = forms.ChoiceField(choices=[*EVERY, *Area.choices()], required=False)
    status = forms.ChoiceField(
        choices=[*EVERY, ("terlambat", "Terlambat"), *ACTION_FLOW.choices()],
        required=False,
    )
    owner = forms.ChoiceField(label="Penanggung jawab", required=False)
    tampilan = forms.CharField(required=False, widget=forms.HiddenInput())
    tahun = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, owners: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(person.pk), person.full_name) for person in owners]
        self.fields["owner"].choices = [*EVERY, *choices]  # type: ignore[attr-defined]  # a ChoiceField


class MeetingFilter(ListFilter):
    kind = forms.ChoiceField(
        label="Jenis", choices=[*EVERY, *MeetingKind.choices()], required=False
    )
    status = forms.ChoiceField(
        choices=[*EVERY, *MEETING_FLOW.choices()], required=False
    )
    year = forms.IntegerField(label="Tahun", required=False, min_value=2009)
    q = forms.CharField(label="Cari judul", required=False)


class RecommendationFilter(ListFilter):
    status = forms.ChoiceField(
        choices=[*EVERY, ("terlambat", "Terlambat"), *RECOMMENDATION_FLOW.choices()],
        required=False,
    )
    origin = forms.ChoiceField(
        label="Sumber", choices=[*EVERY, *Origin.choices()], required=False
    )
    area = forms.ChoiceField(choices=[*EVERY, *Area.choices()], required=False)
    owner = forms.ChoiceField(label="Penanggung jawab", required=False)
    q = forms.CharField(label="Cari", required=False)

    def __init__(self, *args: Any, owners: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(person.pk), person.full_name) for person in owners]
        self.fields["owner"].choices = [*EVERY, *choices]  # type: ignore[attr-defined]  # a ChoiceField
