"""The programme for programs: recommendations and plan actions, to read."""

from dataclasses import dataclass
from datetime import date

from ninja import Router

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.programme.models import PlanAction, Recommendation
from zona.modules.programme.permissions import Perm

router = Router(tags=["Program ZI"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation and where its follow-up stands."""

    id: int
    unit: str
    number: str
    text: str
    due_on: date
    state: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """An action of the work plan."""

    id: int
    unit: str
    text: str
    output: str
    year: int
    quarter: int
    state: str


@router.get("/recommendations/", response=list[Advice], summary="Rekomendasi")
@requires(Perm.VIEW)
def recommendation_list(
    request: Request, unit: str = "", state: str = "", offset: int = 0
) -> list[Advice]:
    """List recommendations the person may see, the youngest first, a hundred at once."""
    found = Recommendation.objects.visible_to(request.user).select_related("unit")
    if unit:
        found = found.filter(unit__code=unit)
    if state:
        found = found.filter(state=state)
    page = found.order_by("-pk")[max(offset, 0) : max(offset, 0) + PAGE]
    return [
        Advice(r.pk, r.unit.code, r.number, r.text, r.due_on, r.state, r.done_on)
        for r in page
    ]


@router.get("/actions/", response=list[Step], summary="Rencana aksi")
@requires(Perm.VIEW)
def action_list(request: Request, unit: str = "", offset: int = 0) -> list[Step]:
    """List plan actions the person may see, by quarter, a hundred at once."""
    found = PlanAction.objects.visible_to(request.user).select_related("unit")
    if unit:
        found = found.filter(unit__code=unit)
    page = found.order_by("-year", "quarter", "pk")
    return [
        Step(a.pk, a.unit.code, a.text, a.output, a.year, a.quarter, a.state)
        for a in page[max(offset, 0) : max(offset, 0) + PAGE]
    ]
