"""The calendar of what is owed, and one report."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.duties.models import PeriodicReport
from zona.core.duties.queries import content_of
from zona.core.http import Request
from zona.modules.oversight import queries
from zona.modules.oversight.permissions import Perm
from zona.modules.oversight.views.base import unit_of, year_of


@requires(Perm.VIEW)
def duty_list(request: Request) -> HttpResponse:
    """The calendar of nil and duty of a unit and a year."""
    unit, today = unit_of(request), localdate()
    year = year_of(request, today.year)
    module = request.GET.get("kewajiban", "")
    lines = queries.calendar(unit, year, today, module)
    context = {"unit": unit, "year": year, "lines": lines}
    return render(request, "oversight/duty_list.html", context)


@requires(Perm.VIEW)
def duty_report(request: Request, pk: int) -> HttpResponse:
    """One periodic report: its figures and how far it is."""
    rows = PeriodicReport.objects.visible_to(request.user)
    report = get_object_or_404(rows.select_related("unit"), pk=pk)
    context = {
        "report": report,
        "content": content_of(report),
        "flow": report.owed.flow,
        "advice": report.advice_rows.order_by("number"),
    }
    return render(request, "oversight/duty_report.html", context)
