"""Pages of the control actions."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, bound, paged, require, sort
from zona.modules.risk import actions, forms, queries
from zona.modules.risk.models import ControlAction, Risk
from zona.modules.risk.models.register import ControlRows
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import CONTROL_FLOW, CONTROL_OPEN
from zona.modules.risk.views.base import (
    buttons,
    form_page,
    place_of,
    step_form,
    step_of,
)

HEADS = (
    Head("Risiko", "risiko", "risk__code"),
    Head("Tindakan"),
    Head("Penanggung jawab", "petugas", "officer__full_name"),
    Head("Target", "target", "due_on"),
    Head("Status", "status", "state"),
)
STEPS = {
    "start": "pelaksanaan",
    "finish": "penyelesaian",
    "return": "pengembalian",
    "prove": "efektif",
    "disprove": "tidak-efektif",
}
KINDS: dict[str, type[forms.StepForm]] = {
    "finish": forms.ResultForm,
    "return": forms.JudgementForm,
    "prove": forms.JudgementForm,
    "disprove": forms.JudgementForm,
}


@requires(Perm.VIEW)
def control_list(request: Request) -> HttpResponse:
    """Show the control actions of a year."""
    place, today = place_of(request), localdate()
    known = ControlAction.objects.visible_to(request.user).of(place.unit.pk)
    known = known.filter(risk__context__year=place.year)
    filters = forms.ControlFilter(
        request.GET.dict() | place.picked(),
        units=place.units,
        years=place.years,
    )
    narrowed = _narrowed(known, filters).select_related("risk", "officer")
    rows, columns = sort(request, narrowed, HEADS, "target")
    page = paged(request, rows)
    context = place.shown("RTP") | {
        "filters": filters,
        "page": page,
        "rows": [(each, each.status_on(today)) for each in page],
        "columns": columns,
        "all_count": known.count(),
        "done_count": known.exclude(state__in=CONTROL_OPEN).count(),
        "late_count": known.late(today).count(),
        "late_url": f"{place.query}&status=terlambat",
    }
    return render(request, "risk/control_list.html", context)


def _narrowed(rows: ControlRows, filters: forms.ControlFilter) -> ControlRows:
    wanted = filters.cleaned_data.get("status") if filters.is_valid() else ""
    if wanted == "terlambat":
        return rows.late(localdate())
    return rows.filter(state=wanted) if wanted else rows


def _control(request: Request, pk: int) -> ControlAction:
    rows = ControlAction.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("risk", "unit", "officer"), pk=pk)


def _is_mine(request: Request, control: ControlAction) -> bool:
    is_officer = control.officer_id == request.user.pk
    return is_officer or request.user.has(Perm.EDIT, control.unit)


@requires(Perm.VIEW)
def control_detail(request: Request, pk: int) -> HttpResponse:
    """Show one control action, its steps and its history."""
    control = _control(request, pk)
    is_mine = _is_mine(request, control)
    found = buttons(request.user, control, CONTROL_FLOW, "control_step", STEPS)
    context = {
        "control": control,
        "risk": control.risk,
        "flow": CONTROL_FLOW,
        "status": control.status_on(localdate()),
        "buttons": found if is_mine else [],
        "may_edit": control.state in CONTROL_OPEN
        and queries.may_work_on(request.user, control.risk),
        "events": queries.history(control, request.user),
    }
    return render(request, "risk/control_detail.html", context)


@requires(Perm.VIEW)
def control_new(request: Request, pk: int) -> HttpResponse:
    """Plan a control action on a risk."""
    risk = get_object_or_404(Risk.objects.visible_to(request.user), pk=pk)
    if not queries.may_work_on(request.user, risk):
        require(request, Perm.EDIT, risk.unit)
    return form_page(
        request,
        bound(request, forms.ControlForm, {"officer": risk.owner}, unit=risk.unit),
        partial(actions.plan_control, risk),
        title=f"Tambah RTP: {risk}",
        back=risk.get_absolute_url(),
        done="Rencana tindak pengendalian tersimpan.",
        told=risk.statement,
    )


@requires(Perm.VIEW)
def control_edit(request: Request, pk: int) -> HttpResponse:
    """Correct a control action that is not finished."""
    control = _control(request, pk)
    if not queries.may_work_on(request.user, control.risk):
        require(request, Perm.EDIT, control.unit)
    names = ("text", "officer", "due_on", "output", "cost_rupiah")
    first = {name: getattr(control, name) for name in names}
    return form_page(
        request,
        bound(request, forms.ControlForm, first, unit=control.unit),
        partial(actions.edit_control, control),
        title=f"Perbaiki {control}",
        back=control.get_absolute_url(),
        done="RTP diperbaiki.",
    )


@requires(Perm.VIEW)
def control_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Take a control action along its flow."""
    control = _control(request, pk)
    move = step_of(request, control, CONTROL_FLOW, STEPS, step)
    if not _is_mine(request, control):
        require(request, Perm.EDIT, control.unit)
    return form_page(
        request,
        step_form(request, KINDS, move.verb, forms.StepForm),
        partial(actions.move_control, control, move.verb),
        title=f"{move.label}: {control}",
        back=control.get_absolute_url(),
        done=f"Tersimpan. Status kini “{CONTROL_FLOW.state(move.target).label}”.",
        told=control.text,
        submit=move.label,
    )
