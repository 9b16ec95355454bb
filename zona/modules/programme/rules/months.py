"""A plan laid over the months of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zona.modules.programme.rules.calendar import MONTHS, quarter_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the calendar; `label` and `tone` say how it stands."""

    day: date
    text: str
    url: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month and what stands in it, the earliest first."""

    title: str
    quarter: int
    entries: tuple[Entry, ...]


def lay_out(entries: Iterable[Entry], year: int) -> tuple[Month, ...]:
    """Return the twelve months of a year; what lies outside the year is left out."""
    rows = sorted(entries, key=lambda each: (each.day, each.text))
    return tuple(
        Month(
            title=f"{name.capitalize()} {year}",
            quarter=quarter_of(date(year, number, 1)),
            entries=tuple(
                each
                for each in rows
                if (each.day.year, each.day.month) == (year, number)
            ),
        )
        for number, name in enumerate(MONTHS, 1)
    )


def start_quarter(on: date, first_year: int, last_year: int) -> tuple[int, int]:
    """Return the quarter after the day's own, kept within the years of the plan."""
    number = quarter_of(on)
    year, quarter = (on.year + number // 4, number % 4 + 1)
    if year < first_year:
        return first_year, 1
    return (year, quarter) if year <= last_year else (last_year, 4)
