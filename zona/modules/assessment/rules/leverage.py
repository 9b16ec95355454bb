"""Where the next points are: what each question can still give."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .answers import Answer
from .instrument import Option, Question
from .scoring import Score, State


@dataclass(frozen=True, slots=True)
class Gain:
    """A better rung and the points that it adds to the score."""

    option: Option
    points: Fraction


@dataclass(frozen=True, slots=True)
class Leverage:
    """What one question can still add; a question that is left out adds nothing."""

    question: Question
    state: State
    remaining: Fraction
    gains: tuple[Gain, ...]  # the nearest rung first; none for formulas and indexes

    @property
    def next(self) -> Gain | None:
        return self.gains[0] if self.gains else None


def leverage(score: Score, answers: Mapping[str, Answer]) -> tuple[Leverage, ...]:
    """Every question, the one with the most to give first, else as in the instrument."""
    questions = [
        score.plan.instrument.question(plan.code) for plan in score.plan.questions
    ]
    found = [
        _leverage(score, question, state, answers.get(question.code))
        for question, state in zip(questions, score.states, strict=True)
    ]
    return tuple(sorted(found, key=lambda entry: -entry.remaining))


def _leverage(
    score: Score, question: Question, state: State, answer: Answer | None
) -> Leverage:
    if state == State.EXCLUDED:
        return Leverage(question, state, Fraction(0), ())
    mark = score.node(question.code)
    # A blank that is left out weighs nothing now; answered, it has its weight by law.
    weight = mark.weight or question.weight
    held = question.option(answer.value) if answer else None
    gains = tuple(
        Gain(option, weight * option.score - mark.score)
        for option in reversed(question.options)
        if option.score > (held.score if held else 0)
    )
    return Leverage(question, state, weight - mark.score, gains)
