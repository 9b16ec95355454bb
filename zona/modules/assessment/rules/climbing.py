"""How far each question can climb: by rungs, by single cases, by tenths of an index.

A climb must be something that a team can still do. What has happened cannot be undone
(a violation of this year), and what nobody has counted cannot be raised by a step. Such
questions stay as they are, with the reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from .answers import BLANK, Answer
from .instrument import Index, Question, Ratio
from .scoring import State

MOST_STEPS = 10  # a ratio climbs case by case, or in so many even steps
INDEX_STEP = Decimal("0.1")


class Stay(StrEnum):
    """Why a question cannot climb."""

    TOP = "top"
    LOCKED = "locked"
    UNCOUNTED = "uncounted"
    PAST = "past"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class Effort:
    """What one step of a question costs, and whether it may climb at all."""

    per_step: int
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Efforts:
    """The dated table: the cost of a step by the first part of the code."""

    fallback: int
    by_part: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if min(self.fallback, *self.by_part.values(), 1) < 1:
            raise ValueError("an effort is at least 1")

    def of(self, question: Question) -> Effort:
        """The effort by default; what outsiders measure is locked until unlocked."""
        part = question.code.partition(".")[0]
        per_step = self.by_part.get(part, self.fallback)
        return Effort(per_step, isinstance(question.formula, Index))


@dataclass(frozen=True, slots=True)
class Target:
    """One answer above the present one, so many steps away."""

    answer: Answer
    steps: int
    effort: int


@dataclass(frozen=True, slots=True)
class Reach:
    """All that a question can climb to, the nearest first; or why it stays."""

    question: Question
    answer: Answer
    targets: tuple[Target, ...] = ()
    stay: Stay | None = None


def reaches(
    questions: Sequence[Question],
    states: Sequence[State],
    answers: Mapping[str, Answer],
    efforts: Mapping[str, Effort],
) -> tuple[Reach, ...]:
    """What every question can climb to, in the order given."""
    return tuple(
        _reach(question, state, answers.get(question.code, BLANK), efforts)
        for question, state in zip(questions, states, strict=True)
    )


def _reach(
    question: Question, state: State, answer: Answer, efforts: Mapping[str, Effort]
) -> Reach:
    effort = efforts[question.code]
    if effort.is_locked:
        return Reach(question, answer, stay=Stay.LOCKED)
    if state == State.EXCLUDED:
        return Reach(question, answer, stay=Stay.NOT_MEASURED)
    found = tuple(_better(question, answer))
    if not found:
        return Reach(question, answer, stay=_stay(question, answer))
    targets = tuple(
        Target(better, steps, steps * effort.per_step)
        for steps, better in enumerate(found, start=1)
    )
    return Reach(question, answer, targets)


def _stay(question: Question, answer: Answer) -> Stay:
    formula = question.formula
    if formula is None or isinstance(formula, Index):
        return Stay.TOP
    if not answer.inputs:
        return Stay.UNCOUNTED
    if isinstance(formula, Ratio):
        done, due = _counts(formula, answer)
        return Stay.TOP if done >= due > 0 else Stay.NOT_MEASURED
    return Stay.PAST if answer.inputs[formula.current] else Stay.TOP


def _better(question: Question, answer: Answer) -> Iterator[Answer]:
    match question.formula:
        case None:
            yield from _rungs(question, answer)
        case Ratio() as formula if answer.inputs:
            yield from _cases(formula, answer)
        case Index(value, top):
            yield from _tenths(value, Decimal(int(top)), answer)


def _rungs(question: Question, answer: Answer) -> Iterator[Answer]:
    held = question.option(answer.value)
    floor = held.score if held else 0
    for option in reversed(question.options):
        if option.score > floor:
            yield Answer(option.value)


def _cases(formula: Ratio, answer: Answer) -> Iterator[Answer]:
    """One more case each time; where many are left, in even steps, rounded up."""
    done, due = _counts(formula, answer)
    left = due - done
    steps = min(max(left, 0), MOST_STEPS)
    key = formula.numerator[0]
    for step in range(1, steps + 1):
        more = -(-left * step // steps)
        yield Answer(inputs={**answer.inputs, key: answer.inputs[key] + more})


def _tenths(key: str, top: Decimal, answer: Answer) -> Iterator[Answer]:
    now = answer.inputs.get(key, Decimal(0))
    at = now.quantize(INDEX_STEP, ROUND_CEILING)
    at = at + INDEX_STEP if at == now else at
    while at <= top:
        yield Answer(inputs={key: at})
        at += INDEX_STEP


def _counts(formula: Ratio, answer: Answer) -> tuple[int, int]:
    done = sum(int(answer.inputs[key]) for key in formula.numerator)
    return done, sum(int(answer.inputs[key]) for key in formula.denominator)
