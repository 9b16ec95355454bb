"""Shapes of input about a new instrument."""

from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.modules.assessment.models import Instrument
from zona.modules.assessment.rules.comparing import KINDS
from zona.modules.assessment.rules.drafting import Head


class DraftForm(forms.Form):
    """The workbook, and what no workbook says about its instrument."""

    file = AttachmentField(
        label="Buku kerja",
        help_text="XLSX tanpa makro, dengan kolom Penilaian, Bobot, Kriteria Nilai, dan "
        "Pilihan Jawaban.",
    )
    title = forms.CharField(
        label="Judul instrumen",
        max_length=200,
        help_text="Misalnya: Lembar Kerja Evaluasi Zona Integritas 2027.",
    )
    code = forms.SlugField(
        label="Kode",
        max_length=60,
        help_text="Huruf kecil, angka, dan tanda hubung, misalnya lke-zi-2027. Tidak "
        "dapat diubah setelah terbit.",
    )
    basis = forms.CharField(
        label="Dasar hukum", max_length=200, help_text="Misalnya: PermenPANRB 1/2027."
    )
    effective_from = forms.DateField(label="Berlaku mulai")
    base = forms.ModelChoiceField(
        Instrument.objects.none(),
        label="Dibandingkan dengan",
        empty_label=None,
        help_text="Ambang predikat, syarat pengusulan, dan kode diambil dari instrumen "
        "ini, karena buku kerja tidak memuatnya.",
    )

    def __init__(self, *args: Any, bases: list[Instrument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Instrument.objects.filter(pk__in=[each.pk for each in bases])
        field = self.fields["base"]
        field.queryset = known  # type: ignore[attr-defined]  # a ModelChoiceField
        if bases:
            field.initial = bases[0].pk

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].lower()
        if Instrument.objects.filter(code=code).exists():
            raise forms.ValidationError("Kode ini sudah dipakai instrumen lain.")
        return code

    @property
    def head(self) -> Head:
        """Return what the person said about the instrument."""
        given = self.cleaned_data
        return Head(
            code=given["code"],
            title=given["title"],
            basis=given["basis"],
            effective_from=given["effective_from"],
        )


class ChangeFilter(forms.Form):
    """Which differences to list."""

    jenis = forms.ChoiceField(
        label="Jenis perbedaan",
        required=False,
        choices=[("", "Semua"), *((kind, words) for kind, words in KINDS.items())],
    )
