"""Records of the channel: what is sealed, and the little that is not."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.flow import State
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.whistleblowing.permissions import Perm
from zona.modules.whistleblowing.rules import (
    CLOSED,
    TIP_FLOW,
    Category,
    FollowUp,
    Referral,
    Reprisal,
    Sort,
)


class Owned(models.Model):
    """Catatan milik satu unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class HandlerKeyRows(Rows["HandlerKey"]):
    def visible_to(self, user: User) -> Self:
        """Return the keys of the teams a person belongs to: public halves only."""
        return self.filter(user.within(Perm.HANDLE))

    def active(self) -> Self:
        """Return the keys that reports are sealed to now."""
        return self.filter(retired_on__isnull=True, holder__is_active=True)

    def own(self, user: User) -> Self:
        """Return the person's own keys, in teams to which he still belongs."""
        return self.visible_to(user).filter(holder=user)


class HandlerKey(Owned):
    """Kunci penangan WBS: made in his browser, its secret half under his passphrase."""

    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    public_key = models.CharField(max_length=44, unique=True)
    # Secret half: salt and secretbox as the browser wrote them; useless without words.
    protected_key = models.CharField(max_length=400)
    made_on = models.DateField("dibuat pada")
    retired_on = models.DateField("diganti pada", null=True, blank=True)

    objects = HandlerKeyRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "unit"],
                condition=Q(retired_on__isnull=True),
                name="whistleblowing_handler_key_once",
                violation_error_message="Penangan ini sudah mempunyai kunci yang berlaku.",
            )
        ]

    def __str__(self) -> str:
        return f"Kunci {self.holder}"


class TipRows(Rows["Tip"]):
    def visible_to(self, user: User) -> Self:
        """Return the reports that one of the person's own keys opens; no role does."""
        keys = HandlerKey.objects.own(user)
        own = SealedKey.objects.filter(holder__in=keys)
        return self.sent().filter(pk__in=own.values("envelope__tip"))

    def sent(self) -> Self:
        """Return the reports whose code has been typed back."""
        return self.filter(is_confirmed=True)

    def real(self) -> Self:
        """Return the reports that are no probe."""
        return self.sent().filter(is_probe=False)

    def of(self, unit_id: int) -> Self:
        """Return what is about one unit."""
        return self.filter(unit_id=unit_id)

    def open(self) -> Self:
        """Return what is not closed."""
        return self.exclude(state=CLOSED)


class Tip(Owned):
    """Laporan WBS about a unit: days and states, no word of it and nobody's name."""

    lookup = models.CharField(max_length=64, unique=True)
    mailbox_key = models.CharField(max_length=44)
    received_on = models.DateField("diterima pada")
    is_confirmed = models.BooleanField("kode diketik ulang", default=False)
    is_probe = models.BooleanField("uji kanal", default=False)
    state = models.CharField(
        max_length=20, choices=TIP_FLOW.choices(), default=TIP_FLOW.initial.code
    )
    moved_on = models.DateField("langkah terakhir")
    due_on = models.DateField("batas langkah", null=True, blank=True)
    category = models.CharField(
        "kategori", max_length=30, choices=Category.choices(), blank=True
    )
    referral = models.CharField(
        "dilimpahkan ke", max_length=20, choices=Referral.choices(), blank=True
    )
    follow_up = models.CharField(
        "tindak lanjut", max_length=20, choices=FollowUp.choices(), blank=True
    )
    outcome = models.CharField("hasil", max_length=20, blank=True)
    was_investigated = models.BooleanField("diinvestigasi", default=False)
    closed_on = models.DateField("ditutup pada", null=True, blank=True)

    objects = TipRows.as_manager()

    def __str__(self) -> str:
        return f"WBS-{self.pk:05d}"

    def get_absolute_url(self) -> str:
        return reverse("whistleblowing:tip_detail", args=[self.pk])

    @property
    def status(self) -> State:
        """Return the state with its label and tone."""
        return TIP_FLOW.state(self.state)


