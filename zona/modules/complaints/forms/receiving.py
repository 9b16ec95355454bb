"""What a complaint asks for: the public page, and the desk that writes it down."""

from datetime import date
from typing import Any

from django import forms

from zona.modules.complaints.forms.fields import (
    FilesField,
    StoryField,
    day,
    not_after,
)
from zona.modules.complaints.rules import ChannelKind, Classification

UNLESS_NAMELESS = "Diisi, kecuali Anda memilih “Tanpa nama”."
NAMED = ("reporter_name", "reporter_contact", "reporter_identity")


class StoryForm(forms.Form):
    """What happened and who says so."""

    subject = forms.CharField(
        label="Pokok pengaduan",
        max_length=150,
        help_text="Satu kalimat pendek, misalnya “Hasil uji terlambat”.",
    )
    text = StoryField(
        "Uraian",
        help_text="Apa yang terjadi, siapa yang terlibat, dan apa yang Anda harapkan. Paling banyak 10.000 huruf.",
    )
    service = forms.CharField(label="Layanan terkait", max_length=150, required=False)
    place = forms.CharField(label="Tempat kejadian", max_length=150, required=False)
    happened_on = day("Tanggal kejadian", required=False)
    is_anonymous = forms.BooleanField(
        label="Tanpa nama",
        required=False,
        help_text="Bila dicentang, nama dan kontak tidak disimpan. Jawaban dibaca dengan nomor dan kode rahasia.",
    )
    reporter_name = forms.CharField(
        label="Nama", max_length=200, required=False, help_text=UNLESS_NAMELESS
    )
    reporter_contact = forms.CharField(
        label="Telepon atau surel",
        max_length=200,
        required=False,
        help_text=UNLESS_NAMELESS,
    )
    reporter_identity = forms.CharField(
        label="Nomor identitas", max_length=40, required=False
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Say at the field what is missing of the name, or that a day is to come."""
        data = super().clean() or {}
        not_after(self, "happened_on", self.on, "Tanggal kejadian ada di masa depan.")
        if data.get("is_anonymous"):
            data.update(dict.fromkeys(NAMED, ""))
        else:
            self._named(data)
        return data

    def _named(self, data: dict[str, Any]) -> None:
        words = "Isi kolom ini, atau centang “Tanpa nama”."
        for name in ("reporter_name", "reporter_contact"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, words)


class PublicForm(StoryForm):
    """The public page; `token` makes sending twice harmless."""

    token = forms.RegexField(r"^[0-9a-f]{32,64}$", widget=forms.HiddenInput())
    field_order = ("subject", "text", "service", "place", "happened_on")


class CheckForm(forms.Form):
    """The last page before sending: files, and a word that it is true."""

    uploads = FilesField(
        label="Bukti",
        required=False,
        help_text="Paling banyak lima berkas PDF, Word, Excel, atau gambar, masing-masing 25 MB. Lokasi dan data kamera pada gambar dihapus.",
    )
    is_true = forms.BooleanField(
        label="Keterangan saya benar sejauh yang saya ketahui",
        error_messages={"required": "Centang pernyataan ini sebelum mengirim."},
    )


class DeskForm(StoryForm):
    """What came by letter, telephone or at the desk, as an officer writes it down."""

    channel = forms.ChoiceField(
        label="Kanal",
        choices=[pair for pair in ChannelKind.choices() if pair[0] != ChannelKind.WEB],
    )
    classification = forms.ChoiceField(
        label="Klasifikasi", choices=Classification.choices()
    )
    received_on = day("Tanggal diterima")
    uploads = FilesField(label="Berkas", required=False)
    field_order = ("channel", "received_on", "classification", "subject", "text")

    def clean(self) -> dict[str, Any]:
        """Say at the field that the receipt is to come, or came before the event."""
        data = super().clean()
        not_after(self, "received_on", self.on, "Tanggal diterima ada di masa depan.")
        first, then = data.get("happened_on"), data.get("received_on")
        if first and then and first > then:
            words = "Kejadian tidak dapat sesudah pengaduan diterima."
            self.add_error("happened_on", words)
        return data

    def clean_channel(self) -> ChannelKind:
        """Return the channel as what it is."""
        return ChannelKind(self.cleaned_data["channel"])

    def clean_classification(self) -> Classification:
        """Return the class as what it is."""
        return Classification(self.cleaned_data["classification"])
