"""The documents that a question asks for, and which of them are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zona.modules.assessment.models import Evidence, EvidenceUse
from zona.modules.assessment.rules.instrument import Question


@dataclass(frozen=True, slots=True)
class Slot:
    """One document asked for: what fills it, and whether that holds on the day."""

    name: str
    proofs: tuple[Evidence, ...]
    is_filled: bool


def slots(question: Question, uses: Sequence[EvidenceUse], day: date) -> list[Slot]:
    """Return every document the question asks for, in the instrument's order."""
    found = []
    for name in question.evidence:
        proofs = tuple(use.evidence for use in uses if use.slot == name)
        is_filled = any(each.is_valid_on(day) for each in proofs)
        found.append(Slot(name, proofs, is_filled))
    return found


def first_missing(found: Sequence[Slot]) -> str:
    """Return the first document that nothing fills yet, "" where all are there."""
    return next((each.name for each in found if not each.is_filled), "")
