"""Shapes of input of the assessors: teams, findings, replies, steps."""

from typing import Any

from django import forms

from zona.core.modules import roles_with
from zona.core.people.models import Unit, User
from zona.modules.assessment.models import ReviewTeam
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.reviewing import Place, Severity, Stage

AREA = forms.Textarea(attrs={"rows": 3})


class FindingForm(forms.Form):
    """A finding on one question."""

    text = forms.CharField(label="Temuan", max_length=2000, widget=AREA)
    improvement = forms.CharField(
        label="Perbaikan yang diminta", max_length=2000, widget=AREA
    )
    severity = forms.TypedChoiceField(
        label="Bobot",
        choices=Severity.choices(),
        coerce=Severity,
        initial=Severity.SEDANG,
        widget=forms.RadioSelect,
    )


class FindingReplyForm(forms.Form):
    """The unit's reply to a finding."""

    reply = forms.CharField(
        label="Tanggapan",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sebutkan apa yang sudah diperbaiki dan bukti mana yang menunjukkannya.",
    )


class ReasonForm(forms.Form):
    """Why a round is given back."""

    note = forms.CharField(label="Alasan dikembalikan", max_length=1000, widget=AREA)


class TeamForm(forms.Form):
    """A new team."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit", empty_label=None)
    stage = forms.TypedChoiceField(
        label="Tahap", choices=Stage.choices(), coerce=Stage, initial=Stage.TPI
    )
    title = forms.CharField(label="Nama tim", max_length=120)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(
            Unit.objects.filter(user.within(Perm.ASSIGN, "self")).order_by("path"),
            label="Unit yang membentuk tim",
            empty_label=None,
        )


class MemberForm(forms.Form):
    """A person's place in a team."""

    user = forms.ModelChoiceField(User.objects.none(), label="Orang")
    place = forms.TypedChoiceField(
        label="Kedudukan", choices=Place.choices(), coerce=Place
    )

    def __init__(self, *args: Any, team: ReviewTeam, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holders = User.objects.filter(
            grants__role__in=roles_with(Perm.REVIEW),
            grants__unit=team.unit_id,
            is_active=True,
        )
        self.fields["user"] = forms.ModelChoiceField(
            holders.distinct().order_by("full_name"), label="Orang"
        )


class AssignedUnitForm(forms.Form):
    """A unit that the team assesses."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit")

    def __init__(self, *args: Any, team: ReviewTeam, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        below = Unit.objects.below(team.unit).exclude(pk=team.unit_id)
        self.fields["unit"] = forms.ModelChoiceField(
            below.order_by("path"), label="Unit"
        )


class ConflictForm(forms.Form):
    """A unit that the person may not assess, and why."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit")
    reason = forms.CharField(
        label="Alasan",
        max_length=400,
        help_text="Misalnya: pernah bertugas di sana, atau ada hubungan keluarga.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(user.within(Perm.REVIEW, "self"))
        self.fields["unit"] = forms.ModelChoiceField(
            units.order_by("path"), label="Unit"
        )
