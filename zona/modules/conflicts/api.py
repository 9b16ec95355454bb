"""The map of conflicts for programs, to read; declarations and cases are never given."""

from dataclasses import dataclass
from datetime import date

from ninja import Router

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.conflicts.models import MapRow
from zona.modules.conflicts.permissions import Perm

router = Router(tags=["Benturan kepentingan"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """One decision point of the map."""

    id: int
    unit: str
    activity: str
    decision_point: str
    is_possible: bool
    score: int
    preventions: list[str]
    review_due_on: date


@router.get("/map/", response=list[DecisionPoint], summary="Peta benturan")
@requires(Perm.VIEW)
def map_list(request: Request, unit: str = "", offset: int = 0) -> list[DecisionPoint]:
    """List the rows of the map that hold without an end, a hundred at once."""
    found = MapRow.objects.visible_to(request.user).filter(last_day__isnull=True)
    if unit:
        found = found.filter(unit__code=unit)
    page = found.select_related("unit", "activity").order_by("pk")
    return [
        DecisionPoint(
            row.pk,
            row.unit.code,
            row.activity.code,
            row.decision_point,
            row.is_possible,
            row.score,
            list(row.preventions),
            row.review_due_on,
        )
        for row in page[max(offset, 0) : max(offset, 0) + PAGE]
    ]
