"""What the guest book asks for."""

from typing import Any

from django import forms

from zona.core.people.models import Unit, User
from zona.modules.gratification.forms.base import UnitFilter, day, line, moment
from zona.modules.gratification.models.base import IS_PHONE
from zona.modules.gratification.rules import MeetingPlace


class GuestFilter(UnitFilter):
    """What narrows the guest book."""

    dari = day("Dari", required=False)
    sampai = day("Sampai", required=False)
    status = forms.ChoiceField(
        choices=[
            ("", "Semua"),
            ("hadir", "Belum keluar"),
            ("pemberian", "Menawarkan pemberian"),
        ],
        required=False,
    )
    q = forms.CharField(label="Cari tamu", required=False, max_length=100)


class GuestForm(forms.Form):
    guest_name = line("Nama tamu")
    agency = line("Instansi", required=False)
    contact = forms.CharField(
        label="Nomor telepon",
        required=False,
        validators=[IS_PHONE],
        help_text="Disimpan tersandi.",
    )
    purpose = line("Tujuan", 300)
    host = forms.ModelChoiceField(
        User.objects.none(),
        label="Pegawai yang dituju",
        empty_label="Pilih",
        required=False,
    )
    meeting_place = forms.ChoiceField(
        label="Diterima di",
        choices=MeetingPlace.choices(),
        widget=forms.RadioSelect,
        help_text="Tamu tidak diterima di ruang kerja.",
    )
    goods = line("Barang bawaan", 300, required=False)
    offers_gift = forms.BooleanField(
        label="Barang ditawarkan sebagai pemberian kepada pegawai",
        required=False,
        help_text="Setelah disimpan, catatan penolakannya terbuka dengan isian dari buku tamu.",
    )
    arrived_at = moment("Jam masuk")

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(unit=unit, is_active=True)
        self.fields["host"].queryset = people.order_by("full_name")  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """Ask for the name of what is offered."""
        data = super().clean() or {}
        if data.get("offers_gift") and not data.get("goods"):
            self.add_error("goods", "Sebutkan barang yang ditawarkan.")
        return data


class DepartureForm(forms.Form):
    left_at = moment("Jam keluar")


class ServiceForm(forms.Form):
    upg_unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Unit tempat UPG", empty_label="Pilih"
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line_ = [int(pk) for pk in unit.path.strip("/").split("/")]
        above = Unit.objects.filter(pk__in=line_).order_by("-path")
        self.fields["upg_unit"].queryset = above  # type: ignore[attr-defined]  # as above
