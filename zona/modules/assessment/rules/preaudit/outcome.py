"""What a rule of the pre-audit says: findings with the rows behind them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zona.core.choice import Choice

from .material import Material


class Severity(Choice):
    """Bobot temuan pra-audit."""

    BERAT = "berat", "Berat"
    SEDANG = "sedang", "Sedang"
    RINGAN = "ringan", "Ringan"


@dataclass(frozen=True, slots=True)
class Row:
    """One record behind a finding: a question, a proof, or a page of its own."""

    words: str
    code: str = ""
    exhibit: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an assessor would ask about.

    `subject` names it within its rule; with the same `words` it is the same finding.
    """

    rule: str
    subject: str
    words: str
    rows: tuple[Row, ...]


type Found = tuple[str, str, tuple[Row, ...]]  # subject, words, rows


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that assessors look for, why, and how heavy it weighs."""

    code: str
    title: str
    why: str
    severity: Severity
    look: Callable[[Material], Iterable[Found]]

    def find(self, material: Material) -> tuple[Finding, ...]:
        """Return the findings of this rule, in the order of the worksheet."""
        return tuple(Finding(self.code, *found) for found in self.look(material))
