"""Pages of what happened."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, bound, paged, require, sort
from zona.modules.risk import actions, forms, queries
from zona.modules.risk.models import Incident
from zona.modules.risk.models.register import IncidentRows
from zona.modules.risk.permissions import Perm
from zona.modules.risk.views.base import form_page, place_of

HEADS = (
    Head("Terjadi", "terjadi", "happened_on"),
    Head("Kejadian"),
    Head("Kategori", "kategori", "category"),
    Head("Risiko", "risiko", "risk__code"),
    Head("Kerugian", "kerugian", "loss_rupiah", numeric=True),
    Head("Keadaan"),
)


@requires(Perm.VIEW)
def incident_list(request: Request) -> HttpResponse:
    """Show the incidents of a year, or one's own."""
    place = place_of(request)
    known = Incident.objects.visible_to(request.user).of(place.unit.pk)
    known = known.filter(happened_on__year=place.year)
    filters = forms.IncidentFilter(
        request.GET.dict() | place.picked(),
        units=place.units,
        years=place.years,
    )
    rows, columns = sort(
        request,
        _narrowed(known, filters).select_related("risk"),
        HEADS,
        "-terjadi",
    )
    context = place.shown("Kejadian") | {
        "filters": filters,
        "page": paged(request, rows),
        "columns": columns,
    }
    return render(request, "risk/incident_list.html", context)


def _narrowed(rows: IncidentRows, filters: forms.IncidentFilter) -> IncidentRows:
    wanted = filters.cleaned_data.get("keadaan") if filters.is_valid() else ""
    if wanted:
        return rows.filter(settled_on__isnull=wanted == "terbuka")
    return rows


@requires(Perm.REPORT)
def incident_new(request: Request) -> HttpResponse:
    """Report what happened."""
    place = place_of(request, Perm.REPORT)
    return form_page(
        request,
        bound(request, forms.IncidentForm, {"happened_on": localdate()}),
        partial(actions.report_incident, unit=place.unit),
        title="Laporkan kejadian",
        back=reverse("risk:incident_list") + place.query,
        done="Kejadian tercatat. Satgas SPIP akan menelaahnya.",
    )


def _incident(request: Request, pk: int) -> Incident:
    rows = Incident.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit", "risk"), pk=pk)


@requires(Perm.VIEW)
def incident_detail(request: Request, pk: int) -> HttpResponse:
    """Show one incident, its handling and history."""
    incident = _incident(request, pk)
    context = {
        "incident": incident,
        "may_edit": request.user.has(Perm.EDIT, incident.unit)
        and not incident.settled_on,
        "events": queries.history(incident, request.user),
        "home": f"{reverse('risk:incident_list')}?unit={incident.unit.code}"
        f"&tahun={incident.happened_on.year}",
    }
    return render(request, "risk/incident_detail.html", context)


@requires(Perm.EDIT)
def incident_assess(request: Request, pk: int) -> HttpResponse:
    """Tie an incident to the register and say what is done about it."""
    incident = _incident(request, pk)
    require(request, Perm.EDIT, incident.unit)
    names = ("category", "risk", "loss_rupiah", "handling")
    first = {name: getattr(incident, name) for name in names}
    return form_page(
        request,
        bound(request, forms.AssessmentForm, first, unit=incident.unit),
        partial(actions.assess_incident, incident),
        title=f"Telaah {incident}",
        back=incident.get_absolute_url(),
        done="Telaah tersimpan.",
        told=incident.title,
    )


@requires(Perm.EDIT)
def incident_settle(request: Request, pk: int) -> HttpResponse:
    """Close an incident."""
    incident = _incident(request, pk)
    require(request, Perm.EDIT, incident.unit)
    return form_page(
        request,
        bound(request, forms.SettleForm, {"settled_on": localdate()}),
        partial(actions.settle_incident, incident),
        title=f"Selesaikan {incident}",
        back=incident.get_absolute_url(),
        done="Penanganan kejadian dinyatakan selesai.",
        told=incident.title,
        submit="Nyatakan selesai",
    )
