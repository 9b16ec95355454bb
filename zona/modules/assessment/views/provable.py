"""The claimed score beside the one that evidence backs: by area, by gate, what is at risk."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zona.core.ui.templatetags.ui_data import number, percent
from zona.modules.assessment import queries
from zona.modules.assessment.queries import Readiness
from zona.modules.assessment.rules.instrument import PREDICATE, Question
from zona.modules.assessment.rules.scoring import GateResult, Score, display
from zona.modules.assessment.views.standing import question_url

GAPS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area by both scores."""

    title: str
    url: str
    claimed: str
    proven: str
    at_risk: Decimal


@dataclass(frozen=True, slots=True)
class GateRow:
    """One gate by both scores."""

    name: str
    needed: str
    claimed: str
    proven: str
    is_claimed: bool
    is_proven: bool


@dataclass(frozen=True, slots=True)
class GapRow:
    """One question whose points could not be proven on the day."""

    question: Question
    url: str
    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Both:
    """Both scores as the page shows them."""

    claimed: Decimal
    proven: Decimal
    at_risk: Decimal
    areas: list[AreaRow]
    gates: list[GateRow]
    gaps: list[GapRow]
    more: int  # gaps beyond those that are shown


def both(found: Readiness) -> Both:
    """Return the claimed and the provable score side by side."""
    pair = found.proven.found
    gaps = [
        GapRow(
            gap.question,
            question_url(found, gap.question),
            display(gap.points),
            found.proven.reason(gap.question.code),
        )
        for gap in pair.gaps[:GAPS_SHOWN]
    ]
    return Both(
        claimed=display(pair.claimed.total.score),
        proven=display(pair.score.total.score),
        at_risk=display(pair.at_risk),
        areas=list(_areas(found, pair.claimed, pair.score)),
        gates=list(_gates(pair.claimed, pair.score)),
        gaps=gaps,
        more=len(pair.gaps) - len(gaps),
    )


def _areas(found: Readiness, claimed: Score, proven: Score) -> Iterator[AreaRow]:
    instrument = found.sheet.instrument
    for one, other in zip(claimed.areas, proven.areas, strict=True):
        yield AreaRow(
            instrument.area_title(one.code),
            queries.area_url(found.sheet.lke, one.code),
            percent(display(one.percent), 2),
            percent(display(other.percent), 2),
            display(one.score - other.score),
        )


def _gates(claimed: Score, proven: Score) -> Iterator[GateRow]:
    """Yield the gates that evidence can move; the predicate that is held is none."""
    for one, other in zip(claimed.gates, proven.gates, strict=True):
        if one.target != PREDICATE:
            yield GateRow(
                f"{one.predicate}: {one.title}",
                _worded(one, one.needed),
                _worded(one, one.value),
                _worded(other, other.value),
                one.passed,
                other.passed,
            )


def _worded(gate: GateResult, value: Fraction | str | None) -> str:
    shown = display(Fraction(value or 0))
    return percent(shown, 2) if gate.metric == "percent" else number(shown)
