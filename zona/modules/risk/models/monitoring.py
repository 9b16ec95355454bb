"""The quarterly monitoring, its rows, and the mechanisms that came of it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.flow import State
from zona.core.people.models import User
from zona.core.rows import Rows
from zona.modules.risk.models.base import Owned, RegisterRows
from zona.modules.risk.models.organisation import Context
from zona.modules.risk.models.register import Risk, grade
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import MONITORING_FLOW, MechanismKind

QUARTERS = [
    (1, "Triwulan I"),
    (2, "Triwulan II"),
    (3, "Triwulan III"),
    (4, "Triwulan IV"),
]


class Monitoring(Owned):
    """Pemantauan risiko satu triwulan."""

    context = models.ForeignKey(Context, models.PROTECT, related_name="monitorings")
    quarter = models.PositiveSmallIntegerField(
        "triwulan",
        choices=QUARTERS,
        validators=[MinValueValidator(1), MaxValueValidator(4)],
    )
    end_on = models.DateField("akhir triwulan")
    state = models.CharField(
        max_length=20,
        choices=MONITORING_FLOW.choices(),
        default=MONITORING_FLOW.initial.code,
    )
    moved_on = models.DateField("langkah terakhir")
    note = models.TextField("catatan", max_length=2000, blank=True)
    signed_on = models.DateField("ditandatangani pada", null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decision = models.TextField("keputusan kepala", max_length=2000, blank=True)
    decided_on = models.DateField("diputus pada", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects: RegisterRows[Monitoring] = RegisterRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["context", "quarter"],
                name="risk_monitoring_once",
                violation_error_message="Pemantauan triwulan itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"Pemantauan {self.get_quarter_display()} {self.end_on.year}"

    def get_absolute_url(self) -> str:
        return reverse("risk:monitoring_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return MONITORING_FLOW.state(self.state)


class MonitoringRowRows(Rows["MonitoringRow"]):
    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)

    def visible_to(self, user: User) -> Self:
        """Return the rows about risks that the person may read."""
        return self.filter(
            user.within(Perm.VIEW_REGISTER), risk__in=Risk.objects.visible_to(user)
        )


class MonitoringRow(Owned):
    """Satu risiko pada satu pemantauan."""

    monitoring = models.ForeignKey(Monitoring, models.PROTECT, related_name="rows")
    risk = models.ForeignKey(Risk, models.PROTECT, related_name="monitorings")
    occurrences = models.PositiveSmallIntegerField("jumlah kejadian", default=0)
    realisation = models.TextField("realisasi RTP", max_length=1000, blank=True)
    likelihood = grade("K aktual")
    impact = grade("D aktual")
    recommendation = models.TextField("rekomendasi", max_length=1000, blank=True)

    objects = MonitoringRowRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["monitoring", "risk"], name="risk_monitoring_row_once"
            ),
            models.CheckConstraint(
                condition=Q(likelihood__isnull=False, impact__isnull=False),
                name="risk_monitoring_row_graded",
                violation_error_message="Isi K dan D aktual.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.monitoring}, {self.risk.code}"

    @property
    def happened(self) -> bool:
        """Tell whether the risk came true in the quarter."""
        return self.occurrences > 0


class Mechanism(Owned):
    """Mekanisme pengendalian baru sebagai hasil pemantauan."""

    monitoring = models.ForeignKey(
        Monitoring, models.PROTECT, related_name="mechanisms"
    )
    kind = models.CharField("bentuk", max_length=20, choices=MechanismKind.choices())
    title = models.CharField("mekanisme", max_length=300)
    number = models.CharField("nomor keputusan atau SOP", max_length=100)
    set_on = models.DateField("ditetapkan pada")

    objects: RegisterRows[Mechanism] = RegisterRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number"],
                name="risk_mechanism_number_once",
                violation_error_message="Mekanisme dengan nomor ini sudah dicatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"
