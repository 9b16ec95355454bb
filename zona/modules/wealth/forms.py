"""What the pages on wealth reports ask for."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.core.people.models import Unit, User
from zona.modules.wealth.rules import (
    FIRST_YEAR,
    FLOW,
    Exclusion,
    Filing,
    Group,
    Occasion,
)

EVERY = [("", "Semua")]
MISSING = ("belum_lapor", "Belum lapor")
LATE = ("terlambat", "Terlambat")
RECEIPT_KINDS = ".pdf,.jpg,.jpeg,.png"


def _day(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(), **kwargs)


def _words(label: str, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, widget=widget, max_length=500, **kwargs)


class PlaceFilter(forms.Form):
    """Which unit and year; the unit is offered only where there are several."""

    unit = forms.ChoiceField(label="Unit", required=False)
    tahun = forms.IntegerField(
        label="Tahun laporan", required=False, min_value=FIRST_YEAR, max_value=2100
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.code, unit.short_name) for unit in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if len(choices) == 1:
            self.fields.pop("unit")


class ListFilter(PlaceFilter):
    status = forms.ChoiceField(
        choices=[*EVERY, MISSING, LATE, *FLOW.choices()], required=False
    )
    kelompok = forms.ChoiceField(choices=[*EVERY, *Group.choices()], required=False)
    cari = forms.CharField(label="Cari nama", required=False, max_length=100)


class ListForm(forms.Form):
    year = forms.IntegerField(
        label="Tahun laporan", min_value=FIRST_YEAR, max_value=2100
    )


class TermsForm(forms.Form):
    decree_number = forms.CharField(
        label="Nomor keputusan", max_length=100, required=False
    )
    decree_on = _day("Tanggal keputusan", required=False)
    upload = AttachmentField(label="Berkas keputusan", required=False)
    lhkpn_due_on = _day("Batas LHKPN")
    other_due_on = _day(
        "Batas laporan lainnya",
        help_text="Batas yang sudah lewat tidak berubah bagi yang belum lapor.",
    )


class CorrectionForm(forms.Form):
    scheme = forms.ChoiceField(label="Skema")
    group = forms.ChoiceField(
        label="Kelompok",
        choices=Group.choices(),
        help_text="Tiga kelompok pertama hanya untuk LHKPN.",
    )
    basis = forms.CharField(
        label="Dasar",
        max_length=200,
        help_text="Jabatan atau keputusan yang mewajibkan, misalnya “Bendahara, SK 5/2021”.",
    )

    def __init__(self, *args: Any, filing: Filing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.scheme.value, each.scheme.label) for each in filing.schemes]
        self.fields["scheme"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class EventForm(CorrectionForm):
    user = forms.ModelChoiceField(label="Pegawai", queryset=User.objects.none())
    occasion = forms.ChoiceField(
        label="Peristiwa",
        choices=[each for each in Occasion.choices() if each[0] != Occasion.TAHUNAN],
    )
    happened_on = _day(
        "Terhitung mulai", help_text="Tanggal pengangkatan atau akhir jabatan."
    )
    field_order = ("user", "occasion", "happened_on", "scheme", "group", "basis")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(unit=unit, is_active=True)
        self.fields["user"].queryset = people.order_by("full_name")  # type: ignore[attr-defined]  # a ModelChoiceField


class ExclusionForm(forms.Form):
    exclusion = forms.ChoiceField(label="Alasan", choices=Exclusion.choices())
    excluded_from = _day("Berlaku sejak")
    exclusion_note = _words("Keterangan", help_text="Sebutkan surat keputusannya.")


class ReceiptForm(forms.Form):
    number = forms.CharField(label="Nomor tanda terima", max_length=100)
    filed_on = _day("Tanggal tanda terima")
    upload = AttachmentField(
        label="Tanda terima",
        help_text="PDF, JPEG, atau PNG. Hanya halaman tanda terima.",
    )
    npwp = forms.CharField(
        label="NPWP",
        max_length=30,
        required=False,
        help_text="Boleh kosong. Disimpan tersandi dan hanya tiga angka terakhir yang tampil.",
    )
    is_receipt_only = forms.BooleanField(
        label="Berkas ini hanya tanda terima, tanpa rincian harta.",
        error_messages={"required": "Periksa berkasnya, lalu centang pernyataan ini."},
    )

    def __init__(self, *args: Any, asks_tax_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].widget.attrs["accept"] = RECEIPT_KINDS
        if not asks_tax_number:
            self.fields.pop("npwp")


class VerdictForm(forms.Form):
    is_right = forms.TypedChoiceField(
        label="Hasil",
        choices=[("ya", "Sesuai"), ("tidak", "Ditolak")],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect(),
    )
    reason = _words(
        "Alasan penolakan", required=False, help_text="Wajib diisi bila ditolak."
    )


class ReasonForm(forms.Form):
    reason = _words("Alasan")


class RecapForm(forms.Form):
    recipient = forms.CharField(label="Kepada", max_length=200)
    through = forms.CharField(
        label="Melalui",
        max_length=200,
        required=False,
        help_text="Misalnya sekretaris unit eselon I.",
    )


class SendForm(forms.Form):
    letter_number = forms.CharField(label="Nomor surat", max_length=100)
    sent_on = _day("Dikirim pada")
    letter = AttachmentField(
        label="Surat yang sudah ditandatangani",
        required=False,
        help_text="Bila kosong, surat pengantar dari Zona yang disimpan.",
    )


class StepForm(forms.Form):
    """A step that needs no words: pressing the button is all."""
