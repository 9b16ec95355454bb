"""Statistics for everyone, the campaign with its circulars, and which UPG serves whom."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.facts import Period
from zona.core.http import Request
from zona.core.pages import bound, paged, year_of
from zona.core.people.models import Unit
from zona.core.upkeep.models import Briefing
from zona.modules.gratification import actions, queries
from zona.modules.gratification.forms import base as parts
from zona.modules.gratification.forms import guests, reports
from zona.modules.gratification.models import Circular
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.views.base import chosen_unit, form_page


@requires(Perm.VIEW)
def statistic_view(request: Request) -> HttpResponse:
    """What a unit's people reported in a year, without a name."""
    unit, units = chosen_unit(request, Perm.VIEW)
    year = year_of(request, localdate().year)
    period = Period.year(year)
    given = {"unit": unit.code, "tahun": year}
    context = {
        "unit": unit,
        "year": str(year),
        "filters": parts.YearFilter(given, units=units),
        "found": queries.statistics(unit.pk, period),
        "guests": queries.guest_figures(unit.pk, period),
    }
    return render(request, "gratification/statistic_view.html", context)


@requires(Perm.VIEW)
def circular_list(request: Request) -> HttpResponse:
    """Campaigns that the public could see, by quarter, and the feast-day circulars."""
    unit, units = chosen_unit(request, Perm.VIEW)
    today = localdate()
    rows = Circular.objects.visible_to(request.user).of(unit.pk)
    campaigns = Briefing.objects.visible_to(request.user).filter(
        unit=unit, topic=queries.TOPIC
    )
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": parts.UnitFilter(request.GET, units=units),
        "page": paged(request, rows.order_by("-feast_on", "-pk")),
        "policies": queries.policies(unit, today),
        "campaigns": campaigns.order_by("-held_on", "-pk")[:10],
        "quarters": queries.campaign_quarters(unit.pk, Period(today, today)),
        "per_quarter": queries.efforts(today).campaign_per_quarter,
        "may_campaign": request.user.has(Perm.CAMPAIGN, unit),
    }
    return render(request, "gratification/circular_list.html", context)


@requires(Perm.CAMPAIGN)
def circular_new(request: Request) -> HttpResponse:
    """Record a circular before a feast."""
    unit, _ = chosen_unit(request, Perm.CAMPAIGN)
    return form_page(
        request,
        bound(request, reports.CircularForm, {"issued_on": localdate()}),
        partial(actions.record_circular, unit=unit),
        title="Catat edaran hari raya",
        back=f"{reverse('gratification:circular_list')}?unit={unit.code}",
        done="Edaran dicatat.",
    )


@requires(Perm.ASSIGN)
def service_list(request: Request) -> HttpResponse:
    """Which UPG serves each unit."""
    may_assign = request.user.within(Perm.ASSIGN, "self")
    units = Unit.objects.visible_to(request.user).filter(may_assign)
    page = paged(request, units.order_by("path"))
    served = queries.services(page.object_list)
    context = {"page": page, "rows": served}
    return render(request, "gratification/service_list.html", context)


@requires(Perm.ASSIGN)
def service_edit(request: Request, code: str) -> HttpResponse:
    """Say whose UPG takes the reports of a unit."""
    unit = get_object_or_404(
        Unit.objects.visible_to(request.user),
        request.user.within(Perm.ASSIGN, "self"),
        code=code,
    )
    upg = queries.upg_of(unit)
    return form_page(
        request,
        bound(request, guests.ServiceForm, {"upg_unit": upg}, unit=unit),
        partial(actions.set_service, unit=unit),
        title=f"UPG bagi {unit.short_name}",
        back=reverse("gratification:service_list"),
        done="UPG yang melayani unit ini tersimpan.",
    )
