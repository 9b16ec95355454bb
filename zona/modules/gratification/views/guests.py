"""The guest book of the service desk."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.downloads import download_paper
from zona.core.facts import Period
from zona.core.http import Request
from zona.core.pages import Head, bound, paged, require, sort
from zona.modules.gratification import actions, documents, queries
from zona.modules.gratification.forms import guests as forms
from zona.modules.gratification.models import GuestVisit, Report
from zona.modules.gratification.models.guests import GuestVisitRows
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.views.base import chosen_unit, form_page

HEADS = (
    Head("Jam masuk", "masuk", "arrived_at"),
    Head("Tamu", "tamu", "guest_name"),
    Head("Tujuan", "tujuan", "purpose"),
    Head("Ditemui", "ditemui", "host__full_name"),
    Head("Barang"),
    Head("Jam keluar", "keluar", "left_at"),
)


@requires(Perm.VIEW_GUESTS)
def guest_list(request: Request) -> HttpResponse:
    """The guests of a unit, the youngest first, and who is still here."""
    unit, units = chosen_unit(request, Perm.VIEW_GUESTS)
    known = GuestVisit.objects.visible_to(request.user).of(unit.pk)
    filters = forms.GuestFilter(request.GET, units=units)
    rows = _narrowed(known.select_related("host"), filters)
    ordered, columns = sort(request, rows, HEADS, "-masuk", then="-pk")
    today = localdate()
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": filters,
        "page": paged(request, ordered),
        "columns": columns,
        "present_count": known.present().count(),
        "today_count": known.within(today, today).count(),
        "query": _stretch(filters, today),
        "may_receive": request.user.has(Perm.RECEIVE_GUESTS, unit),
    }
    return render(request, "gratification/guest_list.html", context)


def _narrowed(rows: GuestVisitRows, filters: forms.GuestFilter) -> GuestVisitRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if first := wanted.get("dari"):
        rows = rows.filter(arrived_at__date__gte=first)
    if last := wanted.get("sampai"):
        rows = rows.filter(arrived_at__date__lte=last)
    if wanted.get("status") == "hadir":
        rows = rows.present()
    if wanted.get("status") == "pemberian":
        rows = rows.filter(offers_gift=True)
    if text := wanted.get("q"):
        rows = rows.filter(Q(guest_name__icontains=text) | Q(agency__icontains=text))
    return rows


def _stretch(filters: forms.GuestFilter, today: date) -> str:
    """Return the days of the recap as the address of its paper asks for them."""
    wanted = filters.cleaned_data if filters.is_valid() else {}
    first = wanted.get("dari") or today.replace(day=1)
    last = wanted.get("sampai") or max(today, first)
    return f"&dari={first.isoformat()}&sampai={last.isoformat()}"


@requires(Perm.VIEW_GUESTS)
def guest_recap(request: Request, ending: str) -> HttpResponse:
    """Hand out the guests of a stretch of days, for the head to sign."""
    unit, units = chosen_unit(request, Perm.VIEW_GUESTS)
    filters, today = forms.GuestFilter(request.GET, units=units), localdate()
    wanted = filters.cleaned_data if filters.is_valid() else {}
    first = wanted.get("dari") or today.replace(day=1)
    period = Period(first, max(wanted.get("sampai") or today, first))
    visits = GuestVisit.objects.visible_to(request.user).of(unit.pk)
    visits = visits.within(period.start, period.end).select_related("host", "officer")
    figures = queries.guest_figures(unit.pk, period)
    paper = documents.guest_recap(
        unit, period, visits.order_by("arrived_at"), figures, on=today
    )
    return download_paper(paper, ending)


@requires(Perm.RECEIVE_GUESTS)
def guest_new(request: Request) -> HttpResponse:
    """Enter a guest; an offered gift opens its refusal."""
    unit, _ = chosen_unit(request, Perm.RECEIVE_GUESTS)
    first = {"arrived_at": localtime(), "meeting_place": "upp"}
    form = bound(request, forms.GuestForm, first, unit=unit)
    answer = form_page(
        request,
        form,
        partial(actions.receive_guest, unit=unit),
        title="Catat tamu",
        back=reverse("gratification:guest_list"),
        done="Tamu dicatat.",
        template="gratification/guest_form.html",
    )
    if answer.status_code == 302 and form.cleaned_data["offers_gift"]:
        return _to_refusal(request)
    return answer


def _to_refusal(request: Request) -> HttpResponse:
    """Go on to the refusal of what the guest just offered."""
    visit = GuestVisit.objects.visible_to(request.user).filter(officer=request.user)
    latest = visit.latest("pk")
    if request.user.has(Perm.REPORT, latest.unit):
        url = reverse("gratification:report_new")
        return redirect(f"{url}?tamu={latest.pk}")
    return redirect(latest)


@requires(Perm.VIEW)
def guest_detail(request: Request, pk: int) -> HttpResponse:
    """One visit, for the desk and for the employee who was visited."""
    visit = _visit(request, pk)
    refusals = Report.objects.visible_to(request.user).filter(visit=visit)
    context = {
        "visit": visit,
        "refusals": refusals,
        "refuse_url": f"{reverse('gratification:report_new')}?tamu={visit.pk}",
        "may_receive": request.user.has(Perm.RECEIVE_GUESTS, visit.unit),
        "may_list": request.user.has(Perm.VIEW_GUESTS, visit.unit),
        "may_refuse": visit.offers_gift and request.user.has(Perm.REPORT, visit.unit),
    }
    return render(request, "gratification/guest_detail.html", context)


def _visit(request: Request, pk: int) -> GuestVisit:
    return get_object_or_404(GuestVisit.objects.visible_to(request.user), pk=pk)


@requires(Perm.RECEIVE_GUESTS)
def guest_edit(request: Request, pk: int) -> HttpResponse:
    """Mend an entry of the guest book."""
    visit = _visit(request, pk)
    require(request, Perm.RECEIVE_GUESTS, visit.unit)
    names = [*forms.GuestForm.base_fields]
    first = {name: getattr(visit, name) for name in names}
    first["arrived_at"] = localtime(visit.arrived_at)
    return form_page(
        request,
        bound(request, forms.GuestForm, first, unit=visit.unit),
        partial(actions.correct_guest, visit),
        title="Perbaiki catatan tamu",
        back=visit.get_absolute_url(),
        done="Catatan diperbaiki.",
        template="gratification/guest_form.html",
    )


@requires(Perm.RECEIVE_GUESTS)
@require_POST
def guest_leave(request: Request, pk: int) -> HttpResponse:
    """Note that the guest leaves now."""
    visit = _visit(request, pk)
    require(request, Perm.RECEIVE_GUESTS, visit.unit)
    actions.see_guest_off(visit, by=request.user, at=now())
    messages.success(request, f"{visit.guest_name} sudah keluar.")
    back = reverse("gratification:guest_list")
    return redirect(f"{back}?unit={visit.unit.code}")
