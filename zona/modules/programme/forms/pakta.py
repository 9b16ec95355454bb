"""Forms about the pakta integritas."""

from django import forms

from zona.modules.programme.forms.base import RecordForm
from zona.modules.programme.models import PaktaText


class PaktaTextForm(RecordForm):
    class Meta:
        model = PaktaText
        fields = ("title", "body", "from_on")
        help_texts = {
            "body": "Satu paragraf per baris kosong; butir diawali “1. ” atau “- ”.",
            "from_on": "Sejak hari ini pegawai menandatangani naskah ini.",
        }


class PledgeForm(forms.Form):
    is_read = forms.BooleanField(
        label="Saya sudah membaca naskah di atas dan menyatakan akan mematuhinya.",
        error_messages={"required": "Centang pernyataan ini untuk menandatangani."},
    )
