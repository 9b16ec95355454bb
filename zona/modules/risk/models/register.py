"""Risks, what is done about them, and what happened all the same."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.core.people.models import User
from zona.core.rows import Rows
from zona.core.upkeep.models import MainActivity
from zona.modules.risk.models.base import Owned
from zona.modules.risk.models.organisation import Context
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import (
    CONTROL_FLOW,
    CONTROL_OPEN,
    RISK_FLOW,
    RISK_OPEN,
    Category,
    ControlEffect,
    Controllability,
    Response,
    RiskSource,
    is_late,
)

OPEN_MATTER = ~Q(category=Category.KECURANGAN)


def grade(label: str) -> models.PositiveSmallIntegerField[int | None, int | None]:
    """Return a field for a grade 1 to 5, empty until it is judged."""
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )


class RiskRows(Rows["Risk"]):
    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)

    def visible_to(self, user: User) -> Self:
        """Return the register, or one's own share of it; fraud only to the few."""
        acted_on = ControlAction.objects.filter(officer=user).values("risk")
        own = Q(owner=user) | Q(identified_by=user) | Q(pk__in=acted_on)
        wide = user.within(Perm.VIEW_REGISTER) | (user.within(Perm.VIEW) & own)
        return self.filter(user.within(Perm.VIEW_SECRET) | (OPEN_MATTER & wide))

    def in_year(self, year: int) -> Self:
        """Return the risks of one year's register."""
        return self.filter(context__year=year)

    def open(self) -> Self:
        """Return the approved risks that are neither closed nor carried on."""
        return self.filter(state__in=RISK_OPEN)


class Risk(Owned):
    """Risiko: one row of a year's register."""

    context = models.ForeignKey(Context, models.PROTECT, related_name="risks")
    code = models.CharField("kode", max_length=20)
    activity = models.ForeignKey(
        MainActivity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kegiatan utama",
    )
    objective = models.CharField("sasaran atau kegiatan", max_length=300)
    statement = models.TextField("pernyataan risiko", max_length=1000)
    cause = models.TextField("sebab", max_length=1000)
    source = models.CharField("sumber", max_length=20, choices=RiskSource.choices())
    controllability = models.CharField(
        "terkendali", max_length=5, choices=Controllability.choices()
    )
    impact = models.TextField("uraian dampak", max_length=1000)
    category = models.CharField("kategori", max_length=20, choices=Category.choices())
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="pemilik risiko",
    )
    existing_control = models.TextField(
        "pengendalian yang ada", max_length=1000, blank=True
    )
    control_effect = models.CharField(
        "efektivitas pengendalian",
        max_length=20,
        choices=ControlEffect.choices(),
        blank=True,
    )
    likelihood_before = grade("K sebelum pengendalian")
    impact_before = grade("D sebelum pengendalian")
    likelihood_after = grade("K sesudah pengendalian")
    impact_after = grade("D sesudah pengendalian")
    response = models.CharField(
        "respons", max_length=20, choices=Response.choices(), blank=True
    )
    state = models.CharField(
        max_length=20, choices=RISK_FLOW.choices(), default=RISK_FLOW.initial.code
    )
    moved_on = models.DateField("langkah terakhir")
    approved_on = models.DateField("disetujui pada", null=True, blank=True)
    note = models.TextField("catatan", max_length=1000, blank=True)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+"
    )
    identified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = RiskRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["context", "code"],
                name="risk_risk_code_once",
                violation_error_message="Kode ini sudah dipakai pada register tahun itu.",
            ),
            models.UniqueConstraint(
                fields=["carried_from"], name="risk_risk_carried_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Risiko {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("risk:risk_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return RISK_FLOW.state(self.state)

    @property
    def is_fraud(self) -> bool:
        """Tell whether only the task force and the head may read it."""
        return self.category == Category.KECURANGAN


class ControlRows(Rows["ControlAction"]):
    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)

    def visible_to(self, user: User) -> Self:
        """Return the actions on the risks that the person may read."""
        return self.filter(risk__in=Risk.objects.visible_to(user))

    def late(self, on: date) -> Self:
        """Return the actions that are past their day; carried ones live on elsewhere."""
        found = self.filter(state__in=CONTROL_OPEN, due_on__lt=on)
        return found.exclude(risk__state="dibawa")


class ControlAction(Owned):
    """Rencana tindak pengendalian (RTP): what will be done about a risk."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="controls")
    text = models.TextField("tindakan", max_length=1000)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="penanggung jawab",
    )
    due_on = models.DateField("target waktu")
    output = models.CharField("indikator keluaran", max_length=300)
    cost_rupiah = models.PositiveBigIntegerField("biaya", null=True, blank=True)
    state = models.CharField(
        max_length=20,
        choices=CONTROL_FLOW.choices(),
        default=CONTROL_FLOW.initial.code,
    )
    moved_on = models.DateField("langkah terakhir")
    finished_on = models.DateField("selesai pada", null=True, blank=True)
    result = models.TextField("hasil", max_length=1000, blank=True)
    proof = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ControlRows.as_manager()

    def __str__(self) -> str:
        return f"RTP {self.risk.code}"

    def get_absolute_url(self) -> str:
        return reverse("risk:control_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return CONTROL_FLOW.state(self.state)

    def status_on(self, on: date) -> State:
        """Return the state as it stands on a day: an open action may be late."""
        if is_late(self.state, self.due_on, on):
            return State("terlambat", "Terlambat", "bad")
        return self.status


class IncidentRows(Rows["Incident"]):
    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)

    def visible_to(self, user: User) -> Self:
        """Return the incidents of the register, or one's own; fraud only to the few."""
        own = user.within(Perm.VIEW) & Q(reported_by=user)
        wide = user.within(Perm.VIEW_REGISTER) | own
        return self.filter(user.within(Perm.VIEW_SECRET) | (OPEN_MATTER & wide))


class Incident(Owned):
    """Kejadian risiko: something happened and did harm, or nearly so."""

    title = models.CharField("kejadian", max_length=200)
    happened_on = models.DateField("terjadi pada")
    category = models.CharField("kategori", max_length=20, choices=Category.choices())
    description = models.TextField("uraian tanpa nama orang", max_length=10_000)
    risk = models.ForeignKey(
        Risk,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        verbose_name="risiko pada register",
    )
    loss_rupiah = models.PositiveBigIntegerField("taksiran kerugian", default=0)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    reported_on = models.DateField("dilaporkan pada")
    handling = models.TextField("penanganan", max_length=4000, blank=True)
    settled_on = models.DateField("selesai ditangani pada", null=True, blank=True)

    objects = IncidentRows.as_manager()

    def __str__(self) -> str:
        return f"Kejadian {self.happened_on:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("risk:incident_detail", args=[self.pk])

    @property
    def is_fraud(self) -> bool:
        """Tell whether only the task force and the head may read it."""
        return self.category == Category.KECURANGAN
