"""Reports of gratification, what completes them, and what lies in custody."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.core.flow import State
from zona.core.people.models import Unit, User
from zona.core.secrets import EncryptedTextField
from zona.modules.gratification.models.base import (
    IS_NIK,
    IS_PHONE,
    GratificationRows,
    Owned,
)
from zona.modules.gratification.models.guests import GuestVisit
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import (
    BEFORE_KPK,
    CLOSED,
    DEPOSIT_FLOW,
    REPORT_FLOW,
    SUPPLEMENT_FLOW,
    Gift,
    GiftForm,
    Kind,
    Occasion,
    Relation,
    Ruling,
)


def reports_visible(user: User, prefix: str = "") -> Q:
    """Return who reads a report: its writer, its UPG, the head whom the UPG lets in."""
    return (
        Q(**{f"{prefix}reporter": user})
        | user.within(Perm.HANDLE, f"{prefix}unit")
        | (
            user.within(Perm.SIGN, f"{prefix}workplace")
            & Q(**{f"{prefix}is_shared": True})
        )
    )


class GiftReportRows(GratificationRows["Report"]):
    def visible_to(self, user: User) -> Self:
        """Return the reports that a person may read; others see only statistics."""
        return self.filter(reports_visible(user))

    def handled_by(self, user: User) -> Self:
        """Return the reports that a person handles for his UPG."""
        return self.filter(user.within(Perm.HANDLE))

    def at(self, workplace_id: int) -> Self:
        """Return the reports of people who work in a unit."""
        return self.filter(workplace_id=workplace_id)

    def open(self) -> Self:
        return self.exclude(state__in=CLOSED)

    def before_kpk(self) -> Self:
        """Return the reports whose clock to KPK still runs."""
        return self.filter(state__in=BEFORE_KPK)


class Report(Owned):
    """Laporan gratifikasi: a gift that was taken or refused.

    `unit` is the one whose UPG keeps the case: the case, its files and its audit
    entries belong there, out of sight of the office where the reporter works.
    """

    workplace = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="unit kerja pelapor"
    )
    year = models.PositiveSmallIntegerField("tahun")
    number = models.PositiveIntegerField("nomor")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="pelapor",
    )
    kind = models.CharField("jenis laporan", max_length=20, choices=Kind.choices())
    post = models.CharField("jabatan penerima", max_length=200)
    nik = EncryptedTextField("NIK", blank=True, validators=[IS_NIK])
    address = EncryptedTextField("alamat", max_length=300, blank=True)
    phone = EncryptedTextField("nomor telepon", blank=True, validators=[IS_PHONE])

    giver_name = models.CharField("nama pemberi", max_length=200)
    giver_agency = models.CharField("instansi pemberi", max_length=200, blank=True)
    giver_contact = EncryptedTextField("kontak pemberi", max_length=200, blank=True)
    relation = models.CharField(
        "hubungan dengan pemberi", max_length=20, choices=Relation.choices()
    )
    has_interest = models.BooleanField(
        "pemberi berkepentingan dengan jabatan atau tugas penerima", default=False
    )
    occasion = models.CharField(
        "peristiwa pemberian", max_length=30, choices=Occasion.choices()
    )
    place = models.CharField("tempat", max_length=200)
    received_on = models.DateField("tanggal diterima atau ditawarkan")
    form = models.CharField("bentuk", max_length=20, choices=GiftForm.choices())
    item = models.CharField("uraian pemberian", max_length=300)
    value_rupiah = models.PositiveBigIntegerField("nilai atau taksiran")
    year_total_rupiah = models.PositiveBigIntegerField(
        "jumlah setahun dari pemberi yang sama", null=True, blank=True
    )
    chronology = models.TextField("kronologi", max_length=5000)
    is_perishable = models.BooleanField("barang mudah rusak", default=False)
    kept_where = models.CharField("barang disimpan di", max_length=200, blank=True)
    donated_to = models.CharField("sudah disalurkan kepada", max_length=200, blank=True)
    visit = models.ForeignKey(
        GuestVisit, models.PROTECT, null=True, blank=True, related_name="+"
    )

    state = models.CharField(
        "status",
        max_length=20,
        choices=REPORT_FLOW.choices(),
        default=REPORT_FLOW.initial.code,
    )
    moved_on = models.DateField("langkah terakhir")
    reported_on = models.DateField("diterima UPG")
    report_due_on = models.DateField("batas ke UPG")
    direct_due_on = models.DateField("batas langsung ke KPK")
    forward_due_on = models.DateField("batas penerusan ke KPK")
    must_report = models.BooleanField("wajib dilaporkan", default=True)
    analysis = models.TextField("analisis", max_length=5000, blank=True)
    kpk_number = models.CharField("nomor laporan KPK", max_length=100, blank=True)
    kpk_on = models.DateField("diteruskan pada", null=True, blank=True)
    decision_due_on = models.DateField("perkiraan penetapan", null=True, blank=True)
    ruling = models.CharField(
        "penetapan", max_length=20, choices=Ruling.choices(), blank=True
    )
    ruling_number = models.CharField("nomor penetapan", max_length=100, blank=True)
    ruling_on = models.DateField("tanggal penetapan", null=True, blank=True)
    is_shared = models.BooleanField("diperlihatkan kepada kepala", default=False)

    objects = GiftReportRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "number"], name="gratification_report_number"
            ),
            models.UniqueConstraint(
                fields=["reporter", "received_on", "giver_name", "item", "kind"],
                name="gratification_report_once",
                violation_error_message="Pemberian ini sudah Anda laporkan.",
            ),
            models.CheckConstraint(
                condition=Q(reported_on__gte=F("received_on")),
                name="gratification_report_after_receipt",
                violation_error_message="Tanggal penerimaan tidak boleh sesudah pelaporan.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["workplace", "reported_on"], name="gratification_report_month"
            )
        ]

    def __str__(self) -> str:
        return f"GRT-{self.number:03d}/{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("gratification:report_detail", args=[self.pk])

    @property
    def status(self) -> State:
        return REPORT_FLOW.state(self.state)

    @property
    def is_refusal(self) -> bool:
        return self.kind == Kind.PENOLAKAN

    @property
    def parties(self) -> tuple[str, ...]:
        """Return who gave: a handler tied to them may not handle the report."""
        return tuple(name for name in (self.giver_name, self.giver_agency) if name)

    @property
    def gift(self) -> Gift:
        """Return what the thresholds look at."""
        return Gift(
            self.occasion,
            self.form,
            self.value_rupiah,
            self.has_interest,
            self.year_total_rupiah,
        )


class GiftCaseRows[M: models.Model](GratificationRows[M]):
    def visible_to(self, user: User) -> Self:
        """Return what belongs to reports that a person may read."""
        return self.filter(reports_visible(user, "report__"))


class ReportFile(Owned):
    """Bukti laporan gratifikasi: photograph, letter, proof of donation."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    title = models.CharField("keterangan", max_length=100)

    objects: GiftCaseRows[ReportFile] = GiftCaseRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    def __str__(self) -> str:
        return self.title


