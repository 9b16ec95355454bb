"""Writes of the search: the words of each proof and of its newest files.

What is said about a proof is indexed with it. The files are read after the commit, so
that no upload waits with the database locked; what was missed is read by the daily task.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from django.core.files.storage import default_storage
from django.db import transaction
from django.tasks import task

from zona.core.files.models import Attachment
from zona.core.files.reading import read_text
from zona.modules.assessment.models import (
    Evidence,
    EvidenceFile,
    EvidenceText,
    EvidenceWord,
    TextState,
)
from zona.modules.assessment.rules.words import words

MAX_WORDS = 5_000  # of one file; a long report has fewer different ones
BATCH = 500


def index_evidence(evidence: Evidence) -> None:
    """Index what is said about the proof at once, and its files after the commit."""
    evidence.words.all().delete()
    said = f"{evidence.title} {evidence.number} {evidence.shows}"
    _keep(evidence, None, said)
    transaction.on_commit(partial(read_files.enqueue, evidence.pk), robust=True)


@task
def read_files(evidence_id: int) -> None:
    """Read the newest files of a proof and index their words."""
    evidence = Evidence.objects.filter(pk=evidence_id).first()
    if evidence is None:
        return
    texts = list(_texts(evidence))
    with transaction.atomic():
        evidence.words.exclude(text=None).delete()
        for text in texts:
            _keep(evidence, text, f"{text.attachment.name} {text.text}")


def read_missed(*, limit: int = BATCH) -> int:
    """Index proofs that came before there was a search; return how many."""
    missed = list(Evidence.objects.filter(words=None).order_by("-pk")[:limit])
    for each in missed:
        with transaction.atomic():
            index_evidence(each)
    return len(missed)


def _texts(evidence: Evidence) -> Iterator[EvidenceText]:
    """Yield the text of each newest file, read now unless it was read before."""
    newest = evidence.revisions.order_by("-number").first()
    files = EvidenceFile.objects.filter(revision=newest) if newest else ()
    for file in files:
        attachment = file.attachment
        known = EvidenceText.objects.filter(attachment=attachment).first()
        yield known or _read(attachment)


def _read(attachment: Attachment) -> EvidenceText:
    with default_storage.open(attachment.stored_name) as stream:
        found = read_text(cast("BinaryIO", stream), attachment.content_type)
    state = TextState.TERBACA if found.is_whole else TextState.SEBAGIAN
    if not found.text:
        state = TextState.GAGAL if found.failed else TextState.KOSONG
    text, _ = EvidenceText.objects.get_or_create(
        attachment=attachment,
        defaults={
            "unit_id": attachment.unit_id,
            "text": found.text,
            "state": state,
        },
    )
    return text


def _keep(evidence: Evidence, text: EvidenceText | None, said: str) -> None:
    EvidenceWord.objects.bulk_create(
        (
            EvidenceWord(
                unit_id=evidence.unit_id, evidence=evidence, text=text, word=word
            )
            for word in words(said)[:MAX_WORDS]
        ),
        batch_size=BATCH,
    )
