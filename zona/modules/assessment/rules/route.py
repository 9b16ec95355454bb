"""The shortest way: the cheapest climbs after which every gate of a predicate holds.

HiGHS solves a mixed integer programme in floating point. Its tolerance can only let
too much pass, never too little: a way that truly passes satisfies the rows as they
stand. So every answer is held against the exact score; one that passes by tolerance
alone is cut off and the search goes on. What is returned passes, exactly.

Alternatives are different in what must be done: each spends less in at least one
indicator on which a way found before it spends effort.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib import import_module
from itertools import accumulate, pairwise
from types import ModuleType
from typing import TYPE_CHECKING

from .answers import Answer
from .climbing import Effort, Reach, reaches
from .compiling import Plan
from .fronts import Choice, Front, fronts, inside
from .instrument import PREDICATE
from .scoring import DEFAULT, GateResult, Policies, Score, score

if TYPE_CHECKING:
    import highspy

SECONDS = 1.0  # of solving; what is found by then is shown, if need be as unproven


@dataclass(frozen=True, slots=True)
class Climb:
    """One question that rises: to which answer, for how much, and what it adds."""

    code: str
    answer: Answer
    effort: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class Way:
    """A set of climbs and the score when all of them are done."""

    climbs: tuple[Climb, ...]
    score: Score = field(repr=False)

    @property
    def effort(self) -> int:
        return sum(climb.effort for climb in self.climbs)


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: ways, or the gates that no climb can reach."""

    now: Score = field(repr=False)
    furthest: Score = field(repr=False)  # every climb done
    reaches: tuple[Reach, ...] = field(repr=False)
    blocked: tuple[GateResult, ...]  # of `furthest`: still short
    held: tuple[GateResult, ...]  # a predicate that must be held first
    ways: tuple[Way, ...]
    is_proven: bool  # False: time ran out before the last way was proven cheapest


def shortest(
    plan: Plan,
    answers: Mapping[str, Answer],
    predicate: str,
    efforts: Mapping[str, Effort],
    *,
    policies: Policies = DEFAULT,
    holds: str | None = None,
    count: int = 1,
    seconds: float = SECONDS,
) -> Search:
    """Find the cheapest ways to a predicate, the cheapest first."""
    now = score(plan, answers, policies, holds)
    questions = [plan.instrument.question(each.code) for each in plan.questions]
    reached = reaches(questions, now.states, answers, efforts)
    tops = {
        each.question.code: each.targets[-1].answer for each in reached if each.targets
    }
    furthest = score(plan, {**answers, **tops}, policies, holds)
    short = [gate for gate in furthest.gates_of(predicate) if not gate.passed]
    blocked = tuple(gate for gate in short if gate.target != PREDICATE)
    held = tuple(gate for gate in short if gate.target == PREDICATE)
    ways: tuple[Way, ...] = ()
    is_proven = True
    if not blocked:
        solver = _Solver(now, reached, answers, predicate, seconds)
        ways, is_proven = solver.ways(count)
    return Search(now, furthest, reached, blocked, held, ways, is_proven)


def way_of(
    now: Score, answers: Mapping[str, Answer], climbs: Mapping[str, tuple[Answer, int]]
) -> Way:
    """The score after climbs, and what each of them adds to its own question."""
    after = {**answers, **{code: answer for code, (answer, _) in climbs.items()}}
    held = next((g.held for g in now.gates if g.target == PREDICATE), None)
    found = score(now.plan, after, now.policies, held)
    return Way(
        tuple(
            Climb(
                code,
                answer,
                effort,
                found.node(code).score - now.node(code).score,
            )
            for code, (answer, effort) in climbs.items()
        ),
        found,
    )


