"""Pages of a meeting on its way: plan, invitation, attendance, minutes, proof."""

from functools import partial

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.documents import pdf
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.core.pages import require
from zona.modules.programme import actions, documents, queries
from zona.modules.programme.forms import (
    AttendanceForm,
    DecisionForm,
    InviteForm,
    MeetingPlanForm,
    MinutesForm,
    PhotoForm,
    ProofForm,
)
from zona.modules.programme.models import Decision, Meeting
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import MEETING_FLOW
from zona.modules.programme.views.base import (
    form_page,
    record_form,
    step_page,
    unit_for,
)


def found_meeting(request: Request, pk: int, permission: Perm) -> Meeting:
    """Return a meeting that the person may see and do this with."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=pk)
    require(request, permission, meeting.unit)
    return meeting


@requires(Perm.EDIT)
def meeting_plan(request: Request) -> HttpResponse:
    """Plan a meeting."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        "programme/meeting_plan.html",
        record_form(request, MeetingPlanForm, unit),
        partial(actions.plan_meeting, unit=unit),
        back=reverse("programme:meeting_list"),
        done="Rapat direncanakan. Undang pesertanya.",
    )


@requires(Perm.EDIT)
def meeting_invite(request: Request, pk: int) -> HttpResponse:
    """Choose whom to ask, by name or by group."""
    meeting = found_meeting(request, pk, Perm.EDIT)
    return form_page(
        request,
        "programme/meeting_invite.html",
        InviteForm(request.POST or None, meeting=meeting),
        partial(actions.invite, meeting),
        back=meeting.get_absolute_url(),
        done="Undangan dikirim.",
        meeting=meeting,
    )


