"""Meetings with their decisions, and outreach."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import make_aware

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.modules.programme.models.base import Named, Owned, ProgrammeRows
from zona.modules.programme.models.plan import PlanAction
from zona.modules.programme.rules import MEETING_FLOW, MeetingKind


class MeetingRows(ProgrammeRows["Meeting"]):
    def attended(self) -> Self:
        """Return those with an attendance list."""
        return self.filter(participants_count__gt=0)

    def unattended(self) -> Self:
        """Return those that have minutes but no attendance list."""
        return self.filter(
            Q(minutes_signed_on__isnull=False)
            | Q(minutes__isnull=False)
            | Q(state__in=("notula", "disahkan")),
            participants_count=0,
        )

    def complete(self, on: date) -> Self:
        """Return those with invitation, attendance and minutes signed by the day."""
        return self.attended().filter(
            invited_on__isnull=False, minutes_signed_on__lte=on
        )

    def between(self, start: date, end: date) -> Self:
        return self.filter(held_on__range=(start, end))


class Meeting(Named):
    """Rapat atau kegiatan ZI; the person or post is who led it."""

    kind = models.CharField("jenis", max_length=30, choices=MeetingKind.choices())
    title = models.CharField("judul", max_length=300)
    held_on = models.DateField("tanggal")
    place = models.CharField("tempat", max_length=200)
    agenda = models.TextField("pokok bahasan", blank=True)
    invited_on = models.DateField("tanggal undangan", null=True, blank=True)
    participants_count = models.PositiveIntegerField(
        "jumlah peserta", default=0, help_text="Menurut daftar hadir; 0 bila tidak ada."
    )
    head_attended = models.BooleanField("dihadiri pimpinan", default=False)
    head_absence_reason = models.CharField(
        "alasan sah pimpinan tidak hadir", max_length=200, blank=True
    )
    minutes_signed_on = models.DateField(
        "tanggal notula ditandatangani", null=True, blank=True
    )
    minutes = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        "status",
        max_length=20,
        choices=MEETING_FLOW.choices(),
        default="dilaksanakan",
    )
    state_on = models.DateField("status sejak", null=True, blank=True)
    starts_at = models.TimeField("mulai", default=time(9))
    ends_at = models.TimeField("selesai", default=time(12))
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="notulis",
        null=True,
        blank=True,
        related_name="+",
    )
    invitation_place = models.PositiveIntegerField(null=True, blank=True)
    invitation_number = models.CharField("nomor undangan", max_length=120, blank=True)
    # Part of the address that the code on the wall leads to; nobody guesses it.
    token = models.CharField(max_length=40, blank=True)
    discussion = models.TextField("jalannya pembahasan", blank=True)
    cancel_reason = models.TextField("alasan pembatalan", blank=True)
    bundle = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Keys of the questions (law/) that the bundle was last offered to, comma separated.
    serves = models.CharField(max_length=300, blank=True)

    objects = MeetingRows.as_manager()

    class Meta(Named.Meta):
        constraints = [
            *Named.Meta.constraints,
            models.CheckConstraint(
                condition=Q(invited_on__isnull=True) | Q(invited_on__lte=F("held_on")),
                name="programme_meeting_invited_before",
                violation_error_message="Undangan tidak boleh sesudah hari rapat.",
            ),
            models.CheckConstraint(
                condition=Q(minutes_signed_on__isnull=True)
                | Q(minutes_signed_on__gte=F("held_on")),
                name="programme_meeting_minutes_after",
                violation_error_message="Notula tidak boleh ditandatangani sebelum rapat.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="programme_meeting_ends_after",
                violation_error_message="Rapat selesai sesudah mulai.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "held_on"], name="programme_meeting_held")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:meeting_detail", args=[self.pk])

    @property
    def status(self) -> State:
        return MEETING_FLOW.state(self.state)

    @property
    def start(self) -> datetime:
        """Return the moment it begins, where the office stands."""
        return make_aware(datetime.combine(self.held_on, self.starts_at))

    @property
    def end(self) -> datetime:
        return make_aware(datetime.combine(self.held_on, self.ends_at))

    @property
    def hours(self) -> str:
        return f"{self.starts_at:%H.%M}–{self.ends_at:%H.%M}"

    @property
    def missing_papers(self) -> tuple[str, ...]:
        """Return what keeps it from counting as a complete meeting (facts.yaml)."""
        papers = {
            "undangan": self.invited_on,
            "daftar hadir": self.participants_count,
            "notula bertanda tangan": self.minutes_signed_on,
        }
        return tuple(name for name, found in papers.items() if not found)


class DecisionRows(ProgrammeRows["Decision"]):
    pass


class Decision(Owned):
    """Keputusan rapat, one row each."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField("nomor")
    text = models.CharField("keputusan", max_length=500)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="penanggung jawab",
        null=True,
        blank=True,
        related_name="+",
    )
    due_on = models.DateField("tenggat", null=True, blank=True)
    plan_action = models.ForeignKey(
        PlanAction, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = DecisionRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="programme_decision_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"

    @property
    def source_key(self) -> str:
        """Return how a recommendation names this decision."""
        return f"keputusan:{self.pk}"


class OutreachRows(ProgrammeRows["Outreach"]):
    def proven(self) -> Self:
        """Return those with proof, in words or as a file."""
        return self.filter(~Q(proof="") | Q(proof_file__isnull=False))

    def between(self, start: date, end: date) -> Self:
        return self.filter(held_on__range=(start, end))


class Outreach(Owned):
    """Sosialisasi ZI through any medium, inside the unit or out."""

    held_on = models.DateField("tanggal")
    subject = models.CharField("yang disosialisasikan", max_length=300)
    medium = models.CharField(
        "media", max_length=120, help_text="Misalnya rapat, spanduk, situs web."
    )
    audience = models.CharField("sasaran", max_length=200)
    reached_count = models.PositiveIntegerField("jumlah yang terjangkau", default=0)
    is_external = models.BooleanField("untuk pihak luar", default=False)
    proof = models.CharField("bukti", max_length=300, blank=True)
    proof_file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OutreachRows.as_manager()

    def __str__(self) -> str:
        return f"{self.subject} ({self.medium})"

    def get_absolute_url(self) -> str:
        return reverse("programme:outreach_list")