class EnvelopeRows(Rows["Envelope"]):
    def visible_to(self, user: User) -> Self:
        """Return the envelopes that one of the person's own keys opens."""
        keys = HandlerKey.objects.own(user)
        own = SealedKey.objects.filter(holder__in=keys)
        return self.filter(tip__is_confirmed=True, pk__in=own.values("envelope"))


class Envelope(Owned):
    """Amplop tersegel: a text or a file that only its key's holders open."""

    tip = models.ForeignKey(Tip, models.CASCADE, related_name="envelopes")
    sort = models.CharField("jenis", max_length=20, choices=Sort.choices())
    made_on = models.DateField("tanggal")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # The sealed bytes lie in the media folder by the hash of what is sealed.
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField("ukuran")

    objects = EnvelopeRows.as_manager()

    def __str__(self) -> str:
        return f"{self.get_sort_display()} {self.made_on:%d-%m-%Y}"

    @property
    def place(self) -> str:
        """Return where the sealed bytes lie."""
        return f"wbs/{self.sha256[:2]}/{self.sha256}"


class SealedKeyRows(Rows["SealedKey"]):
    def visible_to(self, user: User) -> Self:
        """Return the sealed keys that the person's own keys open."""
        return self.filter(holder__in=HandlerKey.objects.own(user))


class SealedKey(Owned):
    """Kunci amplop, tersegel bagi satu pemegang; without holder: for the mailbox."""

    envelope = models.ForeignKey(Envelope, models.CASCADE, related_name="keys")
    holder = models.ForeignKey(
        HandlerKey, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sealed = models.CharField(max_length=108)

    objects = SealedKeyRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["envelope", "holder"], name="whistleblowing_sealed_key_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.envelope} – {self.holder or 'kotak surat'}"


class TipFileRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return what belongs to the reports that the person opens."""
        return self.filter(tip__in=Tip.objects.visible_to(user))


class Opening(Owned):
    """Pembukaan laporan: who asked for the sealed words, and on which day."""

    tip = models.ForeignKey(Tip, models.CASCADE, related_name="openings")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    opened_on = models.DateField("dibuka pada")

    objects: TipFileRows[Opening] = TipFileRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    def __str__(self) -> str:
        return f"{self.tip} {self.opened_on:%d-%m-%Y}"


class Protection(Owned):
    """Catatan perlindungan pelapor: which reprisal was told; the words are sealed."""

    tip = models.ForeignKey(Tip, models.CASCADE, related_name="protections")
    reprisal = models.CharField("bentuk", max_length=20, choices=Reprisal.choices())
    happened_on = models.DateField("terjadi pada")
    envelope = models.OneToOneField(Envelope, models.CASCADE, related_name="+")

    objects: TipFileRows[Protection] = TipFileRows.as_manager()  # type: ignore[assignment]  # as above

    def __str__(self) -> str:
        return f"{self.get_reprisal_display()} {self.happened_on:%d-%m-%Y}"


class ProbeRows(Rows["Probe"]):
    def visible_to(self, user: User) -> Self:
        """Return the tests of the units whose channel the person may see."""
        return self.filter(user.within(Perm.STATS))

    def of(self, unit_id: int) -> Self:
        """Return the tests of one unit."""
        return self.filter(unit_id=unit_id)

    def passed(self) -> Self:
        """Return the tests that went all the way: opened, answered, read."""
        return self.filter(read_on__isnull=False)


class Probe(Owned):
    """Uji kanal: a report that proves that the channel works."""

    tip = models.OneToOneField(Tip, models.PROTECT, related_name="probe")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    made_on = models.DateField("dimulai pada")
    opened_on = models.DateField("dibuka penangan pada", null=True, blank=True)
    answered_on = models.DateField("dijawab penangan pada", null=True, blank=True)
    read_on = models.DateField("jawaban terbaca pada", null=True, blank=True)

    objects = ProbeRows.as_manager()

    def __str__(self) -> str:
        return f"Uji kanal {self.made_on:%d-%m-%Y}"
