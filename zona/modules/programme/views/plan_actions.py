"""Pages of the plan's actions."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import require
from zona.modules.programme import actions, queries
from zona.modules.programme.forms import ActionForm
from zona.modules.programme.models import PlanAction, WorkPlan
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import ACTION_FLOW
from zona.modules.programme.views.base import buttons, form_page, record_form, step_page


@requires(Perm.VIEW)
def action_detail(request: Request, pk: int) -> HttpResponse:
    """One action with its proof and history."""
    action = get_object_or_404(PlanAction.objects.visible_to(request.user), pk=pk)
    today = localdate()
    steps = buttons(request, action, ACTION_FLOW, "programme:action_step")
    return render(
        request,
        "programme/action_detail.html",
        {
            "action": action,
            "plan": action.plan,
            "status": action.status_on(today),
            "today": today,
            "flow": ACTION_FLOW,
            "buttons": [] if action.plan.is_closed else steps,
            "may_edit": action.plan.is_open
            and request.user.has(Perm.EDIT, action.unit),
            "events": queries.history(action, request.user),
        },
    )


@requires(Perm.EDIT)
def action_new(request: Request, pk: int) -> HttpResponse:
    """Add an action to a plan."""
    plan = get_object_or_404(WorkPlan.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, plan.unit)
    first = PlanAction(year=plan.year)
    return form_page(
        request,
        "programme/action_new.html",
        record_form(request, ActionForm, plan.unit, first, plan=plan),
        partial(actions.add_action, plan),
        back=plan.get_absolute_url(),
        done="Rencana aksi ditambahkan.",
        plan=plan,
    )


@requires(Perm.EDIT)
def action_edit(request: Request, pk: int) -> HttpResponse:
    """Change an action."""
    action = get_object_or_404(PlanAction.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, action.unit)
    return form_page(
        request,
        "programme/action_edit.html",
        record_form(request, ActionForm, action.unit, action, plan=action.plan),
        partial(actions.edit_action, action),
        back=action.get_absolute_url(),
        done="Rencana aksi diperbaiki.",
        plan=action.plan,
        action=action,
    )


@requires(Perm.EDIT)
@require_POST
def action_remove(request: Request, pk: int) -> HttpResponse:
    """Take out an action nobody has begun."""
    action = get_object_or_404(PlanAction.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, action.unit)
    actions.remove_action(action, by=request.user, at=now())
    messages.success(request, "Rencana aksi dihapus.")
    return redirect(action.plan)


@requires(Perm.VIEW)
def action_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Take an action along its flow; who is responsible may do so without a role."""
    action = get_object_or_404(PlanAction.objects.visible_to(request.user), pk=pk)
    return step_page(request, action, ACTION_FLOW, step, actions.move_action)
