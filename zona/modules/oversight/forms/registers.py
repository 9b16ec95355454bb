"""What the registers ask for: policies, innovations, briefings, main activities."""

from typing import Any, cast

from django import forms

from zona.core.files.forms import AttachmentField
from zona.core.people.models import Unit, User
from zona.core.upkeep.queries import active_people
from zona.core.upkeep.rules import Audience, Medium
from zona.core.upkeep.topics import Kinds
from zona.modules.oversight.forms.reports import words


def _day(label: str, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(), **kwargs)


def _people(label: str) -> forms.ModelMultipleChoiceField[User]:
    return forms.ModelMultipleChoiceField(
        label=label,
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class RegisterForm(forms.Form):
    """A row of a register; `kinds` are those that a new row may be of."""

    people_field = ""

    def __init__(
        self, *args: Any, unit: Unit, kinds: Kinds = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if self.people_field:
            field = self.fields[self.people_field]
            people = active_people(unit.pk).order_by("full_name")
            cast("forms.ModelMultipleChoiceField[User]", field).queryset = people
        if kinds:
            cast("forms.ChoiceField", self.fields["kind"]).choices = kinds
        else:
            self.fields.pop("kind", None)


class PolicyForm(RegisterForm):
    kind = forms.ChoiceField(label="Jenis")
    title = forms.CharField(label="Judul", max_length=300)
    number = forms.CharField(label="Nomor", max_length=100)
    dated_on = _day("Tanggal naskah")
    first_day = _day("Berlaku sejak")
    last_day = _day(
        "Berlaku sampai", required=False, help_text="Kosong bila tidak dibatasi."
    )
    upload = AttachmentField(label="Berkas", required=False)


class InnovationForm(RegisterForm):
    kind = forms.ChoiceField(label="Bidang")
    title = forms.CharField(label="Inovasi", max_length=300)
    before = words("Keadaan sebelum", required=True)
    after = words("Keadaan sesudah", required=True)
    approved_on = _day("Disetujui kepala pada")
    number = forms.CharField(label="Nomor persetujuan", max_length=100, required=False)
    upload = AttachmentField(label="Berkas", required=False)


class BriefingForm(RegisterForm):
    people_field = "attendees"

    title = forms.CharField(label="Judul", max_length=300)
    held_on = _day("Tanggal")
    medium = forms.ChoiceField(label="Media", choices=Medium.choices())
    audience = forms.ChoiceField(label="Sasaran", choices=Audience.choices())
    content = words(
        "Isi yang disampaikan", rows=5, help_text="Yang dibaca pegawai di Zona."
    )
    outside_count = forms.IntegerField(
        label="Jumlah pihak luar", min_value=0, max_value=1_000_000, initial=0
    )
    upload = AttachmentField(
        label="Bukti",
        required=False,
        help_text="Foto, daftar hadir, atau tangkapan layar. Tanpa bukti, kegiatan tidak dihitung pada indikator.",
    )
    attendees = _people("Pegawai yang hadir")


class ActivityForm(RegisterForm):
    people_field = "officers"

    code = forms.CharField(label="Kode", max_length=20)
    name = forms.CharField(label="Kegiatan", max_length=200)
    first_day = _day("Berlaku sejak")
    last_day = _day(
        "Berlaku sampai", required=False, help_text="Isi bila kegiatan sudah berakhir."
    )
    officers = _people("Petugas")
