"""Pages around a plan: events that made it known, steps of the route, files, the public."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import public, requires
from zona.core.downloads import download
from zona.core.http import Request
from zona.core.pages import require, sort
from zona.modules.programme import actions, queries, sheets
from zona.modules.programme.forms import PlanEventForm
from zona.modules.programme.models import PlanEvent, WorkPlan
from zona.modules.programme.permissions import Perm
from zona.modules.programme.views.base import form_page
from zona.modules.programme.views.plan import HEADS, action_filter, narrowed


def _plan(request: Request, pk: int, permission: Perm) -> WorkPlan:
    """Return a plan that the person may see and do this with."""
    plan = get_object_or_404(WorkPlan.objects.visible_to(request.user), pk=pk)
    require(request, permission, plan.unit)
    return plan


@requires(Perm.EDIT)
def event_new(request: Request, pk: int) -> HttpResponse:
    """Tie a meeting or an outreach to the plan that it made known."""
    plan = _plan(request, pk, Perm.EDIT)
    form = PlanEventForm(request.POST or None, plan=plan)

    def save(**fields: object) -> WorkPlan:
        actions.tie_event(plan, **fields)  # type: ignore[arg-type]  # what the form read
        return plan

    return form_page(
        request,
        "programme/event_new.html",
        form,
        save,
        back=plan.get_absolute_url(),
        done="Kegiatan dikaitkan dengan rencana.",
        plan=plan,
    )


@requires(Perm.EDIT)
@require_POST
def event_remove(request: Request, pk: int) -> HttpResponse:
    """Take an event back from its plan."""
    event = get_object_or_404(PlanEvent.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, event.unit)
    actions.untie_event(event, by=request.user, at=now())
    messages.success(request, "Kaitan kegiatan dilepas.")
    return redirect(event.plan)


@requires(Perm.EDIT)
@require_POST
def climb_take(request: Request, pk: int) -> HttpResponse:
    """Make one step of the route, or without a key every one, an action."""
    plan = _plan(request, pk, Perm.EDIT)
    if key := request.POST.get("key"):
        action = actions.take_climb(plan, key, by=request.user, at=now())
        messages.success(
            request, "Usulan menjadi rencana aksi. Tetapkan pelaksana dan triwulannya."
        )
        return redirect(action)
    count = actions.take_climbs(plan, by=request.user, at=now())
    messages.success(request, f"{count} usulan menjadi rencana aksi.")
    return redirect(plan)


@requires(Perm.VIEW)
def plan_xlsx(request: Request, pk: int) -> HttpResponse:
    """The actions as the table shows them, in a workbook."""
    plan = _plan(request, pk, Perm.VIEW)
    found = narrowed(plan, action_filter(request, plan, ()))
    rows, _ = sort(request, found, HEADS, "triwulan")
    name = f"rencana-aksi-{plan.unit.code}-{plan.year}.xlsx"
    return download(sheets.actions_workbook(rows, localdate()), name)


@public
def plan_public(request: Request, code: str) -> HttpResponse:
    """The latest approved plan of a unit, as anyone may read it: posts, no names."""
    plan = queries.published_plan(code)
    if plan is None:
        return render(request, "programme/plan_unpublished.html", status=404)
    rows = plan.actions.select_related("user__position")
    shown = {
        "plan": plan,
        "unit": plan.unit,
        "targets": queries.targets(plan),
        "board": queries.board(list(rows)),
        "events": queries.plan_events(plan),
        "today": localdate(),
    }
    return render(request, "programme/plan_public.html", shown)
