"""The way to a predicate that a unit chose, and what the team thinks a climb costs."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from zona.core.choice import Choice
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.worksheet import Lke, Predicate
from zona.modules.assessment.permissions import Perm

MOST_EFFORT = 1000


class RouteOrigin(Choice):
    """Asal jalur: found by the solver, or made by hand on the what-if page."""

    SOLVER = "solver", "Dihitung sebagai jalur terpendek"
    WHAT_IF = "what_if", "Disusun pada halaman Andai"


class ClimbEffortRows(Rows["ClimbEffort"]):
    def visible_to(self, user: User) -> Self:
        """Return the efforts of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class ClimbEffort(models.Model):
    """Upaya satu langkah pada satu pertanyaan, menurut tim; and whether it may move."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.ForeignKey(Lke, models.CASCADE, related_name="efforts")
    code = models.CharField("kode pertanyaan", max_length=20)
    effort = models.PositiveSmallIntegerField(
        "upaya per langkah",
        validators=[MinValueValidator(1), MaxValueValidator(MOST_EFFORT)],
    )
    is_locked = models.BooleanField("dikunci", default=False)

    objects = ClimbEffortRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lke", "code"], name="assessment_climb_effort_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.effort}"


class RouteRows(Rows["Route"]):
    def visible_to(self, user: User) -> Self:
        """Return the ways of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))

    def active(self) -> Self:
        """Return the ways that units follow now."""
        return self.filter(is_active=True)


class Route(models.Model):
    """Jalur menuju predikat: the climbs that a unit has set itself; one is followed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.ForeignKey(Lke, models.CASCADE, related_name="routes")
    predicate = models.CharField("predikat", max_length=4, choices=Predicate.choices())
    origin = models.CharField("asal", max_length=10, choices=RouteOrigin.choices())
    passes = models.BooleanField("meloloskan semua ambang")
    score_before = models.DecimalField("nilai awal", max_digits=6, decimal_places=2)
    score_after = models.DecimalField("nilai akhir", max_digits=6, decimal_places=2)
    is_active = models.BooleanField("diikuti", default=True)
    chosen_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    close_reason = models.CharField("alasan ditutup", max_length=500, blank=True)

    objects = RouteRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lke"],
                condition=Q(is_active=True),
                name="assessment_route_one_active",
            )
        ]

    def __str__(self) -> str:
        return f"Jalur menuju {self.predicate}"


class ClimbRows(Rows["Climb"]):
    def visible_to(self, user: User) -> Self:
        """Return the climbs of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class Climb(models.Model):
    """Kenaikan satu pertanyaan pada jalur: from which answer to which."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    route = models.ForeignKey(Route, models.CASCADE, related_name="climbs")
    code = models.CharField("kode pertanyaan", max_length=20)
    value = models.CharField("pilihan", max_length=10, blank=True)
    inputs = models.JSONField("angka", default=dict, blank=True)
    before = models.CharField("dari", max_length=1000)
    after = models.CharField("ke", max_length=1000)
    points = models.DecimalField("nilai", max_digits=7, decimal_places=4)
    effort = models.PositiveIntegerField("upaya")

    objects = ClimbRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["route", "code"], name="assessment_climb_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.before} → {self.after}"
