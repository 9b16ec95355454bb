"""The register of channels, their tests, the minutes of the box; the recap."""

from datetime import date
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.downloads import download, download_paper
from zona.core.facts import Period
from zona.core.http import Request
from zona.core.pages import bound, require
from zona.core.people.models import Unit
from zona.modules.complaints import actions, documents, forms, queries, sheets
from zona.modules.complaints.models import Channel, ChannelCheck
from zona.modules.complaints.permissions import Perm
from zona.modules.complaints.rules import CheckWay
from zona.modules.complaints.views.base import chosen_unit, form_page


@requires(Perm.VIEW_FIGURES)
def channel_list(request: Request) -> HttpResponse:
    """The open channels and whether each is alive; those that were closed."""
    unit, units = chosen_unit(request, Perm.VIEW_FIGURES)
    closed = Channel.objects.visible_to(request.user).of(unit.pk)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": forms.UnitFilter(request.GET, units=units),
        "standings": queries.channels(unit.pk, localdate()),
        "closed": closed.filter(closed_on__isnull=False).order_by("-closed_on", "pk"),
        "may_edit": request.user.has(Perm.EDIT_CHANNELS, unit),
        "public_url": reverse("grievance:complaint_form", args=[unit.code]),
        "is_handler": request.user.has(Perm.OPEN, unit),
    }
    return render(request, "complaints/channel_list.html", context)


def _channel(request: Request, pk: int) -> Channel:
    return get_object_or_404(
        Channel.objects.visible_to(request.user).select_related("unit"), pk=pk
    )


def _list(unit: Unit) -> str:
    return f"{reverse('complaints:channel_list')}?unit={unit.code}"


@requires(Perm.VIEW_FIGURES)
def channel_detail(request: Request, pk: int) -> HttpResponse:
    """One channel with its tests and openings."""
    channel = _channel(request, pk)
    checks = channel.checks.select_related("first", "second", "proof")
    context = {
        "channel": channel,
        "checks": checks.order_by("-checked_on", "-pk"),
        "may_edit": request.user.has(Perm.EDIT_CHANNELS, channel.unit),
        "list_url": _list(channel.unit),
    }
    return render(request, "complaints/channel_detail.html", context)


@requires(Perm.EDIT_CHANNELS)
def channel_new(request: Request) -> HttpResponse:
    """Register a channel."""
    unit, _ = chosen_unit(request, Perm.EDIT_CHANNELS)
    return form_page(
        request,
        bound(request, forms.ChannelForm),
        partial(actions.open_channel, unit=unit),
        title="Daftarkan kanal",
        back=_list(unit),
        done="Kanal terdaftar. Uji kanal ini agar dihitung.",
    )


@requires(Perm.EDIT_CHANNELS)
def channel_close(request: Request, pk: int) -> HttpResponse:
    """Close a channel."""
    channel = _channel(request, pk)
    require(request, Perm.EDIT_CHANNELS, channel.unit)
    return form_page(
        request,
        bound(request, forms.CloseForm, initial={"closed_on": localdate()}),
        partial(actions.close_channel, channel),
        title="Tutup kanal",
        back=channel.get_absolute_url(),
        done="Kanal ditutup.",
    )


@requires(Perm.EDIT_CHANNELS)
def channel_check(request: Request, pk: int) -> HttpResponse:
    """Record a test, a use, or the opening of the box."""
    channel = _channel(request, pk)
    require(request, Perm.EDIT_CHANNELS, channel.unit)
    given = {"channel": channel, "on": localdate()}
    initial = {"checked_on": localdate(), "works": True}
    form = (
        bound(request, forms.BoxForm, initial, by=request.user, **given)
        if channel.is_box
        else bound(request, forms.ChannelCheckForm, initial, **given)
    )
    return form_page(
        request,
        form,
        partial(actions.check_channel, channel),
        title="Catat pembukaan kotak" if channel.is_box else "Catat uji kanal",
        back=channel.get_absolute_url(),
        done="Pemeriksaan kanal tercatat.",
    )


@requires(Perm.VIEW_FIGURES)
def channel_minutes(request: Request, pk: int) -> HttpResponse:
    """Print the minutes of opening a box, to be signed by both."""
    check = get_object_or_404(
        ChannelCheck.objects.visible_to(request.user).select_related("channel", "unit"),
        pk=pk,
        way=CheckWay.DIBUKA,
    )
    paper = documents.minutes(check, localdate())
    return download_paper(paper, "pdf", f"berita-acara-kotak-{check.checked_on}")


@requires(Perm.VIEW_FIGURES)
def complaint_recap(request: Request) -> HttpResponse:
    """Counts of a stretch of days: no case, no name."""
    unit, units = chosen_unit(request, Perm.VIEW_FIGURES)
    filters, period = _period(request, units)
    duties_url = queries.oversight_url("duty_list")
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": filters,
        "period": period,
        "figures": queries.figures(unit.pk, period),
        "counts": queries.cross(unit.pk, period),
        "causes": queries.causes(unit.pk, period),
        "dates": f"&dari={period.start}&sampai={period.end}",
        "is_handler": request.user.has(Perm.OPEN, unit),
        "may_export": request.user.has(Perm.VIEW, unit),
        "duties_url": duties_url and f"{duties_url}?kewajiban=complaints",
        "upkeep_url": queries.oversight_url("upkeep_view", "complaints"),
    }
    return render(request, "complaints/complaint_recap.html", context)


@requires(Perm.VIEW)
def recap_xlsx(request: Request) -> HttpResponse:
    """The recap and the cases behind it as a workbook."""
    unit, units = chosen_unit(request, Perm.VIEW)
    _, period = _period(request, units)
    rows = queries.matter(request.user, unit).received_in(period.start, period.end)
    ordered = rows.defer("text", "answer").order_by("received_on", "pk")
    book = sheets.recap_workbook(queries.cross(unit.pk, period), ordered.iterator())
    return download(book, f"pengaduan-{period.start}-{period.end}.xlsx")


def _period(
    request: Request, units: tuple[Unit, ...]
) -> tuple[forms.RecapFilter, Period]:
    """Return the asked stretch; without one, the year so far."""
    today = localdate()
    filters = forms.RecapFilter(request.GET, units=units)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    last = wanted.get("sampai") or today
    first = wanted.get("dari") or date(last.year, 1, 1)
    return filters, Period(min(first, last), last)
