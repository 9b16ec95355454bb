"""What the pages share: the chosen unit and year."""

from django.http import Http404

from zona.core.http import Request
from zona.core.people.models import Unit
from zona.modules.oversight import queries

FIRST_YEAR = 2014


def unit_of(request: Request) -> Unit:
    """Return the unit of `?unit=`, or the nearest; 404 where the person sees none."""
    code = request.GET.get("unit", "")
    for unit in queries.units_seen(request.user):
        if code in {"", unit.code}:
            return unit
    raise Http404


def year_of(request: Request, default: int) -> int:
    """Return the year of `?tahun=`, or the default where it is none."""
    text = request.GET.get("tahun", "")
    year = int(text) if text.isascii() and text.isdigit() else default
    return year if FIRST_YEAR <= year <= default + 1 else default
