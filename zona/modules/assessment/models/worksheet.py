"""The worksheet of a unit for a period, its answers and its local items."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from zona.core.choice import Choice
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.permissions import Perm


class BlankPolicy(Choice):
    """Kebijakan jawaban kosong: not regulated, so the period records it (lke.md 4)."""

    ZERO = "zero", "Dinilai nol"
    EXCLUDE = "exclude", "Tidak ikut dirata-ratakan"


class ZeroPolicy(Choice):
    """Kebijakan penyebut nol: not regulated, so the period records it (lke.md 4)."""

    EXCLUDE = "exclude", "Tidak ikut dinilai, dengan alasan tertulis"
    FULL = "full", "Dinilai penuh"
    ZERO = "zero", "Dinilai nol"


class Predicate(Choice):
    """Predikat yang sudah dipegang unit."""

    NONE = "", "Belum ada"
    WBK = "WBK", "Menuju WBK"
    WBBM = "WBBM", "Menuju WBBM"


class Stance(Choice):
    """Sikap terhadap usulan sistem atas satu pertanyaan."""

    NONE = "", "Belum menanggapi usulan"
    ACCEPTED = "accepted", "Menerima usulan"
    CONTRADICTED = "contradicted", "Berbeda dari usulan"


class LocalState(Choice):
    """Keadaan butir lokal yang tidak dinilai."""

    ADA = "ada", "Sudah ada"
    SEBAGIAN = "sebagian", "Sebagian"
    BELUM = "belum", "Belum ada"


class Instrument(models.Model):
    """Instrumen LKE: one published version, kept as the text it was read from."""

    code = models.SlugField("kode", max_length=60, unique=True)
    title = models.CharField("judul", max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.TextField("isi")
    effective_from = models.DateField("berlaku mulai", null=True, blank=True)
    effective_until = models.DateField("berlaku sampai", null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class LkeRows(Rows["Lke"]):
    def visible_to(self, user: User) -> Self:
        """Return the worksheets of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))

    def answerable_by(self, user: User) -> Self:
        """Return the worksheets of the units where the person may answer."""
        return self.filter(user.within(Perm.ANSWER))

    def covering(self, day: date) -> Self:
        """Return the worksheets whose period holds the day."""
        return self.filter(period_start__lte=day, period_end__gte=day)


class Lke(models.Model):
    """Lembar Kerja Evaluasi (LKE): one unit, one instrument, one period."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="worksheets"
    )
    title = models.CharField("judul", max_length=200)
    period_start = models.DateField("awal periode")
    period_end = models.DateField("akhir periode")
    blank_policy = models.CharField(
        "jawaban kosong",
        max_length=10,
        choices=BlankPolicy.choices(),
        default=BlankPolicy.ZERO,
    )
    zero_policy = models.CharField(
        "penyebut nol",
        max_length=10,
        choices=ZeroPolicy.choices(),
        default=ZeroPolicy.EXCLUDE,
    )
    predicate = models.CharField(
        "predikat yang dipegang",
        max_length=4,
        blank=True,
        choices=Predicate.choices(),
        default=Predicate.NONE,
    )

    # A team of assessors holds it; kept here, so that saving an answer asks nothing more.
    is_locked = models.BooleanField("sedang dinilai", default=False)

    objects = LkeRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "instrument", "period_end"],
                name="assessment_lke_once_per_period",
                violation_error_message="Unit ini sudah punya LKE dengan instrumen dan periode tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="assessment_lke_period_in_order",
                violation_error_message="Akhir periode tidak boleh sebelum awalnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AnswerRows(Rows["Answer"]):
    def visible_to(self, user: User) -> Self:
        """Return the answers of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class Answer(models.Model):
    """Jawaban unit atas satu pertanyaan LKE."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.ForeignKey(Lke, models.CASCADE, related_name="answers")
    code = models.CharField("kode pertanyaan", max_length=20)
    value = models.CharField("pilihan", max_length=10, blank=True)
    # Figures of a formula question, as text so that no digit is lost.
    inputs = models.JSONField("angka", default=dict, blank=True)
    note = models.TextField("catatan", blank=True, max_length=4000)
    stance = models.CharField(max_length=12, blank=True, choices=Stance.choices())
    suggested = models.CharField("usulan saat itu", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    objects = AnswerRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lke", "code"], name="assessment_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.value or self.inputs}"

    @property
    def is_blank(self) -> bool:
        return not self.value and not self.inputs


class LocalItemRows(Rows["LocalItem"]):
    def visible_to(self, user: User) -> Self:
        """Return the local items of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class LocalItem(models.Model):
    """Butir lokal: what the unit also reports in an area, without a score."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.ForeignKey(Lke, models.CASCADE, related_name="local_items")
    area = models.CharField("area", max_length=10)
    title = models.CharField("judul", max_length=200)
    description = models.TextField("uraian", max_length=1000, blank=True)
    state = models.CharField("keadaan", max_length=10, choices=LocalState.choices())
    note = models.TextField("catatan", max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = LocalItemRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lke", "area", "title"],
                name="assessment_local_item_once",
                violation_error_message="Butir ini sudah ada di area tersebut.",
            )
        ]

    def __str__(self) -> str:
        return self.title
