"""How far a worksheet is, and who owes what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from zona.core.modules import roles_with
from zona.core.people.models import Grant, Unit, User
from zona.modules.assessment.models import Lke, Route
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.provable import Proven, proven
from zona.modules.assessment.queries.routes import active_route
from zona.modules.assessment.queries.sheets import Worksheet, worksheets
from zona.modules.assessment.rules.instrument import Instrument, Question
from zona.modules.assessment.rules.leverage import Leverage, leverage
from zona.modules.assessment.rules.scoring import Score, State

OUTCOME = "HS"  # stands for the questions outside the six areas


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a head asks of a worksheet: how far, what is missing, who owes it."""

    sheet: Worksheet
    score: Score
    on: date  # the day on which evidence must be valid
    unanswered: tuple[Question, ...]
    unproven: tuple[tuple[Question, str], ...]
    proven: Proven
    leverage: tuple[Leverage, ...]
    owners: Mapping[str, tuple[User, ...]]
    route: Route | None  # the way that the unit follows

    def area(self, question: Question) -> str:
        """Return the key of the question's area, or of the outcome."""
        return self.sheet.instrument.area_of(question.code) or OUTCOME


def readiness(lke: Lke, today: date) -> Readiness:
    """Judge a worksheet as of its last day, or today while it runs: four queries."""
    [sheet] = worksheets([lke])
    on = min(lke.period_end, today)
    return judged(sheet, proven(sheet, on), active_route(lke))


def judged(sheet: Worksheet, backing: Proven, route: Route | None = None) -> Readiness:
    """Put together what is known of a worksheet and of what its evidence backs."""
    lke, found = sheet.lke, backing.found.claimed
    blank = set(found.in_state(State.BLANK))
    return Readiness(
        sheet=sheet,
        score=found,
        on=backing.day,
        unanswered=tuple(q for q in sheet.instrument.questions if q.code in blank),
        unproven=tuple(backing.unproven),
        proven=backing,
        leverage=tuple(
            each
            for each in leverage(found, sheet.score_answers())
            if each.remaining > 0
        ),
        owners=owners(lke.unit, areas(sheet.instrument)),
        route=route,
    )


def areas(instrument: Instrument) -> dict[str, str]:
    """Return the six areas and the outcome: key and title."""
    titles = {key: instrument.area_title(key) for key in instrument.area_groups}
    return {**titles, OUTCOME: instrument.node(OUTCOME).title}


def area_url(lke: Lke, area: str, code: str = "") -> str:
    """Return where an area's questions are answered, and there the one question."""
    url = reverse("assessment:worksheet_area", args=[lke.pk, area])
    return f"{url}#{code}" if code else url


def owners(unit: Unit, keys: Iterable[str]) -> dict[str, tuple[User, ...]]:
    """Return who owes each area: its members, else those who work on every area."""
    grants = list(
        Grant.objects.filter(
            unit=unit, role__in=roles_with(Perm.ANSWER), user__is_active=True
        )
        .select_related("user__position")
        .order_by("pk")
    )
    whole = _people(grant for grant in grants if not grant.areas)
    return {
        key: _people(g for g in grants if g.areas and g.includes(key)) or whole
        for key in keys
    }


def _people(grants: Iterable[Grant]) -> tuple[User, ...]:
    return tuple({grant.user_id: grant.user for grant in grants}.values())
