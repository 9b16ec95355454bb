"""What an import is held against: the answers and the evidence that are there."""

from decimal import Decimal

from django.core.files.storage import default_storage
from django.urls import reverse

from zona.core.files.models import Attachment
from zona.modules.assessment.models import Lke, WorkbookImport, WorkbookImportRows
from zona.modules.assessment.queries.evidence import evidence_by_question
from zona.modules.assessment.queries.sheets import Worksheet
from zona.modules.assessment.rules.answers import Answer
from zona.modules.assessment.rules.importing import Stored


def stored_answers(sheet: Worksheet) -> dict[str, Stored]:
    """Return how each question stands, as plain text."""
    return {
        code: Stored(answer.value, answer.inputs, answer.note)
        for code, answer in sheet.answers.items()
    }


def known_proofs(lke: Lke) -> dict[str, frozenset[str]]:
    """Return titles and addresses of the evidence of each question."""
    return {
        code: frozenset(
            text
            for each in proofs
            for text in (
                each.title,
                reverse("assessment:evidence_view", args=[each.pk]),
            )
        )
        for code, proofs in evidence_by_question(lke).items()
    }


def imports_of(lke: Lke) -> WorkbookImportRows:
    """Return the imports of a worksheet, the newest first."""
    found = WorkbookImport.objects.filter(lke=lke)
    return found.select_related("attachment", "brought_by").order_by("-pk")


def as_answer(stored: Stored) -> Answer:
    """Return what stands in the shape that scoring takes."""
    figures = {key: Decimal(text) for key, text in stored.figures.items()}
    return Answer(stored.value or None, figures)


def content_of(attachment: Attachment) -> bytes:
    """Return the bytes of a kept file."""
    with default_storage.open(attachment.stored_name) as kept:
        return bytes(kept.read())
