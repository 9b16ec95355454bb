"""Role models and change agents, and what the agents changed."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.modules.programme.models.base import (
    DecreeRows,
    Named,
    Owned,
    ProgrammeRows,
)


class Decreed(Named):
    """Orang yang ditetapkan dengan keputusan kepala."""

    decree_number = models.CharField("nomor keputusan", max_length=80)
    decided_on = models.DateField("tanggal keputusan")
    until_on = models.DateField("berlaku sampai", null=True, blank=True)
    document = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Named.Meta):
        abstract = True
        constraints = [
            *Named.Meta.constraints,
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("decided_on")),
                name="%(app_label)s_%(class)s_ends_after_start",
                violation_error_message="Akhir masa berlaku tidak boleh sebelum tanggal keputusan.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("programme:example_view")


class RoleModelRows(DecreeRows["RoleModel"]):
    pass


class RoleModel(Decreed):
    """Pimpinan teladan (role model) by decree of the head."""

    note = models.TextField("keteladanan", blank=True)

    objects = RoleModelRows.as_manager()

    def __str__(self) -> str:
        return f"{self.who} ({self.decree_number})"


class AgentRows(DecreeRows["ChangeAgent"]):
    pass


class ChangeAgent(Decreed):
    """Agen perubahan by decree, with a plan of his own (PermenPANRB 27/2014)."""

    plan = models.TextField("rencana perubahan", blank=True)

    objects = AgentRows.as_manager()

    def __str__(self) -> str:
        return f"{self.who} ({self.decree_number})"


class ChangeRows(ProgrammeRows["AgentChange"]):
    def verified_between(self, start: date, end: date) -> Self:
        """Return the changes finished in the stretch and verified by its last day."""
        return self.filter(made_on__range=(start, end), verified_on__lte=end)


class AgentChange(Owned):
    """Perubahan nyata by a change agent."""

    agent = models.ForeignKey(ChangeAgent, models.PROTECT, related_name="changes")
    title = models.CharField("perubahan", max_length=300)
    made_on = models.DateField("terlaksana pada")
    is_integrated = models.BooleanField("sudah masuk sistem manajemen", default=False)
    into = models.CharField(
        "masuk ke dalam",
        max_length=200,
        blank=True,
        help_text="Nomor SOP, keputusan, atau rilis sistem yang memuatnya.",
    )
    proof = models.CharField("bukti", max_length=300, blank=True)
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

    objects = ChangeRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_integrated=False) | ~Q(into=""),
                name="programme_agentchange_into_named",
                violation_error_message="Sebutkan nomor SOP, keputusan, atau rilis yang memuatnya.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:example_view")


class EvaluationRows(ProgrammeRows["AgentEvaluation"]):
    pass


class AgentEvaluation(Owned):
    """Evaluasi agen perubahan: what his plan has brought so far."""

    agent = models.ForeignKey(ChangeAgent, models.PROTECT, related_name="evaluations")
    evaluated_on = models.DateField("tanggal evaluasi")
    effect = models.TextField("hasil dan dampak", max_length=2000)
    obstacle = models.TextField("kendala", blank=True, max_length=2000)
    advice = models.TextField("saran", blank=True, max_length=2000)

    objects = EvaluationRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "evaluated_on"],
                name="programme_agentevaluation_once_a_day",
                violation_error_message="Agen ini sudah dievaluasi pada tanggal itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent.who}, {self.evaluated_on:%d-%m-%Y}"
