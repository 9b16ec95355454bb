"""Filters of the lists; they stand in the URL."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from zona.core.people.models import Unit
from zona.core.upkeep.models import MainActivity
from zona.modules.risk.rules import CONTROL_FLOW, RISK_FLOW, Category, Level

ALL = ("", "Semua")


class PlaceFilter(forms.Form):
    """Which unit and which year."""

    unit = forms.ChoiceField(label="Unit", required=False)
    tahun = forms.ChoiceField(label="Tahun", required=False)

    def __init__(
        self, *args: Any, units: Sequence[Unit], years: Iterable[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("unit", [(unit.code, unit.short_name) for unit in units])
        self._offer("tahun", [(str(each), str(each)) for each in years])
        if len(units) == 1:
            self.fields.pop("unit")

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class RiskFilter(PlaceFilter):
    """Filters of the register."""

    q = forms.CharField(label="Cari", required=False, max_length=100)
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[ALL, *Category.choices()]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[ALL, *RISK_FLOW.choices()]
    )
    tingkat = forms.ChoiceField(label="Tingkat", required=False)
    kegiatan = forms.ChoiceField(label="Kegiatan utama", required=False)
    # The cell of the heat map that was followed, and the map it belongs to.
    sel = forms.RegexField(r"^[1-9]x[1-9]$", required=False, widget=forms.HiddenInput())
    peta = forms.ChoiceField(
        required=False,
        choices=[("sesudah", "sesudah"), ("sebelum", "sebelum")],
        widget=forms.HiddenInput(),
    )

    def __init__(
        self,
        *args: Any,
        levels: Iterable[Level],
        activities: Iterable[MainActivity],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("tingkat", [ALL, *((each.key, each.label) for each in levels)])
        self._offer("kegiatan", [ALL, *((str(a.pk), str(a)) for a in activities)])


class ControlFilter(PlaceFilter):
    """Filters of the control actions."""

    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[ALL, ("terlambat", "Terlambat"), *CONTROL_FLOW.choices()],
    )


class IncidentFilter(PlaceFilter):
    """Filters of the incidents."""

    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[ALL, ("terbuka", "Belum selesai"), ("selesai", "Selesai")],
    )
