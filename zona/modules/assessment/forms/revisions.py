"""Shapes of input about the files of a proof and the document that it is."""

from datetime import date
from typing import Any

from django import forms

from zona.core.files.forms import AttachmentsField
from zona.core.roles import Secrecy


class RevisionForm(forms.Form):
    """The files of a newer revision, and what changed with them."""

    happened_on = date.min

    file = AttachmentsField()
    note = forms.CharField(
        label="Yang berubah",
        required=False,
        max_length=300,
        help_text="Misalnya: sudah ditandatangani, lampiran ditambah.",
    )
    received_on = forms.DateField(label="Tanggal diterima")
    valid_until = forms.DateField(
        label="Berlaku sampai",
        required=False,
        help_text="Kosongkan bila berlaku terus.",
    )
    secrecy = forms.TypedChoiceField(
        label="Kerahasiaan",
        choices=Secrecy.choices(),
        coerce=Secrecy,
        initial=Secrecy.INTERNAL,
    )

    def clean(self) -> dict[str, Any]:
        """Say at the field which day lies before the event."""
        found = super().clean() or self.cleaned_data
        for name in ("received_on", "valid_until"):
            day = found.get(name)
            if day and day < self.happened_on:
                self.add_error(name, "Tidak boleh sebelum tanggal kejadian.")
        return found


class SlotForm(forms.Form):
    """Which of the documents asked for a proof is."""

    def __init__(self, *args: Any, slots: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"] = slot_field(slots)


def slot_field(slots: tuple[str, ...]) -> forms.ChoiceField:
    """Return the choice among the documents asked for, or none of them."""
    choices = [("", "Bukti pendukung lain"), *((each, each) for each in slots)]
    return forms.ChoiceField(
        label="Dokumen yang dipenuhi", required=False, choices=choices
    )
