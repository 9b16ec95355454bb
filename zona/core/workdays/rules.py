"""Working-day arithmetic. Pure: the calendar is handed in.

Day 0 is the day of receipt; counting starts with the next working day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

FRIDAY = 4  # five-day week, Monday to Friday (Perpres 21/2023)
ONE_DAY = timedelta(days=1)
MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)


class OutsideCalendar(ValueError):
    """A day was asked whose holidays were not handed in; an answer would be a guess."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days off of one unit, for the days from `first` to `last`."""

    holidays: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict, compare=False)
    estimated_years: frozenset[int] = frozenset()
    first: date = date.min
    last: date = date.max

    def is_estimated(self, day: date) -> bool:
        """Say whether the day's year still waits for its joint decree."""
        return day.year in self.estimated_years


def is_working_day(day: date, calendar: Calendar) -> bool:
    if not calendar.first <= day <= calendar.last:
        raise OutsideCalendar(f"{day} is outside {calendar.first}..{calendar.last}")
    return day.weekday() <= FRIDAY and day not in calendar.holidays


def add_working_days(day: date, count: int, calendar: Calendar) -> date:
    """Return the `count`-th working day after `day` (before it, if negative)."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, calendar)
    return day


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Count the working days from `first` to `last`, both included."""
    return sum(is_working_day(day, calendar) for day in _days(first, last))


def next_working_day(day: date, calendar: Calendar) -> date:
    """Return `day`, or the first working day after it if it is a day off."""
    while not is_working_day(day, calendar):
        day += ONE_DAY
    return day


def explain(day: date, count: int, calendar: Calendar) -> str:
    """Say how a due date came about, as a person would check it on a wall calendar."""
    end = add_working_days(day, count, calendar)
    if not count:
        return f"0 hari kerja: {_span(end, end)}"
    step = 1 if count > 0 else -1
    counted = sorted((add_working_days(day, step, calendar), end))
    near, far = sorted((day + step * ONE_DAY, end))
    parts = [f"{abs(count)} hari kerja: {_span(*counted)}"]
    parts += [
        f"{each.day} {_month(each)} libur {calendar.names.get(each, '')}".rstrip()
        for each in _days(near, far)
        if each in calendar.holidays and each.weekday() <= FRIDAY
    ]
    years = sorted({each.year for each in (near, far)} & calendar.estimated_years)
    parts += [f"hari libur {year} masih perkiraan" for year in years]
    return "; ".join(parts)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))


def _month(day: date) -> str:
    return MONTHS[day.month - 1]


def _span(first: date, last: date) -> str:
    end = f"{last.day} {_month(last)} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {_month(first)} {first.year}–{end}"
    if first.month != last.month:
        return f"{first.day} {_month(first)}–{end}"
    return f"{first.day}–{end}"
