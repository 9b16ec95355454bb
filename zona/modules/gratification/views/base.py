"""What the pages share: the chosen unit, sorted lists, form pages, papers."""

from functools import partial

from zona.core import pages
from zona.core.http import Request
from zona.core.pages import picked
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.gratification import queries

form_page = partial(pages.form_page, template="gratification/form.html")


def chosen_unit(
    request: Request, permission: Permission
) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest), and all that may be chosen."""
    units = queries.units_with(request.user, permission)
    return picked(request, units), units
