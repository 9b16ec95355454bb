"""The revisions of a proof with their files, and the words by which it is found."""

from __future__ import annotations

from typing import Self

from django.db import models

from zona.core.choice import Choice
from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.evidence import Evidence
from zona.modules.assessment.permissions import Perm

MAX_WORD = 40


class EvidenceRevisionRows(Rows["EvidenceRevision"]):
    def visible_to(self, user: User) -> Self:
        """Return the revisions in the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class EvidenceRevision(models.Model):
    """Revisi bukti: the files of one proof as they stood; never changed, only followed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField("revisi")
    note = models.CharField("yang berubah", max_length=300, blank=True)
    received_on = models.DateField("tanggal diterima")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = EvidenceRevisionRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "number"],
                name="assessment_evidence_revision_once",
                violation_error_message="Rekan Anda baru saja menambah revisi bukti ini.",
            )
        ]

    def __str__(self) -> str:
        return f"Revisi {self.number}"


class EvidenceFileRows(Rows["EvidenceFile"]):
    def visible_to(self, user: User) -> Self:
        """Return the places of files where the person may look; not yet the bytes."""
        return self.filter(user.within(Perm.VIEW))


class EvidenceFile(models.Model):
    """Berkas bukti: one file of a revision; the bytes are the attachment's."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    revision = models.ForeignKey(EvidenceRevision, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)

    objects = EvidenceFileRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "position"],
                name="assessment_evidence_file_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.attachment)


class TextState(Choice):
    """Keadaan teks berkas: read, without text, too large, or not readable."""

    TERBACA = "terbaca", "Teks terbaca"
    SEBAGIAN = "sebagian", "Teks terbaca sebagian"
    KOSONG = "kosong", "Tidak ada teks"
    GAGAL = "gagal", "Teks tidak dapat dibaca"


class EvidenceTextRows(Rows["EvidenceText"]):
    def visible_to(self, user: User) -> Self:
        """Return the texts of the files that the person may open."""
        opens = Attachment.objects.visible_to(user)
        return self.filter(user.within(Perm.VIEW), attachment__in=opens)


class EvidenceText(models.Model):
    """Teks berkas: what was read from one file, as secret as the file itself."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="+")
    text = models.TextField("teks", blank=True)
    state = models.CharField("keadaan", max_length=10, choices=TextState.choices())

    objects = EvidenceTextRows.as_manager()

    def __str__(self) -> str:
        return f"{self.attachment}: {self.get_state_display()}"


class EvidenceWordRows(Rows["EvidenceWord"]):
    def visible_to(self, user: User) -> Self:
        """Return the words that the person may find: those of closed files are not."""
        texts = EvidenceText.objects.filter(user.within(Perm.VIEW))
        closed = texts.exclude(attachment__in=Attachment.objects.visible_to(user))
        return self.filter(user.within(Perm.VIEW)).filter(
            models.Q(text__isnull=True) | ~models.Q(text__in=closed.values("pk"))
        )


class EvidenceWord(models.Model):
    """Kata bukti: one word by which a proof is found, plain a to z and digits.

    `text` is the file that holds the word; None for what is said about the proof.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", db_index=False)
    evidence = models.ForeignKey(
        Evidence, models.CASCADE, related_name="words", db_index=False
    )
    text = models.ForeignKey(
        EvidenceText, models.CASCADE, null=True, related_name="words"
    )
    word = models.CharField(max_length=MAX_WORD)

    objects = EvidenceWordRows.as_manager()

    class Meta:
        # Found by the beginning of a word, within a unit or of one proof, and from
        # the index alone.
        indexes = [
            models.Index(
                fields=["unit", "word", "evidence", "text"],
                name="assessment_evidence_word",
            ),
            models.Index(
                fields=["evidence", "word", "text"], name="assessment_word_of_evidence"
            ),
        ]

    def __str__(self) -> str:
        return self.word
