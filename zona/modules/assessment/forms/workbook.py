"""Shapes of input about imported workbooks: the file, the way it is carried out."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zona.core.files.forms import AttachmentField

WAYS = (
    ("isi", "Isi yang masih kosong saja"),
    ("timpa", "Isi yang kosong dan timpa yang berbeda"),
)
SHOWN = ("isi", "beda", "tidak-terbaca", "sama")


class WorkbookForm(forms.Form):
    """The file of a workbook."""

    file = AttachmentField(
        label="Buku kerja (.xlsx)",
        help_text="Excel tanpa makro dan tanpa kata sandi. Kolom dicari dari judulnya.",
    )


class ApplyForm(forms.Form):
    """How to carry out an import, and which versions the person has seen."""

    way = forms.ChoiceField(
        label="Yang diterapkan",
        choices=WAYS,
        initial="isi",
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    @property
    def is_replacing(self) -> bool:
        """Tell whether the workbook wins over what is there."""
        return bool(self.cleaned_data["way"] == "timpa")

    def clean_seen(self) -> dict[str, int]:
        """Return the versions by question."""
        try:
            found: Any = json.loads(self.cleaned_data["seen"])
            return {str(code): int(version) for code, version in found.items()}
        except (ValueError, TypeError, AttributeError):
            raise ValidationError("Buka lagi pratinjau ini, lalu ulangi.") from None
