"""Forms about the choice of the team."""

from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.modules.programme.forms.base import RecordForm
from zona.modules.programme.models import Candidate, Criterion, Procedure, Selection
from zona.modules.programme.rules import HIGHEST, Area


class ProcedureForm(RecordForm):
    document = AttachmentField(label="Naskah tata cara", required=False)

    class Meta:
        model = Procedure
        fields = ("title", "note")


class CriterionForm(RecordForm):
    class Meta:
        model = Criterion
        fields = ("name", "weight", "is_required")
        help_texts = {
            "weight": "Jumlah bobot semua kriteria harus 100.",
            "is_required": "Calon yang mendapat skor 0 pada kriteria ini gugur.",
        }


class ApprovalForm(RecordForm):
    class Meta:
        model = Procedure
        fields = ("number", "approved_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True


class SelectionForm(RecordForm):
    class Meta:
        model = Selection
        fields = ("title", "opened_on")


class CandidateForm(RecordForm):
    areas = forms.MultipleChoiceField(
        label="Area",
        choices=Area.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bagi penanggung jawab, ketua, atau sekretaris.",
    )

    class Meta:
        model = Candidate
        fields = ("user", "post", "role", "areas")

    def clean_areas(self) -> str:
        """Return the areas as one text, the way a record keeps them."""
        return ",".join(self.cleaned_data["areas"])


class ScoreForm(forms.Form):
    """One figure for each criterion of the procedure, and a remark."""

    def __init__(self, *args: Any, candidate: Candidate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = {each.criterion_id: each.score for each in candidate.scores.all()}
        for each in candidate.selection.procedure.criteria.order_by("pk"):
            wanted = ", wajib" if each.is_required else ""
            self.fields[f"score_{each.pk}"] = forms.IntegerField(
                label=each.name,
                min_value=0,
                max_value=HIGHEST,
                required=False,
                initial=given.get(each.pk),
                help_text=f"Bobot {each.weight}{wanted}. Skor 0 sampai 100.",
            )
        self.fields["reason"] = forms.CharField(
            label="Pertimbangan",
            required=False,
            max_length=300,
            initial=candidate.reason,
        )

    def clean(self) -> dict[str, Any]:
        """Return the scores by criterion, and the remark."""
        cleaned = super().clean() or {}
        scores = {
            int(name.removeprefix("score_")): value
            for name, value in cleaned.items()
            if name.startswith("score_")
        }
        return {"scores": scores, "reason": cleaned.get("reason", "")}


class ResultForm(RecordForm):
    chosen = forms.ModelMultipleChoiceField(
        label="Calon yang dipilih",
        queryset=Candidate.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu calon."},
    )

    class Meta:
        model = Selection
        fields = ("minutes_number", "decided_on", "panel", "minutes")

    def __init__(self, *args: Any, selection: Selection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = selection.candidates.select_related("user").order_by("role", "pk")
        self.fields["chosen"].queryset = rows  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        for name in ("minutes_number", "decided_on", "panel"):
            self.fields[name].required = True
