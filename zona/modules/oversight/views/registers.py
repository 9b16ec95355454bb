"""The registers of one subject: policies, innovations, briefings."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from zona.core.access import requires
from zona.core.http import Request
from zona.core.upkeep import topics
from zona.core.upkeep.models import Briefing, Innovation, Policy
from zona.modules.oversight.permissions import Perm
from zona.modules.oversight.views.base import unit_of


@requires(Perm.VIEW)
def upkeep_view(request: Request, topic: str) -> HttpResponse:
    """What a unit keeps in order on one subject."""
    found = topics().get(topic)
    if found is None:
        raise Http404
    unit = unit_of(request)
    policies = Policy.objects.visible_to(request.user).filter(
        unit=unit, kind__in=dict(found.policies)
    )
    innovations = Innovation.objects.visible_to(request.user).filter(
        unit=unit, kind__in=dict(found.innovations)
    )
    briefings = Briefing.objects.visible_to(request.user).filter(unit=unit, topic=topic)
    context = {
        "topic": found,
        "unit": unit,
        "policies": policies.order_by("-first_day", "pk"),
        "innovations": innovations.order_by("-approved_on", "pk"),
        "briefings": briefings.order_by("-held_on", "pk"),
    }
    return render(request, "oversight/upkeep_view.html", context)
