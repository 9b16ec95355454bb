"""The audit trail of the units that a person watches."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import make_aware

from zona.core.access import requires
from zona.core.audit.models import Chain, Entry
from zona.core.audit.queries import verdict
from zona.core.http import Request
from zona.core.pages import paged
from zona.core.people.models import Unit
from zona.modules.administration import queries
from zona.modules.administration.forms import TrailFilter
from zona.modules.administration.permissions import Perm


def _units(request: Request) -> QuerySet[Unit]:
    """Return the units whose trail the person may read."""
    reach = request.user.within(Perm.AUDIT, "self")
    return Unit.objects.visible_to(request.user).filter(reach).order_by("path")


@requires(Perm.AUDIT)
def audit_list(request: Request) -> HttpResponse:
    mine = request.user.within(Perm.AUDIT)
    form = TrailFilter(request.GET, units=_units(request))
    entries = Entry.objects.visible_to(request.user).filter(mine)
    if form.is_valid():
        entries = entries.filter(_sought(form.cleaned_data))
    ordered = entries.select_related("unit", "by").order_by("-at", "-pk")
    page = paged(request, ordered)
    chains = Chain.objects.visible_to(request.user).filter(mine)
    context = {
        "form": form,
        "page": page,
        "lines": queries.trail(page.object_list),
        "chains": chains.select_related("unit").order_by("unit__path"),
    }
    return render(request, "administration/audit_list.html", context)


def _sought(given: dict[str, Any]) -> Q:
    found = Q()
    if unit := given["unit"]:
        found &= Q(unit=unit)
    if subject := given["subject"]:
        found &= Q(verb__startswith=f"{subject}.")
    if who := given["who"]:
        found &= Q(by__full_name__icontains=who) | Q(by__username__icontains=who)
    if target := given["target"]:
        found &= Q(target=target)
    return found & _between(given)


def _between(given: dict[str, Any]) -> Q:
    """Return the condition on the day, read in the office's own time."""
    found = Q()
    if since := given["since"]:
        found &= Q(at__gte=make_aware(datetime.combine(since, time())))
    if until := given["until"]:
        after = until + timedelta(days=1)
        found &= Q(at__lt=make_aware(datetime.combine(after, time())))
    return found


@requires(Perm.AUDIT)
def chain_check(request: Request, code: str) -> HttpResponse:
    """Walk a unit's chain from its first entry and say whether it is whole."""
    unit = get_object_or_404(_units(request), code=code)
    context = {"unit": unit, "verdict": verdict(unit)}
    return render(request, "administration/chain_check.html", context)
