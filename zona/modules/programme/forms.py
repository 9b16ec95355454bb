"""The shape of what people type about the programme."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model

from zona.core.files.forms import AttachmentField
from zona.core.people.models import Unit, User
from zona.modules.programme.models import (
    AgentChange,
    ChangeAgent,
    Meeting,
    Outreach,
    PlanAction,
    PriorityTarget,
    Recommendation,
    RoleModel,
    Team,
    TeamMember,
    WorkPlan,
)
from zona.modules.programme.queries import indicators
from zona.modules.programme.rules import (
    ACTION_FLOW,
    RECOMMENDATION_FLOW,
    Area,
    MeetingKind,
    Origin,
    split_codes,
)

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Model]
else:
    ModelForm = forms.ModelForm  # cannot be subscripted when it runs

PROOF = "Berkas bukti"
EVERY = [("", "Semua")]


def _name_the_blank(field: forms.TypedChoiceField) -> None:
    """Say in Indonesian that nothing has been chosen yet."""
    rows = [(value, label) for value, label in field.choices if value]  # type: ignore[misc, union-attr]  # our lists are plain pairs
    field.choices = [("", "Pilih"), *rows]


class RecordForm(ModelForm):
    """A form of one record; it knows the unit whose people and indicators it offers."""

    def __init__(self, *args: Any, unit: Unit, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput()
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
            if isinstance(field, forms.TypedChoiceField):
                _name_the_blank(field)
            if name == "user":
                self._offer_people(field, unit)
            if name == "indicators":
                self.fields[name] = self._indicator_field(field, on)

    def _offer_people(self, field: forms.Field, unit: Unit) -> None:
        people = User.objects.filter(unit=unit, is_active=True).order_by("full_name")
        field.queryset = people  # type: ignore[attr-defined]  # a ModelChoiceField
        field.empty_label = "Bukan pengguna Zona"  # type: ignore[attr-defined]  # as above

    def _indicator_field(self, field: forms.Field, on: date) -> forms.ChoiceField:
        rows = indicators(on).rows
        choices = [("", "Tidak terkait satu indikator")]
        choices += [(",".join(row.codes), row.label) for row in rows]
        kept = self.initial.get("indicators", "")
        if kept and kept not in dict(choices):
            choices.append((kept, kept))
        return forms.ChoiceField(
            label="Indikator",
            choices=choices,
            required=False,
            help_text=field.help_text,
        )


class TeamForm(RecordForm):
    document = AttachmentField(label="Naskah keputusan", required=False)

    class Meta:
        model = Team
        fields = (
            "number",
            "title",
            "decided_on",
            "from_on",
            "until_on",
            "selection_procedure",
            "selection_note",
        )
        help_texts = {
            "until_on": "Kosongkan bila berlaku sampai ada keputusan baru.",
            "selection_procedure": "SOP atau ketentuan yang dipakai memilih anggota.",
        }


class MemberForm(RecordForm):
    areas = forms.MultipleChoiceField(
        label="Area",
        choices=Area.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bagi penanggung jawab, ketua, atau sekretaris.",
    )

    class Meta:
        model = TeamMember
        fields = ("user", "post", "role", "areas")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["areas"] = split_codes(self.initial.get("areas", ""))

    def clean_areas(self) -> str:
        """Return the areas as one text, the way a record keeps them."""
        return ",".join(self.cleaned_data["areas"])


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


class MeetingForm(RecordForm):
    decisions = forms.CharField(
        label="Keputusan",
        required=False,
        widget=forms.Textarea,
        help_text="Satu keputusan tiap baris.",
    )
    upload = AttachmentField(label="Notula", required=False)

    class Meta:
        model = Meeting
        fields = (
            "kind",
            "title",
            "held_on",
            "place",
            "user",
            "post",
            "agenda",
            "invited_on",
            "participants_count",
            "head_attended",
            "head_absence_reason",
            "minutes_signed_on",
        )

    field_order = (*Meta.fields[:7], "decisions", *Meta.fields[7:], "upload")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].label = "Dipimpin oleh"
        meeting = self.instance
        if isinstance(meeting, Meeting) and meeting.pk:
            rows = meeting.decisions.order_by("number")
            self.initial["decisions"] = "\n".join(row.text for row in rows)

    def clean_decisions(self) -> list[str]:
        """Return the decisions, one per line that says something."""
        lines = self.cleaned_data["decisions"].splitlines()
        texts = [line.strip() for line in lines if line.strip()]
        if any(len(text) > 500 for text in texts):
            raise forms.ValidationError("Satu keputusan paling panjang 500 huruf.")
        return texts


class OutreachForm(RecordForm):
    upload = AttachmentField(label=PROOF, required=False)

    class Meta:
        model = Outreach
        fields = (
            "subject",
            "held_on",
            "medium",
            "audience",
            "reached_count",
            "is_external",
            "proof",
        )
        help_texts = {"proof": "Sosialisasi tanpa bukti tidak dihitung."}


class RecommendationForm(RecordForm):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].label = "Penanggung jawab"


class RoleModelForm(RecordForm):
    upload = AttachmentField(label="Naskah keputusan", required=False)

    class Meta:
        model = RoleModel
        fields = ("user", "post", "decree_number", "decided_on", "until_on", "note")


class AgentForm(RecordForm):
    upload = AttachmentField(label="Naskah keputusan", required=False)

    class Meta:
        model = ChangeAgent
        fields = ("user", "post", "decree_number", "decided_on", "until_on", "plan")


class ChangeForm(RecordForm):
    upload = AttachmentField(label=PROOF, required=False)

    class Meta:
        model = AgentChange
        fields = ("title", "made_on", "is_integrated", "into", "proof")


class StepForm(forms.Form):
    """A step that needs no words: pressing the button is all."""


class NoteForm(StepForm):
    note = forms.CharField(label="Alasan", widget=forms.Textarea(attrs={"rows": 4}))


class EvaluationForm(StepForm):
    note = forms.CharField(
        label="Hasil evaluasi", widget=forms.Textarea(attrs={"rows": 6})
    )


class FinishForm(StepForm):
    done_on = forms.DateField(label="Selesai pada", widget=forms.DateInput())
    note = forms.CharField(
        label="Apa yang dikerjakan dan apa buktinya",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    upload = AttachmentField(label=PROOF, required=False)


STEP_FORMS: Mapping[str, type[StepForm]] = {
    "finish": FinishForm,
    "return": NoteForm,
    "reject": NoteForm,
    "evaluate": EvaluationForm,
}


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

    def __init__(self, *args: Any, owners: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(person.pk), person.full_name) for person in owners]
        self.fields["owner"].choices = [*EVERY, *choices]  # type: ignore[attr-defined]  # a ChoiceField


class MeetingFilter(ListFilter):
    kind = forms.ChoiceField(
        label="Jenis", choices=[*EVERY, *MeetingKind.choices()], required=False
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
    q = forms.CharField(label="Cari", required=False)
