"""What one indicator can give, and at what least cost: its front of best choices.

Gates read sums of whole indicators (or a question that has a gate of its own), so of
all combinations of answers in an indicator only those matter that no other one beats:
no more effort, no fewer points. There are few of them, where combinations are many, and
whatever makes an indicator crooked (its mean over a number of questions that changes
when a left-out blank is answered) is settled here, exactly, before any solver looks.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .answers import Answer
from .climbing import Reach
from .instrument import TOTAL, Instrument, Question
from .scoring import Policies, Score, State, score

type Measured = tuple[Fraction, Fraction]  # points, and the weight that counts

NOTHING: Measured = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Level:
    """One answer that a question may take, and what it costs to come there."""

    answer: Answer
    effort: int
    earned: Fraction  # points by the question's own weight
    counts: bool  # False: the question is left out


@dataclass(frozen=True, slots=True)
class Seat:
    """A question with its levels, the present one first."""

    question: Question
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A level for each question of an indicator, and what they come to together."""

    at: tuple[int, ...]
    effort: int
    moved: int  # questions that climb
    points: Fraction
    counted: Fraction
    single: Mapping[str, Measured]  # of the questions that have a gate of their own

    def measured(self, codes: Collection[str], seats: Sequence[Seat]) -> Measured:
        """Points and weight of those of its questions that a gate reads."""
        if seats[0].question.parent in codes:
            return self.points, self.counted
        inside = [v for code, v in self.single.items() if code in codes]
        return sum_of(inside)


@dataclass(frozen=True, slots=True)
class Front:
    """The questions that score together and the choices worth taking."""

    seats: tuple[Seat, ...]
    choices: tuple[Choice, ...]


def sum_of(values: Sequence[Measured]) -> Measured:
    return (
        sum((points for points, _ in values), Fraction(0)),
        sum((weight for _, weight in values), Fraction(0)),
    )


def fronts(
    now: Score, reaches: Sequence[Reach], gated: Collection[str], policies: Policies
) -> tuple[Front, ...]:
    """The front of every indicator; questions with weights of their own stand alone."""
    seats = [
        Seat(reach.question, tuple(_levels(now, reach, state, policies)))
        for reach, state in zip(reaches, now.states, strict=True)
    ]
    found = []
    for start, stop, is_mean in now.plan.siblings:
        parts = (
            [seats[start:stop]] if is_mean else [[seat] for seat in seats[start:stop]]
        )
        found += [_front(tuple(part), gated) for part in parts]
    return tuple(found)


def inside(instrument: Instrument, target: str) -> frozenset[str]:
    """The codes of the parts whose points a gate reads."""
    if target == TOTAL:
        return frozenset(node.code for node in instrument.nodes)
    found: set[str] = set()
    for code in instrument.area_groups.get(target, (target,)):
        found |= {code, *(q.parent for q in instrument.questions_under(code))}
        if instrument.has_question(code):
            found -= {instrument.question(code).parent}
    return frozenset(found)


def _levels(
    now: Score, reach: Reach, state: State, policies: Policies
) -> Iterator[Level]:
    question = reach.question
    left_out = state == State.EXCLUDED or (
        state == State.BLANK and policies.blank == "exclude"
    )
    mark = now.node(question.code)
    share = Fraction(0) if left_out else Fraction(mark.points, mark.counted)
    yield Level(reach.answer, 0, question.weight * share, not left_out)
    for target in reach.targets:
        share = _share(now, question, target.answer, policies)
        yield Level(target.answer, target.effort, question.weight * share, True)


def _share(
    now: Score, question: Question, answer: Answer, policies: Policies
) -> Fraction:
    option = question.option(answer.value)
    if option:
        return option.score
    # Scored alone, so that there is one reading of a formula in the whole system.
    mark = score(now.plan, {question.code: answer}, policies).node(question.code)
    return Fraction(mark.points, mark.counted)


# --- combining the questions of an indicator ------------------------------------------


@dataclass(frozen=True, slots=True)
class _Partial:
    at: tuple[int, ...] = ()
    effort: int = 0
    moved: int = 0
    earned: Fraction = Fraction(0)
    weight: Fraction = Fraction(0)
    size: int = 0
    singles: tuple[int, ...] = ()  # levels of the questions with gates of their own

    def take(self, seat: Seat, at: int, *, is_gated: bool) -> "_Partial":
        level = seat.levels[at]
        return _Partial(
            (*self.at, at),
            self.effort + level.effort,
            self.moved + bool(at),
            self.earned + level.earned,
            self.weight + (seat.question.weight if level.counts else 0),
            self.size + level.counts,
            (*self.singles, at) if is_gated else self.singles,
        )


def _front(seats: tuple[Seat, ...], gated: Collection[str]) -> Front:
    partials = [_Partial()]
    for seat in seats:
        is_gated = seat.question.code in gated
        partials = _best(
            [
                partial.take(seat, at, is_gated=is_gated)
                for partial in partials
                for at in range(len(seat.levels))
            ]
        )
    choices = [_choice(seats, partial, gated) for partial in partials]
    return Front(seats, tuple(choices))


def _best(partials: list[_Partial]) -> list[_Partial]:
    """Drop what costs no less and gives no more than another of the same kind."""
    kept: list[_Partial] = []
    highest: dict[tuple[Fraction, int, tuple[int, ...]], Fraction] = {}
    order = sorted(partials, key=lambda p: (p.effort, p.moved, -p.earned, p.at))
    for partial in order:
        kind = (partial.weight, partial.size, partial.singles)
        if kind not in highest or partial.earned > highest[kind]:
            highest[kind] = partial.earned
            kept.append(partial)
    return kept


def _choice(
    seats: tuple[Seat, ...], partial: _Partial, gated: Collection[str]
) -> Choice:
    """Let the questions that count carry the weight of those that do not."""
    stretch = Fraction(len(seats), partial.size or 1)
    single = {}
    for seat, at in zip(seats, partial.at, strict=True):
        level = seat.levels[at]
        if seat.question.code in gated and level.counts:
            weight = seat.question.weight
            single[seat.question.code] = (level.earned * stretch, weight * stretch)
    return Choice(
        partial.at,
        partial.effort,
        partial.moved,
        partial.earned * stretch,
        partial.weight * stretch,
        single,
    )
