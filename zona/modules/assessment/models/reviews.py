"""Assessment beside the unit's own answers: teams, rounds, marks, findings."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.worksheet import Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.reviewing import (
    REVIEW_FLOW,
    SHOWN,
    Place,
    Severity,
    Stage,
)


class ReviewTeamRows(Rows["ReviewTeam"]):
    def visible_to(self, user: User) -> Self:
        """Return the teams that the person sits in or forms."""
        own = ReviewMember.objects.filter(user=user).values("team")
        return self.filter(Q(pk__in=own) | user.within(Perm.ASSIGN))


class ReviewTeam(models.Model):
    """Tim penilai: the people of one stage, and the units that they assess."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    stage = models.CharField("tahap", max_length=12, choices=Stage.choices())
    title = models.CharField("nama tim", max_length=120)

    objects = ReviewTeamRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "stage", "title"],
                name="assessment_review_team_once",
                violation_error_message="Tim dengan nama itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class OfTeamRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return what belongs to the teams that the person may see."""
        return self.filter(team__in=ReviewTeam.objects.visible_to(user))


class ReviewMember(models.Model):
    """Anggota tim penilai, with the place that he holds."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    team = models.ForeignKey(ReviewTeam, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    place = models.CharField("kedudukan", max_length=20, choices=Place.choices())

    objects = OfTeamRows["ReviewMember"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"],
                name="assessment_review_member_once",
                violation_error_message="Orang ini sudah menjadi anggota tim.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {Place(self.place).label}"


class ReviewAssignment(models.Model):
    """Penugasan: a unit that a team assesses."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    team = models.ForeignKey(ReviewTeam, models.CASCADE, related_name="assignments")

    objects = OfTeamRows["ReviewAssignment"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "unit"],
                name="assessment_review_assignment_once",
                violation_error_message="Unit ini sudah ditugaskan kepada tim.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.team} – {self.unit}"


class ConflictDeclarationRows(Rows["ConflictDeclaration"]):
    def visible_to(self, user: User) -> Self:
        """Return the own declarations, and those that a former of teams must know."""
        return self.filter(Q(user=user) | user.within(Perm.ASSIGN, "user__unit"))


class ConflictDeclaration(models.Model):
    """Pernyataan benturan kepentingan: a unit that a person may not assess, and why."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.CharField("alasan", max_length=400)
    declared_at = models.DateTimeField()

    objects = ConflictDeclarationRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit"],
                name="assessment_conflict_once",
                violation_error_message="Pernyataan untuk unit ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.unit}"


class ReviewRows(Rows["Review"]):
    def visible_to(self, user: User) -> Self:
        """Return the rounds of the person's teams, and of his unit what it may see."""
        own = Q(unit_id=user.unit_id, state__in=SHOWN)
        teams = ReviewTeam.objects.visible_to(user)
        return self.filter(own | Q(team__in=teams))


class Review(models.Model):
    """Putaran penilaian: one stage's team on one worksheet, once."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.ForeignKey(Lke, models.PROTECT, related_name="reviews")
    team = models.ForeignKey(ReviewTeam, models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField("putaran")
    state = models.CharField(max_length=20, choices=REVIEW_FLOW.choices())
    moved_at = models.DateTimeField()
    # The unit's answers, evidence and score as they were handed in, and their hash.
    snapshot = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    return_reason = models.TextField("alasan", blank=True, max_length=1000)

    objects = ReviewRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lke", "team", "number"], name="assessment_review_once"
            ),
            models.UniqueConstraint(
                fields=["lke"],
                condition=~Q(state="ditutup"),
                name="assessment_review_one_open",
                violation_error_message="Masih ada putaran yang belum ditutup.",
            ),
        ]

    def __str__(self) -> str:
        stage = Stage(self.team.stage).label
        return f"{stage}, putaran {self.number}: {self.lke.title}"


class OfReviewRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return what belongs to the rounds that the person may see."""
        return self.filter(review__in=Review.objects.visible_to(user))


class ReviewAnswer(models.Model):
    """Nilai tim penilai atas satu pertanyaan; each place keeps its own."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.CASCADE, related_name="answers")
    code = models.CharField("kode pertanyaan", max_length=20)
    place = models.CharField("kedudukan", max_length=20, choices=Place.choices())
    value = models.CharField("pilihan", max_length=10, blank=True)
    inputs = models.JSONField("angka", default=dict, blank=True)
    note = models.TextField("catatan", blank=True, max_length=4000)
    version = models.PositiveIntegerField(default=1)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    objects = OfReviewRows["ReviewAnswer"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "code", "place"],
                name="assessment_review_answer_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.value or self.inputs}"

    @property
    def is_blank(self) -> bool:
        return not self.value and not self.inputs


class Finding(models.Model):
    """Temuan penilai atas satu pertanyaan, with the unit's reply."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.CASCADE, related_name="findings")
    code = models.CharField("kode pertanyaan", max_length=20)
    number = models.PositiveSmallIntegerField("nomor")
    text = models.TextField("temuan", max_length=2000)
    improvement = models.TextField("perbaikan yang diminta", max_length=2000)
    severity = models.CharField("bobot", max_length=10, choices=Severity.choices())
    found_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reply = models.TextField("tanggapan", blank=True, max_length=4000)
    replied_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)
    is_settled = models.BooleanField("tuntas", default=False)

    objects = OfReviewRows["Finding"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"], name="assessment_finding_once"
            )
        ]

    def __str__(self) -> str:
        return f"Temuan {self.number}: {self.code}"
