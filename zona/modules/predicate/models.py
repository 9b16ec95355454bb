"""Records on the way to the predicate."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.rules import (
    OPEN,
    PROPOSAL_FLOW,
    AwardState,
    Measure,
    Met,
    Predicate,
    holds,
)


class PredicateRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return the records of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))

    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)


class Owned(models.Model):
    """Catatan milik satu unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Prerequisite(Owned):
    """Keadaan satu syarat pengusulan: of a unit, or of the agency for all its units."""

    year = models.PositiveSmallIntegerField("tahun")
    key = models.CharField(max_length=40)
    met = models.CharField("keadaan", max_length=20, choices=Met.choices())
    value = models.CharField("nilai yang dicapai", max_length=100, blank=True)
    note = models.TextField("keterangan", max_length=2000, blank=True)
    proof = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField()

    objects: PredicateRows[Prerequisite] = PredicateRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "key"], name="predicate_prerequisite_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.year}"


class ProposalRows(PredicateRows["Proposal"]):
    def open(self) -> Self:
        """Return the proposals that have no result yet."""
        return self.filter(state__in=OPEN)


class Proposal(Owned):
    """Usulan predikat: one unit, one year, one predicate."""

    year = models.PositiveSmallIntegerField("tahun")
    predicate = models.CharField(
        "predikat yang diusulkan", max_length=10, choices=Predicate.choices()
    )
    due_on = models.DateField("batas pengajuan")
    state = models.CharField(
        max_length=20,
        choices=PROPOSAL_FLOW.choices(),
        default=PROPOSAL_FLOW.initial.code,
    )
    moved_on = models.DateField("langkah terakhir")
    note = models.TextField("catatan", max_length=2000, blank=True)

    objects = ProposalRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(state__in=OPEN),
                name="predicate_proposal_open_once",
                violation_error_message="Usulan unit ini untuk tahun itu masih berjalan.",
            )
        ]

    def __str__(self) -> str:
        return f"Usulan {self.predicate} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("predicate:proposal_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return PROPOSAL_FLOW.state(self.state)


class Sptjm(Owned):
    """Surat pernyataan tanggung jawab mutlak: the version signed and its paper."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="statements")
    version_on = models.DateField("versi naskah")
    body = models.TextField("isi", max_length=10_000)
    sha256 = models.CharField(max_length=64)
    signer = models.CharField("penanda tangan", max_length=200)
    post = models.CharField("jabatan", max_length=200)
    signed_on = models.DateField("ditandatangani pada")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    paper = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: PredicateRows[Sptjm] = PredicateRows.as_manager()  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        return f"SPTJM {self.proposal}"


class AwardRows(PredicateRows["Award"]):
    def held(self, on: date) -> Self:
        """Return the predicates in force on a day."""
        return self.filter(state=AwardState.BERLAKU, from_on__lte=on, until_on__gte=on)


class Award(Owned):
    """Predikat yang ditetapkan, with its decree and validity."""

    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="awards"
    )
    predicate = models.CharField("predikat", max_length=10, choices=Predicate.choices())
    decree_number = models.CharField("nomor keputusan", max_length=100)
    from_on = models.DateField("berlaku mulai")
    until_on = models.DateField("berlaku sampai")
    state = models.CharField(
        max_length=20, choices=AwardState.choices(), default=AwardState.BERLAKU
    )
    reason = models.TextField("alasan", max_length=2000, blank=True)
    changed_on = models.DateField(null=True, blank=True)
    reapply_on = models.DateField("dapat mengusulkan lagi", null=True, blank=True)

    objects = AwardRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("from_on")),
                name="predicate_award_days_in_order",
                violation_error_message="Akhir masa berlaku mendahului awalnya.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.predicate}, {self.decree_number}"

    def holds_on(self, on: date) -> bool:
        """Tell whether the predicate is in force on a day."""
        return holds(self.state, self.from_on, self.until_on, on)


class KknCase(Owned):
    """Kasus KKN yang memengaruhi usulan atau predikat unit."""

    known_on = models.DateField("diketahui pada")
    involves_leader = models.BooleanField("melibatkan pimpinan tertinggi unit")
    explanation = models.TextField("uraian tanpa nama", max_length=2000)
    measure = models.CharField(
        "akibat bagi predikat", max_length=20, choices=Measure.choices()
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects: PredicateRows[KknCase] = PredicateRows.as_manager()  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        return f"Kasus yang diketahui {self.known_on:%d-%m-%Y}"
