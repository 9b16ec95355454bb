"""Records of wealth reports: lists, obligations, receipts, reminders, recaps."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.core.secrets import EncryptedTextField
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import (
    FLOW,
    LHKPN_GROUPS,
    OTHER_GROUPS,
    RECAP_FLOW,
    UNFILED,
    VERIFIED,
    Exclusion,
    Group,
    Occasion,
    Scheme,
    Verdict,
    is_late,
    masked,
)

EXCLUDED = "dikecualikan"


class WealthRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return the records of the units where the person sees the summary."""
        return self.filter(user.within(Perm.VIEW))

    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)


class Owned(models.Model):
    """Catatan laporan harta milik satu unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ObligedList(Owned):
    """Daftar wajib lapor: one unit, one year of the report (tahun LHKAN)."""

    year = models.PositiveSmallIntegerField("tahun laporan")
    decree_number = models.CharField("nomor keputusan", max_length=100, blank=True)
    decree_on = models.DateField("tanggal keputusan", null=True, blank=True)
    decree = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lhkpn_due_on = models.DateField("batas LHKPN")
    other_due_on = models.DateField("batas laporan lainnya")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()

    objects: WealthRows[ObligedList] = WealthRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="wealth_list_once",
                violation_error_message="Daftar wajib lapor tahun ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"Daftar wajib lapor {self.year}"

    def due_on(self, scheme: str) -> date:
        """Return the last day that holds for a scheme in this unit and year."""
        return self.lhkpn_due_on if scheme == Scheme.LHKPN else self.other_due_on


class ObligationRows(WealthRows["Obligation"]):
    def visible_to(self, user: User) -> Self:
        """Return one's own, and those of the units whose states one may see."""
        return self.filter(Q(user=user) | user.within(Perm.VIEW_PEOPLE))

    def obliged(self) -> Self:
        """Return those that nothing excuses."""
        return self.exclude(state=EXCLUDED)

    def unfiled(self) -> Self:
        """Return those whose receipt is still missing."""
        return self.filter(state__in=UNFILED)

    def verified(self) -> Self:
        """Return those whose receipt has been found right."""
        return self.filter(state__in=VERIFIED)

    def yearly(self, year: int) -> Self:
        """Return the yearly reports of a year, without those on an office."""
        return self.filter(year=year, occasion=Occasion.TAHUNAN)

    def late(self, on: date) -> Self:
        """Return what came late, or has not come though the limit is past."""
        return self.filter(
            Q(filed_on__gt=F("due_on")) | Q(state__in=UNFILED, due_on__lt=on)
        )


