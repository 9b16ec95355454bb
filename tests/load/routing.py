"""The shortest way at full size: random worksheets of the 2021 instrument."""

import random
import time
from datetime import date
from statistics import median

from zona.core.law import in_force
from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.climbing import Efforts
from zona.modules.assessment.rules.route import shortest
from zona.modules.assessment.tests.answer_sets import best

INSTRUMENT = "lke-zi-2021"
DAY = date(2021, 12, 31)
SETS = 5
PREDICATE = "WBBM"
WAYS = 3  # as many as the page shows


def seconds() -> float:
    """Return the median time of a whole search with its alternatives."""
    return median(_search(random.Random(seed)) for seed in range(SETS))  # noqa: S311  # the same sets every time, no secret


def _search(dice: random.Random) -> float:
    plan = shipped.plan(INSTRUMENT)
    table = in_force("assessment", "efforts", DAY, Efforts)
    answers = best(INSTRUMENT)
    for each in plan.instrument.questions:
        if each.options:
            answers[each.code] = rules.Answer(dice.choice(each.options).value)
    efforts = {each.code: table.of(each) for each in plan.instrument.questions}
    began = time.perf_counter()
    shortest(plan, answers, PREDICATE, efforts, count=WAYS)
    return time.perf_counter() - began
