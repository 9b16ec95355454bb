"""Shapes of input about evidence: the list's filters, a proof with its file."""

from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.core.roles import Secrecy
from zona.modules.assessment.models import EvidenceKind

VALIDITY = (
    ("", "Semua"),
    ("berlaku", "Masih berlaku"),
    ("lewat", "Lewat masa berlaku"),
    ("lepas", "Belum dipakai"),
)
TYPED_KINDS = [
    pair for pair in EvidenceKind.choices() if pair[0] != EvidenceKind.CATATAN
]


class EvidenceFilter(forms.Form):
    """Filters of the list of evidence."""

    q = forms.CharField(label="Cari", required=False, max_length=100)
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua"), *EvidenceKind.choices()]
    )
    berlaku = forms.ChoiceField(label="Keberlakuan", required=False, choices=VALIDITY)
    area = forms.ChoiceField(label="Area", required=False)

    def __init__(self, *args: Any, areas: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"] = forms.ChoiceField(
            label="Area", required=False, choices=[("", "Semua"), *areas.items()]
        )


class EvidenceSearch(forms.Form):
    """Search among the evidence that a question may still use."""

    q = forms.CharField(label="Cari judul atau nomor", required=False, max_length=100)


class EvidenceForm(forms.Form):
    """What a person says about one proof; happened, received, valid are three days."""

    title = forms.CharField(
        label="Judul", max_length=200, help_text="Seperti tertulis pada dokumennya."
    )
    kind = forms.TypedChoiceField(
        label="Jenis", choices=TYPED_KINDS, coerce=EvidenceKind
    )
    number = forms.CharField(
        label="Nomor",
        max_length=100,
        required=False,
        help_text="Nomor keputusan, SOP, atau laporan.",
    )
    shows = forms.CharField(
        label="Yang ditunjukkan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Apa yang dapat dilihat penilai pada bukti ini.",
    )
    happened_on = forms.DateField(
        label="Tanggal kejadian",
        help_text="Hari keputusan ditetapkan, rapat diadakan, atau foto diambil.",
    )
    received_on = forms.DateField(
        label="Tanggal diterima", help_text="Hari bukti ini diterima tim."
    )
    valid_until = forms.DateField(
        label="Berlaku sampai",
        required=False,
        help_text="Kosongkan bila berlaku terus.",
    )

    def clean(self) -> dict[str, Any]:
        """Say at the field which day does not fit the others."""
        found = super().clean() or self.cleaned_data
        happened = found.get("happened_on")
        received, until = found.get("received_on"), found.get("valid_until")
        if happened and received and received < happened:
            self.add_error(
                "received_on", "Tanggal diterima tidak boleh sebelum tanggal kejadian."
            )
        if happened and until and until < happened:
            self.add_error(
                "valid_until",
                "Masa berlaku tidak boleh habis sebelum tanggal kejadian.",
            )
        return found


class EvidenceFileForm(EvidenceForm):
    """A new proof with its file."""

    file = AttachmentField()
    secrecy = forms.TypedChoiceField(
        label="Kerahasiaan",
        choices=Secrecy.choices(),
        coerce=Secrecy,
        initial=Secrecy.INTERNAL,
        help_text="Internal: semua pegawai unit. Terbatas: kepala, ketua tim, dan penilai.",
    )

    field_order = ["file"]
