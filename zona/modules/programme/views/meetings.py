"""Pages of meetings and outreach."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, paged, require, sort
from zona.modules.programme import actions, queries
from zona.modules.programme.forms import (
    MeetingFilter,
    MeetingForm,
    OutreachForm,
    UnitFilter,
)
from zona.modules.programme.models import Meeting, Outreach
from zona.modules.programme.models.meetings import MeetingRows
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import MEETING_FLOW
from zona.modules.programme.views.base import (
    buttons,
    chosen_unit,
    form_page,
    record_form,
    unit_for,
)

HEADS = (
    Head("Tanggal", "tanggal", "held_on"),
    Head("Rapat", "judul", "title"),
    Head("Jenis", "jenis", "kind"),
    Head("Peserta", "peserta", "participants_count"),
    Head("Pimpinan"),
    Head("Status", "status", "state"),
    Head("Kelengkapan"),
)
PAPERS = [
    ("undangan", "Undangan"),
    ("daftar-hadir", "Daftar hadir"),
    ("notula", "Notula"),
    ("bundel", "Bundel lengkap"),
]
OUTREACH_HEADS = (
    Head("Tanggal", "tanggal", "held_on"),
    Head("Yang disosialisasikan", "isi", "subject"),
    Head("Media", "media", "medium"),
    Head("Sasaran", "sasaran", "audience"),
    Head("Terjangkau", "terjangkau", "reached_count"),
    Head("Bukti"),
    Head(""),
)


@requires(Perm.VIEW)
def meeting_list(request: Request) -> HttpResponse:
    """The unit's meetings, the youngest first."""
    unit, units = chosen_unit(request)
    filters = MeetingFilter(request.GET, units=units)
    found = Meeting.objects.visible_to(request.user).of(unit.pk)
    rows, columns = sort(request, _narrowed(found, filters), HEADS, "-tanggal")
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": filters,
        "page": paged(request, rows),
        "columns": columns,
        "may_edit": request.user.has(Perm.EDIT, unit),
    }
    return render(request, "programme/meeting_list.html", context)


def _narrowed(rows: MeetingRows, filters: MeetingFilter) -> MeetingRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if kind := wanted.get("kind"):
        rows = rows.filter(kind=kind)
    if state := wanted.get("status"):
        rows = rows.filter(state=state)
    if year := wanted.get("year"):
        rows = rows.filter(held_on__year=year)
    if words := wanted.get("q"):
        rows = rows.filter(title__icontains=words)
    return rows


@requires(Perm.VIEW)
def meeting_detail(request: Request, pk: int) -> HttpResponse:
    """One meeting, its decisions and what became of them."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    outcomes = queries.outcomes(meeting)
    may_edit = request.user.has(Perm.EDIT, meeting.unit)
    chosen = set(meeting.serves.split(","))
    table = queries.practice(meeting.held_on)
    people = meeting.participants.select_related("user__position")
    context = {
        "meeting": meeting,
        "outcomes": outcomes,
        "has_ready": any(each.is_ready for each in outcomes),
        "participants": people.order_by("attended_at", "pk"),
        "photos": meeting.photos.select_related("file").order_by("pk"),
        "may_photo": may_edit and meeting.state in actions.LISTED,
        "served": [each for each in table.questions if each.key in chosen],
        "papers": PAPERS if meeting.state != "direncanakan" else PAPERS[:1],
        "buttons": buttons(request, meeting, MEETING_FLOW, "programme:meeting_step"),
        "is_past": meeting.held_on <= localdate() and meeting.state != "dibatalkan",
        "events": queries.history(meeting, request.user),
        "may_edit": may_edit,
    }
    return render(request, "programme/meeting_detail.html", context)


@requires(Perm.EDIT)
def meeting_new(request: Request) -> HttpResponse:
    """Record a meeting."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        "programme/meeting_new.html",
        record_form(request, MeetingForm, unit),
        partial(actions.record_meeting, unit=unit),
        back=reverse("programme:meeting_list"),
        done="Rapat dicatat.",
    )


@requires(Perm.EDIT)
def meeting_edit(request: Request, pk: int) -> HttpResponse:
    """Correct a meeting."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, meeting.unit)
    return form_page(
        request,
        "programme/meeting_edit.html",
        record_form(request, MeetingForm, meeting.unit, meeting),
        partial(actions.edit_meeting, meeting),
        back=meeting.get_absolute_url(),
        done="Catatan rapat diperbaiki.",
        meeting=meeting,
    )


@requires(Perm.VIEW)
def outreach_list(request: Request) -> HttpResponse:
    """The unit's outreach."""
    unit, units = chosen_unit(request)
    found = Outreach.objects.visible_to(request.user).of(unit.pk)
    rows, columns = sort(request, found, OUTREACH_HEADS, "-tanggal")
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": UnitFilter(request.GET, units=units),
        "page": paged(request, rows),
        "columns": columns,
        "may_edit": request.user.has(Perm.EDIT, unit),
    }
    return render(request, "programme/outreach_list.html", context)


@requires(Perm.EDIT)
def outreach_new(request: Request) -> HttpResponse:
    """Record an outreach."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        "programme/outreach_new.html",
        record_form(request, OutreachForm, unit, Outreach(held_on=localdate())),
        partial(actions.record_outreach, unit=unit),
        back=reverse("programme:outreach_list"),
        done="Sosialisasi dicatat.",
    )


@requires(Perm.EDIT)
def outreach_edit(request: Request, pk: int) -> HttpResponse:
    """Correct an outreach."""
    outreach = get_object_or_404(Outreach.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, outreach.unit)
    return form_page(
        request,
        "programme/outreach_edit.html",
        record_form(request, OutreachForm, outreach.unit, outreach),
        partial(actions.edit_outreach, outreach),
        back=reverse("programme:outreach_list"),
        done="Catatan sosialisasi diperbaiki.",
        outreach=outreach,
    )
