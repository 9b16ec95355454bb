"""What climbs cost, the way that a unit follows, and where it leads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Count

from zona.core.law import in_force
from zona.modules.assessment.models import (
    Climb,
    ClimbEffort,
    EvidenceUse,
    Lke,
    Route,
    RouteRows,
)
from zona.modules.assessment.queries.provable import NO_EVIDENCE
from zona.modules.assessment.queries.sheets import Worksheet
from zona.modules.assessment.queries.slots import first_missing, slots
from zona.modules.assessment.rules.answers import Answer
from zona.modules.assessment.rules.climbing import Effort, Efforts, Reach, reaches
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.rules.route import Search, Way, shortest, way_of
from zona.modules.assessment.rules.scoring import Score, score

ALTERNATIVES = 3
BLANK_WORDS = "Belum dijawab"


def default_efforts(day: date) -> Efforts:
    """Return the efforts where a team has not said so itself."""
    return in_force("assessment", "efforts", day, Efforts)


def efforts(sheet: Worksheet) -> dict[str, Effort]:
    """Return what a step costs on every question, as the team set it: one query."""
    table = default_efforts(sheet.lke.period_end)
    found = {each.code: table.of(each) for each in sheet.instrument.questions}
    for row in ClimbEffort.objects.filter(lke=sheet.lke):
        found[row.code] = Effort(row.effort, row.is_locked)
    return found


def search(
    sheet: Worksheet,
    predicate: str,
    costs: Mapping[str, Effort],
    count: int = ALTERNATIVES,
) -> Search:
    """Return the cheapest ways to a predicate, or the gates that block it."""
    return shortest(
        sheet.plan,
        sheet.score_answers(),
        predicate,
        costs,
        policies=sheet.policies,
        holds=sheet.holds,
        count=count,
    )


def reach(sheet: Worksheet, costs: Mapping[str, Effort]) -> dict[str, Reach]:
    """Return what every question can climb to."""
    plan, states = sheet.plan, sheet.score().states
    questions = [sheet.instrument.question(each.code) for each in plan.questions]
    found = reaches(questions, states, sheet.score_answers(), costs)
    return {each.question.code: each for each in found}


def way(
    sheet: Worksheet, targets: Mapping[str, Answer], costs: Mapping[str, Effort]
) -> Way:
    """Return the way that leads to the targets, and only its climbs.

    The effort is that of the first step at or above the target; a target that no step
    reaches (an own figure on the what-if page) costs one step.
    """
    now, answers = sheet.score(), sheet.score_answers()
    possible = reach(sheet, costs)
    found = way_of(now, answers, {code: (a, 0) for code, a in targets.items()})
    rising = {climb.code for climb in found.climbs if climb.points > 0}
    climbs = {
        code: (answer, _effort(possible[code], answer, costs[code]))
        for code, answer in targets.items()
        if code in rising
    }
    return way_of(now, answers, climbs)


def _effort(reach: Reach, answer: Answer, cost: Effort) -> int:
    for target in reach.targets:
        if target.answer == answer or (
            answer.inputs
            and all(target.answer.inputs[k] >= v for k, v in answer.inputs.items())
        ):
            return target.effort
    return cost.per_step


def active_route(lke: Lke) -> Route | None:
    """Return the way that the unit follows in this worksheet."""
    found = Route.objects.active().filter(lke=lke)
    return found.annotate(climbs_count=Count("climbs")).first()


def routes(lke: Lke) -> RouteRows:
    """Return every way that was chosen in a worksheet, the youngest first."""
    found = Route.objects.filter(lke=lke).annotate(climbs_count=Count("climbs"))
    return found.select_related("chosen_by").order_by("-chosen_at", "-pk")


def tried(sheet: Worksheet, targets: Mapping[str, Answer]) -> Score:
    """Return the score as it would be with other answers; nothing is saved."""
    answers = {**sheet.score_answers(), **targets}
    return score(sheet.plan, answers, sheet.policies, sheet.holds)


def targets(climbs: Iterable[Climb]) -> dict[str, Answer]:
    """Return the answers that saved climbs aim at."""
    return {
        climb.code: Answer(
            climb.value or None,
            {key: Decimal(figure) for key, figure in climb.inputs.items()},
        )
        for climb in climbs
    }


def missing_proof(sheet: Worksheet, codes: set[str], day: date) -> dict[str, str]:
    """Return for each question the first document it lacks on a day: one query."""
    uses: dict[str, list[EvidenceUse]] = defaultdict(list)
    rows = EvidenceUse.objects.filter(lke=sheet.lke, code__in=codes)
    for use in rows.select_related("evidence"):
        uses[use.code].append(use)
    return {
        code: _missing(sheet.instrument.question(code), uses[code], day)
        for code in codes
    }


def _missing(question: Question, uses: list[EvidenceUse], day: date) -> str:
    if question.evidence:
        return first_missing(slots(question, uses, day))
    return "" if any(use.evidence.is_valid_on(day) for use in uses) else NO_EVIDENCE


def words(question: Question, answer: Answer | None) -> str:
    """Return an answer as a person reads it: its sentence, or its figures."""
    held = question.option(answer.value) if answer else None
    if held:
        return f"{held.value} – {held.label}"
    if answer is None or not answer.inputs:
        return BLANK_WORDS
    asked = question.formula.keys if question.formula else ()
    return "; ".join(
        f"{each.label}: {str(answer.inputs[each.key]).replace('.', ',')}"
        for each in question.inputs
        if each.key in asked and each.key in answer.inputs
    )
