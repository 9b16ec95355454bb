"""The map of conflicts: decision points of the main activities."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.people.models import Unit
from zona.core.upkeep.models import MainActivity
from zona.modules.conflicts.models.base import OpenRows
from zona.modules.conflicts.rules import Point, Source


class MapRowRows(OpenRows["MapRow"]):
    def in_force(self, on: date) -> Self:
        """Return the rows of the map on a day, both ends included."""
        return self.filter(
            Q(last_day__isnull=True) | Q(last_day__gte=on), first_day__lte=on
        )


class MapRow(models.Model):
    """Peta benturan: one decision point of a main activity, and how it is kept clean."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    activity = models.ForeignKey(
        MainActivity, models.PROTECT, related_name="+", verbose_name="kegiatan utama"
    )
    decision_point = models.CharField("titik keputusan", max_length=200)
    positions = models.CharField("jabatan terkait", max_length=300, blank=True)
    is_possible = models.BooleanField("benturan mungkin terjadi", default=True)
    form = models.CharField("bentuk benturan", max_length=300, blank=True)
    source = models.CharField(
        "sumber", max_length=20, choices=Source.choices(), blank=True
    )
    cause = models.TextField("sebab", max_length=2000, blank=True)
    likelihood = models.PositiveSmallIntegerField("kemungkinan (K)", default=1)
    impact = models.PositiveSmallIntegerField("dampak (D)", default=1)
    procedure_number = models.CharField("nomor SOP", max_length=100, blank=True)
    is_separated = models.BooleanField("fungsi dipisahkan", default=False)
    is_rotated = models.BooleanField("petugas dirotasi", default=False)
    is_paired = models.BooleanField("diputus dua orang", default=False)
    prevention = models.TextField("pencegahan lain", max_length=2000, blank=True)
    prevented_from = models.DateField("pencegahan berlaku sejak", null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penanggung jawab",
    )
    first_day = models.DateField("dipetakan pada")
    last_day = models.DateField("berlaku sampai", null=True, blank=True)
    review_due_on = models.DateField("tinjau paling lambat")

    objects = MapRowRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="conflicts_map_scores",
                violation_error_message="Kemungkinan dan dampak bernilai 1 sampai 5.",
            ),
            models.CheckConstraint(
                condition=Q(is_possible=False) | (~Q(form="") & ~Q(source="")),
                name="conflicts_map_says_what",
                violation_error_message="Tulis bentuk dan sumber benturannya.",
            ),
            models.CheckConstraint(
                condition=Q(is_possible=True) | ~Q(cause=""),
                name="conflicts_map_says_why_not",
                violation_error_message="Jelaskan pada “sebab” mengapa benturan tidak mungkin terjadi.",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True)
                | Q(last_day__gte=models.F("first_day")),
                name="conflicts_map_ends_after_it_begins",
                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
            ),
        ]

    def __str__(self) -> str:
        return self.decision_point

    def get_absolute_url(self) -> str:
        return reverse("conflicts:map_detail", args=[self.pk])

    @property
    def score(self) -> int:
        """Return likelihood times impact; 0 where no conflict is possible."""
        return self.likelihood * self.impact if self.is_possible else 0

    @property
    def preventions(self) -> tuple[str, ...]:
        """Return what prevents the conflict, in words."""
        found = (
            (self.procedure_number, f"SOP {self.procedure_number}"),
            (self.is_separated, "Pemisahan fungsi"),
            (self.is_rotated, "Rotasi petugas"),
            (self.is_paired, "Diputus dua orang"),
            (self.prevention, self.prevention),
        )
        return tuple(words for is_there, words in found if is_there)

    def point(self, on: date) -> Point:
        """Return what counts for the control of the decision point on a day."""
        begun = self.prevented_from is not None and self.prevented_from <= on
        is_prevented = bool(self.preventions) and begun
        return Point(self.is_possible, is_prevented, self.owner_id is not None)


class MapReview(models.Model):
    """Peninjauan satu baris peta."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    row = models.ForeignKey(MapRow, models.CASCADE, related_name="reviews")
    reviewed_on = models.DateField("ditinjau pada")
    note = models.CharField("hasil", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects: OpenRows[MapReview] = OpenRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    def __str__(self) -> str:
        return f"{self.row}, {self.reviewed_on:%d-%m-%Y}"
