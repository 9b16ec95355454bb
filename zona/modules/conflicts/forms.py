"""What the pages about conflicts of interest ask for."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from zona.core.people.models import Unit, User
from zona.core.upkeep.models import MainActivity
from zona.modules.conflicts.models import MapRow
from zona.modules.conflicts.rules import (
    CASE_FLOW,
    DECLARATION_FLOW,
    CaseOrigin,
    DeclarationKind,
    Effect,
    InterestKind,
    Measure,
    Source,
)

SCALE = [(number, str(number)) for number in range(1, 6)]
EMPTY = [("", "—")]


def _words(label: str, rows: int = 4, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=2000, **kwargs)


def _day(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(), **kwargs)


class UnitFilter(forms.Form):
    unit = forms.ChoiceField(label="Unit", required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.code, unit.short_name) for unit in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if len(choices) == 1:
            self.fields.pop("unit")


class MapFilter(UnitFilter):
    kegiatan = forms.ChoiceField(label="Kegiatan utama", required=False)
    sumber = forms.ChoiceField(
        label="Sumber", required=False, choices=[*EMPTY, *Source.choices()]
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[*EMPTY, ("tinjau", "Perlu ditinjau"), ("berlaku", "Berlaku")],
    )

    def __init__(
        self, *args: Any, activities: Iterable[MainActivity], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [*EMPTY, *((each.pk, str(each)) for each in activities)]
        self.fields["kegiatan"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class DeclarationFilter(UnitFilter):
    tahun = forms.IntegerField(
        label="Tahun", required=False, min_value=2000, max_value=2100
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[*EMPTY, *DeclarationKind.choices()]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[*EMPTY, *DECLARATION_FLOW.choices()]
    )


class CaseFilter(UnitFilter):
    status = forms.ChoiceField(
        label="Status", required=False, choices=[*EMPTY, *CASE_FLOW.choices()]
    )


class MapRowForm(forms.ModelForm[MapRow]):
    class Meta:
        model = MapRow
        fields = (
            "activity",
            "decision_point",
            "positions",
            "is_possible",
            "form",
            "source",
            "cause",
            "likelihood",
            "impact",
            "procedure_number",
            "is_separated",
            "is_rotated",
            "is_paired",
            "prevention",
            "prevented_from",
            "owner",
        )
        help_texts = {
            "is_possible": "Kosongkan bila benturan tidak mungkin terjadi, lalu jelaskan pada “sebab”.",
            "prevented_from": "Isi bila ada SOP, pemisahan fungsi, rotasi, dua orang, atau pencegahan lain.",
        }
        widgets = {
            "likelihood": forms.Select(choices=SCALE),
            "impact": forms.Select(choices=SCALE),
            "cause": forms.Textarea(attrs={"rows": 3}),
            "prevention": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(
        self,
        *args: Any,
        activities: Iterable[MainActivity],
        people: Iterable[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _only(self.fields["activity"], MainActivity, activities)
        _only(self.fields["owner"], User, people)


def _only(field: forms.Field, model: Any, rows: Iterable[Any]) -> None:
    """Let a field offer these rows and no others."""
    keys = [row.pk for row in rows]
    field.queryset = model.objects.filter(pk__in=keys)  # type: ignore[attr-defined]  # a ModelChoiceField


class NoteForm(forms.Form):
    note = _words("Catatan", required=False)


class ReasonForm(forms.Form):
    note = _words("Alasan")


class DeclarationForm(forms.Form):
    kind = forms.ChoiceField(
        label="Jenis",
        choices=[
            (DeclarationKind.BERKALA, "Berkala, untuk tahun ini"),
            (DeclarationKind.KEJADIAN, "Karena kejadian baru"),
        ],
    )
    happened_on = _day(
        "Tanggal kejadian",
        required=False,
        help_text="Untuk deklarasi karena kejadian: kapan kepentingan itu timbul atau Anda ketahui.",
    )


class InterestForm(forms.Form):
    kind = forms.ChoiceField(label="Jenis kepentingan", choices=InterestKind.choices())
    party = forms.CharField(
        label="Nama pihak",
        max_length=200,
        help_text="Perusahaan, lembaga, atau orang. Setelah dikirim, Anda tidak ditugasi menangani urusannya.",
    )
    explanation = _words(
        "Uraian", help_text="Misalnya hubungan keluarga, besar kepemilikan, atau peran."
    )


class SignForm(forms.Form):
    is_read = forms.BooleanField(
        label="Saya sudah membaca pernyataan di atas dan menandatanganinya.",
        error_messages={"required": "Centang pernyataan ini untuk menandatangani."},
    )


class PlanForm(forms.Form):
    plan = _words("Rencana pencegahan", help_text="Apa yang dilakukan, dan oleh siapa.")
    plan_due_on = _day("Selesai paling lambat")
    note = _words("Catatan", required=False)


class MatterForm(forms.Form):
    """In which matter the conflict is actual."""

    subject = _words("Keputusan atau urusan yang terkait")
    process = forms.ChoiceField(
        label="Proses di Zona",
        required=False,
        help_text="Selama kasus berjalan, pegawai tidak dapat memutus dalam proses ini. Tanpa pihak, larangan berlaku untuk seluruh proses.",
    )
    party = forms.CharField(
        label="Pihak",
        max_length=200,
        required=False,
        help_text="Dengan pihak, larangan hanya berlaku untuk urusan pihak itu.",
    )
    activity = forms.ModelChoiceField(
        MainActivity.objects.none(), label="Kegiatan utama", required=False
    )

    def __init__(
        self,
        *args: Any,
        activities: Iterable[MainActivity],
        processes: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _only(self.fields["activity"], MainActivity, activities)
        self.fields["process"].choices = [*EMPTY, *processes]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Ask for a process or a party: a recusal needs its matter."""
        data = super().clean() or {}
        if not data.get("process") and not data.get("party"):
            self.add_error("process", "Pilih proses, atau sebutkan pihaknya.")
        return data


class CaseForm(MatterForm):
    person = forms.ModelChoiceField(User.objects.get_queryset().none(), label="Pegawai")
    origin = forms.ChoiceField(
        label="Asal",
        choices=[
            (each.value, each.label)
            for each in CaseOrigin
            if each != CaseOrigin.DEKLARASI
        ],
    )
    field_order = ("person", "origin")

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only(self.fields["person"], User, people)


class DecisionForm(forms.Form):
    measure = forms.ChoiceField(label="Tindakan", choices=Measure.choices())
    decision = _words("Putusan")
    decision_number = forms.CharField(
        label="Nomor putusan", max_length=100, required=False
    )
    substitute = forms.ModelChoiceField(
        User.objects.get_queryset().none(),
        label="Pengganti",
        required=False,
        help_text="Wajib bila pegawai mundur dari keputusan atau urusannya dialihkan. Yang juga berbenturan tidak tampil.",
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _only(self.fields["substitute"], User, people)


class EffectForm(forms.Form):
    effect = forms.ChoiceField(label="Hasil tindakan", choices=Effect.choices())
    note = _words("Keterangan", required=False, help_text="Wajib bila belum efektif.")