class _Solver:
    """One model in HiGHS: a choice for each indicator; what was found is cut off."""

    def __init__(
        self,
        now: Score,
        reached: Sequence[Reach],
        answers: Mapping[str, Answer],
        predicate: str,
        seconds: float,
    ) -> None:
        self._now, self._answers, self._predicate = now, answers, predicate
        gates = [g for g in now.gates_of(predicate) if g.target != PREDICATE]
        gated = {gate.target for gate in gates}
        self._fronts = fronts(now, reached, gated, now.policies)
        self._first = [0, *accumulate(len(each.choices) for each in self._fronts)]
        self._seconds = seconds
        self._highs = _empty(seconds)
        self._load(gates)

    def ways(self, count: int) -> tuple[tuple[Way, ...], bool]:
        found: list[Way] = []
        is_proven = True
        while len(found) < count and is_proven and self._has_time(found):
            chosen, is_proven = self._solved()
            if chosen is None:
                break
            way = self._way(chosen)
            if not _passes(way.score, self._predicate):
                self._forbid(chosen)
                continue
            found.append(way)
            if not way.climbs:
                break
            self._differ(chosen)
        return tuple(found), is_proven

    def _has_time(self, found: Sequence[Way]) -> bool:
        """Alternatives are a courtesy: none is looked for once time is up."""
        spent: float = self._highs.getRunTime()
        return not found or spent < self._seconds

    def _load(self, gates: Sequence[GateResult]) -> None:
        for at, (_, choice) in enumerate(self._columns()):
            self._highs.addVar(0, 1)
            self._highs.changeColIntegrality(at, _highspy().HighsVarType.kInteger)
            self._highs.changeColCost(at, choice.effort)
        for first, after in pairwise(self._first):
            self._row(dict.fromkeys(range(first, after), Fraction(1)), 1, 1)
        for gate in gates:
            self._row(*self._gate(gate), None)

    def _columns(self) -> Iterator[tuple[Front, Choice]]:
        for front in self._fronts:
            for choice in front.choices:
                yield front, choice

    def _gate(self, gate: GateResult) -> tuple[dict[int, Fraction], Fraction]:
        """The gate in points: in percent, points less the part of the weight needed."""
        codes = inside(self._now.plan.instrument, gate.target)
        needed = Fraction(gate.needed or 0)
        is_percent = gate.metric == "percent"
        terms = {}
        for at, (front, choice) in enumerate(self._columns()):
            points, counted = choice.measured(codes, front.seats)
            terms[at] = points - needed * counted / 100 if is_percent else points
        return terms, Fraction(0) if is_percent else needed

    def _solved(self) -> tuple[list[int] | None, bool]:
        """The choice of each indicator, None without one; and whether it is proven."""
        self._highs.run()
        status, known = self._highs.getModelStatus(), _highspy().HighsModelStatus
        is_proven = status in {known.kOptimal, known.kInfeasible}
        feasible = _highspy().SolutionStatus.kSolutionStatusFeasible
        if self._highs.getInfo().primal_solution_status != feasible:
            return None, is_proven
        values = self._highs.getSolution().col_value
        chosen = [
            max(range(first, after), key=values.__getitem__) - first
            for first, after in pairwise(self._first)
        ]
        return chosen, is_proven

    def _way(self, chosen: Sequence[int]) -> Way:
        climbs = {}
        for front, at in zip(self._fronts, chosen, strict=True):
            for seat, level in zip(front.seats, front.choices[at].at, strict=True):
                if level:
                    better = seat.levels[level]
                    climbs[seat.question.code] = (better.answer, better.effort)
        return way_of(self._now, self._answers, climbs)

    def _forbid(self, chosen: Sequence[int]) -> None:
        """Never this very choice again: it passes by tolerance alone."""
        taken = [first + at for first, at in zip(self._first, chosen, strict=False)]
        self._row(dict.fromkeys(taken, Fraction(1)), None, len(taken) - 1)

    def _differ(self, chosen: Sequence[int]) -> None:
        """Spend less than now in at least one indicator that climbs."""
        cheaper = [
            first + other
            for first, front, at in zip(self._first, self._fronts, chosen, strict=False)
            for other, choice in enumerate(front.choices)
            if choice.effort < front.choices[at].effort
        ]
        self._row(dict.fromkeys(cheaper, Fraction(1)), 1, None)

    def _row(
        self,
        terms: Mapping[int, Fraction],
        low: Fraction | int | None,
        high: Fraction | int | None,
    ) -> None:
        used = {at: float(value) for at, value in terms.items() if value}
        infinite = self._highs.inf
        self._highs.addRow(
            -infinite if low is None else float(low),
            infinite if high is None else float(high),
            len(used),
            list(used),
            list(used.values()),
        )


def _passes(found: Score, predicate: str) -> bool:
    """Every gate that answers can move holds, compared exactly."""
    gates = found.gates_of(predicate)
    return all(gate.passed for gate in gates if gate.target != PREDICATE)


@cache
def _highspy() -> ModuleType:
    """The solver; whoever never asks for a way does not pay for it in memory."""
    return import_module("highspy")


def _empty(seconds: float) -> "highspy.Highs":
    highs: highspy.Highs = _highspy().Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.99),  # efforts are whole
        ("time_limit", seconds),
    ):
        highs.setOptionValue(option, value)
    return highs
