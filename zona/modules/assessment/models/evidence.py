"""Evidence and the questions that it serves."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from zona.core.choice import Choice
from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.worksheet import Lke
from zona.modules.assessment.permissions import Perm


class EvidenceKind(Choice):
    """Jenis bukti dukung."""

    SK = "sk", "Surat keputusan"
    SOP = "sop", "SOP"
    LAPORAN = "laporan", "Laporan"
    NOTULA = "notula", "Notula dan daftar hadir"
    FOTO = "foto", "Foto"
    TANGKAPAN_LAYAR = "tangkapan_layar", "Tangkapan layar"
    SERTIFIKAT = "sertifikat", "Sertifikat"
    DOKUMEN = "dokumen", "Dokumen lain"
    CATATAN = "catatan", "Catatan di Zona"


class EvidenceRows(Rows["Evidence"]):
    def visible_to(self, user: User) -> Self:
        """Return the evidence of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))

    def with_uses(self) -> Self:
        """Add `used`, on how many questions each serves; counted for what is shown."""
        uses = EvidenceUse.objects.filter(evidence=OuterRef("pk")).order_by()
        count = uses.values("evidence").annotate(n=Count("pk")).values("n")
        return self.annotate(used=Coalesce(Subquery(count), 0))

    def valid_on(self, day: date) -> Self:
        """Return what had happened by that day and was not yet expired."""
        return self.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
            happened_on__lte=day,
        )


class Evidence(models.Model):
    """Bukti dukung: a file or a record that shows something, on a day, for a time."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField("judul", max_length=200)
    number = models.CharField("nomor", max_length=100, blank=True)
    kind = models.CharField("jenis", max_length=20, choices=EvidenceKind.choices())
    shows = models.TextField("yang ditunjukkan", max_length=1000)
    happened_on = models.DateField("tanggal kejadian")
    received_on = models.DateField("tanggal diterima")
    valid_until = models.DateField("berlaku sampai", null=True, blank=True)
    # The first file of the newest revision, so that lists need no further query.
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # A record of Zona instead of a file: what the fact was and where it is seen.
    fact_code = models.CharField(max_length=80, blank=True)
    record_url = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    is_sample = models.BooleanField("data contoh", default=False)
    # How many days before expiry the team was last told; None: not yet.
    reminded_days = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = EvidenceRows.as_manager()

    class Meta:
        indexes = [  # the order in which lists begin
            models.Index(
                fields=["unit", "-happened_on", "-id"],
                name="assessment_newest_evidence",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("happened_on")),
                name="assessment_evidence_valid_after_event",
                violation_error_message="“Berlaku sampai” tidak boleh sebelum tanggal kejadian.",
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("happened_on")),
                name="assessment_evidence_received_after_event",
                violation_error_message="Tanggal diterima tidak boleh sebelum tanggal kejadian.",
            ),
            models.CheckConstraint(
                condition=Q(attachment__isnull=False) | ~Q(record_url=""),
                name="assessment_evidence_file_or_record",
                violation_error_message="Lampirkan berkas atau pilih catatan di Zona.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_valid_on(self, day: date) -> bool:
        """Tell whether it had happened by that day and was not yet expired."""
        return self.happened_on <= day and (
            self.valid_until is None or self.valid_until >= day
        )


class EvidenceUseRows(Rows["EvidenceUse"]):
    def visible_to(self, user: User) -> Self:
        """Return the uses in the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class EvidenceUse(models.Model):
    """Pemakaian satu bukti pada satu pertanyaan; one proof may serve many."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="uses")
    lke = models.ForeignKey(Lke, models.CASCADE, related_name="evidence_uses")
    code = models.CharField("kode pertanyaan", max_length=20)
    # Which of the documents that the instrument asks for this is; none: beside them.
    slot = models.CharField("dokumen yang diminta", max_length=300, blank=True)

    objects = EvidenceUseRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "lke", "code"],
                name="assessment_evidence_use_once",
                violation_error_message="Bukti ini sudah dipakai pada pertanyaan tersebut.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.evidence_id}"
