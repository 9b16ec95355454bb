"""What the pages share: the chosen unit, sorting, the form page."""

from functools import partial

from django.urls import reverse

from zona.core import pages
from zona.core.http import Request
from zona.core.pages import picked, require
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.conflicts import queries

form_page = partial(
    pages.form_page, template="conflicts/form.html", submit="Simpan", follow=True
)


def chosen_unit(request: Request) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest one), and all that may be chosen."""
    units = queries.units_seen(request.user)
    return picked(request, units), units


def unit_for(request: Request, permission: Permission) -> Unit:
    """Return the chosen unit, where the person must hold the permission."""
    unit, _ = chosen_unit(request)
    require(request, permission, unit)
    return unit


def home(unit: Unit) -> str:
    return listed("conflict_view", unit)


def listed(name: str, unit: Unit) -> str:
    """Return the address of a list of one unit."""
    return f"{reverse(f'conflicts:{name}')}?unit={unit.code}"
