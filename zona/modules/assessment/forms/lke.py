"""Shapes of input about worksheets: the list's filters, opening one, its policies."""

from datetime import date
from typing import Any

from django import forms

from zona.core.people.models import Unit, User
from zona.modules.assessment.models import (
    BlankPolicy,
    Instrument,
    Predicate,
    ZeroPolicy,
)
from zona.modules.assessment.permissions import Perm

BLANK_HELP = (
    "Peraturan tidak mengatur pertanyaan yang belum dijawab. “Dinilai nol” adalah pilihan "
    "yang hati-hati. Dengan pilihan kedua, pertanyaan kosong tidak menurunkan rata-rata "
    "indikatornya, sehingga nilai dapat tampak lebih tinggi daripada keadaan sebenarnya."
)
ZERO_HELP = (
    "Berlaku bila angka pembagi suatu pertanyaan nol, misalnya tidak ada pengaduan yang harus "
    "diselesaikan. Peraturan tidak mengaturnya. Kebijakan ini dicatat dan ditampilkan pada "
    "halaman kesiapan."
)
HELD_HELP = "Ambang WBBM mensyaratkan unit sudah berpredikat Menuju WBK."


class LkeFilter(forms.Form):
    """Filters of the list of worksheets."""

    q = forms.CharField(label="Cari unit atau judul", required=False, max_length=100)
    instrumen = forms.ChoiceField(label="Instrumen", required=False)
    tahun = forms.ChoiceField(label="Tahun", required=False)

    def __init__(
        self, *args: Any, instruments: list[Instrument], years: list[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        codes = [(each.code, each.title) for each in instruments]
        self.fields["instrumen"] = forms.ChoiceField(
            label="Instrumen", required=False, choices=[("", "Semua"), *codes]
        )
        self.fields["tahun"] = forms.ChoiceField(
            label="Tahun",
            required=False,
            choices=[("", "Semua"), *((str(year), str(year)) for year in years)],
        )


class PoliciesForm(forms.Form):
    """What the regulation leaves open, and the predicate that the unit holds."""

    blank_policy = forms.ChoiceField(
        label="Jawaban kosong",
        choices=BlankPolicy.choices(),
        widget=forms.RadioSelect,
        help_text=BLANK_HELP,
        initial=BlankPolicy.ZERO,
    )
    zero_policy = forms.ChoiceField(
        label="Penyebut nol",
        choices=ZeroPolicy.choices(),
        widget=forms.RadioSelect,
        help_text=ZERO_HELP,
        initial=ZeroPolicy.EXCLUDE,
    )
    predicate = forms.ChoiceField(
        label="Predikat yang sudah dipegang",
        required=False,
        choices=Predicate.choices(),
        help_text=HELD_HELP,
    )

    def policies(self) -> dict[str, Any]:
        """Return the three decisions as the actions take them."""
        given = self.cleaned_data
        return {
            "blank_policy": BlankPolicy(given["blank_policy"]),
            "zero_policy": ZeroPolicy(given["zero_policy"]),
            "predicate": Predicate(given["predicate"]),
        }


class InstrumentField(forms.ModelChoiceField[Instrument]):
    """A published instrument, named with the time in which it applies."""

    def label_from_instance(self, obj: Instrument) -> str:
        until = obj.effective_until
        return f"{obj.title} – {f'sampai {until:%d-%m-%Y}' if until else 'berlaku'}"


class LkeForm(PoliciesForm):
    """A new worksheet: for which unit, by which form, for which year."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit", empty_label=None)
    instrument = InstrumentField(
        Instrument.objects.defer("content").order_by("-pk"),
        label="Instrumen",
        empty_label=None,
        help_text="Bentuk lembar kerja yang berlaku untuk periode itu. Isinya tidak berubah setelah dipakai.",
    )
    year = forms.IntegerField(
        label="Tahun penilaian",
        min_value=2014,
        max_value=2100,
        help_text="Periodenya 1 Januari sampai dengan 31 Desember tahun ini.",
    )
    title = forms.CharField(
        label="Judul",
        max_length=200,
        required=False,
        help_text="Bila kosong: “LKE Zona Integritas”, tahun, dan nama unit.",
    )

    field_order = ["unit", "instrument", "year", "title"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = forms.ModelChoiceField(
            Unit.objects.filter(user.within(Perm.MANAGE, "self")).order_by("path"),
            label="Unit",
            empty_label=None,
        )
        self.fields["unit"] = units

    def opening(self) -> dict[str, Any]:
        """Return what the action needs to open the worksheet."""
        given = self.cleaned_data
        year, unit = given["year"], given["unit"]
        return {
            "unit": unit,
            "instrument": given["instrument"],
            "title": given["title"] or f"LKE Zona Integritas {year} {unit.short_name}",
            "period_start": date(year, 1, 1),
            "period_end": date(year, 12, 31),
            **self.policies(),
        }
