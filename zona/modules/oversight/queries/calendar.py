"""The calendar of one unit and year: every duty with its stretches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zona.core.duties import Duty, duties
from zona.core.duties.models import PeriodicReport
from zona.core.duties.rules import Owed, stretches
from zona.core.modules import modules
from zona.core.people.models import Unit, User
from zona.core.upkeep import Topic, topics
from zona.modules.oversight.rules import Standing, standing


@dataclass(frozen=True, slots=True)
class Cell:
    """One stretch: how it stands, its last day, and where a person may go from it."""

    owed: Owed
    standing: Standing
    report: PeriodicReport | None = None  # one that the person may open
    may_begin: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One duty with its cells of the year."""

    duty: Duty
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The duties of one module, and its registers."""

    code: str
    title: str
    rows: tuple[Row, ...]
    topics: tuple[Topic, ...]


def modules_owing() -> tuple[tuple[str, str], ...]:
    """Return code and title of the modules that owe reports, in their order."""
    titles = {each.label: each.title for each in modules()}
    owing = dict.fromkeys(each.module for each in duties().values())
    return tuple((code, titles.get(code, code)) for code in owing)


def calendar(
    user: User, unit: Unit, year: int, on: date, module: str = ""
) -> tuple[Shelf, ...]:
    """Return a year of a unit, by module; two queries however much is owed.

    That a report is due or late is told to the whole unit; it is opened only by those
    who may see it.
    """
    rows = PeriodicReport.objects.filter(unit=unit, end__year=year)
    reports = {(each.duty, each.start): each for each in rows.defer("content")}
    seen = set(rows.visible_to(user).values_list("pk", flat=True))

    def cells(duty: Duty) -> Iterator[Cell]:
        prepares = user.has(duty.prepare, unit)
        for period in stretches(duty.rhythm, year):
            report = reports.get((duty.code, period.start))
            state, is_nil = (report.state, report.is_nil) if report else ("", False)
            owed = Owed(period, duty.due_on(unit, period), state)
            yield Cell(
                owed,
                standing(owed, on, is_nil=is_nil),
                report if report and report.pk in seen else None,
                may_begin=prepares and report is None and period.end < on,
            )

    return tuple(
        Shelf(
            code,
            title,
            tuple(
                Row(each, tuple(cells(each)))
                for each in duties().values()
                if each.module == code
            ),
            tuple(each for each in topics().values() if each.code == code),
        )
        for code, title in modules_owing()
        if module in {"", code}
    )
