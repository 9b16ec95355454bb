"""The ways by which a complaint may come, and the proof that they work."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.modules.complaints.models.base import ComplaintFigureRows, Owned
from zona.modules.complaints.rules import OFFLINE, ChannelKind, CheckWay


class ComplaintChannelRows(ComplaintFigureRows["Channel"]):
    def open_on(self, day: date) -> Self:
        """Return the channels that are open on a day."""
        closed = Q(closed_on=None) | Q(closed_on__gt=day)
        return self.filter(closed, opened_on__lte=day)


class Channel(Owned):
    """Kanal pengaduan: one way into the register, with its address."""

    kind = models.CharField("jenis", max_length=20, choices=ChannelKind.choices())
    address = models.CharField(
        "alamat",
        max_length=300,
        help_text="Alamat laman, nomor telepon, letak loket, atau letak kotak.",
    )
    opened_on = models.DateField("dibuka sejak")
    closed_on = models.DateField("ditutup pada", null=True, blank=True)

    objects = ComplaintChannelRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="complaints_channel_closed_after_open",
                violation_error_message="Penutupan tidak dapat mendahului pembukaan kanal.",
            ),
            models.UniqueConstraint(
                fields=["unit", "kind", "address"],
                condition=Q(closed_on=None),
                name="complaints_channel_once",
                violation_error_message="Kanal dengan alamat ini sudah terdaftar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.address}"

    def get_absolute_url(self) -> str:
        return reverse("complaints:channel_detail", args=[self.pk])

    @property
    def is_offline(self) -> bool:
        """Tell whether one must come, write or call."""
        return self.kind in OFFLINE

    @property
    def is_box(self) -> bool:
        """Tell whether two people must open it together."""
        return self.kind == ChannelKind.KOTAK_SARAN


class ChannelCheck(Owned):
    """Pemeriksaan kanal: a test, a use, or the minutes of opening the box by two."""

    channel = models.ForeignKey(Channel, models.PROTECT, related_name="checks")
    checked_on = models.DateField("tanggal")
    way = models.CharField("cara", max_length=10, choices=CheckWay.choices())
    works = models.BooleanField("kanal berfungsi", default=True)
    sheets_count = models.PositiveSmallIntegerField(
        "jumlah lembar", null=True, blank=True
    )
    note = models.TextField("keterangan", max_length=2000, blank=True)
    first = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="petugas pertama",
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="petugas kedua",
    )
    proof = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ComplaintFigureRows[ChannelCheck] = ComplaintFigureRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(second=F("first")),
                name="complaints_check_by_two",
                violation_error_message="Petugas kedua harus orang lain.",
            ),
            models.CheckConstraint(
                condition=~Q(way=CheckWay.DIBUKA)
                | Q(second__isnull=False, sheets_count__isnull=False),
                name="complaints_box_opened_by_two",
                violation_error_message="Kotak saran dibuka oleh dua orang dan jumlah lembarnya dicatat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.checked_on:%d-%m-%Y}"
