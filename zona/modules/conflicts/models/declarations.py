"""What employees declare, and the commitments that they sign."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.flow import State
from zona.core.people.models import Unit, User
from zona.core.recusal.models import Recusal
from zona.core.secrets import EncryptedTextField
from zona.modules.conflicts.models.base import (
    ConflictUnitRows,
    OpenRows,
    RestrictedRows,
)
from zona.modules.conflicts.rules import (
    DECLARATION_FLOW,
    FOUND,
    DeclarationKind,
    InterestKind,
)

DRAFT = DECLARATION_FLOW.initial.code


class DeclarationRows(RestrictedRows["Declaration"]):
    def _laid_open(self) -> Q:
        return ~Q(state=DRAFT)

    def sent(self) -> Self:
        """Return the declarations that were signed and not given back."""
        return self.exclude(state=DRAFT)

    def yearly(self) -> Self:
        """Return the declarations that everybody owes each year, nil ones included."""
        return self.exclude(kind=DeclarationKind.KEJADIAN)


class Declaration(models.Model):
    """Deklarasi kepentingan of one employee: yearly, on an event, or nil."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField("tahun")
    kind = models.CharField("jenis", max_length=20, choices=DeclarationKind.choices())
    happened_on = models.DateField("tanggal kejadian", null=True, blank=True)
    due_on = models.DateField("batas penyampaian")
    state = models.CharField(
        max_length=20, choices=DECLARATION_FLOW.choices(), default=DRAFT
    )
    submitted_on = models.DateField("ditandatangani pada", null=True, blank=True)
    statement_sha256 = models.CharField(max_length=64, blank=True)
    # Asked at the moment of signing; empty where the unit above has to judge.
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penelaah",
    )
    reviewed_on = models.DateField("ditelaah pada", null=True, blank=True)
    note = EncryptedTextField("catatan telaah", max_length=2000, blank=True)
    plan = EncryptedTextField("rencana pencegahan", max_length=2000, blank=True)
    plan_due_on = models.DateField("pencegahan selesai pada", null=True, blank=True)

    objects = DeclarationRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "year"],
                condition=~Q(kind="kejadian"),
                name="conflicts_declaration_once_a_year",
                violation_error_message="Deklarasi berkala tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="kejadian") | Q(happened_on__isnull=False),
                name="conflicts_declaration_event_has_day",
                violation_error_message="Isi tanggal kejadiannya.",
            ),
            models.CheckConstraint(
                condition=~Q(state="potensial")
                | (~Q(plan="") & Q(plan_due_on__isnull=False)),
                name="conflicts_declaration_potential_has_plan",
                violation_error_message="Benturan potensial memerlukan rencana pencegahan dan tenggatnya.",
            ),
        ]
        indexes = [models.Index(fields=["unit", "year"], name="conflicts_declared")]

    def __str__(self) -> str:
        return f"Deklarasi {self.get_kind_display().lower()} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("conflicts:declaration_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return DECLARATION_FLOW.state(self.state)

    @property
    def is_found(self) -> bool:
        """Tell whether the review found a conflict, potential or actual."""
        return self.state in FOUND


class InterestRows(ConflictUnitRows["Interest"]):
    def visible_to(self, user: User) -> Self:
        """Return the interests of the declarations that the person may read."""
        return self.filter(declaration__in=Declaration.objects.visible_to(user))


class Interest(models.Model):
    """Kepentingan yang dinyatakan: with whom, and what ties the person to them."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    declaration = models.ForeignKey(
        Declaration, models.CASCADE, related_name="interests"
    )
    kind = models.CharField("jenis", max_length=20, choices=InterestKind.choices())
    party = models.CharField("nama pihak", max_length=200)
    explanation = EncryptedTextField("uraian", max_length=2000)
    recusal = models.ForeignKey(
        Recusal, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = InterestRows.as_manager()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.party}"


class Commitment(models.Model):
    """Komitmen menghindari benturan kepentingan, signed by one employee for a year."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField("tahun")
    signed_on = models.DateField("ditandatangani pada")
    sha256 = models.CharField(max_length=64)

    objects: OpenRows[Commitment] = OpenRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "year"],
                name="conflicts_commitment_once",
                violation_error_message="Komitmen tahun ini sudah Anda tanda tangani.",
            )
        ]

    def __str__(self) -> str:
        return f"Komitmen {self.year}"
