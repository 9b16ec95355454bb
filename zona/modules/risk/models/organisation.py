"""Task force, context of a year, stakeholders, and the office's own scale."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zona.core.files.models import Attachment
from zona.core.law import Table
from zona.modules.risk.models.base import Owned, RegisterRows, SharedRows
from zona.modules.risk.rules import TaskforceDuty


class TaskforceRows(SharedRows["Taskforce"]):
    def on(self, day: date) -> Self:
        """Return the decrees in force on a day, the youngest first."""
        ended = Q(last_day__isnull=False, last_day__lt=day)
        return self.filter(first_day__lte=day).exclude(ended).order_by("-first_day")


class Taskforce(Owned):
    """Satgas SPIP menurut satu keputusan."""

    decree_number = models.CharField("nomor keputusan", max_length=100)
    title = models.CharField("tentang", max_length=300)
    first_day = models.DateField("berlaku mulai")
    last_day = models.DateField("berlaku sampai", null=True, blank=True)
    changes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="mengubah keputusan",
    )
    decree = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TaskforceRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "decree_number"],
                name="risk_taskforce_decree_once",
                violation_error_message="Keputusan dengan nomor ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="risk_taskforce_days_in_order",
                violation_error_message="Akhir masa berlaku mendahului awalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Keputusan Nomor {self.decree_number}"


class TaskforceMember(Owned):
    """Anggota Satgas SPIP dengan kedudukannya."""

    taskforce = models.ForeignKey(Taskforce, models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="pegawai",
    )
    duty = models.CharField("kedudukan", max_length=20, choices=TaskforceDuty.choices())

    objects: SharedRows[TaskforceMember] = SharedRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["taskforce", "user"],
                name="risk_taskforce_member_once",
                violation_error_message="Pegawai ini sudah menjadi anggota.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()}: {self.user}"


class Context(Owned):
    """Konteks penilaian risiko satu tahun; its day fixes the scale of the year."""

    year = models.PositiveSmallIntegerField("tahun")
    objectives = models.TextField("sasaran", max_length=4000)
    activities = models.TextField("ruang lingkup kegiatan", max_length=4000)
    scale_on = models.DateField("skala yang berlaku pada")

    objects: RegisterRows[Context] = RegisterRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="risk_context_once",
                violation_error_message="Konteks tahun itu sudah ditetapkan.",
            )
        ]

    def __str__(self) -> str:
        return f"Konteks risiko {self.year}"


class Stakeholder(Owned):
    """Pemangku kepentingan; one outside the unit must hear about internal control."""

    context = models.ForeignKey(Context, models.CASCADE, related_name="stakeholders")
    name = models.CharField("pihak", max_length=200)
    interest = models.CharField("kepentingan", max_length=300)
    must_know = models.BooleanField("wajib menerima informasi SPIP", default=True)
    informed_on = models.DateField("diberi informasi pada", null=True, blank=True)
    informed_by_means = models.CharField("cara", max_length=200, blank=True)

    objects: RegisterRows[Stakeholder] = RegisterRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["context", "name"],
                name="risk_stakeholder_once",
                violation_error_message="Pihak ini sudah tercantum pada konteks itu.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ScaleDecree(Owned):
    """Keputusan instansi tentang skala risiko: a row of the shape of the law table."""

    number = models.CharField("nomor keputusan", max_length=100)
    first_day = models.DateField("berlaku mulai")
    last_day = models.DateField("berlaku sampai", null=True, blank=True)
    values: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField("isi")

    objects: SharedRows[ScaleDecree] = SharedRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "first_day"],
                name="risk_scale_decree_day_once",
                violation_error_message="Sudah ada keputusan yang berlaku mulai hari itu.",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="risk_scale_decree_days_in_order",
                violation_error_message="Akhir masa berlaku mendahului awalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Keputusan {self.number}"

    def as_table(self) -> Table:
        """Return the decree as a version of the law table `skala`."""
        return Table("skala", str(self), self.first_day, self.last_day, self.values)
