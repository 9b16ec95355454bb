"""Shares of those who reported, cut and never rounded up. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from zona.modules.wealth.rules.terms import is_late


@dataclass(frozen=True, slots=True)
class Tally:
    """How many must report, did, and did in time."""

    obliged: int = 0
    filed: int = 0
    timely: int = 0

    @property
    def percent(self) -> Decimal | None:
        return percent(self.filed, self.obliged)

    @property
    def timely_percent(self) -> Decimal | None:
        return percent(self.timely, self.obliged)

    @property
    def missing(self) -> int:
        return self.obliged - self.filed

    @property
    def late(self) -> int:
        return self.filed - self.timely

    @property
    def percent_words(self) -> str:
        return words(self.percent)

    @property
    def timely_words(self) -> str:
        return words(self.timely_percent)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.obliged + other.obliged,
            self.filed + other.filed,
            self.timely + other.timely,
        )


def percent(part: int, whole: int) -> Decimal | None:
    """Return the share exactly; None where nobody is obliged."""
    return Decimal(100 * part) / whole if whole else None


def shown_percent(value: Decimal, places: int = 2) -> Decimal:
    """Cut a share to what is shown: 100 stands only where everyone reported."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN)


def words(value: Decimal | None) -> str:
    """Return a share as pages and papers print it."""
    if value is None:
        return "–"
    cut = shown_percent(value)
    text = f"{cut:f}".rstrip("0").rstrip(".") if cut % 1 == 0 else f"{cut:f}"
    return f"{text.replace('.', ',')} %"


def tally(rows: Iterable[tuple[date, date | None, date | None]], on: date) -> Tally:
    """Count (limit, filed, verified) of obliged persons as known on a day."""
    obliged = filed = timely = 0
    for due_on, filed_on, verified_on in rows:
        obliged += 1
        if filed_on and verified_on and max(filed_on, verified_on) <= on:
            filed += 1
            timely += not is_late(filed_on, due_on)
    return Tally(obliged, filed, timely)


def progress(days: Iterable[date], ends: Iterable[date]) -> tuple[int, ...]:
    """Count how many had reported by each of some days."""
    known = list(days)
    return tuple(sum(day <= end for day in known) for end in ends)
