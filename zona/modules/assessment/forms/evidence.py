"""Shapes of input about evidence: the list's filters, a proof with its file."""

from datetime import date
from pathlib import PurePath
from typing import Any, cast

from django import forms

from zona.core.files.forms import AttachmentsField
from zona.core.files.reading import read_text
from zona.core.files.rules import EXTENSIONS
from zona.core.roles import Secrecy
from zona.modules.assessment.forms.revisions import slot_field
from zona.modules.assessment.models import EvidenceKind
from zona.modules.assessment.rules import guessing

VALIDITY = (
    ("", "Semua"),
    ("berlaku", "Masih berlaku"),
    ("lewat", "Lewat masa berlaku"),
    ("lepas", "Belum dipakai"),
)
SLOTTED = (("", "Semua"), ("isi", "Memenuhi"), ("lain", "Bukti pendukung lain"))
DAYS = (
    ("", "Kejadian"),
    ("diterima", "Diterima"),
    ("berlaku", "Berlaku sampai"),
)
TYPED_KINDS = [
    pair for pair in EvidenceKind.choices() if pair[0] != EvidenceKind.CATATAN
]


class EvidenceFilter(forms.Form):
    """Filters of the list of evidence."""

    q = forms.CharField(label="Cari, juga isi berkas", required=False, max_length=100)
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua"), *EvidenceKind.choices()]
    )
    berlaku = forms.ChoiceField(label="Keberlakuan", required=False, choices=VALIDITY)
    area = forms.ChoiceField(label="Area", required=False)
    pertanyaan = forms.CharField(label="Kode pertanyaan", required=False, max_length=20)
    dokumen = forms.ChoiceField(
        label="Dokumen yang diminta", required=False, choices=SLOTTED
    )
    tanggal = forms.ChoiceField(label="Menurut tanggal", required=False, choices=DAYS)
    dari = forms.DateField(label="Dari", required=False)
    sampai = forms.DateField(label="Sampai", required=False)

    def __init__(self, *args: Any, areas: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"] = forms.ChoiceField(
            label="Area", required=False, choices=[("", "Semua"), *areas.items()]
        )


class EvidenceSearch(forms.Form):
    """Search among the evidence that a question may still use."""

    q = forms.CharField(label="Cari, juga isi berkas", required=False, max_length=100)
    dokumen = forms.CharField(required=False, widget=forms.HiddenInput)


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
    """A new proof with its files; what is left out is read from the first of them."""

    PROPOSED = ("title", "kind", "shows", "happened_on", "received_on")

    file = AttachmentsField()
    secrecy = forms.TypedChoiceField(
        label="Kerahasiaan",
        choices=Secrecy.choices(),
        coerce=Secrecy,
        initial=Secrecy.INTERNAL,
        required=False,
        empty_value=Secrecy.INTERNAL,
        help_text="Internal: semua pegawai unit. Terbatas: kepala, ketua tim, dan penilai.",
    )

    field_order = ["file", "slot"]

    def __init__(
        self, *args: Any, today: date, slots: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in self.PROPOSED:
            self.fields[name].required = False
        kinds = [("", "Sesuai isi berkas"), *TYPED_KINDS]
        cast("forms.ChoiceField", self.fields["kind"]).choices = kinds
        self.fields["title"].help_text = "Kosongkan untuk memakai nama berkasnya."
        self.fields[
            "happened_on"
        ].help_text += " Kosongkan untuk memakai tanggal pada berkas, atau hari ini."
        if slots:
            self.fields["slot"] = slot_field(slots)
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Fill what was left out, then judge the days as ever."""
        if self.cleaned_data.get("file"):
            for name, value in self._proposals().items():
                if name in self.cleaned_data and not self.cleaned_data[name]:
                    self.cleaned_data[name] = value
        return super().clean()

    def _proposals(self) -> dict[str, Any]:
        first = self.cleaned_data["file"][0]
        kind = EXTENSIONS[PurePath(first.name).suffix.lower()]
        text = read_text(first.file, kind, pages=1, seconds=1).text
        slot = self.cleaned_data.get("slot") or ""
        title = self.cleaned_data.get("title") or guessing.title_of(first.name)
        received = self.cleaned_data.get("received_on") or self.today
        happened = guessing.day_of(first.name, text, min(received, self.today))
        return {
            "title": title,
            "kind": EvidenceKind(guessing.kind_of(f"{first.name} {slot}", text)),
            "shows": slot or title,
            "received_on": received,
            "happened_on": happened or received,
        }
