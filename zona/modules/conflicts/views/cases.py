"""Pages of cases."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, paged, sort
from zona.core.people.models import User
from zona.core.recusal.queries import without_barred
from zona.core.upkeep.queries import active_people, main_activities
from zona.modules.conflicts import actions, queries
from zona.modules.conflicts.forms import (
    CaseFilter,
    CaseForm,
    DecisionForm,
    EffectForm,
    NoteForm,
    ReasonForm,
)
from zona.modules.conflicts.models import Case
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import CASE_FLOW
from zona.modules.conflicts.views.base import chosen_unit, form_page, listed, unit_for

STEPS = {
    "pemeriksaan": "examine",
    "putusan": "decide",
    "tidak-terbukti": "dismiss",
    "pelaksanaan": "watch",
    "hasil": "close",
}
SLUGS = {verb: slug for slug, verb in STEPS.items()}
HEADS = (
    Head("Nomor", "nomor", "number"),
    Head("Pegawai", "nama", "person__full_name"),
    Head("Dilaporkan", "tanggal", "reported_on"),
    Head("Batas putusan", "batas", "due_on"),
    Head("Status", "status", "state"),
)


@requires(Perm.VIEW)
def case_list(request: Request) -> HttpResponse:
    """The cases that the reader may see."""
    unit, units = chosen_unit(request)
    user = request.user
    filters = CaseFilter(request.GET or None, units=units)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    known = Case.objects.visible_to(user).of(unit.pk).select_related("person")
    if state := wanted.get("status"):
        known = known.filter(state=state)
    rows, columns = sort(request, known, HEADS, "-nomor")
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": filters,
        "page": paged(request, rows),
        "columns": columns,
        "today": localdate(),
        "may_oversee": user.has(Perm.OVERSEE, unit),
    }
    return render(request, "conflicts/case_list.html", context)


@requires(Perm.OVERSEE)
def case_new(request: Request) -> HttpResponse:
    """Record a case that somebody reported or oversight found."""
    unit = unit_for(request, Perm.OVERSEE)
    form = CaseForm(
        request.POST if request.method == "POST" else None,
        people=active_people(unit.pk).exclude(pk=request.user.pk),
        activities=main_activities(unit.pk, localdate()),
        processes=queries.processes(),
    )
    return form_page(
        request,
        form,
        partial(actions.report_case, unit=unit),
        title="Catat kasus benturan kepentingan",
        back=listed("case_list", unit),
        done="Kasus tercatat. Pegawai tidak dapat memutus dalam urusan ini sampai kasus berakhir.",
    )


def _case(request: Request, pk: int) -> Case:
    return get_object_or_404(Case.objects.visible_to(request.user), pk=pk)


@requires(Perm.VIEW)
def case_detail(request: Request, pk: int) -> HttpResponse:
    """One case with its clock, decision and steps."""
    case, user, today = _case(request, pk), request.user, localdate()
    process = dict(queries.processes()).get(case.process, case.process)
    context = {
        "case": case,
        "flow": CASE_FLOW,
        "process": process,
        "clock": queries.case_clock(case, today),
        "terms": queries.terms(case.clock_on),
        "steps": _buttons(user, case),
        "back": listed("case_list", case.unit),
        "events": queries.history(case, user),
        "may_hand_over": case.is_waiting
        and case.reviewer_id is not None
        and case.person_id != user.pk,
    }
    return render(request, "conflicts/case_detail.html", context)


def _buttons(user: User, case: Case) -> list[tuple[str, str]]:
    """Return the steps that this person may take: label and address."""
    if not queries.may_judge(user, case):
        return []
    moves = CASE_FLOW.moves(case.state, lambda each: user.has(each, case.unit))
    return [
        (
            "Nilai hasilnya" if move.verb == "close" else move.label,
            reverse("conflicts:case_step", args=[case.pk, SLUGS[move.verb]]),
        )
        for move in moves
        if move.verb in SLUGS
    ]


@requires(Perm.REVIEW)
def case_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Ask for what the step needs, and take it."""
    case = _case(request, pk)
    if step not in STEPS or not queries.may_judge(request.user, case):
        raise Http404
    move = CASE_FLOW.step(case.state, STEPS[step])
    form, save = _step(request, case, move.verb)
    return form_page(
        request,
        form,
        save,
        title="Nilai hasil tindakan" if move.verb == "close" else move.label,
        back=case.get_absolute_url(),
        done="Langkah tersimpan.",
    )


def _step(
    request: Request, case: Case, verb: str
) -> tuple[BaseForm, Callable[..., object]]:
    """Return the form of a step and the action behind it."""
    data = request.POST if request.method == "POST" else None
    if verb == "decide":
        people = active_people(case.unit_id).exclude(pk=case.person_id)
        free = without_barred(
            people, process=case.process, on=localdate(), parties=[case.party]
        )
        return DecisionForm(data, people=free), partial(actions.decide_case, case)
    if verb == "close":
        return EffectForm(data), partial(actions.close_case, case)
    form = ReasonForm(data) if verb == "dismiss" else NoteForm(data)
    return form, partial(actions.move_case, case, verb)


@requires(Perm.REVIEW)
@require_POST
def case_hand_over(request: Request, pk: int) -> HttpResponse:
    """Ask the next above to examine."""
    case = _case(request, pk)
    actions.hand_over(case, by=request.user, at=now())
    messages.success(request, "Pemeriksaan dialihkan.")
    return redirect(listed("case_list", case.unit))
