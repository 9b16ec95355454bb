"""How the team was chosen: procedure, criteria, candidates, scores."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.modules.programme.models.base import Named, Owned, ProgrammeRows
from zona.modules.programme.models.team import Team
from zona.modules.programme.rules import (
    HIGHEST,
    SELECTION_FLOW,
    Area,
    TeamRole,
    Verdict,
    Weight,
    split_codes,
    verdict,
)


class ProcedureRows(ProgrammeRows["Procedure"]):
    pass


class Procedure(Owned):
    """Tata cara seleksi tim: one version; once approved it is never changed."""

    title = models.CharField("judul", max_length=200)
    number = models.CharField("nomor", max_length=80, blank=True)
    approved_on = models.DateField("disahkan pada", null=True, blank=True)
    note = models.TextField("uraian", blank=True, max_length=4000)
    document = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ProcedureRows.as_manager()

    def __str__(self) -> str:
        return f"{self.title} ({self.number})" if self.number else self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:procedure_view", args=[self.pk])

    @property
    def is_approved(self) -> bool:
        return self.approved_on is not None

    def weights(self) -> tuple[Weight, ...]:
        """Return what each criterion counts, in their order."""
        return tuple(
            Weight(each.pk, each.weight, each.is_required)
            for each in self.criteria.order_by("pk")
        )


class CriterionRows(ProgrammeRows["Criterion"]):
    pass


class Criterion(Owned):
    """Kriteria seleksi with its weight."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="criteria")
    name = models.CharField("kriteria", max_length=200)
    weight = models.PositiveSmallIntegerField(
        "bobot", validators=[MinValueValidator(1), MaxValueValidator(HIGHEST)]
    )
    is_required = models.BooleanField("wajib terpenuhi", default=False)

    objects = CriterionRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "name"],
                name="programme_criterion_once",
                violation_error_message="Kriteria ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class SelectionRows(ProgrammeRows["Selection"]):
    pass


class Selection(Owned):
    """Seleksi tim ZI under an approved procedure."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="selections")
    title = models.CharField("judul", max_length=200)
    opened_on = models.DateField("dibuka pada")
    state = models.CharField(
        "status",
        max_length=20,
        choices=SELECTION_FLOW.choices(),
        default=SELECTION_FLOW.initial.code,
    )
    panel = models.TextField("panel penilai", blank=True, max_length=1000)
    minutes_number = models.CharField("nomor berita acara", max_length=80, blank=True)
    minutes = models.TextField("berita acara", blank=True, max_length=4000)
    decided_on = models.DateField("diputuskan pada", null=True, blank=True)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="selections"
    )

    objects = SelectionRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="dinilai") | Q(decided_on__isnull=False),
                name="programme_selection_decided_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:selection_view", args=[self.pk])

    @property
    def status(self) -> State:
        return SELECTION_FLOW.state(self.state)

    @property
    def is_open(self) -> bool:
        return self.state == SELECTION_FLOW.initial.code


class CandidateRows(ProgrammeRows["Candidate"]):
    pass


class Candidate(Named):
    """Calon anggota tim, for one role and areas."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="candidates")
    role = models.CharField("peran", max_length=20, choices=TeamRole.choices())
    areas = models.CharField("area", max_length=60, blank=True)
    is_chosen = models.BooleanField("dipilih", default=False)
    reason = models.CharField("pertimbangan", max_length=300, blank=True)

    objects = CandidateRows.as_manager()

    class Meta(Named.Meta):
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(
                fields=["selection", "user", "role"],
                name="programme_candidate_role_once",
                violation_error_message="Pegawai ini sudah dicalonkan untuk peran itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} – {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return self.selection.get_absolute_url()

    @property
    def area_labels(self) -> str:
        """Return the areas in words."""
        return ", ".join(Area(key).label for key in split_codes(self.areas))

    def verdict(self, weights: tuple[Weight, ...]) -> Verdict:
        """Judge the scores given so far; reads the prefetched scores."""
        given = {each.criterion_id: each.score for each in self.scores.all()}
        return verdict(weights, given)


class ScoreRows(ProgrammeRows["CandidateScore"]):
    pass


class CandidateScore(Owned):
    """Skor calon on one criterion, 0 to 100."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(
        "skor", validators=[MaxValueValidator(HIGHEST)]
    )

    objects = ScoreRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "criterion"], name="programme_score_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.score}"
