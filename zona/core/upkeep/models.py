"""Main activities, policies, innovations and briefings of a unit."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.core.upkeep.rules import Audience, Medium, Reached


class UpkeepRows[M: models.Model](Rows[M]):
    """Rows that everyone of the unit, and those who oversee it, may read."""

    def visible_to(self, user: User) -> Self:
        """Return the rows of the units a person belongs to or oversees."""
        return self.filter(user.reach("unit"))


class InForceRows[M: models.Model](UpkeepRows[M]):
    def in_force(self, on: date) -> Self:
        """Return those that hold on that day, both ends included."""
        return self.filter(
            Q(last_day__isnull=True) | Q(last_day__gte=on), first_day__lte=on
        )


class Lasting(models.Model):
    """What holds from a first day, and may have a last one."""

    first_day = models.DateField("berlaku sejak")
    last_day = models.DateField("berlaku sampai", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
            )
        ]


class MainActivity(Lasting):
    """Kegiatan utama: one row of the unit's one list, for risks, conflicts and SOP."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField("kode", max_length=20)
    name = models.CharField("kegiatan", max_length=200)
    officers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name="petugas"
    )

    objects = InForceRows["MainActivity"].as_manager()

    class Meta(Lasting.Meta):
        constraints = [
            *Lasting.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "code"],
                name="upkeep_activity_code_once",
                violation_error_message="Kode ini sudah dipakai kegiatan lain.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Policy(Lasting):
    """Dasar kebijakan: a decree, procedure or assignment that the office relies on."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField("jenis", max_length=60)
    title = models.CharField("judul", max_length=300)
    number = models.CharField("nomor", max_length=100)
    dated_on = models.DateField("tanggal naskah")
    attachment = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="berkas",
    )

    objects = InForceRows["Policy"].as_manager()

    class Meta(Lasting.Meta):
        indexes = [models.Index(fields=["unit", "kind"], name="upkeep_policy_kind")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Innovation(models.Model):
    """Inovasi: an improvement with its state before and after, approved by the head."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField("bidang", max_length=60)
    title = models.CharField("inovasi", max_length=300)
    before = models.TextField("keadaan sebelum")
    after = models.TextField("keadaan sesudah")
    approved_on = models.DateField("disetujui kepala pada")
    number = models.CharField("nomor persetujuan", max_length=100, blank=True)
    attachment = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="berkas",
    )

    objects = UpkeepRows["Innovation"].as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "kind"], name="upkeep_innovation_kind")]

    def __str__(self) -> str:
        return self.title


class Briefing(models.Model):
    """Sosialisasi: something explained to staff or to the public, with its proof."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    topic = models.CharField("pokok", max_length=60)
    title = models.CharField("judul", max_length=300)
    held_on = models.DateField("tanggal")
    medium = models.CharField("media", max_length=30, choices=Medium.choices())
    audience = models.CharField("sasaran", max_length=20, choices=Audience.choices())
    content = models.TextField("isi yang disampaikan", blank=True)
    outside_count = models.PositiveIntegerField("jumlah pihak luar", default=0)
    attachment = models.ForeignKey(
        Attachment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bukti",
    )

    objects = UpkeepRows["Briefing"].as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "topic", "held_on"], name="upkeep_briefing_topic"
            )
        ]

    def __str__(self) -> str:
        return self.title


class BriefingReach(models.Model):
    """Penerima sosialisasi: one employee who attended or says that he has read it."""

    briefing = models.ForeignKey(Briefing, models.CASCADE, related_name="reached")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    how = models.CharField("cara", max_length=20, choices=Reached.choices())
    on = models.DateField("tanggal")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["briefing", "user"],
                name="upkeep_reached_once",
                violation_error_message="Pegawai ini sudah tercatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.briefing}"
