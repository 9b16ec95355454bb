"""The score of a worksheet: exact, every part of it, and every gate.

An indicator is its weight times the mean of its questions; where questions carry
weights of their own it is the sum of weight times answer; all else is a sum.

What the regulation leaves open is a policy of the period. A question that is left out
leaves the mean of its indicator, and the others carry the indicator's weight. A mean is
the only thing that it can leave: weights are fixed by law and never move to another
indicator. So where no question of an indicator is left, and for a question with a
weight of its own, the weight leaves both the score and the weight that percent is
taken of. An area is not pulled down by what did not occur, and no gate in points is
passed on points that nobody answered for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import repeat
from math import lcm
from typing import Literal

from .answers import Answer, AnswerError, Problem
from .compiling import GatePlan, Plan, QuestionPlan
from .instrument import TOTAL, Decline, Formula, Ratio


class State(StrEnum):
    """Whether a question was answered, left blank, or cannot be measured."""

    ANSWERED = "answered"
    BLANK = "blank"
    EXCLUDED = "excluded"


type Blank = Literal["zero", "exclude"]
type ZeroDenominator = Literal["exclude", "full", "zero"]

BLANKS: tuple[Blank, ...] = ("zero", "exclude")
ZEROS: tuple[ZeroDenominator, ...] = ("exclude", "full", "zero")


@dataclass(frozen=True, slots=True)
class Policies:
    """What the period decided where the regulation is silent."""

    blank: Blank = "zero"
    zero_denominator: ZeroDenominator = "exclude"


DEFAULT = Policies()

type Earned = tuple[int, int] | None  # points over a divisor; None: left out

ZERO = (0, 1)
WITHOUT_DUE: Mapping[str, Earned] = {"exclude": None, "full": (1, 1), "zero": ZERO}


@dataclass(frozen=True, slots=True)
class Mark:
    """The exact score of one part; whole numbers of 1/unit until asked."""

    code: str
    points: int
    counted: int  # the weight that counts, in the same unit
    unit: int

    @property
    def score(self) -> Fraction:
        return Fraction(self.points, self.unit)

    @property
    def weight(self) -> Fraction:
        """The weight that counts: less than by law where something is left out."""
        return Fraction(self.counted, self.unit)

    @property
    def percent(self) -> Fraction:
        """0 to 100; 0 where nothing counts, for nothing is proven."""
        return (
            Fraction(100 * self.points, self.counted) if self.counted else Fraction(0)
        )


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate held against the score."""

    plan: GatePlan = field(repr=False)
    mark: Mark | None  # None for a predicate that must be held
    held: str | None
    passed: bool

    @property
    def id(self) -> str:
        return self.plan.gate.id

    @property
    def target(self) -> str:
        """A code, TOTAL, PREDICATE, or the key of an area group."""
        return self.plan.target

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def predicate(self) -> str:
        return self.plan.gate.predicate

    @property
    def metric(self) -> str:
        return self.plan.gate.metric

    @property
    def needed(self) -> Fraction | str:
        gate = self.plan.gate
        return gate.held or "" if gate.min is None else gate.min

    @property
    def value(self) -> Fraction | str | None:
        if self.mark is None:
            return self.held
        return self.mark.percent if self.metric == "percent" else self.mark.score

    @property
    def distance(self) -> Fraction | None:
        """Value less what is needed: negative while short, in the gate's metric."""
        value, needed = self.value, self.needed
        if isinstance(value, Fraction) and isinstance(needed, Fraction):
            return value - needed
        return None


@dataclass(frozen=True, slots=True)
class Score:
    """The sums of one set of answers with every gate; marks are made when asked for."""

    plan: Plan = field(repr=False)
    policies: Policies
    unit: int
    points: tuple[int, ...]  # of TOTAL and each part, then of each area
    counted: tuple[int, ...]
    states: tuple[State, ...]  # of the questions, in the order of the plan
    gates: tuple[GateResult, ...]

    def node(self, code: str) -> Mark:
        """The mark of a part, or of the whole (TOTAL)."""
        return self._mark(self.plan.position[code], code)

    @property
    def nodes(self) -> tuple[Mark, ...]:
        """TOTAL, then each part before what is below it."""
        return tuple(
            map(Mark, self.plan.codes, self.points, self.counted, repeat(self.unit))
        )

    @property
    def areas(self) -> tuple[Mark, ...]:
        """Each area with both its halves."""
        first = len(self.plan.codes)
        return tuple(
            self._mark(first + at, area) for at, (area, _) in enumerate(self.plan.areas)
        )

    @property
    def total(self) -> Mark:
        return self.node(TOTAL)

    def state(self, code: str) -> State:
        return self.states[self.plan.question_at.index(self.plan.position[code])]

    def in_state(self, state: State) -> tuple[str, ...]:
        """Codes of the questions that are answered, blank or left out."""
        pairs = zip(self.plan.questions, self.states, strict=True)
        return tuple(question.code for question, found in pairs if found == state)

    def gates_of(self, predicate: str) -> tuple[GateResult, ...]:
        return tuple(gate for gate in self.gates if gate.predicate == predicate)

    def passed(self, predicate: str) -> bool:
        """All gates of a predicate hold (all rules are conjunctive)."""
        return all(gate.passed for gate in self.gates_of(predicate))

    def _mark(self, at: int, code: str) -> Mark:
        return Mark(code, self.points[at], self.counted[at], self.unit)


