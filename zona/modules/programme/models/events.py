"""Which meetings and outreach made a plan known."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from zona.modules.programme.models.base import Owned, ProgrammeRows
from zona.modules.programme.models.meetings import Meeting, Outreach
from zona.modules.programme.models.plan import WorkPlan


class PlanEventRows(ProgrammeRows["PlanEvent"]):
    pass


class PlanEvent(Owned):
    """Sosialisasi rencana: a meeting or an outreach that made the plan known."""

    plan = models.ForeignKey(WorkPlan, models.CASCADE, related_name="events")
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="+"
    )
    outreach = models.ForeignKey(
        Outreach, models.CASCADE, null=True, blank=True, related_name="+"
    )

    objects = PlanEventRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=True, outreach__isnull=False)
                | Q(meeting__isnull=False, outreach__isnull=True),
                name="programme_planevent_one_source",
                violation_error_message="Pilih satu rapat atau satu sosialisasi.",
            ),
            models.UniqueConstraint(
                fields=["plan", "meeting"],
                name="programme_planevent_meeting_once",
                violation_error_message="Kegiatan ini sudah dikaitkan.",
            ),
            models.UniqueConstraint(
                fields=["plan", "outreach"],
                name="programme_planevent_outreach_once",
                violation_error_message="Kegiatan ini sudah dikaitkan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._source}"

    @property
    def held_on(self) -> date:
        return self._source.held_on

    @property
    def reach(self) -> int:
        """Return how many people it reached: by the attendance list, or as noted."""
        if self.meeting:
            return self.meeting.participants_count
        return self.outreach.reached_count if self.outreach else 0

    @property
    def way(self) -> str:
        """Return by what means the plan was made known."""
        return self.outreach.medium if self.outreach else "Rapat"

    @property
    def url(self) -> str:
        return self._source.get_absolute_url()

    @property
    def is_proven(self) -> bool:
        """Tell whether an attendance list or a proof stands behind it."""
        if self.outreach:
            return bool(self.outreach.proof or self.outreach.proof_file_id)
        return self.reach > 0

    @property
    def _source(self) -> Meeting | Outreach:
        return self.meeting or self.outreach  # type: ignore[return-value]  # the database keeps one of them
