"""What the pages on the way to the predicate ask for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.core.people.models import Unit
from zona.modules.predicate.rules import Measure, Met, Predicate

YEARS = {"min_value": 2014, "max_value": 2100}


def _words(label: str, rows: int = 4, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=2000, **kwargs)


def _day(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(), **kwargs)


class PlaceFilter(forms.Form):
    unit = forms.ChoiceField(label="Unit", required=False)
    tahun = forms.IntegerField(label="Tahun", required=False, **YEARS)  # type: ignore[arg-type]  # both are whole numbers

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.code, unit.short_name) for unit in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if len(choices) == 1:
            self.fields.pop("unit")


class PrerequisiteForm(forms.Form):
    met = forms.ChoiceField(label="Keadaan", choices=Met.choices())
    value = forms.CharField(label="Nilai yang dicapai", max_length=100, required=False)
    note = _words("Keterangan", required=False)
    upload = AttachmentField(label="Bukti", required=False)


class ProposalForm(forms.Form):
    year = forms.IntegerField(label="Tahun", **YEARS)  # type: ignore[arg-type]  # as above
    predicate = forms.ChoiceField(
        label="Predikat yang diusulkan", choices=Predicate.choices()
    )
    due_on = _day(
        "Batas pengajuan",
        required=False,
        help_text="Isi bila TPN menetapkan tanggal lain; bila kosong dipakai batas menurut peraturan.",
    )


class DueForm(forms.Form):
    due_on = _day("Batas pengajuan")


class StepForm(forms.Form):
    """A step that needs no words: pressing the button is all."""


class NoteForm(StepForm):
    note = _words("Catatan")


class OwnSignForm(StepForm):
    is_read = forms.BooleanField(
        label="Saya sudah membaca pernyataan di atas dan menandatanganinya.",
        error_messages={"required": "Centang pernyataan ini untuk menandatangani."},
    )


class AgencySignForm(StepForm):
    signer = forms.CharField(label="Nama pimpinan instansi", max_length=200)
    post = forms.CharField(label="Jabatan", max_length=200)
    paper = AttachmentField(label="SPTJM yang sudah ditandatangani")


class DecreeForm(StepForm):
    decree_number = forms.CharField(label="Nomor keputusan", max_length=100)
    from_on = _day("Berlaku mulai")
    until_on = _day("Berlaku sampai", help_text="Menurut keputusan; dapat disesuaikan.")

    def clean(self) -> dict[str, Any]:
        """Say at the field that the end comes before the beginning."""
        data = super().clean() or {}
        first, last = data.get("from_on"), data.get("until_on")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("until_on", "Akhir masa berlaku mendahului awalnya.")
        return data


class AwardForm(DecreeForm):
    predicate = forms.ChoiceField(label="Predikat", choices=Predicate.choices())
    field_order = ("predicate",)


class RestoreForm(forms.Form):
    reason = _words("Alasan pemulihan")


class CaseForm(forms.Form):
    known_on = _day("Diketahui pada")
    involves_leader = forms.BooleanField(
        label="Kasus melibatkan pimpinan tertinggi unit",
        required=False,
        help_text="Usulan unit pada tahun kasus dibatalkan.",
    )
    explanation = _words(
        "Uraian", help_text="Tanpa nama orang; sebutkan dokumen dasarnya."
    )
    measure = forms.ChoiceField(
        label="Akibat bagi predikat yang dipegang", choices=Measure.choices()
    )
