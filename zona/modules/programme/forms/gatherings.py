"""Forms of a meeting from plan to proof."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from zona.core.files.forms import AttachmentField
from zona.core.people.models import User
from zona.modules.programme.forms.base import RecordForm
from zona.modules.programme.models import Decision, Meeting
from zona.modules.programme.queries import employees, group
from zona.modules.programme.rules import Area, MeetingPractice, read_guests

GUESTS_HELP = "Satu tamu tiap baris: nama; instansi."


class MeetingPlanForm(RecordForm):
    class Meta:
        model = Meeting
        fields = (
            "kind",
            "title",
            "held_on",
            "starts_at",
            "ends_at",
            "place",
            "user",
            "post",
            "secretary",
            "agenda",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = kwargs["unit"]
        self.fields["user"].label = "Dipimpin oleh"
        secretary = cast("forms.ModelChoiceField[User]", self.fields["secretary"])
        secretary.queryset = User.objects.filter(unit=unit, is_active=True)
        secretary.empty_label = "Saya sendiri"
        for name in ("starts_at", "ends_at"):
            self.fields[name].widget = forms.TimeInput(
                attrs={"type": "time"}, format="%H:%M"
            )


class _PeopleForm(forms.Form):
    """Employees of the unit by name, and guests in words."""

    people = forms.ModelMultipleChoiceField(
        label="Pegawai",
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guests = forms.CharField(
        label="Tamu",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=GUESTS_HELP,
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        field = cast("forms.ModelMultipleChoiceField[User]", self.fields["people"])
        on_list = meeting.participants.values("user")
        rows = User.objects.filter(unit=meeting.unit, is_active=True)
        rows = rows | User.objects.filter(pk__in=on_list)
        field.queryset = rows.order_by("full_name")

    def clean_guests(self) -> tuple[tuple[str, str], ...]:
        """Return name and organisation of each guest."""
        return read_guests(self.cleaned_data["guests"])


class InviteForm(_PeopleForm):
    groups = forms.MultipleChoiceField(
        label="Kelompok",
        required=False,
        choices=[
            ("semua", "Semua pegawai"),
            ("tim", "Tim kerja ZI"),
            *((area.value, f"Area {area.label}") for area in Area),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("groups", "people", "guests")

    def clean(self) -> dict[str, Any]:
        """Return the people by name and by group as one list."""
        found = dict(self.cleaned_data)
        names = found.pop("groups", [])
        unit, day = self.meeting.unit, self.meeting.held_on
        wanted = {pk for name in names for pk in group(unit, name, day)}
        wanted |= {each.pk for each in found.get("people", ())}
        rows = employees(unit)
        self.cleaned_data["people"] = [each for each in rows if each.pk in wanted]
        self.cleaned_data.pop("groups", None)
        return self.cleaned_data


class AttendanceForm(_PeopleForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(self.meeting.participants.select_related("user"))
        self.initial["people"] = [
            each.user_id for each in rows if each.user_id and each.attended_at
        ]
        self.initial["guests"] = "\n".join(
            f"{each.name}; {each.organisation}".removesuffix("; ")
            for each in rows
            if not each.user_id
        )
        self.fields["people"].label = "Pegawai yang hadir"
        self.fields["guests"].label = "Tamu yang hadir"


class MinutesForm(forms.Form):
    agenda = forms.CharField(
        label="Pokok bahasan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    discussion = forms.CharField(
        label="Jalannya pembahasan", widget=forms.Textarea(attrs={"rows": 10})
    )
    decisions = forms.CharField(
        label="Keputusan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Satu keputusan tiap baris. Penanggung jawab dan tenggat diisi sesudahnya.",
    )
    head_absence_reason = forms.CharField(
        label="Alasan sah pimpinan tidak hadir", required=False, max_length=200
    )

    def clean_decisions(self) -> list[str]:
        """Return the decisions, one per line that says something."""
        lines = self.cleaned_data["decisions"].splitlines()
        texts = [line.strip() for line in lines if line.strip()]
        if any(len(text) > 500 for text in texts):
            raise forms.ValidationError("Satu keputusan paling panjang 500 huruf.")
        return texts


class PhotoForm(forms.Form):
    caption = forms.CharField(label="Keterangan foto", max_length=200)
    upload = AttachmentField(label="Foto (JPEG atau PNG)")


class DecisionForm(RecordForm):
    class Meta:
        model = Decision
        fields = ("user", "due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = cast("forms.ModelChoiceField[User]", self.fields["user"])
        owner.empty_label = "Belum ditentukan"


class ProofForm(forms.Form):
    questions = forms.MultipleChoiceField(
        label="Pertanyaan LKE yang dijawab rapat ini",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        practice: MeetingPractice,
        chosen: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.MultipleChoiceField", self.fields["questions"])
        field.choices = [(each.key, each.label) for each in practice.questions]
        self.initial["questions"] = list(chosen)
