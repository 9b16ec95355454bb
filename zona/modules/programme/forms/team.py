"""Forms about the team, the role model and the change agents."""

from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.modules.programme.forms.base import PROOF, RecordForm
from zona.modules.programme.models import (
    AgentChange,
    AgentEvaluation,
    ChangeAgent,
    RoleModel,
    Team,
    TeamMember,
)
from zona.modules.programme.rules import (
    Area,
    split_codes,
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


class ReplacementForm(RecordForm):
    class Meta:
        model = TeamMember
        fields = ("left_on", "leave_reason", "user", "post")
        labels = {
            "user": "Pengganti",
            "post": "Jabatan pengganti (bila bukan pengguna)",
        }
        help_texts = {
            "left_on": "Sejak hari itu pengganti bertugas dengan peran dan area yang sama.",
            "user": "Kosongkan keduanya bila belum ada pengganti.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("left_on", "leave_reason"):
            self.fields[name].required = True
        self.fields["user"].empty_label = "Belum ada, atau bukan pengguna Zona"  # type: ignore[attr-defined]  # a ModelChoiceField

    def _post_clean(self) -> None:
        """Leave the judging to the action: the record on the form is the one who leaves."""


class EvaluationOfAgentForm(RecordForm):
    class Meta:
        model = AgentEvaluation
        fields = ("evaluated_on", "effect", "obstacle", "advice")
