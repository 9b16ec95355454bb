"""Gratification for programs: figures of a unit, never a report or a name."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404
from django.utils.timezone import localdate
from ninja import Router

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.gratification import queries
from zona.modules.gratification.permissions import Perm

router = Router(tags=["Gratifikasi"])
PAGE = 100
FIRST_YEAR, LAST_YEAR = 2001, 2100


@dataclass(frozen=True, slots=True)
class Figures:
    """The reports of a unit's people in one year."""

    unit: str
    year: int
    reports: int
    refusals: int
    value_rupiah: int
    on_time_percent: Decimal | None


@router.get("/statistics/", response=list[Figures], summary="Statistik gratifikasi")
@requires(Perm.VIEW)
def statistic_list(
    request: Request, unit: str = "", year: int | None = None, offset: int = 0
) -> list[Figures]:
    """List the figures of the units where the person may look, for one year, a hundred at once."""
    wanted = localdate().year if year is None else year
    if not FIRST_YEAR <= wanted <= LAST_YEAR:
        raise Http404
    units = queries.units_with(request.user, Perm.VIEW)
    chosen = [each for each in units if not unit or each.code == unit]
    page = chosen[max(offset, 0) : max(offset, 0) + PAGE]
    return [
        Figures(f.unit.code, wanted, f.reports, f.refusals, f.value_rupiah, f.on_time)
        for f in queries.yearly_figures(page, wanted)
    ]
