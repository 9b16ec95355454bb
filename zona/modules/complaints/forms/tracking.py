"""What the tracking page asks of the complainant."""

from django import forms

from zona.modules.complaints.forms.fields import FilesField, WordsField
from zona.modules.complaints.rules import Rating


class TrackForm(forms.Form):
    number = forms.CharField(
        label="Nomor pengaduan", max_length=40, help_text="Misalnya PGD-3-2021-0007."
    )
    code = forms.CharField(
        label="Kode rahasia",
        max_length=40,
        help_text="Dua belas huruf dan angka dari tanda terima.",
    )


class MessageForm(forms.Form):
    note = WordsField("Pesan Anda")
    uploads = FilesField(label="Berkas", required=False)


class ReasonForm(forms.Form):
    note = WordsField("Alasan Anda")


class RatingForm(forms.Form):
    rating = forms.ChoiceField(
        label="Seberapa puas Anda dengan penanganannya?",
        choices=list(reversed(Rating.choices())),
        widget=forms.RadioSelect(),
        error_messages={"required": "Pilih salah satu."},
    )

    def clean_rating(self) -> Rating:
        """Return the rating as what it is."""
        return Rating(self.cleaned_data["rating"])
