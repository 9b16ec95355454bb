"""The quarterly report, its statements, conclusions, suggestions, and its signed copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.people.models import Unit
from zona.core.rows import Rows
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import (
    COMMENT_FLOW,
    FLOW,
    REVIEWED,
    SIGNED,
    CommentState,
    Deadline,
    Standing,
    Status,
    quarter_end,
    quarter_name,
    quarter_start,
)

if TYPE_CHECKING:
    from datetime import date

    from zona.core.flow import State
    from zona.core.people.models import User


class ReportRows(Rows["Report"]):
    def visible_to(self, user: User) -> Self:
        """Return the reports of the units where the person may read them."""
        return self.filter(user.within(Perm.VIEW))

    def before(self, year: int, quarter: int) -> Self:
        """Return the reports of earlier quarters, the youngest first."""
        earlier = Q(year__lt=year) | Q(year=year, quarter__lt=quarter)
        return self.filter(earlier).order_by("-year", "-quarter")

    def signed(self) -> Self:
        """Return the reports that the head has signed."""
        return self.filter(state__in=SIGNED)


class Report(models.Model):
    """Laporan triwulan zona integritas of one unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("tahun")
    quarter = models.PositiveSmallIntegerField("triwulan")
    addressee = models.CharField("ditujukan kepada", max_length=200)
    place = models.CharField("tempat", max_length=80)
    dated_on = models.DateField("tanggal laporan")
    deadline = models.CharField(
        "batas waktu", max_length=20, choices=Deadline.choices()
    )
    focus = models.TextField("fokus triwulan ini", blank=True)
    state = models.CharField(
        "status", max_length=20, choices=FLOW.choices(), default=Status.DRAF
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField("dibuka")
    moved_at = models.DateTimeField("sampai pada status ini")
    return_reason = models.TextField("alasan dikembalikan", blank=True)

    objects = ReportRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "quarter"],
                name="reports_report_once_a_quarter",
                violation_error_message="Laporan triwulan ini sudah dibuka.",
            ),
            models.CheckConstraint(
                condition=Q(quarter__range=(1, 4)),
                name="reports_report_quarter_1_to_4",
                violation_error_message="Triwulan berkisar dari 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(2010, 2100)),
                name="reports_report_year_in_range",
                violation_error_message="Tahun laporan berkisar dari 2010 sampai 2100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Laporan Zona Integritas {self.quarter_name}"

    def get_absolute_url(self) -> str:
        return reverse("reports:report_view", args=[self.pk])

    @property
    def quarter_name(self) -> str:
        return quarter_name(self.year, self.quarter)

    @property
    def starts_on(self) -> date:
        return quarter_start(self.year, self.quarter)

    @property
    def ends_on(self) -> date:
        return quarter_end(self.year, self.quarter)

    @property
    def status(self) -> State:
        return FLOW.state(self.state)

    @property
    def is_draft(self) -> bool:
        return self.state == Status.DRAF

    @property
    def is_signed(self) -> bool:
        return self.state in SIGNED

    @property
    def is_reviewed(self) -> bool:
        return self.state in REVIEWED

    @property
    def file_stem(self) -> str:
        """Return the name of its files; pure letters, so that every system takes it."""
        return f"laporan-zi-{self.unit.code}-{self.year}-tw{self.quarter}"


# Waits for a person: says nothing, or was copied and not read again.
WAITING = Q(done="", obstacle="") | Q(is_carried_over=True)


class StatementRows(Rows["Statement"]):
    def visible_to(self, user: User) -> Self:
        """Return the statements of reports that the person may read."""
        return self.filter(user.within(Perm.VIEW))

    def filled(self) -> Self:
        """Return those that say something."""
        return self.exclude(done="", obstacle="")

    def open(self) -> Self:
        """Return those that still wait for a person: empty, or copied and unread."""
        return self.filter(WAITING)


class Statement(models.Model):
    """Pernyataan per indikator: done, proof, obstacle, next step."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, related_name="statements")
    indicator = models.CharField("indikator", max_length=10)
    done = models.TextField("yang sudah dikerjakan", blank=True)
    proof = models.TextField("bukti", blank=True)
    # The generated sentence that `proof` was last settled against.
    proof_record = models.TextField("bukti menurut catatan", blank=True)
    obstacle = models.TextField("kekurangan atau kendala", blank=True)
    next_step = models.TextField("langkah berikutnya", blank=True)
    is_carried_over = models.BooleanField("disalin dari laporan lalu", default=False)
    version = models.PositiveIntegerField("versi", default=0)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    written_at = models.DateTimeField("ditulis", null=True, blank=True)

    objects = StatementRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator"], name="reports_statement_once"
            )
        ]

    def __str__(self) -> str:
        return f"Indikator {self.indicator}"

    @property
    def is_filled(self) -> bool:
        return bool(self.done or self.obstacle)

    def standing(self, is_reviewed: bool) -> Standing:
        """Return how far it has come; reviewed is the report's state, not its own."""
        if not self.is_filled:
            return Standing.BELUM
        if self.is_carried_over:
            return Standing.DISALIN
        return Standing.DITINJAU if is_reviewed else Standing.DIISI


class ConclusionRows(Rows["Conclusion"]):
    def visible_to(self, user: User) -> Self:
        """Return the conclusions of reports that the person may read."""
        return self.filter(user.within(Perm.VIEW))


class Conclusion(models.Model):
    """Kesimpulan, a numbered line of 3.1."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, related_name="conclusions")
    # No constraint on the number: moving a line swaps two, and SQLite cannot wait.
    number = models.PositiveSmallIntegerField("nomor")
    text = models.TextField("kesimpulan")

    objects = ConclusionRows.as_manager()

    def __str__(self) -> str:
        return self.text


class SuggestionRows(Rows["Suggestion"]):
    def visible_to(self, user: User) -> Self:
        """Return the suggestions of reports that the person may read."""
        return self.filter(user.within(Perm.VIEW))


class Suggestion(models.Model):
    """Saran, a numbered line of 3.2; it becomes a recommendation of the next quarter."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, related_name="suggestions")
    number = models.PositiveSmallIntegerField("nomor")
    text = models.TextField("saran")
    indicator = models.CharField("indikator", max_length=10, blank=True)
    due_on = models.DateField("tenggat", null=True, blank=True)

    objects = SuggestionRows.as_manager()

    def __str__(self) -> str:
        return self.text


class CommentRows(Rows["Comment"]):
    def visible_to(self, user: User) -> Self:
        """Return the comments on reports that the person may read."""
        return self.filter(user.within(Perm.VIEW))

    def unsettled(self) -> Self:
        """Return those that hold up the signature."""
        return self.exclude(state=CommentState.SELESAI)


class Comment(models.Model):
    """Komentar penelaah on one statement or on a chapter as a whole."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, related_name="comments")
    place = models.CharField("tempat", max_length=10)
    text = models.TextField("komentar")
    answer = models.TextField("jawaban", blank=True)
    state = models.CharField(
        "status",
        max_length=20,
        choices=COMMENT_FLOW.choices(),
        default=CommentState.TERBUKA,
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField("ditulis")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    moved_at = models.DateTimeField("sampai pada status ini")

    objects = CommentRows.as_manager()

    def __str__(self) -> str:
        return self.text

    @property
    def status(self) -> State:
        return COMMENT_FLOW.state(self.state)


class SignedRows(Rows["Signed"]):
    def visible_to(self, user: User) -> Self:
        """Return the signed copies that the person may read inside Zona."""
        return self.filter(user.within(Perm.VIEW))


class Signed(models.Model):
    """Salinan bertanda tangan: the bytes as the head signed them, never made anew."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, models.PROTECT, related_name="signed")
    code = models.CharField("kode dokumen", max_length=24, unique=True)
    pdf = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    docx = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    # As on the paper: people change posts, a signature does not.
    signer_name = models.CharField("nama penanda tangan", max_length=200)
    signer_post = models.CharField("jabatan penanda tangan", max_length=200)
    signed_at = models.DateTimeField("ditandatangani")
    chain_head = models.CharField("kepala rantai audit", max_length=64)
    # Figures and evidence by indicator as they stood then, for the next comparison.
    standpoint = models.JSONField("angka dan bukti saat itu", default=dict, blank=True)
    standpoint_sha256 = models.CharField(
        "sidik angka dan bukti", max_length=64, blank=True
    )
    comment_reason = models.TextField(
        "alasan menandatangani dengan komentar terbuka", blank=True
    )

    objects = SignedRows.as_manager()

    def __str__(self) -> str:
        return self.code
