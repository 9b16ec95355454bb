"""The one channel from modules to the rest of the system.

A module publishes facts in its `facts.py`. The assessment, the dashboard, the
reports and the JSON API read them by code and import no module.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zona.core.modules import modules
from zona.core.once import asking_once, once
from zona.core.period import Period

__all__ = [
    "Fact",
    "Period",
    "Reader",
    "Reading",
    "Source",
    "Table",
    "Value",
    "fact",
    "facts",
    "read",
]


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
        with asking_once():
            return _answer(self, unit_id, period)


@once
def _answer(asked: Fact, unit_id: int, period: Period) -> Reading:
    return asked.read(unit_id, period)


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
