"""What is owed, and what signed reports and evaluations let a module say."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from zona.core.duties.models import Advice, PeriodicReport
from zona.core.duties.registry import Content, Duty, duties
from zona.core.duties.rules import Owed, ending_in, stretches
from zona.core.facts import Period, read
from zona.core.once import once
from zona.core.people.models import Unit
from zona.core.people.queries import unit_of
from zona.core.upkeep.rules import quarters_with

# The register of recommendations tells here which advice has been carried out.
FOLLOWED = "programme.advice_followed_count"


def signed(unit_id: int, code: str, period: Period) -> tuple[PeriodicReport, ...]:
    """Return the signed reports of a duty whose stretch ends in a period, oldest first.

    The stretch decides, not the day of the signature: December is signed in January.
    """
    return tuple(each for each in _signed(unit_id, period) if each.duty == code)


@once
def _signed(unit_id: int, period: Period) -> tuple[PeriodicReport, ...]:
    rows = PeriodicReport.objects.signed().filter(
        unit_id=unit_id, end__range=(period.start, period.end)
    )
    return tuple(rows.defer("content").order_by("start", "pk"))


def is_signed(unit_id: int, code: str, start: date, end: date) -> bool:
    """Tell whether the report of exactly that stretch has been signed."""
    rows = PeriodicReport.objects.signed().filter(unit_id=unit_id, duty=code)
    return rows.filter(start=start, end=end).exists()


def signed_quarters(unit_id: int, code: str, period: Period) -> int:
    """Count the quarters of the year back from the cut-off day with a signed report."""
    year = Period(period.preceding_year.start, period.end)
    ends = [each.end for each in signed(unit_id, code, year)]
    return quarters_with(ends, period.end)


def due_stretches(unit: Unit, duty: Duty, period: Period) -> tuple[Period, ...]:
    """Return the stretches ending in a period whose report is due by its last day."""
    found = ending_in(duty.rhythm, period)
    return tuple(each for each in found if duty.due_on(unit, each) <= period.end)


def signed_percent(unit_id: int, code: str, period: Period) -> Decimal | None:
    """Return the share of due reports that are signed; None while none is due."""
    due, starts = _due_and_signed(unit_id, code, period)
    if not due:
        return None
    return Decimal(100 * sum(each.start in starts for each in due)) / len(due)


def nil_covers(unit_id: int, code: str, period: Period) -> bool:
    """Tell whether every stretch due has a signed nil report; nothing due covers nothing."""
    due, starts = _due_and_signed(unit_id, code, period)
    return bool(due) and all(starts.get(each.start, False) for each in due)


@once
def _due_and_signed(
    unit_id: int, code: str, period: Period
) -> tuple[tuple[Period, ...], dict[date, bool]]:
    unit = unit_of(unit_id)
    due = due_stretches(unit, duties()[code], period)
    return due, {each.start: each.is_nil for each in signed(unit_id, code, period)}


def followed_percent(unit_id: int, code: str, period: Period) -> Decimal | None:
    """Return the share of due advice that was carried out.

    100 where nothing is due and a signed evaluation says that nothing needs to be done.
    """
    advice = Advice.objects.filter(
        report__in=PeriodicReport.objects.signed().filter(unit_id=unit_id, duty=code),
        due_on__range=(period.start, period.end),
    ).select_related("report")
    keys = [each.key for each in advice]
    if keys:
        done = _followed(unit_id, period)
        return Decimal(100 * sum(key in done for key in keys)) / len(keys)
    nothing = any(each.nothing_needed for each in signed(unit_id, code, period))
    return Decimal(100) if nothing else None


def _followed(unit_id: int, period: Period) -> set[str]:
    reading = read(FOLLOWED, unit_id, period)
    rows = reading.table.rows if reading and reading.table else ()
    return {row[0] for row in rows}


def owed_in(unit: Unit, duty: Duty, year: int) -> Iterator[Owed]:
    """Yield a duty's stretches of a year with their state; one query."""
    rows = PeriodicReport.objects.filter(
        unit=unit, duty=duty.code, end__year=year
    ).values_list("start", "state")
    states = dict(rows)
    for period in stretches(duty.rhythm, year):
        state = states.get(period.start, "")
        yield Owed(period, duty.due_on(unit, period), state)


def content_of(report: PeriodicReport) -> Content:
    """Return what the report says: as it was signed, before that as the records are."""
    if report.signed_on:
        return Content.thawed(report.content)
    return report.owed.read(report.unit, report.period)
