"""Oversight for programs: the periodic reports of a unit, to read."""

from dataclasses import dataclass
from datetime import date

from ninja import Router

from zona.core.access import requires
from zona.core.duties.models import PeriodicReport
from zona.core.http import Request
from zona.modules.oversight.permissions import Perm

router = Router(tags=["Pengawasan"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class Periodic:
    """A periodic report: which duty and stretch, and how far it is."""

    id: int
    unit: str
    duty: str
    title: str
    start: date
    end: date
    due_on: date
    state: str
    is_nil: bool
    number: str
    signed_on: date | None


@router.get("/reports/", response=list[Periodic], summary="Laporan berkala")
@requires(Perm.VIEW)
def report_list(
    request: Request, unit: str = "", year: int = 0, offset: int = 0
) -> list[Periodic]:
    """List reports the person may see, the youngest stretch first, a hundred at once."""
    found = PeriodicReport.objects.visible_to(request.user).select_related("unit")
    if unit:
        found = found.filter(unit__code=unit)
    if year:
        found = found.filter(end__year=year)
    page = found.defer("content").order_by("-end", "duty", "pk")
    return [_shown(each) for each in page[max(offset, 0) : max(offset, 0) + PAGE]]


def _shown(report: PeriodicReport) -> Periodic:
    return Periodic(
        id=report.pk,
        unit=report.unit.code,
        duty=report.duty,
        title=report.title,
        start=report.start,
        end=report.end,
        due_on=report.due_on(),
        state=report.state,
        is_nil=report.is_nil,
        number=report.number,
        signed_on=report.signed_on,
    )
