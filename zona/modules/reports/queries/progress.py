"""How far a report has come, what it lacks, and what the last one said."""

from collections.abc import Iterable
from dataclasses import dataclass

from zona.core.people.models import User
from zona.modules.reports.models import Report, Statement
from zona.modules.reports.permissions import Perm
from zona.modules.reports.queries.clock import layout_of
from zona.modules.reports.rules import Indicator, Layout, Standing, names_gap


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator and how far its statement has come."""

    indicator: Indicator
    statement: Statement | None
    standing: Standing

    @property
    def has_gap(self) -> bool:
        return bool(self.statement and names_gap(self.statement.obstacle))


@dataclass(frozen=True, slots=True)
class Part:
    """An area with its lines."""

    number: str
    title: str
    lines: tuple[Line, ...]


def is_settled(line: Line) -> bool:
    """Tell whether a person has stood up for the statement this quarter."""
    return line.standing in {Standing.DIISI, Standing.DITINJAU}


def may_write(statement: Statement, user: User) -> bool:
    """Tell whether the indicator stands in an area that the person works on."""
    area = layout_of(statement.report).area_of(statement.indicator)
    return user.works_on(area.code, Perm.FILL, statement.report.unit)


def parts(report: Report, layout: Layout) -> tuple[Part, ...]:
    """Return the report's task list: areas, indicators, states; one query."""
    rows = report.statements.select_related("written_by")
    statements = {each.indicator: each for each in rows}
    return tuple(
        Part(
            area.number,
            area.title,
            tuple(
                _line(each, statements.get(each.key), report.is_reviewed)
                for each in area.indicators
            ),
        )
        for area in layout.areas
    )


def _line(indicator: Indicator, statement: Statement | None, is_reviewed: bool) -> Line:
    standing = statement.standing(is_reviewed) if statement else Standing.BELUM
    return Line(indicator, statement, standing)


def open_lines(found: Iterable[Part]) -> tuple[Line, ...]:
    """Return the lines that still wait for a person."""
    return tuple(line for part in found for line in part.lines if not is_settled(line))


def previous(report: Report) -> Report | None:
    """Return the unit's last report before this one."""
    older = Report.objects.filter(unit=report.unit)
    return older.before(report.year, report.quarter).first()


def previous_statement(report: Report, key: str) -> Statement | None:
    """Return what the last report said about the indicator."""
    last = previous(report)
    return last.statements.filter(indicator=key).first() if last else None


# --- proposals -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion that a gap of the report calls for; a person chooses."""

    key: str
    title: str
    obstacle: str
    text: str


def proposals(found: Iterable[Part]) -> tuple[Proposal, ...]:
    """Return one proposal per gap: what is lacking, and the step already named."""
    return tuple(
        Proposal(
            key=line.indicator.key,
            title=line.indicator.title,
            obstacle=line.statement.obstacle,
            text=line.statement.next_step or line.statement.obstacle,
        )
        for part in found
        for line in part.lines
        if line.statement and line.has_gap
    )


def conclusion_proposals(found: Iterable[Part], quarter: str) -> tuple[str, ...]:
    """Return sentences that the records support; a person chooses."""
    lines = [line for part in found for line in part.lines]
    gaps = [line for line in lines if line.has_gap]
    if not gaps:
        return ()
    areas = dict.fromkeys(line.indicator.key.rpartition(".")[0] for line in gaps)
    return (
        f"Sampai akhir {quarter}, dari {len(lines)} indikator masih ada {len(gaps)} "
        f"yang mempunyai kekurangan, yaitu pada bagian {', '.join(areas)}.",
    )
