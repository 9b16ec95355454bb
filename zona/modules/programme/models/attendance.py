"""Who was asked to a meeting, who came, and what was photographed."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from zona.core.files.models import Attachment
from zona.modules.programme.models.base import Owned, ProgrammeRows
from zona.modules.programme.models.meetings import Meeting


class ParticipantRows(ProgrammeRows["Participant"]):
    def present(self) -> Self:
        """Return those on the attendance list."""
        return self.filter(attended_at__isnull=False)


class Participant(Owned):
    """Peserta rapat: an employee or a guest, invited or just present."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField("nama tamu", max_length=200, blank=True)
    organisation = models.CharField("asal", max_length=200, blank=True)
    is_invited = models.BooleanField("diundang", default=False)
    attended_at = models.DateTimeField("hadir pada", null=True, blank=True)
    by_code = models.BooleanField("lewat kode", default=False)

    objects = ParticipantRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user"],
                condition=Q(user__isnull=False),
                name="programme_participant_once",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(name=""),
                name="programme_participant_named",
                violation_error_message="Tuliskan nama tamu.",
            ),
        ]

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        return self.user.full_name if self.user else self.name

    @property
    def origin(self) -> str:
        """Return the post of an employee, the organisation of a guest."""
        if self.user:
            return self.user.position.title if self.user.position else "Pegawai"
        return self.organisation


class MeetingPhotoRows(ProgrammeRows["MeetingPhoto"]):
    pass


class MeetingPhoto(Owned):
    """Foto rapat with its caption."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="photos")
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    caption = models.CharField("keterangan", max_length=200)

    objects = MeetingPhotoRows.as_manager()

    def __str__(self) -> str:
        return self.caption
