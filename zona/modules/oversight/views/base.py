"""What the pages share: the chosen unit and year, one report, the form page."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse

from zona.core import pages
from zona.core.duties.models import PeriodicReport
from zona.core.http import Request
from zona.core.pages import picked
from zona.core.people.models import Unit
from zona.modules.oversight import queries

FIRST_YEAR = 2014

form_page = partial(pages.form_page, template="oversight/form.html", submit="Simpan")


def unit_of(request: Request) -> Unit:
    """Return the unit of `?unit=`, or the nearest that the person may look into."""
    return picked(request, queries.units_seen(request.user))


def calendar_url(unit: Unit, year: int, module: str = "") -> str:
    """Return the calendar of a unit and year, of one module if it is named."""
    url = f"{reverse('oversight:duty_list')}?unit={unit.code}&tahun={year}"
    return f"{url}&kewajiban={module}" if module else url


def report_of(request: Request, pk: int) -> PeriodicReport:
    """Return a report that the person may see, or 404."""
    rows = PeriodicReport.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit__parent"), pk=pk)
