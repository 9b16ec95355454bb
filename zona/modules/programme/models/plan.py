"""The work plan: priority targets and actions by quarter."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.modules.programme.models.base import (
    CODES_HELP,
    Named,
    Owned,
    ProgrammeRows,
)
from zona.modules.programme.rules import (
    ACTION_FLOW,
    PLAN_FLOW,
    PLAN_OPEN,
    PLAN_PUBLIC,
    UNFINISHED,
    is_late,
    quarter_end,
    quarter_of,
)


class PlanRows(ProgrammeRows["WorkPlan"]):
    def published(self) -> Self:
        """Return those that the public may read: approved or later."""
        return self.filter(state__in=PLAN_PUBLIC)

    def covering(self, day: date) -> Self:
        """Return the plans whose years hold the day, the youngest first."""
        held = self.filter(year__lte=day.year, until_year__gte=day.year)
        return held.order_by("-year")


class WorkPlan(Owned):
    """Rencana kerja pembangunan ZI of a unit."""

    title = models.CharField("judul", max_length=300)
    year = models.PositiveSmallIntegerField("tahun")
    until_year = models.PositiveSmallIntegerField("sampai tahun")
    state = models.CharField("status", max_length=20, choices=PLAN_FLOW.choices())
    state_on = models.DateField("status sejak")
    approved_on = models.DateField("disetujui", null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    evaluation = models.TextField("hasil evaluasi", blank=True)

    objects = PlanRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="programme_workplan_once_a_year",
                violation_error_message="Rencana kerja tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(until_year__gte=F("year")),
                name="programme_workplan_years_in_order",
                violation_error_message="Tahun akhir tidak boleh sebelum tahun awal.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:plan_detail", args=[self.pk])

    @property
    def status(self) -> State:
        return PLAN_FLOW.state(self.state)

    @property
    def years(self) -> str:
        """Return the years it covers, in words."""
        last = "" if self.until_year == self.year else f"–{self.until_year}"
        return f"Tahun {self.year}{last}"

    @property
    def is_open(self) -> bool:
        """Tell whether targets and actions may still change."""
        return self.state in PLAN_OPEN

    @property
    def is_public(self) -> bool:
        """Tell whether anyone may read it: the head has approved it."""
        return self.state in PLAN_PUBLIC

    @property
    def is_closed(self) -> bool:
        return self.state == "dievaluasi"


class TargetRows(ProgrammeRows["PriorityTarget"]):
    pass


class PriorityTarget(Owned):
    """Target prioritas of a plan: where from, where to, for which indicator."""

    plan = models.ForeignKey(WorkPlan, models.CASCADE, related_name="targets")
    text = models.CharField("target", max_length=300)
    indicators = models.CharField(
        "indikator", max_length=120, blank=True, help_text=CODES_HELP
    )
    baseline = models.CharField("keadaan awal", max_length=300, blank=True)
    goal = models.CharField("keadaan yang dituju", max_length=300, blank=True)
    priority = models.PositiveSmallIntegerField(
        "prioritas", choices=[(1, "1 – utama"), (2, "2 – penting"), (3, "3 – lain")]
    )

    objects = TargetRows.as_manager()

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{self.plan.get_absolute_url()}?tampilan=target"

    @property
    def is_linked(self) -> bool:
        """Tell whether it names indicator, start and measurable end (facts.yaml)."""
        return bool(self.indicators and self.baseline and self.goal)


class ActionRows(ProgrammeRows["PlanAction"]):
    def in_time(self) -> Self:
        """Add `due`, by which rows stand in the order of their quarters."""
        return self.annotate(due=F("year") * 10 + F("quarter"))

    def in_area(self, area: str) -> Self:
        """Return those that serve an indicator of the area."""
        return self.filter(indicators__contains=f".{area}.")

    def late(self, on: date) -> Self:
        """Return the unfinished ones whose quarter has passed."""
        passed = Q(year__lt=on.year) | Q(year=on.year, quarter__lt=quarter_of(on))
        return self.filter(passed, state__in=UNFINISHED)


class PlanAction(Named):
    """Rencana aksi: output, quarter, the one responsible, proof."""

    plan = models.ForeignKey(WorkPlan, models.CASCADE, related_name="actions")
    target = models.ForeignKey(
        PriorityTarget,
        models.PROTECT,
        verbose_name="target prioritas",
        null=True,
        blank=True,
        related_name="actions",
    )
    text = models.CharField("rencana aksi", max_length=300)
    output = models.CharField("keluaran", max_length=300)
    year = models.PositiveSmallIntegerField("tahun")
    quarter = models.PositiveSmallIntegerField(
        "triwulan", choices=[(1, "I"), (2, "II"), (3, "III"), (4, "IV")]
    )
    indicators = models.CharField(
        "indikator", max_length=120, blank=True, help_text=CODES_HELP
    )
    evidence_expected = models.CharField(
        "bukti yang diharapkan", max_length=300, blank=True
    )
    # Names the climb it was taken from, so that it is taken once; empty if written anew.
    source_key = models.CharField(max_length=200, blank=True)
    state = models.CharField("status", max_length=20, choices=ACTION_FLOW.choices())
    done_on = models.DateField("selesai pada", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    proof = models.TextField("bukti", blank=True)
    proof_file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_on = models.DateField("diperiksa pada", null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    objects = ActionRows.as_manager()

    class Meta(Named.Meta):
        constraints = [
            *Named.Meta.constraints,
            models.CheckConstraint(
                condition=Q(quarter__range=(1, 4)),
                name="programme_planaction_quarter",
                violation_error_message="Triwulan hanya I sampai IV.",
            ),
            models.UniqueConstraint(
                fields=["plan", "source_key"],
                condition=~Q(source_key=""),
                name="programme_planaction_taken_once",
                violation_error_message="Usulan ini sudah menjadi rencana aksi.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("programme:action_detail", args=[self.pk])

    @property
    def status(self) -> State:
        return ACTION_FLOW.state(self.state)

    @property
    def due_on(self) -> date:
        """Return the last day of its quarter."""
        return quarter_end(self.year, self.quarter)

    @property
    def quarter_name(self) -> str:
        return f"Triwulan {self.get_quarter_display()} {self.year}"

    def is_late(self, on: date) -> bool:
        return is_late(self.state, self.due_on, on)

    def status_on(self, on: date) -> State:
        """Return the state, or that it is late: lateness is never stored."""
        late = State("terlambat", f"{self.status.label}, terlambat", "bad")
        return late if self.is_late(on) else self.status
