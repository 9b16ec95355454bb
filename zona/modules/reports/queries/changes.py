"""This quarter beside the last signed one: what moved, and what only was copied."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from zona.core.once import asking_once
from zona.modules.reports.models import Report, Signed, Statement
from zona.modules.reports.queries.clock import layout_of
from zona.modules.reports.queries.knowledge import (
    Known,
    Worksheet,
    known,
    period_of,
    worksheet,
)
from zona.modules.reports.rules import (
    Change,
    Indicator,
    Movement,
    Standpoint,
    ThreeWay,
    compared,
    fingerprint,
    names_gap,
)

type Figures = dict[str, tuple[Known, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator and what changed at it."""

    indicator: Indicator
    change: Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report beside the last signed one."""

    last: Report
    lines: tuple[Compared, ...]
    is_kept: bool
    """Whether the figures of that time were kept when it was signed."""
    is_intact: bool

    def count(self, movement: Movement) -> int:
        """Return how many indicators moved, or did not, in that way."""
        return Counter(each.change.movement for each in self.lines)[movement]

    @property
    def moved(self) -> int:
        return self.count(Movement.BERGERAK)

    @property
    def copied(self) -> int:
        return self.count(Movement.SALINAN)


@asking_once()
def figures_of(report: Report) -> Figures:
    """Return the figures of every indicator as they can be read now."""
    return {each.key: known(report, each) for each in layout_of(report).indicators}


def standpoint(report: Report, figures: Figures, sheet: Worksheet) -> dict[str, Any]:
    """Return figures and evidence by indicator, as they are kept at signing."""
    return {
        each.key: {
            "figures": {
                known.code: [known.title, known.figure] for known in figures[each.key]
            },
            "evidence": list(sheet.evidence_of(each)),
        }
        for each in layout_of(report).indicators
    }


def standpoint_now(report: Report) -> dict[str, Any]:
    """Return what is kept when the report is signed now."""
    sheet = worksheet(report.unit_id, period_of(report))
    return standpoint(report, figures_of(report), sheet)


def last_signed(report: Report) -> Report | None:
    """Return the unit's youngest signed report of an earlier quarter."""
    older = Report.objects.filter(unit=report.unit).signed()
    return older.before(report.year, report.quarter).select_related("signed").first()


def comparison(report: Report, now: dict[str, Any] | None = None) -> Comparison | None:
    """Compare with the last signed report; None where there is none.

    A signed report is compared by what was kept of it, any other by what is read now.
    """
    last = last_signed(report)
    if last is None:
        return None
    if now is None:
        now = report.signed.standpoint if report.is_signed else standpoint_now(report)
    before = last.signed.standpoint
    then, here = _points(last, before), _points(report, now)
    lines = tuple(
        Compared(each, compared(then.get(each.key), here[each.key]))
        for each in layout_of(report).indicators
        if each.key in here
    )
    return Comparison(last, lines, bool(before), is_intact(last.signed))


def is_intact(signed: Signed) -> bool:
    """Tell whether what was kept is what was kept then."""
    kept = signed.standpoint
    return not kept or fingerprint(kept) == signed.standpoint_sha256


def _points(report: Report, kept: dict[str, Any]) -> dict[str, Standpoint]:
    return {
        each.indicator: _point(each, kept.get(each.indicator))
        for each in report.statements.all()
    }


def _point(statement: Statement, kept: dict[str, Any] | None) -> Standpoint:
    texts = (statement.done, statement.proof, statement.obstacle, statement.next_step)
    has_gap = names_gap(statement.obstacle)
    if kept is None:
        return Standpoint(texts, has_gap)
    figures = {code: (pair[0], pair[1]) for code, pair in kept["figures"].items()}
    return Standpoint(texts, has_gap, figures, tuple(kept["evidence"]))


def proof_ways(statement: Statement) -> ThreeWay:
    """Return the proof as generated then and now, and as a person edited it."""
    report = statement.report
    indicator = layout_of(report).indicator(statement.indicator)
    sheet = worksheet(report.unit_id, period_of(report))
    fresh = "; ".join(sheet.evidence_of(indicator)) if indicator else ""
    return ThreeWay(statement.proof_record, fresh, statement.proof)
