"""The guest book of the service desk."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.people.models import User
from zona.core.secrets import EncryptedTextField
from zona.modules.gratification.models.base import IS_PHONE, GratificationRows, Owned
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import MeetingPlace


class GuestVisitRows(GratificationRows["GuestVisit"]):
    def visible_to(self, user: User) -> Self:
        """Return the visits that a person may read: of his desk, or to himself."""
        return self.filter(user.within(Perm.VIEW_GUESTS) | Q(host=user))

    def within(self, first: date, last: date) -> Self:
        """Return the visits that began between two days."""
        return self.filter(arrived_at__date__range=(first, last))

    def present(self) -> Self:
        """Return the guests who have not left."""
        return self.filter(left_at__isnull=True)


class GuestVisit(Owned):
    """Kunjungan tamu yang diterima di Unit Pelayanan Publik."""

    guest_name = models.CharField("nama tamu", max_length=200)
    agency = models.CharField("instansi", max_length=200, blank=True)
    contact = EncryptedTextField(
        "nomor telepon", max_length=30, blank=True, validators=[IS_PHONE]
    )
    purpose = models.CharField("tujuan", max_length=300)
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pegawai yang dituju",
    )
    meeting_place = models.CharField(
        "diterima di",
        max_length=20,
        choices=MeetingPlace.choices(),
        default=MeetingPlace.UPP,
    )
    goods = models.CharField("barang bawaan", max_length=300, blank=True)
    offers_gift = models.BooleanField(
        "barang ditawarkan sebagai pemberian", default=False
    )
    arrived_at = models.DateTimeField("jam masuk")
    left_at = models.DateTimeField("jam keluar", null=True, blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="petugas",
    )

    objects = GuestVisitRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("arrived_at")),
                name="gratification_guest_leaves_after_arrival",
                violation_error_message="Jam keluar tidak boleh sebelum jam masuk.",
            ),
            models.CheckConstraint(
                condition=Q(offers_gift=False) | ~Q(goods=""),
                name="gratification_guest_gift_is_named",
                violation_error_message="Sebutkan barang yang ditawarkan.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "arrived_at"], name="gratification_guest_day")
        ]

    def __str__(self) -> str:
        return f"{self.guest_name}, {self.arrived_at:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("gratification:guest_detail", args=[self.pk])
