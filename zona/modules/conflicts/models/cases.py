"""Actual conflicts, from report to end."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.flow import State
from zona.core.people.models import Unit
from zona.core.recusal.models import Recusal
from zona.core.secrets import EncryptedTextField
from zona.core.upkeep.models import MainActivity
from zona.modules.conflicts.models.base import RestrictedRows
from zona.modules.conflicts.models.declarations import Declaration
from zona.modules.conflicts.rules import (
    CASE_FLOW,
    ENDED,
    WAITING,
    CaseOrigin,
    Effect,
    Measure,
)


class CaseRows(RestrictedRows["Case"]):
    def waiting(self) -> Self:
        """Return the cases that wait for their decision."""
        return self.filter(state__in=WAITING)

    def open(self) -> Self:
        """Return the cases that have not ended."""
        return self.exclude(state__in=ENDED)


class Case(models.Model):
    """Kasus benturan kepentingan: an actual conflict from report to its end."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.CharField("nomor", max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="pegawai",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pemeriksa",
    )
    declaration = models.ForeignKey(
        Declaration, models.PROTECT, null=True, blank=True, related_name="cases"
    )
    activity = models.ForeignKey(
        MainActivity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kegiatan utama",
    )
    origin = models.CharField("asal", max_length=20, choices=CaseOrigin.choices())
    subject = EncryptedTextField("keputusan yang terkait", max_length=2000)
    process = models.CharField("proses", max_length=60, blank=True)
    party = models.CharField("pihak", max_length=200, blank=True)
    state = models.CharField(
        max_length=20, choices=CASE_FLOW.choices(), default=CASE_FLOW.initial.code
    )
    reported_on = models.DateField("dilaporkan pada")
    # Where the clock of the decision starts: the report, or a new examination.
    clock_on = models.DateField("jam putusan mulai")
    # Follows the calendar while the case waits; stays once decided or breached.
    due_on = models.DateField("batas putusan")
    decided_on = models.DateField("diputus pada", null=True, blank=True)
    measure = models.CharField(
        "tindakan", max_length=30, choices=Measure.choices(), blank=True
    )
    decision = EncryptedTextField("putusan", max_length=2000, blank=True)
    decision_number = models.CharField("nomor putusan", max_length=100, blank=True)
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pengganti",
    )
    watch_due_on = models.DateField("nilai hasilnya sebelum", null=True, blank=True)
    effect = models.CharField(
        "hasil", max_length=20, choices=Effect.choices(), blank=True
    )
    ended_on = models.DateField("berakhir pada", null=True, blank=True)
    recusal = models.ForeignKey(
        Recusal, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CaseRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number"], name="conflicts_case_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(process="") | ~Q(party=""),
                name="conflicts_case_names_a_matter",
                violation_error_message="Sebutkan proses atau pihak yang terkait.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kasus {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("conflicts:case_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return CASE_FLOW.state(self.state)

    @property
    def is_waiting(self) -> bool:
        """Tell whether the clock of the decision runs."""
        return self.state in WAITING
