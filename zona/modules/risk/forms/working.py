"""Forms of daily work: risks, actions, monitoring, incidents."""

from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.core.people.models import Unit
from zona.core.upkeep.models import MainActivity
from zona.modules.risk.forms.fields import (
    day,
    grades,
    line,
    money,
    one,
    people,
    picked,
    words,
)
from zona.modules.risk.models import Risk
from zona.modules.risk.models.monitoring import QUARTERS
from zona.modules.risk.rules import (
    Category,
    ControlEffect,
    Controllability,
    MechanismKind,
    Response,
    RiskSource,
    Scale,
)

NO_NAMES = "Tanpa nama orang; sebutkan kegiatan dan dokumennya."


class RiskForm(forms.Form):
    """What may happen, why, and whose it is."""

    activity = one("Kegiatan utama", required=False)
    objective = line("Sasaran atau kegiatan")
    statement = words("Pernyataan risiko", help_text=NO_NAMES)
    cause = words("Sebab")
    source = forms.ChoiceField(label="Sumber", choices=RiskSource.choices())
    controllability = forms.ChoiceField(
        label="Sebab dapat dikendalikan?", choices=Controllability.choices()
    )
    impact = words("Uraian dampak")
    category = forms.ChoiceField(
        label="Kategori",
        choices=Category.choices(),
        help_text="Risiko kecurangan hanya dapat dibaca Satgas SPIP dan kepala.",
    )
    owner = one("Pemilik risiko")
    code = line(
        "Kode",
        20,
        required=False,
        help_text="Bila kosong, kode berikutnya dipakai.",
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        activities = MainActivity.objects.filter(unit=unit).order_by("code")
        self.fields["activity"].queryset = activities  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["owner"].queryset = people(unit)  # type: ignore[attr-defined]  # as above


class AnalysisForm(forms.Form):
    """How likely and how bad, before and after the control that exists."""

    likelihood_before = picked("Kemungkinan (K) sebelum pengendalian")
    impact_before = picked("Dampak (D) sebelum pengendalian")
    existing_control = words("Pengendalian yang ada", required=False)
    control_effect = forms.ChoiceField(
        label="Efektivitas pengendalian", choices=ControlEffect.choices()
    )
    likelihood_after = picked("Kemungkinan (K) sesudah pengendalian yang ada")
    impact_after = picked("Dampak (D) sesudah pengendalian yang ada")
    response = forms.ChoiceField(
        label="Respons",
        choices=Response.choices(),
        help_text="Risiko di atas selera dan risiko kecurangan tidak dapat diterima.",
    )

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _graded(self, scale, "before")
        _graded(self, scale, "after")


def _graded(form: forms.Form, scale: Scale, moment: str) -> None:
    likelihood, impact = grades(scale.likelihoods), grades(scale.impacts)
    form.fields[f"likelihood_{moment}"].choices = likelihood  # type: ignore[attr-defined]  # a ChoiceField
    form.fields[f"impact_{moment}"].choices = impact  # type: ignore[attr-defined]  # as above


class ControlForm(forms.Form):
    """What will be done, by whom, until when."""

    text = words("Tindakan")
    officer = one("Penanggung jawab")
    due_on = day("Target waktu")
    output = line("Indikator keluaran", help_text="Apa yang akan ada bila selesai.")
    cost_rupiah = money("Biaya (rupiah)", required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = people(unit)  # type: ignore[attr-defined]  # a ModelChoiceField


class StepForm(forms.Form):
    """A step that needs no words: pressing the button is all."""


class NoteForm(StepForm):
    note = words("Alasan")


class ResultForm(StepForm):
    result = words("Hasil")
    upload = AttachmentField(label="Bukti", required=False)


class JudgementForm(StepForm):
    result = words("Alasan penilaian")


# The steps that need words; the others are confirmed only.
STEP_FORMS: dict[str, type[StepForm]] = {
    "drop": NoteForm,
    "refuse": NoteForm,
    "close": NoteForm,
    "return": NoteForm,
}


class MonitoringForm(forms.Form):
    """Which quarter is begun."""

    quarter = forms.TypedChoiceField(label="Triwulan", choices=QUARTERS, coerce=int)


class RowForm(forms.Form):
    """What was seen of one risk in the quarter."""

    occurrences = forms.IntegerField(
        label="Jumlah kejadian",
        min_value=0,
        max_value=9999,
        help_text="Isi 0 bila risiko tidak terjadi pada triwulan ini.",
    )
    realisation = words("Realisasi RTP", required=False)
    likelihood = picked("Kemungkinan (K) aktual")
    impact = picked("Dampak (D) aktual")
    recommendation = words("Rekomendasi", required=False)

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["likelihood"].choices = grades(scale.likelihoods)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["impact"].choices = grades(scale.impacts)  # type: ignore[attr-defined]  # as above


class SignForm(StepForm):
    note = words("Catatan Satgas", most=2000, required=False)


class DecisionForm(StepForm):
    decision = words("Keputusan kepala", rows=5, most=2000)


class MechanismForm(forms.Form):
    """A new mechanism with the paper that set it."""

    kind = forms.ChoiceField(label="Bentuk", choices=MechanismKind.choices())
    title = line("Mekanisme atau prosedur baru")
    number = line("Nomor keputusan atau SOP", 100)
    set_on = day("Ditetapkan pada")


class IncidentForm(forms.Form):
    """What happened."""

    title = line("Kejadian", 200)
    happened_on = day("Terjadi pada")
    category = forms.ChoiceField(
        label="Kategori",
        choices=Category.choices(),
        help_text="Kejadian kecurangan hanya dapat dibaca Satgas SPIP dan kepala.",
    )
    description = words("Uraian", rows=6, most=10_000, help_text=NO_NAMES)
    loss_rupiah = money("Taksiran kerugian (rupiah)", initial=0)


class AssessmentForm(forms.Form):
    """What the task force makes of an incident."""

    category = forms.ChoiceField(label="Kategori", choices=Category.choices())
    risk = one("Risiko pada register", required=False)
    loss_rupiah = money("Taksiran kerugian (rupiah)")
    handling = words("Penanganan", rows=5, most=4000)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Risk.objects.of(unit.pk).select_related("context")
        self.fields["risk"].queryset = rows.order_by("-context__year", "code")  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["risk"].label_from_instance = _named  # type: ignore[attr-defined]  # as above


def _named(risk: Risk) -> str:
    return f"{risk.context.year} {risk.code} {risk.objective}"


class SettleForm(StepForm):
    settled_on = day("Selesai ditangani pada")
