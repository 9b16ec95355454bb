"""What a workbook shows: plain values, so that writing knows no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from zona.modules.assessment import rules


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence as the list of a question names it."""

    title: str
    number: str
    happened_on: date
    link: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the unit says to one question."""

    answer: rules.Answer = rules.BLANK
    note: str = ""
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What an assessor says to one question; the sheet computes the score itself."""

    answer: rules.Answer = rules.BLANK
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a workbook shows; `reviews` by "tpi_unit" and "tpi_itjen"."""

    plan: rules.Plan
    unit_code: str
    unit_name: str
    title: str
    period_start: date
    period_end: date
    policies: rules.Policies = rules.DEFAULT
    predicate: str | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    reviews: Mapping[str, Mapping[str, Review]] = field(default_factory=dict)
