"""What is due when: the law's tables, the report's day, the present step, the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from zona.core.law import in_force
from zona.core.people.models import Unit
from zona.core.workdays.queries import calendar_near, calendars_for
from zona.core.workdays.rules import Calendar, add_working_days
from zona.modules.reports.models import WAITING, Report, Statement
from zona.modules.reports.rules import (
    FLOW,
    Deadline,
    DueTable,
    Layout,
    due_on,
    ended_quarter,
    quarter_end,
    why_due,
)


def layout_on(day: date) -> Layout:
    """Return the structure of the report in force on a day."""
    return in_force("reports", "quarterly_report", day, Layout)


def layout_of(report: Report) -> Layout:
    """Return the structure that the report's quarter asks for."""
    return layout_on(report.ends_on)


def due_table_on(day: date) -> DueTable:
    return in_force("reports", "quarterly_report_due", day, DueTable)


@dataclass(frozen=True, slots=True)
class Due:
    """A day, and how it came about."""

    on: date
    why: str


def due(report: Report) -> Due:
    """Return when the report is due."""
    return due_for(report.unit, Deadline(report.deadline), report.year, report.quarter)


def due_for(unit: Unit, deadline: Deadline, year: int, quarter: int) -> Due:
    """Return when a unit's report of a quarter is due."""
    end = quarter_end(year, quarter)
    table, calendar = due_table_on(end), calendar_near(unit, end)
    return Due(
        due_on(deadline, end, table, calendar), why_due(deadline, end, table, calendar)
    )


def step_due(report: Report) -> Due | None:
    """Return when the present step must be done, by the course of the report."""
    days = [move.days for move in FLOW.moves(report.state) if move.days]
    if not days:
        return None
    since = report.moved_at.date()
    on = add_working_days(since, days[0], calendar_near(report.unit, since))
    words = f"{days[0]} hari kerja sejak status “{report.status.label}”."
    return Due(on, words)


def unopened(unit: Unit, on: date) -> tuple[int, int] | None:
    """Return the quarter whose report the unit owes and has not opened.

    It is asked for from ten days before the quarter ends until the next one's turn.
    """
    year, quarter = ended_quarter(on + timedelta(days=10))
    found = Report.objects.filter(unit=unit, year=year, quarter=quarter)
    return None if found.exists() else (year, quarter)


@dataclass(frozen=True, slots=True)
class Row:
    """A report in the list, with its progress and, until signed, its due date."""

    report: Report
    due_on: date | None
    settled: int
    count: int


def listed(reports: Iterable[Report]) -> tuple[Row, ...]:
    """Return the rows of a page; what is counted and what is off, once for all."""
    found = list(reports)
    ids = [each.pk for each in found]
    rows = Statement.objects.filter(report__in=ids).order_by().values("report")
    counts = rows.annotate(count=Count("pk"), open=Count("pk", filter=WAITING))
    by_id = {each["report"]: (each["count"], each["open"]) for each in counts}
    calendars = _calendars(found)
    return tuple(_row(each, by_id.get(each.pk, (0, 0)), calendars) for each in found)


def _row(
    report: Report, counts: tuple[int, int], calendars: dict[int, Calendar]
) -> Row:
    day = None
    if not report.is_signed:
        end, calendar = report.ends_on, calendars[report.unit_id]
        day = due_on(Deadline(report.deadline), end, due_table_on(end), calendar)
    count, waiting = counts
    return Row(report, day, count - waiting, count)


def _calendars(reports: list[Report]) -> dict[int, Calendar]:
    """Return the calendar of each unit whose clock still runs."""
    open_ones = [each for each in reports if not each.is_signed]
    if not open_ones:
        return {}
    years = [each.year for each in open_ones]
    span = range(min(years), max(years) + 2)
    return calendars_for({each.unit_id: each.unit for each in open_ones}.values(), span)
