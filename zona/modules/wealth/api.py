"""Wealth reports for programs: how far units have come, without names."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.timezone import localdate
from ninja import Router

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.wealth import queries
from zona.modules.wealth.models import ObligedList
from zona.modules.wealth.permissions import Perm

router = Router(tags=["Laporan harta kekayaan"])
PAGE = 25


@dataclass(frozen=True, slots=True)
class Compliance:
    """One scheme of one year of a unit; percentages are exact, never rounded up."""

    unit: str
    year: int
    proof_year: int
    scheme: str
    due_on: date
    obliged: int
    filed: int
    timely: int
    percent: Decimal | None
    timely_percent: Decimal | None


@router.get("/compliance/", response=list[Compliance], summary="Kepatuhan lapor harta")
@requires(Perm.VIEW)
def compliance_list(
    request: Request, unit: str = "", year: int = 0, offset: int = 0
) -> list[Compliance]:
    """List the years of the units one sees, the youngest first, 25 lists at once."""
    found = ObligedList.objects.visible_to(request.user).select_related("unit")
    if unit:
        found = found.filter(unit__code=unit)
    if year:
        found = found.filter(year=year)
    page = found.order_by("-year", "unit__code")
    return [
        _compliance(each, standing)
        for each in page[max(offset, 0) : max(offset, 0) + PAGE]
        for standing in queries.standings(each.unit_id, each.year, localdate())
    ]


def _compliance(made: ObligedList, standing: queries.Standing) -> Compliance:
    sums = standing.total
    return Compliance(
        unit=made.unit.code,
        year=made.year,
        proof_year=standing.proof_year,
        scheme=standing.scheme,
        due_on=standing.due_on,
        obliged=sums.obliged,
        filed=sums.filed,
        timely=sums.timely,
        percent=sums.percent,
        timely_percent=sums.timely_percent,
    )
