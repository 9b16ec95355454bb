"""A stretch of days. Pure: facts are read for one, rules count in it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


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
