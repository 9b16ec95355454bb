"""Holidays that officers enter: they go before the library's calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from zona.core.choice import Choice
from zona.core.people.models import Unit, User
from zona.core.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence


class HolidayKind(Choice):
    """Jenis hari libur."""

    NASIONAL = "nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    LOKAL = "lokal", "Libur lokal"
    PILKADA = "pilkada", "Pemungutan suara"
    KHUSUS = "khusus", "Libur khusus"


class HolidayStatus(Choice):
    """Status hari libur: only a decreed day moves a legal clock."""

    PERKIRAAN = "perkiraan", "Perkiraan"
    RESMI = "resmi", "Resmi"
    DICABUT = "dicabut", "Dicabut"


class HolidaySource(Choice):
    """Asal hari libur: adopted from the library, or entered by an officer."""

    LIB = "lib", "Kalender bawaan"
    MANUAL = "manual", "Dimasukkan petugas"


class HolidayRows(Rows["Holiday"]):
    def visible_to(self, user: User) -> Self:
        """Return the national rows and those of the units a person may see."""
        return self.filter(Q(unit__isnull=True) | user.reach("unit"))

    def official(self) -> Self:
        """Return the rows that are in force."""
        return self.filter(status=HolidayStatus.RESMI)

    def of(self, unit: Unit | None) -> Self:
        """Return the rows that hold in a unit: national, its own, its ancestors'."""
        return self.of_any([unit] if unit else [])

    def of_any(self, units: Sequence[Unit]) -> Self:
        """Return the rows that hold in at least one of the units."""
        lines = {unit.pk for unit in units}
        lines |= {int(each) for unit in units for each in unit.path.split("/") if each}
        return self.filter(Q(unit__isnull=True) | Q(unit_id__in=lines))


class Holiday(models.Model):
    """Hari libur yang dimasukkan: a day off, or a working day the library calls off."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField("tanggal")
    name = models.CharField("nama", max_length=120)
    kind = models.CharField("jenis", max_length=20, choices=HolidayKind.choices())
    basis = models.CharField("dasar hukum", max_length=200)
    status = models.CharField("status", max_length=20, choices=HolidayStatus.choices())
    source = models.CharField(
        "asal",
        max_length=10,
        choices=HolidaySource.choices(),
        default=HolidaySource.MANUAL,
    )
    # True: a revised decree makes the library's day off a working day again.
    is_working = models.BooleanField("menjadi hari kerja", default=False)

    objects = HolidayRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Coalesce("unit", Value(0)),
                "day",
                condition=~Q(status="dicabut"),
                name="workdays_holiday_once_a_day",
                violation_error_message="Tanggal ini sudah tercatat untuk unit yang sama.",
            ),
            models.CheckConstraint(
                condition=Q(kind="lokal", unit__isnull=False) | ~Q(kind="lokal"),
                name="workdays_holiday_local_has_unit",
                violation_error_message="Libur lokal harus menyebut unitnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d-%m-%Y} {self.name}"
