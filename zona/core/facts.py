"""The one channel from modules to the rest of the system.

A module publishes facts in its `facts.py`. The assessment, the dashboard, the
reports and the JSON API read them by code and import no module.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Self

from zona.core.modules import modules


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included."""

    start: date
    end: date

    @classmethod
    def quarter(cls, year: int, number: int) -> Self:
        """Return the quarter 1..4 of a calendar year."""
        first = date(year, 3 * number - 2, 1)
        after = date(year + number // 4, 3 * number % 12 + 1, 1)
        return cls(first, after - timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> Self:
        """Return a whole calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def preceding_year(self) -> Self:
        """Return the twelve months that end on the cut-off day (facts.yaml, `year`)."""
        try:
            before = self.end.replace(year=self.end.year - 1)
        except ValueError:  # 29 February
            before = self.end.replace(year=self.end.year - 1, day=28)
        return type(self)(before + timedelta(days=1), self.end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """A record that a figure was counted from, and where to see it."""

    title: str
    url: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows behind a reading, ready to be a section of a report."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


type Value = Decimal | int | bool | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact read for a unit and a period; value None means nothing to measure."""

    value: Value
    sources: tuple[Source, ...] = ()
    table: Table | None = None


type Reader = Callable[[int, Period], Reading]


@dataclass(frozen=True, slots=True)
class Fact:
    """A published figure: its code `module.noun_measure`, title and reader."""

    code: str
    title: str
    read: Reader

    def __call__(self, unit_id: int, period: Period) -> Reading:
        return self.read(unit_id, period)


def fact(code: str, title: str) -> Callable[[Reader], Fact]:
    """Publish the decorated reader under a code."""
    return lambda reader: Fact(code, title, reader)


@cache
def facts() -> dict[str, Fact]:
    """Return every published fact by code, found by walking the modules."""
    return {
        value.code: value
        for module in modules()
        for value in vars(module.part("facts") or object).values()
        if isinstance(value, Fact)
    }


def read(code: str, unit_id: int, period: Period) -> Reading | None:
    """Read one fact; None where no module that is switched on publishes it."""
    found = facts().get(code)
    return found(unit_id, period) if found else None
