"""Periodic reports and the advice of evaluations."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.duties.registry import Duty, duties
from zona.core.duties.rules import Kind, ReportState, name_of
from zona.core.facts import Period
from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.rows import Rows


class PeriodicReportRows(Rows["PeriodicReport"]):
    def visible_to(self, user: User) -> Self:
        """Return the reports that a person makes or signs, and the signed ones of his units."""
        mine = Q(pk__in=())
        for duty in duties().values():
            may = user.within(duty.prepare) | user.within(duty.sign)
            mine |= Q(may, duty=duty.code)
        return self.filter(
            Q(duty__in=duties()) & (mine | Q(user.reach("unit"), _SIGNED))
        )

    def signed(self) -> Self:
        """Return those that count: a draft never does."""
        return self.filter(_SIGNED)


_SIGNED = Q(state=ReportState.DITANDATANGANI)


class PeriodicReport(models.Model):
    """Laporan berkala: one stretch of one duty of a unit, nil or not."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    duty = models.CharField("kewajiban", max_length=60)
    start = models.DateField("awal masa")
    end = models.DateField("akhir masa")
    state = models.CharField(
        "keadaan",
        max_length=20,
        choices=ReportState.choices(),
        default=ReportState.DRAF,
    )
    number = models.CharField("nomor laporan", max_length=100, blank=True)
    is_nil = models.BooleanField("nihil", default=False)
    # What the records said on the day of signing: tables and sentences of `Content`.
    content = models.JSONField(default=dict, blank=True)
    note = models.TextField("catatan", blank=True)
    effect = models.TextField("dampak", blank=True)
    obstacles = models.TextField("hambatan", blank=True)
    earlier = models.TextField("tindak lanjut evaluasi terdahulu", blank=True)
    nothing_needed = models.BooleanField(
        "tidak ada yang perlu ditindaklanjuti", default=False
    )
    return_reason = models.TextField("alasan dikembalikan", blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_on = models.DateField("ditandatangani pada", null=True, blank=True)
    signer_post = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PeriodicReportRows.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "duty", "end"], name="duties_report_stretch")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "duty", "start"],
                name="duties_report_once",
                violation_error_message="Laporan untuk masa ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="duties_report_stretch_runs_forward",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.DITANDATANGANI)
                | Q(
                    signed_by__isnull=False,
                    signed_on__isnull=False,
                    file__isnull=False,
                ),
                name="duties_signed_has_paper",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("made_by")),
                name="duties_signer_is_not_maker",
                violation_error_message="Penanda tangan tidak boleh sama dengan pembuat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {name_of(self.period)}"

    def get_absolute_url(self) -> str:
        return reverse("oversight:duty_report", args=[self.pk])

    @property
    def period(self) -> Period:
        return Period(self.start, self.end)

    @property
    def owed(self) -> Duty:
        """The duty; KeyError where its module is switched off."""
        return duties()[self.duty]

    @property
    def title(self) -> str:
        found = duties().get(self.duty)
        return found.title if found else self.duty

    @property
    def is_evaluation(self) -> bool:
        return self.owed.kind == Kind.EVALUASI

    def due_on(self) -> date:
        """Return the last day on which it is in time."""
        return self.owed.due_on(self.unit, self.period)


class Advice(models.Model):
    """Saran evaluasi: what an evaluation asks to be done, until when."""

    report = models.ForeignKey(
        PeriodicReport, models.CASCADE, related_name="advice_rows"
    )
    number = models.PositiveSmallIntegerField("nomor")
    text = models.TextField("saran")
    due_on = models.DateField("tenggat")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="duties_advice_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """The advice's name in the register of recommendations."""
        return f"{self.report.get_absolute_url()}#{self.number}"
