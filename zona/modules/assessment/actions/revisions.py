"""Writes about the files of a proof: each change is a new revision, nothing is lost."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.db.models import Max

from zona.core.audit.actions import record
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.assessment.actions.searching import index_evidence
from zona.modules.assessment.models import Evidence, EvidenceFile, EvidenceRevision
from zona.modules.assessment.permissions import Perm

MAX_FILES = 20

type Upload = tuple[str, bytes | BinaryIO | File[Any]]


@transaction.atomic
def revise_evidence(
    evidence: Evidence,
    *,
    files: Iterable[Upload],
    received_on: date,
    note: str = "",
    valid_until: date | None = None,
    secrecy: Secrecy = Secrecy.INTERNAL,
    by: User,
    at: datetime,
) -> EvidenceRevision:
    """Follow the files of a proof with newer ones; the older stay where they are.

    `valid_until` is the end of the renewed proof, None leaves it without an end.
    """
    if not by.has(Perm.ANSWER, evidence.unit):
        raise PermissionDenied
    unit = evidence.unit
    kept = [
        store(unit=unit, name=name, content=content, secrecy=secrecy, by=by, at=at)
        for name, content in files
    ]
    if received_on < evidence.happened_on:
        raise Refused("Tanggal diterima tidak boleh sebelum tanggal kejadian.")
    evidence.valid_until = valid_until
    evidence.reminded_days = None
    return keep_revision(
        evidence, kept, received_on=received_on, note=note, by=by, at=at
    )


def keep_revision(
    evidence: Evidence,
    files: Sequence[Attachment],
    *,
    received_on: date,
    note: str = "",
    by: User,
    at: datetime,
) -> EvidenceRevision:
    """Write the next revision with its files and show the newest on the proof."""
    if not 0 < len(files) <= MAX_FILES:
        raise Refused(f"Lampirkan satu sampai {MAX_FILES} berkas.")
    newest = evidence.revisions.aggregate(newest=Max("number"))["newest"] or 0
    revision = EvidenceRevision(
        unit_id=evidence.unit_id,
        evidence=evidence,
        number=newest + 1,
        note=note,
        received_on=received_on,
        by=by,
        at=at,
    )
    revision.full_clean()
    revision.save()
    EvidenceFile.objects.bulk_create(
        EvidenceFile(
            unit_id=evidence.unit_id, revision=revision, attachment=each, position=place
        )
        for place, each in enumerate(files, start=1)
    )
    evidence.attachment = files[0]
    evidence.full_clean()
    evidence.save()
    index_evidence(evidence)
    detail = {"number": revision.number, "sha256": [each.sha256 for each in files]}
    record("assessment.evidence_revised", evidence, by=by, at=at, detail=detail)
    return revision
