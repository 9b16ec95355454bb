"""Reads of the oversight pages."""

from dataclasses import dataclass
from datetime import date

from zona.core.duties import Duty, duties
from zona.core.duties.models import PeriodicReport
from zona.core.duties.queries import owed_in
from zona.core.duties.rules import Owed, ReportState, name_of
from zona.core.people.models import Unit, UnitLevel, User
from zona.modules.oversight.permissions import Perm


@dataclass(frozen=True, slots=True)
class Cell:
    """One stretch on the calendar: how it stands on a day, and its report."""

    owed: Owed
    name: str
    label: str
    tone: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One duty of the calendar with its stretches."""

    duty: Duty
    cells: tuple[Cell, ...]


def units_seen(user: User) -> tuple[Unit, ...]:
    """Return the work units whose duties a person may see, his own first."""
    rows = Unit.objects.filter(
        user.within(Perm.VIEW, "self"), level=UnitLevel.SATKER
    ).order_by("path")
    return tuple(sorted(rows, key=lambda unit: unit.pk != user.unit_id))


def calendar(unit: Unit, year: int, on: date, module: str = "") -> tuple[Line, ...]:
    """Return the year's duties of a unit, all of them or one module's."""
    found = [each for each in duties().values() if module in {"", each.module}]
    rows = PeriodicReport.objects.filter(unit=unit, end__year=year)
    reports = {(row.duty, row.start): row for row in rows}
    return tuple(
        Line(
            each,
            tuple(
                _cell(owed, on, reports.get((each.code, owed.period.start)))
                for owed in owed_in(unit, each, year)
            ),
        )
        for each in found
    )


def _cell(owed: Owed, on: date, report: PeriodicReport | None) -> Cell:
    label, tone = _standing(owed, on, report)
    url = report.get_absolute_url() if report else ""
    return Cell(owed, name_of(owed.period), label, tone, url)


def _standing(owed: Owed, on: date, report: PeriodicReport | None) -> tuple[str, str]:
    if report and report.state == ReportState.DITANDATANGANI:
        return ("Nihil" if report.is_nil else "Ditandatangani"), "good"
    if owed.is_late(on):
        return "Terlambat", "bad"
    if report:
        return ReportState(report.state).label, "warn"
    return ("Belum disusun" if owed.period.end < on else "Belum jatuh tempo"), "neutral"
