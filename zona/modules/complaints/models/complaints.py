"""A complaint, what happened to it, and its files."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.core.people.models import User
from zona.core.secrets import EncryptedTextField
from zona.modules.complaints.models.base import Owned, OwnedRows
from zona.modules.complaints.permissions import Perm
from zona.modules.complaints.rules import (
    FLOW,
    MOVED,
    RESTING,
    ArchiveReason,
    ChannelKind,
    Classification,
    Course,
    Grade,
    Rating,
)

LONGEST = 10_000


class ComplaintRows(OwnedRows["Complaint"]):
    def visible_to(self, user: User) -> Self:
        """Return the cases a person may read.

        Whoever the complaint is about never sees it, and one that was moved to
        whistleblowing is left to the person who moved it.
        """
        handled = Q(user.within(Perm.VIEW)) | Q(user.within(Perm.OPEN), pic=user)
        return self.filter(
            handled,
            Q(accused=None) | ~Q(accused=user),
            ~Q(state=MOVED) | Q(moved_by=user),
        )

    def late(self, on: date) -> Self:
        """Return the cases whose line of the law is passed while the office works."""
        return self.exclude(state__in=RESTING).filter(limit_on__lt=on)

    def received_in(self, first: date, last: date) -> Self:
        """Return the cases received from one day to another, both included."""
        return self.filter(received_on__range=(first, last))


class Complaint(Owned):
    """Pengaduan: what a citizen brought, by whatever channel, and where it stands."""

    number = models.CharField("nomor", max_length=40, unique=True)
    year = models.PositiveSmallIntegerField("tahun")
    sequence = models.PositiveIntegerField("urutan")
    channel = models.CharField("kanal", max_length=20, choices=ChannelKind.choices())
    classification = models.CharField(
        "klasifikasi",
        max_length=30,
        choices=Classification.choices(),
        default=Classification.PENGADUAN,
    )
    grade = models.CharField(
        "kadar", max_length=30, choices=Grade.choices(), blank=True
    )
    subject = models.CharField("pokok", max_length=150)
    text = models.TextField("uraian", max_length=LONGEST, blank=True)
    text_mark = models.CharField(max_length=64, blank=True)
    service = models.CharField("layanan terkait", max_length=150, blank=True)
    place = models.CharField("tempat kejadian", max_length=150, blank=True)
    happened_on = models.DateField("tanggal kejadian", null=True, blank=True)
    received_on = models.DateField("tanggal diterima")
    registered_at = models.DateTimeField("dicatat")
    is_anonymous = models.BooleanField("tanpa nama", default=False)
    reporter_name = EncryptedTextField("nama pelapor", max_length=200, blank=True)
    reporter_contact = EncryptedTextField("kontak pelapor", max_length=200, blank=True)
    reporter_identity = EncryptedTextField("nomor identitas", max_length=40, blank=True)
    code_hash = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    # Who is complained about: never sees the case.
    accused = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pegawai yang diadukan",
    )
    pic = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penanggung jawab",
    )
    state = models.CharField(
        "status", max_length=20, choices=FLOW.choices(), default=FLOW.initial.code
    )
    moved_on = models.DateField("langkah terakhir")
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # The clock that runs now: the office's own target and the line of the law.
    due_on = models.DateField("target", null=True, blank=True)
    limit_on = models.DateField("batas", null=True, blank=True)
    # The present round: a reopened case runs through these once more.
    complete_on = models.DateField("berkas lengkap", null=True, blank=True)
    approved_on = models.DateField("tanggapan disetujui", null=True, blank=True)
    sent_on = models.DateField("tanggapan dikirim", null=True, blank=True)
    # The first answer, by which punctuality is judged.
    decide_limit_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    send_limit_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField("pertama dijawab", null=True, blank=True)
    closed_on = models.DateField("selesai", null=True, blank=True)
    reopened_count = models.PositiveSmallIntegerField("dibuka kembali", default=0)
    answer = models.TextField("tanggapan", max_length=LONGEST, blank=True)
    compensation = models.CharField("kompensasi", max_length=300, blank=True)
    cause = models.CharField("sebab", max_length=300, blank=True)
    forwarded_to = models.CharField("diteruskan kepada", max_length=200, blank=True)
    archive_reason = models.CharField(
        "alasan arsip", max_length=20, choices=ArchiveReason.choices(), blank=True
    )
    rating = models.CharField(
        "penilaian pelapor", max_length=1, choices=Rating.choices(), blank=True
    )

    objects = ComplaintRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "sequence"], name="complaints_number_once"
            ),
            models.CheckConstraint(
                condition=Q(happened_on=None) | Q(happened_on__lte=F("received_on")),
                name="complaints_received_after_event",
                violation_error_message="Kejadian tidak dapat sesudah pengaduan diterima.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "-received_on", "-id"], name="complaints_newest"
            ),
            models.Index(fields=["unit", "due_on", "id"], name="complaints_due"),
            models.Index(
                fields=["unit", "state", "-received_on", "-id"], name="complaints_state"
            ),
            models.Index(fields=["unit", "text_mark"], name="complaints_same_text"),
            models.Index(fields=["pic", "state"], name="complaints_pic"),
            models.Index(fields=["state", "limit_on"], name="complaints_running"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("complaints:complaint_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return FLOW.state(self.state)

    @property
    def course(self) -> Course:
        """Return the days that tell how the case went."""
        return Course(
            self.received_on,
            self.decide_limit_on,
            self.decided_on,
            self.send_limit_on,
            self.answered_on,
        )

    @property
    def has_identity(self) -> bool:
        """Tell whether the complainant gave a name or a way to be reached."""
        return bool(
            self.reporter_name or self.reporter_contact or self.reporter_identity
        )

    def is_late(self, on: date) -> bool:
        """Tell whether the office has passed the line of the law."""
        return bool(self.limit_on and self.limit_on < on and self.state not in RESTING)


class MatterRows[M: models.Model](OwnedRows[M]):
    def visible_to(self, user: User) -> Self:
        """Return what belongs to cases the person may read."""
        return self.filter(complaint__in=Complaint.objects.visible_to(user))


class FollowUp(Owned):
    """Tindak lanjut pengaduan: one thing that happened to the case, with its words."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="follow_ups")
    happened_at = models.DateTimeField("waktu")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    title = models.CharField("langkah", max_length=100)
    state = models.CharField("status", max_length=20, choices=FLOW.choices())
    note = models.TextField("keterangan", max_length=LONGEST, blank=True)
    # An internal note is never shown to the complainant.
    is_internal = models.BooleanField("catatan intern", default=True)
    is_from_complainant = models.BooleanField("dari pelapor", default=False)

    objects: MatterRows[FollowUp] = MatterRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        indexes = [
            models.Index(
                fields=["complaint", "happened_at", "id"], name="complaints_history"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ComplaintFile(Owned):
    """Berkas pengaduan: a file of the case, brought by the complainant or the office."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    is_from_complainant = models.BooleanField("dari pelapor", default=True)

    objects: MatterRows[ComplaintFile] = MatterRows.as_manager()  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        return str(self.attachment)
