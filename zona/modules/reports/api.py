"""Quarterly reports for programs: which there are, and where their papers lie."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from ninja import Router

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.reports.models import Report as Quarterly
from zona.modules.reports.permissions import Perm

router = Router(tags=["Laporan"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class Report:
    """A quarterly report, its state and the addresses of its files."""

    id: int
    unit: str
    year: int
    quarter: int
    state: str
    dated_on: date
    word: str
    pdf: str


@router.get("/quarterly/", response=list[Report], summary="Laporan triwulan")
@requires(Perm.VIEW)
def report_list(request: Request, unit: str = "", offset: int = 0) -> list[Report]:
    """List the reports the person may see, the latest first, a hundred at once."""
    found = Quarterly.objects.visible_to(request.user).select_related("unit")
    if unit:
        found = found.filter(unit__code=unit)
    page = found.order_by("-year", "-quarter", "pk")
    return [_shown(each) for each in page[max(offset, 0) : max(offset, 0) + PAGE]]


def _shown(report: Quarterly) -> Report:
    return Report(
        report.pk,
        report.unit.code,
        report.year,
        report.quarter,
        report.state,
        report.dated_on,
        reverse("reports:report_word", args=[report.pk]),
        reverse("reports:report_pdf", args=[report.pk]),
    )
