"""The calendar of a unit: the library's holidays, then the rows of officers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from zona.core.law import LawError, Table, in_force
from zona.core.once import once
from zona.core.people.models import Unit
from zona.core.workdays.models import Holiday, HolidayKind, HolidayRows, HolidaySource
from zona.core.workdays.rules import FRIDAY, Calendar, is_working_day


@dataclass(frozen=True, slots=True)
class LibraryDay:
    """One day off as the library `holidays` knows it."""

    day: date
    name: str
    kind: HolidayKind
    is_estimated: bool


@dataclass(frozen=True, slots=True)
class DayHours:
    """Start, end and break of one kind of working day."""

    start: time
    end: time
    break_minutes: int

    @property
    def net_minutes(self) -> int:
        """Return the minutes of work, without the break."""
        gross = 60 * (self.end.hour - self.start.hour) + (
            self.end.minute - self.start.minute
        )
        return gross - self.break_minutes


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of one working week."""

    weekly_minutes: int
    monday_to_thursday: DayHours
    friday: DayHours

    def __post_init__(self) -> None:
        total = 4 * self.monday_to_thursday.net_minutes + self.friday.net_minutes
        if total != self.weekly_minutes:
            raise ValueError(f"hours sum to {total}, not {self.weekly_minutes}")


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The working hours of a regulation: the usual week and the week in Ramadan."""

    normal: Week
    ramadan: Week
    source: str


@dataclass(frozen=True, slots=True)
class RamadanPeriod:
    """One month of fasting; not certain until its decision has been read."""

    start: date
    end: date
    certain: bool


@dataclass(frozen=True, slots=True)
class Ramadan:
    """The months of fasting known to the table."""

    periods: tuple[RamadanPeriod, ...]


@cache
def library_days(year: int) -> tuple[LibraryDay, ...]:
    """Return a year's national holidays and joint leave, from the library."""
    # Imported here: the library takes most of a second, and few pages need it.
    from holidays.countries.indonesia import ID  # noqa: PLC0415

    national = ID(years=year, language="id", categories=("public",))
    joint = ID(years=year, language="id", categories=("government",))
    return tuple(
        LibraryDay(
            day=day,
            name=str(name),
            kind=HolidayKind.NASIONAL if day in national else HolidayKind.CUTI_BERSAMA,
            is_estimated="perkiraan" in str(name),
        )
        for day, name in sorted({**joint, **national}.items())
    )


@once
def calendar_for(unit: Unit | None, years: range) -> Calendar:
    """Return the days off of a unit (None: the country) in the years; one query."""
    rows = [row for row in _rows_of(unit) if row.day.year in years]
    return _laid_out(rows, years)


@once
def _rows_of(unit: Unit | None) -> tuple[Holiday, ...]:
    """Return the rows of every year: several years' calendars are asked for together."""
    return tuple(_sorted(Holiday.objects.of(unit)))


def calendars_for(units: Iterable[Unit], years: range) -> dict[int, Calendar]:
    """Return the calendar of each unit by its id; one query for any number of units."""
    every = list(units)
    rows = _rows(Holiday.objects.of_any(every), years) if every else []
    return {
        unit.pk: _laid_out([row for row in rows if _holds_in(row, unit)], years)
        for unit in every
    }


def _rows(found: HolidayRows, years: range) -> list[Holiday]:
    """Return the officers' rows of the years, from the country down to the unit."""
    return _sorted(found.filter(day__range=_span(years)))


def _sorted(found: HolidayRows) -> list[Holiday]:
    return sorted(found.official().select_related("unit"), key=_nearness)


def _span(years: range) -> tuple[date, date]:
    return date(years.start, 1, 1), date(years.stop - 1, 12, 31)


def _holds_in(row: Holiday, unit: Unit) -> bool:
    return row.unit is None or unit.path.startswith(row.unit.path)


def _laid_out(rows: Iterable[Holiday], years: range) -> Calendar:
    """Return the library's days off as the officers' rows change them."""
    library = [each for year in years for each in library_days(year)]
    names = {each.day: each.name for each in library}
    estimated = {each.day.year for each in library if each.is_estimated}
    for row in rows:
        if row.is_working:
            names.pop(row.day, None)
        else:
            names[row.day] = row.name
        if row.source == HolidaySource.LIB:
            estimated.discard(row.day.year)
    return Calendar(frozenset(names), names, frozenset(estimated), *_span(years))


def calendar_near(unit: Unit | None, day: date) -> Calendar:
    """Return the calendar of the day's year and the years beside it."""
    return calendar_for(unit, range(day.year - 1, day.year + 2))


def _nearness(row: Holiday) -> int:
    """Order rows from the country down to the unit, so that the nearest wins."""
    return len(row.unit.path) if row.unit else -1


def working_hours(on: date, overrides: Iterable[Table] = ()) -> WorkingHours:
    """Return the regulation of working hours in force on a day."""
    return in_force("workdays", "working_hours", on, WorkingHours, overrides=overrides)


def ramadan(on: date) -> RamadanPeriod | None:
    """Return the month of fasting that a day falls in, if any is known."""
    try:
        periods = in_force("workdays", "ramadan", on, Ramadan).periods
    except LawError:  # before the first year of the table
        return None
    return next((each for each in periods if each.start <= on <= each.end), None)


def hours_on(
    day: date, calendar: Calendar, overrides: Iterable[Table] = ()
) -> DayHours | None:
    """Return the hours of a day by the regulation then in force; None on a day off."""
    if not is_working_day(day, calendar):
        return None
    hours = working_hours(day, overrides)
    week = hours.ramadan if ramadan(day) else hours.normal
    return week.friday if day.weekday() == FRIDAY else week.monday_to_thursday