@requires(Perm.VIEW)
def meeting_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Take the meeting one step."""
    meeting = found_meeting(request, pk, Perm.VIEW)
    return step_page(request, meeting, MEETING_FLOW, step, actions.move_meeting)


@requires(Perm.EDIT)
def meeting_code(request: Request, pk: int) -> HttpResponse:
    """Show the code that employees scan in the room."""
    meeting = found_meeting(request, pk, Perm.EDIT)
    if not meeting.token:
        raise Http404
    path = reverse("programme:meeting_attend", args=[meeting.pk, meeting.token])
    url = request.build_absolute_uri(path)
    code = segno.make(url, micro=False, error="m")
    picture = code.svg_data_uri(scale=8, border=4, light="white")
    context = {"meeting": meeting, "address": url, "picture": picture}
    return render(request, "programme/meeting_code.html", context)


@requires(Perm.VIEW)
def meeting_attend(request: Request, pk: int, token: str) -> HttpResponse:
    """Where the code leads: one button puts the person on the list."""
    meeting = found_meeting(request, pk, Perm.VIEW)
    if request.method == "POST":
        actions.attend(meeting, token, by=request.user, at=now())
        messages.success(request, "Kehadiran Anda tercatat.")
        return redirect(meeting)
    context = {"meeting": meeting, "address": request.path}
    return render(request, "programme/meeting_attend.html", context)


@requires(Perm.EDIT)
def meeting_attendance(request: Request, pk: int) -> HttpResponse:
    """Tick who was there."""
    meeting = found_meeting(request, pk, Perm.EDIT)
    return form_page(
        request,
        "programme/meeting_attendance.html",
        AttendanceForm(request.POST or None, meeting=meeting),
        partial(actions.list_attendance, meeting),
        back=meeting.get_absolute_url(),
        done="Daftar hadir disimpan.",
        meeting=meeting,
    )


@requires(Perm.EDIT)
def meeting_minutes(request: Request, pk: int) -> HttpResponse:
    """Write the minutes."""
    meeting = found_meeting(request, pk, Perm.EDIT)
    texts = [each.decision.text for each in queries.outcomes(meeting)]
    initial = {
        "agenda": meeting.agenda,
        "discussion": meeting.discussion,
        "head_absence_reason": meeting.head_absence_reason,
        "decisions": "\n".join(texts),
    }
    return form_page(
        request,
        "programme/meeting_minutes.html",
        MinutesForm(request.POST or None, initial=initial),
        partial(actions.write_minutes, meeting),
        back=meeting.get_absolute_url(),
        done="Notula disimpan.",
        meeting=meeting,
    )


@requires(Perm.EDIT)
def meeting_photo(request: Request, pk: int) -> HttpResponse:
    """Add a photograph."""
    meeting = found_meeting(request, pk, Perm.EDIT)
    files = request.FILES if request.method == "POST" else None
    return form_page(
        request,
        "programme/meeting_photo.html",
        PhotoForm(request.POST or None, files),
        partial(actions.add_photo, meeting),
        back=meeting.get_absolute_url(),
        done="Foto ditambahkan.",
        meeting=meeting,
    )


@requires(Perm.VIEW)
def meeting_paper(request: Request, pk: int, paper: str, ending: str) -> HttpResponse:
    """Hand out a paper of the meeting as Word or PDF."""
    meeting = found_meeting(request, pk, Perm.VIEW)
    if paper not in documents.PAPERS:
        raise Http404
    document = documents.PAPERS[paper](meeting)
    return download_paper(document, ending, f"{paper}-{meeting.held_on:%Y-%m-%d}")


@requires(Perm.EDIT)
def meeting_proof(request: Request, pk: int) -> HttpResponse:
    """Make the bundle and offer it as proof."""
    meeting = found_meeting(request, pk, Perm.EDIT)
    table = queries.practice(meeting.held_on)
    chosen = meeting.serves.split(",") if meeting.serves else table.served(meeting.kind)
    form = ProofForm(request.POST or None, practice=table, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        count = actions.offer_bundle(
            meeting,
            content=pdf.render(documents.bundle(meeting)),
            questions=form.cleaned_data["questions"],
            by=request.user,
            at=now(),
        )
        messages.success(request, f"Bundel disimpan untuk {count} pertanyaan LKE.")
        return redirect(meeting)
    context = {"form": form, "back": meeting.get_absolute_url(), "meeting": meeting}
    return render(request, "programme/meeting_proof.html", context)


@requires(Perm.EDIT)
def decision_edit(request: Request, pk: int) -> HttpResponse:
    """Name who carries a decision out."""
    decision = found_decision(request, pk)
    return form_page(
        request,
        "programme/decision_edit.html",
        record_form(request, DecisionForm, decision.unit, decision),
        partial(actions.assign_decision, decision),
        back=decision.meeting.get_absolute_url(),
        done="Penanggung jawab dan tenggat disimpan.",
        decision=decision,
    )


@requires(Perm.EDIT)
@require_POST
def decision_turn(request: Request, pk: int, into: str) -> HttpResponse:
    """Make a decision a recommendation, or an action of the plan."""
    decision = found_decision(request, pk)
    if into == "rekomendasi":
        actions.recommend_decision(decision, by=request.user, at=now())
    else:
        actions.plan_decision(decision, by=request.user, at=now())
    messages.success(request, "Keputusan ditindaklanjuti.")
    return redirect(decision.meeting)


@requires(Perm.EDIT)
@require_POST
def decisions_turn(request: Request, pk: int) -> HttpResponse:
    """Make every decision with owner and day a recommendation."""
    meeting = found_meeting(request, pk, Perm.EDIT)
    count = actions.recommend_all(meeting, by=request.user, at=now())
    messages.success(request, f"{count} keputusan menjadi rekomendasi.")
    return redirect(meeting)


def found_decision(request: Request, pk: int) -> Decision:
    """Return a decision of a meeting that the person may edit."""
    decision = get_object_or_404(Decision.objects.visible_to(request.user), pk=pk)
    if not request.user.has(Perm.EDIT, decision.unit):
        raise PermissionDenied
    return decision
