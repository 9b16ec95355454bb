"""Forms of what is set once a year or by decree."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zona.core.files.forms import AttachmentField
from zona.core.people.models import Unit
from zona.modules.risk.forms.fields import day, line, one, people, words, year
from zona.modules.risk.models import Taskforce
from zona.modules.risk.rules import Level, Mode, Scale


class SpanForm(forms.Form):
    """A form with a first day and perhaps a last one."""

    def clean(self) -> dict[str, Any]:
        """Say at the field that the end comes before the beginning."""
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last_day", "Akhir masa berlaku mendahului awalnya.")
        return data


class TaskforceForm(SpanForm):
    decree_number = line("Nomor keputusan", 100)
    title = line("Tentang")
    first_day = day("Berlaku mulai")
    last_day = day("Berlaku sampai", required=False)
    changes = one("Mengubah keputusan", required=False)
    chair = one("Ketua")
    secretary = one("Sekretaris", required=False)
    members: Any = forms.ModelMultipleChoiceField(
        label="Anggota",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    upload = AttachmentField(label="Naskah keputusan", required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Taskforce.objects.of(unit.pk).order_by("-first_day")
        self.fields["changes"].queryset = known  # type: ignore[attr-defined]  # a ModelChoiceField
        for name in ("chair", "secretary", "members"):
            self.fields[name].queryset = people(unit)  # type: ignore[attr-defined]  # as above


class ContextForm(forms.Form):
    year = year()
    objectives = words("Sasaran", rows=4, most=4000)
    activities = words("Ruang lingkup kegiatan", rows=4, most=4000)
    scale_on = day(
        "Skala yang berlaku pada",
        help_text="Seluruh register tahun itu memakai skala yang berlaku pada hari ini.",
    )


class StakeholderForm(forms.Form):
    name = line("Pihak", 200)
    interest = line("Kepentingan")
    must_know = forms.BooleanField(
        label="Wajib menerima informasi tentang SPIP", required=False, initial=True
    )


class InformForm(forms.Form):
    informed_on = day("Diberi informasi pada")
    informed_by_means = line(
        "Cara", 200, help_text="Misalnya surat, rapat, atau laman."
    )


class EnvironmentForm(forms.Form):
    owner = one("Penanggung jawab", required=False)
    practice = words("Praktik yang berjalan", rows=4, most=2000, required=False)
    proof_title = line("Bukti", required=False, help_text="Nama dan nomor dokumennya.")
    proof_on = day("Tanggal bukti", required=False)
    upload = AttachmentField(label="Berkas bukti", required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people(unit)  # type: ignore[attr-defined]  # a ModelChoiceField


def _component(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=1,
        max_value=5,
        max_digits=4,
        decimal_places=2,
        localize=True,
        help_text="Angka 1 sampai 5.",
    )


class MaturityForm(forms.Form):
    year = year()
    goals = _component("Penetapan tujuan")
    process = _component("Struktur dan proses")
    results = _component("Pencapaian tujuan")
    note = words("Dasar penilaian", rows=4, most=2000, required=False)


class ScaleForm(SpanForm):
    """The agency's own mode, matrix, levels and appetite; the grades stay as they are."""

    number = line("Nomor keputusan", 100)
    first_day = day("Berlaku mulai")
    last_day = day("Berlaku sampai", required=False)
    mode = forms.ChoiceField(label="Cara menghitung skor", choices=Mode.choices())
    matrix = words(
        "Matriks skor",
        rows=5,
        help_text="Satu baris untuk tiap kemungkinan, dari 5 ke 1; lima skor per baris, "
        "untuk dampak 1 sampai 5, dipisahkan spasi.",
    )
    matrix_tops = line(
        "Batas atas tingkat menurut matriks",
        100,
        help_text="Lima bilangan bulat yang naik, dipisahkan spasi.",
    )
    product_tops = line(
        "Batas atas tingkat menurut perkalian",
        100,
        help_text="Lima bilangan bulat yang naik, dipisahkan spasi.",
    )
    appetite = forms.ChoiceField(
        label="Selera risiko",
        help_text="Tingkat tertinggi yang masih diterima tanpa RTP.",
    )
    fraud_always = forms.BooleanField(
        label="Risiko kecurangan selalu memerlukan RTP", required=False
    )

    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._scale = scale
        choices = [(each.key, each.label) for each in scale.levels]
        self.fields["appetite"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @staticmethod
    def initial_of(scale: Scale) -> dict[str, object]:
        """Return the scale in force as what the form begins with."""
        rows = reversed(scale.matrix)
        return {
            "mode": scale.mode,
            "matrix": "\n".join(" ".join(map(str, row)) for row in rows),
            "matrix_tops": " ".join(str(each.last) for each in scale.matrix_levels),
            "product_tops": " ".join(str(each.last) for each in scale.product_levels),
            "appetite": scale.appetite,
            "fraud_always": scale.fraud_always,
        }

    def clean_matrix(self) -> list[list[int]]:
        """Return the rows from likelihood 1 up."""
        lines = [
            each for each in self.cleaned_data["matrix"].splitlines() if each.strip()
        ]
        rows = [_numbers(each) for each in lines]
        height, width = len(self._scale.likelihoods), len(self._scale.impacts)
        if len(rows) != height or any(len(row) != width for row in rows):
            raise ValidationError(f"Tulis {height} baris, masing-masing {width} skor.")
        return rows[::-1]

    def clean_matrix_tops(self) -> list[dict[str, Any]]:
        """Return the levels of the matrix."""
        return self._levels("matrix_tops", self._scale.matrix_levels)

    def clean_product_tops(self) -> list[dict[str, Any]]:
        """Return the levels of the product."""
        return self._levels("product_tops", self._scale.product_levels)

    def _levels(self, name: str, levels: tuple[Level, ...]) -> list[dict[str, Any]]:
        tops = _numbers(self.cleaned_data[name])
        if len(tops) != len(levels) or tops != sorted(set(tops)):
            raise ValidationError(f"Tulis {len(levels)} bilangan yang naik.")
        firsts = [1, *(top + 1 for top in tops[:-1])]
        return [
            {
                "key": each.key,
                "label": each.label,
                "first": first,
                "last": last,
                "tone": each.tone,
            }
            for each, first, last in zip(levels, firsts, tops, strict=True)
        ]

    def values(self) -> dict[str, Any]:
        """Return the decree as a row of the law table `skala`."""
        data, scale = self.cleaned_data, self._scale
        guides = [
            {"label": each.label, "guides": list(each.guides)}
            for each in scale.criteria
        ]
        return {
            "mode": data["mode"],
            "matrix": data["matrix"],
            "matrix_levels": data["matrix_tops"],
            "product_levels": data["product_tops"],
            "appetite": data["appetite"],
            "fraud_always": data["fraud_always"],
            "likelihoods": [
                {"label": g.label, "guide": g.guide} for g in scale.likelihoods
            ],
            "impacts": [{"label": g.label, "guide": g.guide} for g in scale.impacts],
            "criteria": guides,
        }


def _numbers(text: str) -> list[int]:
    parts = text.replace(",", " ").replace(";", " ").split()
    if not all(part.isascii() and part.isdigit() and len(part) < 4 for part in parts):
        raise ValidationError("Tulis bilangan bulat positif saja.")
    return [int(part) for part in parts]
