"""Claimed and provable: the score once more, with nothing for what nobody can prove.

An answer without evidence that is valid on the day stands at its lowest, and still
counts: whatever the period decided about blanks, a claim without proof never leaves the
mean of its indicator, so that proof can only add.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from .answers import Answer
from .compiling import Plan
from .instrument import Decline, Question, Ratio
from .scoring import DEFAULT, Policies, Score, State, score


@dataclass(frozen=True, slots=True)
class Gap:
    """A question whose points nobody could prove on the day."""

    question: Question
    points: Fraction  # of the claimed score, at risk


@dataclass(frozen=True, slots=True)
class Provable:
    """Both scores and the questions that make the difference, the dearest first."""

    claimed: Score = field(repr=False)
    score: Score = field(repr=False)
    gaps: tuple[Gap, ...]

    @property
    def at_risk(self) -> Fraction:
        return self.claimed.total.score - self.score.total.score


def provable(
    plan: Plan,
    answers: Mapping[str, Answer],
    backed: Collection[str],
    policies: Policies = DEFAULT,
    holds: str | None = None,
) -> Provable:
    """Hold the claimed score against what evidence backs."""
    claimed = score(plan, answers, policies, holds)
    gaps = [
        Gap(plan.instrument.question(each.code), claimed.node(each.code).score)
        for each, state in zip(plan.questions, claimed.states, strict=True)
        if state == State.ANSWERED
        and each.code not in backed
        and claimed.node(each.code).points
    ]
    lowest = {gap.question.code: _lowest(gap.question) for gap in gaps}
    found = score(plan, {**answers, **lowest}, policies, holds)
    return Provable(claimed, found, tuple(sorted(gaps, key=lambda gap: -gap.points)))


def _lowest(question: Question) -> Answer:
    """The answer that claims the least and is still an answer."""
    none, one = Decimal(0), Decimal(1)
    match question.formula:
        case None:
            return Answer(min(question.options, key=lambda rung: rung.score).value)
        case Ratio(numerator, denominator):
            due, done = dict.fromkeys(denominator, one), dict.fromkeys(numerator, none)
            return Answer(inputs=due | done)
        case Decline(previous, current):
            return Answer(inputs={previous: one, current: one})
    return Answer(inputs={question.formula.value: none})