def display(value: Fraction) -> Decimal:
    """Two decimals, half up: only for the eye, never for a comparison."""
    cents = int(abs(value) * 100 + Fraction(1, 2))
    return Decimal(-cents if value < 0 else cents).scaleb(-2)


def score(
    plan: Plan,
    answers: Mapping[str, Answer],
    policies: Policies = DEFAULT,
    predicate: str | None = None,
) -> Score:
    """Score checked answers; a blank or incomplete one follows the blank policy."""
    earned: list[Earned] = []
    states: list[State] = []
    for question in plan.questions:
        points, state = _answered(question, answers.get(question.code), policies)
        earned.append(points)
        states.append(state)
    finest, sums, counted = _add_up(plan, earned)
    unit = plan.unit * finest
    gates = tuple(_held(gate, sums, counted, unit, predicate) for gate in plan.gates)
    return Score(
        plan, policies, unit, tuple(sums), tuple(counted), tuple(states), gates
    )


def _answered(
    question: QuestionPlan, answer: Answer | None, policies: Policies
) -> tuple[Earned, State]:
    if answer is not None and answer.value is not None:
        if answer.value not in question.rungs:
            reason = f"{question.code}: pilihan “{answer.value}” tidak ada."
            raise AnswerError((Problem("", reason),))
        return question.rungs[answer.value], State.ANSWERED
    formula = question.formula
    if answer is None or formula is None or not answer.inputs.keys() >= {*formula.keys}:
        return (ZERO if policies.blank == "zero" else None), State.BLANK
    share = _share(formula, answer.inputs, policies)
    if share is None:
        return None, State.EXCLUDED
    return (share[0] * question.weight, share[1]), State.ANSWERED


def _share(
    formula: Formula, inputs: Mapping[str, Decimal], policies: Policies
) -> Earned:
    """The part of its weight that a question by figures earns; None is left out."""
    match formula:
        case Ratio(numerator, denominator):
            done = sum(int(inputs[key]) for key in numerator)
            due = sum(int(inputs[key]) for key in denominator)
            return _over(done, due) if due else WITHOUT_DUE[policies.zero_denominator]
        case Decline(previous, current):
            before, now = int(inputs[previous]), int(inputs[current])
            # Nothing to fall from: still none is full, the first violation is zero.
            return _over(before - now, before) if before else (int(now == 0), 1)
    ceiling = formula.max
    top, bottom = inputs[formula.value].as_integer_ratio()
    return _over(top * ceiling.denominator, bottom * ceiling.numerator)


def _over(part: int, whole: int) -> tuple[int, int]:
    return (min(max(part, 0), whole), whole)


def _add_up(plan: Plan, earned: list[Earned]) -> tuple[int, list[int], list[int]]:
    """Points and counted weight of every part and area, whole in 1/(unit x finest)."""
    if all(earned):
        points = [value for value in earned if value]
        finest = lcm(*(bottom for _, bottom in points))
        return finest, _sums(plan, points, finest), [w * finest for w in plan.weights]
    points, weights = _leave_out(plan, earned)
    finest = lcm(*(bottom for _, bottom in (*points, *weights)))
    return finest, _sums(plan, points, finest), _sums(plan, weights, finest)


def _leave_out(
    plan: Plan, earned: list[Earned]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Let the questions that remain carry the weight of their indicator."""
    points, weights = [ZERO] * len(earned), [ZERO] * len(earned)
    for start, stop, is_mean in plan.siblings:
        left = [at for at in range(start, stop) if earned[at]]
        all_of, those = (stop - start, len(left)) if is_mean else (1, 1)
        for at in left:
            top, bottom = earned[at] or ZERO
            points[at] = (top * all_of, bottom * those)
            weights[at] = (plan.questions[at].weight * all_of, those)
    return points, weights


def _sums(plan: Plan, values: list[tuple[int, int]], finest: int) -> list[int]:
    sums = [0] * len(plan.codes)
    for at, (top, bottom) in zip(plan.question_at, values, strict=True):
        sums[at] = top * (finest // bottom)
    for at in range(len(sums) - 1, 0, -1):
        sums[plan.parents[at]] += sums[at]
    sums.extend(sum(sums[at] for at in members) for _, members in plan.areas)
    return sums


def _held(
    plan: GatePlan,
    sums: list[int],
    counted: list[int],
    unit: int,
    predicate: str | None,
) -> GateResult:
    """Compare unrounded: 44 of 45 is not all, and 59,999% is not 60%."""
    gate = plan.gate
    if gate.min is None:
        return GateResult(
            plan, None, predicate, predicate is not None and predicate == gate.held
        )
    points, weight = sums[plan.at], counted[plan.at]
    top, bottom = gate.min.as_integer_ratio()
    if gate.metric == "percent":
        passed = weight > 0 and 100 * points * bottom >= top * weight
    else:
        passed = points * bottom >= top * unit
    return GateResult(plan, Mark(plan.target, points, weight, unit), None, passed)
