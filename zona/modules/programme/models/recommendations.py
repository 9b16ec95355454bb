"""Recommendations and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.modules.programme.models.base import CODES_HELP, Named, ProgrammeRows
from zona.modules.programme.rules import (
    RECOMMENDATION_FLOW,
    UNFINISHED,
    Origin,
    is_late,
)


class RecommendationRows(ProgrammeRows["Recommendation"]):
    def in_area(self, area: str) -> Self:
        """Return those that concern an indicator of the area."""
        return self.filter(indicators__contains=f".{area}.")

    def late(self, on: date) -> Self:
        """Return the unfinished ones whose due date has passed."""
        return self.filter(state__in=UNFINISHED, due_on__lt=on)

    def standing(self, start: date, end: date) -> Self:
        """Return those known on the last day and due in the stretch or still open."""
        return self.filter(recorded_on__lte=end).filter(
            Q(due_on__range=(start, end))
            | Q(verified_on__isnull=True)
            | Q(verified_on__range=(start, end))
        )


class Recommendation(Named):
    """Rekomendasi with its follow-up; the person or post is responsible for it."""

    year = models.PositiveSmallIntegerField("tahun")
    number = models.CharField("nomor", max_length=30)
    recorded_on = models.DateField("dicatat")
    origin = models.CharField("sumber", max_length=20, choices=Origin.choices())
    source_title = models.CharField("judul sumber", max_length=300)
    # Names the row it was taken from, so that it is taken once; empty if written anew.
    source_key = models.CharField(max_length=320, blank=True)
    text = models.TextField("rekomendasi")
    indicators = models.CharField(
        "indikator", max_length=120, blank=True, help_text=CODES_HELP
    )
    due_on = models.DateField("tenggat")
    state = models.CharField(
        "status", max_length=20, choices=RECOMMENDATION_FLOW.choices()
    )
    followup = models.TextField("tindak lanjut", blank=True)
    done_on = models.DateField("selesai pada", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    proof_file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_on = models.DateField("diverifikasi pada", null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reject_reason = models.TextField("alasan penolakan", blank=True)

    objects = RecommendationRows.as_manager()

    class Meta(Named.Meta):
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "year", "number"],
                name="programme_recommendation_number_once",
                violation_error_message="Nomor rekomendasi ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["unit", "origin", "source_key"],
                condition=~Q(source_key=""),
                name="programme_recommendation_taken_once",
                violation_error_message="Saran ini sudah dijadikan rekomendasi.",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("done_by")),
                name="programme_recommendation_two_people",
                violation_error_message="Verifikasi dilakukan oleh orang lain.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], name="programme_recommendation_due")
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.text}"

    def get_absolute_url(self) -> str:
        return reverse("programme:recommendation_detail", args=[self.pk])

    @property
    def status(self) -> State:
        return RECOMMENDATION_FLOW.state(self.state)

    def is_late(self, on: date) -> bool:
        return is_late(self.state, self.due_on, on)

    def status_on(self, on: date) -> State:
        """Return the state, or that it is late: lateness is never stored."""
        late = State("terlambat", f"{self.status.label}, terlambat", "bad")
        return late if self.is_late(on) else self.status
