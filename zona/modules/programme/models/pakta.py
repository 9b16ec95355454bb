"""The integrity pact: its text by version, and who has signed it."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from zona.modules.programme.models.base import Owned, ProgrammeRows
from zona.modules.programme.rules import Pledge


class PaktaTextRows(ProgrammeRows["PaktaText"]):
    def in_force(self, on: date) -> Self:
        """Return the versions that had begun by a day, the youngest first."""
        return self.filter(from_on__lte=on).order_by("-from_on", "-version")


class PaktaText(Owned):
    """Naskah pakta integritas: one version, never changed once published."""

    version = models.PositiveSmallIntegerField("versi")
    title = models.CharField("judul", max_length=200)
    body = models.TextField("isi", max_length=10_000)
    from_on = models.DateField("berlaku mulai")
    sha256 = models.CharField(max_length=64)

    objects = PaktaTextRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "version"], name="programme_paktatext_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, versi {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("programme:pakta_view")


class PaktaRows(ProgrammeRows["Pakta"]):
    def latest_of(self, user_ids: list[int], on: date) -> Self:
        """Return the pakta signed by a day, the youngest last."""
        signed = self.filter(user_id__in=user_ids, signed_on__lte=on)
        return signed.select_related("text").order_by("signed_on", "pk")


class Pakta(Owned):
    """Pakta integritas: one employee's signature under one version of the text."""

    text = models.ForeignKey(PaktaText, models.PROTECT, related_name="signed")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.CharField("jabatan saat itu", max_length=200)
    signed_on = models.DateField("ditandatangani pada")
    signed_at = models.DateTimeField()
    witness = models.CharField("saksi", max_length=200, blank=True)

    objects = PaktaRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "user", "post", "signed_on"],
                name="programme_pakta_once_a_day",
                violation_error_message="Pakta ini sudah Anda tandatangani hari ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user.full_name}, {self.signed_on:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("programme:pakta_pdf", args=[self.pk])

    @property
    def pledge(self) -> Pledge:
        """Return the signature in the shape that the rules judge."""
        return Pledge(self.signed_on, self.post, self.text.version)
