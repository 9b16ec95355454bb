"""Filters of the pages that show many units."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from zona.modules.assessment.models import Instrument

VERDICTS = (
    ("", "Semua"),
    ("belum-wbk", "Belum memenuhi WBK"),
    ("wbk", "Memenuhi semua ambang WBK"),
    ("belum-wbbm", "Belum memenuhi WBBM"),
    ("wbbm", "Memenuhi semua ambang WBBM"),
)
HELD = (
    ("", "Semua"),
    ("-", "Belum berpredikat"),
    ("WBK", "Menuju WBK"),
    ("WBBM", "Menuju WBBM"),
)


class PeriodFilter(forms.Form):
    """The year and the instrument whose worksheets are compared."""

    def __init__(
        self, *args: Any, periods: Sequence[tuple[int, Instrument]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (f"{year}-{form.pk}", f"{year} – {form.code}") for year, form in periods
        ]
        self.periods = {
            key: period for (key, _), period in zip(choices, periods, strict=True)
        }
        self.fields["periode"] = forms.ChoiceField(
            label="Tahun dan instrumen", required=False, choices=choices
        )
        self.order_fields(["periode"])
        self.full_clean()  # a word that is no filter is told at its field and left out

    @property
    def period(self) -> tuple[int, Instrument]:
        """Return the chosen period, the newest where none is chosen."""
        chosen = self.cleaned_data.get("periode") or next(iter(self.periods))
        return self.periods[chosen]


class OverviewFilter(PeriodFilter):
    """Filters of the list of units."""

    q = forms.CharField(label="Cari satker", required=False, max_length=100)
    hasil = forms.ChoiceField(label="Ambang", required=False, choices=VERDICTS)
    predikat = forms.ChoiceField(
        label="Predikat yang dipegang", required=False, choices=HELD
    )
    terlambat = forms.BooleanField(label="Ada pekerjaan terlambat", required=False)

    def narrow_to(self, areas: Mapping[str, str], gates: Mapping[str, str]) -> None:
        """Offer the areas and gates of the instrument that was chosen."""
        self._offer("area", "Area di bawah ambang WBK", areas)
        self._offer("ambang", "Ambang yang belum terpenuhi", gates)
        self.full_clean()

    def _offer(self, name: str, label: str, words: Mapping[str, str]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, required=False, choices=[("", "Semua"), *words.items()]
        )