class Supplement(Owned):
    """Permintaan kelengkapan: what the UPG misses, and what the reporter added."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="supplements")
    asked = models.TextField("yang perlu dilengkapi", max_length=2000)
    asked_on = models.DateField("diminta pada")
    due_on = models.DateField("batas melengkapi")
    state = models.CharField(
        max_length=20,
        choices=SUPPLEMENT_FLOW.choices(),
        default=SUPPLEMENT_FLOW.initial.code,
    )
    answer = models.TextField("kelengkapan", max_length=5000, blank=True)
    answered_on = models.DateField("disampaikan pada", null=True, blank=True)

    objects: GiftCaseRows[Supplement] = GiftCaseRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(state="diminta"),
                name="gratification_supplement_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"Kelengkapan {self.report}"


class Deposit(Owned):
    """Barang titipan: an item that the UPG keeps until its status is settled."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="deposits")
    item = models.CharField("barang", max_length=300)
    quantity = models.CharField("jumlah", max_length=60)
    condition = models.CharField("keadaan", max_length=200)
    is_perishable = models.BooleanField("mudah rusak", default=False)
    kept_where = models.CharField("tempat penyimpanan", max_length=200)
    received_on = models.DateField("diterima pada")
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=20,
        choices=DEPOSIT_FLOW.choices(),
        default=DEPOSIT_FLOW.initial.code,
    )
    released_on = models.DateField("keluar pada", null=True, blank=True)
    released_to = models.CharField("diserahkan kepada", max_length=200, blank=True)
    release_note = models.CharField("keterangan", max_length=300, blank=True)

    objects: GiftCaseRows[Deposit] = GiftCaseRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_on__isnull=True)
                | Q(released_on__gte=F("received_on")),
                name="gratification_deposit_days_in_order",
                violation_error_message="Barang tidak mungkin keluar sebelum diterima.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} ({self.report})"

    @property
    def status(self) -> State:
        return DEPOSIT_FLOW.state(self.state)

    @property
    def receipt_number(self) -> str:
        return f"TT-{self.pk:04d}/{self.received_on.year}"
