"""What the worksheet before this one leaves to it: evidence that is still valid."""

from dataclasses import dataclass
from datetime import date

from zona.core.people.models import User
from zona.modules.assessment.models import Evidence, EvidenceUse, Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.readiness import OUTCOME
from zona.modules.assessment.queries.sheets import plan_of
from zona.modules.assessment.rules.instrument import Question


@dataclass(frozen=True, slots=True)
class Legacy:
    """A use of the last period, and the question of this worksheet it would serve."""

    use: EvidenceUse
    question: Question


def previous_lke(lke: Lke) -> Lke | None:
    """Return the unit's worksheet of the period before."""
    rows = Lke.objects.filter(unit=lke.unit_id, period_end__lt=lke.period_end)
    found = rows.order_by("-period_end", "-pk").select_related("instrument")
    return found.defer("instrument__content").first()


def legacies(lke: Lke, day: date, user: User) -> list[Legacy]:
    """Return what the person may take over of the last period and is valid on the day."""
    previous = previous_lke(lke)
    if previous is None:
        return []
    old, new = (
        plan_of(previous.instrument).instrument,
        plan_of(lke.instrument).instrument,
    )
    here = set(EvidenceUse.objects.filter(lke=lke).values_list("evidence", "code"))
    uses = EvidenceUse.objects.filter(
        lke=previous, evidence__in=Evidence.objects.valid_on(day)
    ).select_related("evidence")
    found = []
    for use in uses.order_by("code", "evidence__happened_on", "pk"):
        code = use.code
        if old.code != new.code and old.has_question(code):
            code = old.question(code).maps_to_2021 or code
        if not new.has_question(code) or (use.evidence_id, code) in here:
            continue
        area = new.area_of(code) or OUTCOME
        if user.works_on(area, Perm.ANSWER, lke.unit):
            found.append(Legacy(use, new.question(code)))
    return found
