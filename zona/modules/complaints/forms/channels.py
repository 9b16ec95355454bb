"""Channels and their checks; what narrows a list."""

from datetime import date
from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField
from zona.core.people.models import User
from zona.modules.complaints import queries
from zona.modules.complaints.forms.fields import (
    UnitFilter,
    WordsField,
    day,
    not_after,
)
from zona.modules.complaints.models import Channel
from zona.modules.complaints.rules import (
    FLOW,
    ChannelKind,
    CheckWay,
    Classification,
)

EVERY = [("", "Semua")]


class ChannelForm(forms.Form):
    kind = forms.ChoiceField(label="Jenis", choices=ChannelKind.choices())
    address = forms.CharField(
        label="Alamat",
        max_length=300,
        help_text="Alamat laman, nomor telepon, atau letak loket dan kotaknya.",
    )
    opened_on = day("Dibuka sejak")

    def clean_kind(self) -> ChannelKind:
        """Return the kind as what it is."""
        return ChannelKind(self.cleaned_data["kind"])


class CloseForm(forms.Form):
    closed_on = day("Ditutup pada")


class ChannelCheckForm(forms.Form):
    checked_on = day("Tanggal")
    way = forms.ChoiceField(
        label="Cara", choices=[(CheckWay.DIUJI, "Diuji"), (CheckWay.DIPAKAI, "Dipakai")]
    )
    works = forms.BooleanField(
        label="Kanal berfungsi",
        required=False,
        initial=True,
        help_text="Pesan uji sampai dan dapat dijawab.",
    )
    note = WordsField("Keterangan", required=False)
    upload = AttachmentField(label="Bukti", required=False)

    def __init__(self, *args: Any, channel: Channel, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.channel, self.on = channel, on

    def clean(self) -> dict[str, Any]:
        """Say at the field that the day is to come."""
        data = super().clean() or {}
        not_after(self, "checked_on", self.on, "Tanggal ini ada di masa depan.")
        return data

    def clean_way(self) -> CheckWay:
        """Return the way as what it is."""
        return CheckWay(self.cleaned_data["way"])


class BoxForm(ChannelCheckForm):
    """Minutes of opening the box, by two people."""

    way = forms.ChoiceField(choices=[(CheckWay.DIBUKA, "Kotak dibuka")], required=False)
    second = forms.ModelChoiceField(
        User.objects.none(), label="Petugas kedua", empty_label="Pilih orang"
    )
    sheets_count = forms.IntegerField(
        label="Jumlah lembar", min_value=0, max_value=32_000
    )
    works = forms.BooleanField(
        label="Kotak terkunci dan utuh", required=False, initial=True
    )
    field_order = ("checked_on", "second", "sheets_count", "works", "note", "upload")

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("way")
        people = queries.staff(self.channel.unit).exclude(pk=by.pk)
        self.fields["second"].queryset = people  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """A box is opened, nothing else."""
        return {**super().clean(), "way": CheckWay.DIBUKA}


class ListFilter(UnitFilter):
    status = forms.ChoiceField(
        choices=[
            *EVERY,
            ("berjalan", "Belum selesai"),
            ("terlambat", "Terlambat"),
            *FLOW.choices(),
        ],
        required=False,
    )
    kanal = forms.ChoiceField(choices=[*EVERY, *ChannelKind.choices()], required=False)
    klasifikasi = forms.ChoiceField(
        choices=[*EVERY, *Classification.choices()], required=False
    )
    tahun = forms.IntegerField(required=False, min_value=2009, max_value=2100)
    q = forms.CharField(label="Cari nomor atau pokok", required=False, max_length=100)


class RecapFilter(UnitFilter):
    dari = day("Dari", required=False)
    sampai = day("Sampai", required=False)
