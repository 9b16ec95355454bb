"""Which UPG serves a unit, and the circulars before a feast."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from zona.core.files.models import Attachment
from zona.core.people.models import Unit
from zona.modules.gratification.models.base import GratificationRows, Owned
from zona.modules.gratification.rules import Feast


class UpgService(Owned):
    """Layanan UPG: the unit whose UPG takes the reports of this unit's people."""

    upg_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="unit tempat UPG"
    )

    objects: GratificationRows[UpgService] = GratificationRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], name="gratification_service_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit.short_name}: UPG {self.upg_unit.short_name}"


class Circular(Owned):
    """Surat edaran hari raya: reminds staff and partners to give and take nothing."""

    feast = models.CharField("hari raya", max_length=20, choices=Feast.choices())
    feast_on = models.DateField("tanggal hari raya")
    number = models.CharField("nomor edaran", max_length=100)
    issued_on = models.DateField("tanggal edaran")
    audience = models.CharField("ditujukan kepada", max_length=200)
    attachment = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="berkas",
    )

    objects: GratificationRows[Circular] = GratificationRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "feast", "feast_on"],
                name="gratification_circular_once",
                violation_error_message="Edaran untuk hari raya ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__lte=F("feast_on")),
                name="gratification_circular_before_feast",
                violation_error_message="Edaran terbit sebelum hari rayanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Edaran {Feast(self.feast).label} {self.feast_on.year}"
