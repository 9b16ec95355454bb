"""What the pages share: the chosen unit and year, the form page, a file to take along."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core import pages
from zona.core.http import Request
from zona.core.pages import picked, require
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.wealth import queries
from zona.modules.wealth.models import Obligation, ObligedList
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import FIRST_YEAR

form_page = partial(pages.form_page, template="wealth/form.html")


def unit_of(request: Request, permission: Permission) -> Unit:
    """Return the unit of `?unit=` (or the nearest) among those where one may."""
    return picked(request, queries.units_seen(request.user, permission))


def year_of(request: Request, unit: Unit) -> int:
    """Return the year of `?tahun=`, or the one that the unit works on."""
    today = localdate()
    year = pages.year_of(request, 0, FIRST_YEAR, today.year)
    return year or queries.latest_year(unit.pk, today)


def summary_url(unit: Unit, year: int) -> str:
    return f"{reverse('wealth:summary_view')}?unit={unit.code}&tahun={year}"


def list_url(unit: Unit, year: int) -> str:
    return f"{reverse('wealth:obligation_list')}?unit={unit.code}&tahun={year}"


def obligation_of(request: Request, pk: int) -> Obligation:
    return get_object_or_404(Obligation.objects.visible_to(request.user), pk=pk)


def obliged_list_of(request: Request, pk: int) -> ObligedList:
    """Return a list whose people one may see; 403 for those who may but look."""
    found = get_object_or_404(ObligedList.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, found.unit)
    return found
