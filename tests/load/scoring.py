"""Scoring at scale: random answer sets of the 2021 instrument, one process."""

import random
import time
from decimal import Decimal

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped

INSTRUMENT = "lke-zi-2021"
SETS = 25_000
BATCH = 500
SEED = 2021
CHANCE_BLANK = 0.1

type Answers = dict[str, rules.Answer]


def seconds(sets: int = SETS) -> float:
    """Return the time that scoring takes; making the answers is not counted."""
    dice = random.Random(SEED)  # noqa: S311  # the same sets every time, no secret
    plan = shipped.plan(INSTRUMENT)
    choices = _choices(dice)
    spent, left = 0.0, sets
    while left:
        batch = [_answers(choices, dice) for _ in range(min(BATCH, left))]
        began = time.perf_counter()
        for answers in batch:
            rules.score(plan, answers)
        spent += time.perf_counter() - began
        left -= len(batch)
    return spent


def _choices(dice: random.Random) -> dict[str, list[rules.Answer]]:
    """Return some possible answers of every question."""
    questions = shipped.instrument(INSTRUMENT).questions
    return {each.code: _possible(each, dice) for each in questions}


def _possible(question: rules.Question, dice: random.Random) -> list[rules.Answer]:
    if question.options:
        return [rules.Answer(option.value) for option in question.options]
    if isinstance(question.formula, rules.Index):
        return [rules.Answer(inputs={"indeks": Decimal(n) / 100}) for n in range(401)]
    return [
        rules.Answer(
            inputs={each.key: Decimal(dice.randint(0, 12)) for each in question.inputs}
        )
        for _ in range(200)
    ]


def _answers(choices: dict[str, list[rules.Answer]], dice: random.Random) -> Answers:
    return {
        code: dice.choice(possible)
        for code, possible in choices.items()
        if dice.random() > CHANCE_BLANK
    }
