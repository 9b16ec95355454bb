"""Clocks, quarters and the list of the control environment."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clocks:
    """Tenggat SPIP (law table `tenggat`)."""

    source: str
    register_month: int
    register_day: int
    monitoring_days: int
    evaluation_month: int
    evaluation_day: int

    def register_due(self, year: int) -> date:
        """Return the day by which a year's register should be approved."""
        return date(year, self.register_month, self.register_day)

    def evaluation_due(self, year: int) -> date:
        """Return the day by which a year's evaluation is due: in the year after."""
        return date(year + 1, self.evaluation_month, self.evaluation_day)


@dataclass(frozen=True, slots=True)
class SubElement:
    """One sub-element of the control environment."""

    key: str
    title: str
    asks: str


@dataclass(frozen=True, slots=True)
class SubElements:
    """Unsur lingkungan pengendalian (law table `lingkungan`)."""

    source: str
    elements: tuple[SubElement, ...]


def quarter_of(day: date) -> int:
    """Return the quarter 1 to 4 that a day lies in."""
    return (day.month + 2) // 3


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """Return the first and the last day of a quarter."""
    first = date(year, 3 * quarter - 2, 1)
    after = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return first, after - ONE_DAY


def share_percent(part: int, whole: int) -> Decimal | None:
    """Return a share in percent, unrounded; None where there is nothing to share."""
    return Decimal(100 * part) / whole if whole else None