class Obligation(Owned):
    """Wajib lapor: one person, one report of one year by one scheme."""

    obliged_list = models.ForeignKey(
        ObligedList, models.PROTECT, related_name="obligations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="pegawai",
        related_name="+",
    )
    year = models.PositiveSmallIntegerField("tahun laporan")
    proof_year = models.PositiveSmallIntegerField("tahun bukti")
    occasion = models.CharField(
        "peristiwa",
        max_length=20,
        choices=Occasion.choices(),
        default=Occasion.TAHUNAN,
    )
    happened_on = models.DateField("terhitung mulai", null=True, blank=True)
    scheme = models.CharField("skema", max_length=10, choices=Scheme.choices())
    group = models.CharField("kelompok", max_length=20, choices=Group.choices())
    basis = models.CharField("dasar", max_length=200)
    due_on = models.DateField("batas lapor")
    state = models.CharField(
        max_length=20, choices=FLOW.choices(), default=FLOW.initial.code
    )
    moved_on = models.DateField("langkah terakhir")
    filed_on = models.DateField("dilaporkan pada", null=True, blank=True)
    verified_on = models.DateField("diverifikasi pada", null=True, blank=True)
    exclusion = models.CharField(
        "alasan pengecualian", max_length=20, choices=Exclusion.choices(), blank=True
    )
    excluded_from = models.DateField("dikecualikan sejak", null=True, blank=True)
    exclusion_note = models.CharField("keterangan", max_length=500, blank=True)

    objects = ObligationRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "user", "occasion"],
                name="wealth_obligation_once",
                violation_error_message="Pegawai ini sudah tercantum untuk tahun dan peristiwa itu.",
            ),
            models.CheckConstraint(
                condition=Q(scheme=Scheme.LHKPN, group__in=LHKPN_GROUPS)
                | (~Q(scheme=Scheme.LHKPN) & Q(group__in=OTHER_GROUPS)),
                name="wealth_obligation_group_by_scheme",
                violation_error_message="Kelompok itu tidak sesuai dengan skemanya.",
            ),
            models.CheckConstraint(
                condition=Q(occasion=Occasion.TAHUNAN) | Q(happened_on__isnull=False),
                name="wealth_obligation_dated_event",
                violation_error_message="Isi tanggal pengangkatan atau akhir jabatan.",
            ),
            models.CheckConstraint(
                condition=Q(state=EXCLUDED) ^ Q(exclusion=""),
                name="wealth_obligation_excluded_with_reason",
                violation_error_message="Pengecualian memerlukan alasan.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "year", "scheme"], name="wealth_by_year"),
            models.Index(
                fields=["due_on"],
                condition=Q(state__in=UNFILED),
                name="wealth_unfiled_by_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.year} {self.user}"

    def get_absolute_url(self) -> str:
        return reverse("wealth:obligation_detail", args=[self.pk])

    @property
    def title(self) -> str:
        """Return the report's name without the person's."""
        event = Occasion(self.occasion)
        about = "" if event == Occasion.TAHUNAN else f" ({event.label.lower()})"
        return f"{self.get_scheme_display()} {self.year}{about}"

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return FLOW.state(self.state)

    def is_late_on(self, on: date) -> bool:
        """Tell whether the report came, or is still missing, after its limit."""
        if self.state == EXCLUDED:
            return False
        waits = self.state in UNFILED
        return is_late(on if waits else self.filed_on or on, self.due_on)


class ReceiptRows(WealthRows["Receipt"]):
    def visible_to(self, user: User) -> Self:
        """Return one's own receipts, and those that one verifies; nobody else's."""
        return self.filter(Q(obligation__user=user) | user.within(Perm.EDIT))

    def pending(self) -> Self:
        """Return those that wait for their verdict."""
        return self.filter(verdict=Verdict.MENUNGGU)


class Receipt(Owned):
    """Tanda terima laporan harta: that it was filed, never what it says."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="receipts")
    number = models.CharField("nomor tanda terima", max_length=100)
    filed_on = models.DateField("tanggal tanda terima")
    npwp = EncryptedTextField("NPWP", blank=True, default="")
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    verdict = models.CharField(
        "hasil verifikasi",
        max_length=20,
        choices=Verdict.choices(),
        default=Verdict.MENUNGGU,
    )
    reason = models.CharField("alasan penolakan", max_length=500, blank=True)
    uploaded_at = models.DateTimeField("diunggah")
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    judged_at = models.DateTimeField(null=True, blank=True)

    objects = ReceiptRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"],
                condition=Q(verdict__in=[Verdict.MENUNGGU, Verdict.DITERIMA]),
                name="wealth_receipt_one_counts",
                violation_error_message="Laporan ini sudah mempunyai tanda terima.",
            )
        ]
        indexes = [models.Index(fields=["unit", "number"], name="wealth_by_number")]

    def __str__(self) -> str:
        return self.number

    @property
    def npwp_masked(self) -> str:
        """Return the NPWP as pages show it: the last three digits."""
        return masked(self.npwp)


class ReminderRows(WealthRows["Reminder"]):
    def visible_to(self, user: User) -> Self:
        """Return the reminders that one got, and those of units one looks after."""
        return self.filter(Q(obligation__user=user) | user.within(Perm.VIEW_PEOPLE))


class Reminder(Owned):
    """Pengingat batas lapor: sent once per limit and stretch."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="reminders")
    due_on = models.DateField("batas yang diingatkan")
    days_before = models.SmallIntegerField("hari sebelum batas")
    sent_at = models.DateTimeField("dikirim")

    objects = ReminderRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "due_on", "days_before"],
                name="wealth_reminder_once",
            )
        ]

    def __str__(self) -> str:
        return f"H-{self.days_before}"


class Recap(Owned):
    """Rekap kirim: the reports of a year that go to the ministry's PIC together."""

    obliged_list = models.ForeignKey(ObligedList, models.PROTECT, related_name="recaps")
    obligations = models.ManyToManyField(Obligation, related_name="recaps")
    number = models.PositiveSmallIntegerField("rekap ke")
    state = models.CharField(
        max_length=20, choices=RECAP_FLOW.choices(), default=RECAP_FLOW.initial.code
    )
    made_on = models.DateField("disusun pada")
    recipient = models.CharField("kepada", max_length=200)
    through = models.CharField("melalui", max_length=200, blank=True)
    letter_number = models.CharField("nomor surat", max_length=100, blank=True)
    sent_on = models.DateField("dikirim pada", null=True, blank=True)
    obliged_count = models.PositiveIntegerField("wajib lapor")
    filed_count = models.PositiveIntegerField("sudah lapor")
    timely_count = models.PositiveIntegerField("tepat waktu")
    letter = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    register = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: WealthRows[Recap] = WealthRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["obliged_list", "number"], name="wealth_recap_number"
            )
        ]

    def __str__(self) -> str:
        return f"Rekap {self.number} tahun {self.obliged_list.year}"

    def get_absolute_url(self) -> str:
        return reverse("wealth:recap_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return RECAP_FLOW.state(self.state)
