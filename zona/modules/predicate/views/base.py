"""What the pages share: the chosen unit, the form page."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse

from zona.core import pages
from zona.core.http import Request
from zona.core.pages import picked, require
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.predicate import queries
from zona.modules.predicate.models import Proposal
from zona.modules.predicate.permissions import Perm

form_page = partial(pages.form_page, template="predicate/form.html")


def unit_of(request: Request, permission: Permission = Perm.VIEW) -> Unit:
    """Return the unit of `?unit=` (or the nearest); 403 without the permission there."""
    found = picked(request, queries.units_seen(request.user))
    require(request, permission, found)
    return found


def home(unit: Unit, year: int) -> str:
    return f"{reverse('predicate:predicate_view')}?unit={unit.code}&tahun={year}"


def proposal_of(request: Request, pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.visible_to(request.user), pk=pk)
