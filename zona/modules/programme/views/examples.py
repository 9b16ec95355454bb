"""Pages of role models and change agents."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import require
from zona.modules.programme import actions
from zona.modules.programme.forms import (
    AgentForm,
    ChangeForm,
    EvaluationOfAgentForm,
    RoleModelForm,
    UnitFilter,
)
from zona.modules.programme.models import AgentChange, ChangeAgent, RoleModel
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import changes_per_agent, share
from zona.modules.programme.views.base import (
    chosen_unit,
    form_page,
    record_form,
    unit_for,
)


@requires(Perm.VIEW)
def example_view(request: Request) -> HttpResponse:
    """Role models, change agents and what the agents changed."""
    unit, units = chosen_unit(request)
    user = request.user
    agents = ChangeAgent.objects.visible_to(user).of(unit.pk)
    shown = _with_changes(
        request,
        agents.order_by("-decided_on", "pk").prefetch_related("evaluations"),
    )
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": UnitFilter(request.GET, units=units),
        **_measured([changes for _, changes in shown]),
        "role_models": RoleModel.objects.visible_to(user)
        .of(unit.pk)
        .order_by("-decided_on", "pk"),
        "agents": shown,
        "may_edit": user.has(Perm.EDIT, unit),
        "may_verify": user.has(Perm.VERIFY, unit),
    }
    return render(request, "programme/example_view.html", context)


def _measured(changes: list[list[AgentChange]]) -> dict[str, object]:
    """Return what RF.MP.1 asks of the agents: changes each, and how many made one."""
    verified = [sum(c.verified_on is not None for c in each) for each in changes]
    ratio = changes_per_agent(sum(verified), len(verified))
    return {
        "per_agent": None if ratio is None else round(float(ratio), 2),
        "active_percent": share(sum(count > 0 for count in verified), len(verified)),
    }


def _with_changes(
    request: Request, agents: Iterable[ChangeAgent]
) -> list[tuple[ChangeAgent, list[AgentChange]]]:
    changes = AgentChange.objects.visible_to(request.user).filter(agent__in=agents)
    by_agent: dict[int, list[AgentChange]] = {}
    for change in changes.order_by("made_on"):
        by_agent.setdefault(change.agent_id, []).append(change)
    return [(agent, by_agent.get(agent.pk, [])) for agent in agents]


@requires(Perm.EDIT)
def role_model_new(request: Request) -> HttpResponse:
    """Record a role model."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        "programme/role_model_new.html",
        record_form(request, RoleModelForm, unit),
        partial(actions.name_role_model, unit=unit),
        back=reverse("programme:example_view"),
        done="Role model dicatat.",
    )


@requires(Perm.EDIT)
def role_model_edit(request: Request, pk: int) -> HttpResponse:
    """Correct or end a role model."""
    model = get_object_or_404(RoleModel.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, model.unit)
    return form_page(
        request,
        "programme/role_model_edit.html",
        record_form(request, RoleModelForm, model.unit, model),
        partial(actions.edit_role_model, model),
        back=reverse("programme:example_view"),
        done="Catatan role model diperbaiki.",
        record=model,
    )


@requires(Perm.EDIT)
def agent_new(request: Request) -> HttpResponse:
    """Record a change agent."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        "programme/agent_new.html",
        record_form(request, AgentForm, unit),
        partial(actions.name_agent, unit=unit),
        back=reverse("programme:example_view"),
        done="Agen perubahan dicatat.",
    )


@requires(Perm.EDIT)
def agent_edit(request: Request, pk: int) -> HttpResponse:
    """Correct or end a change agent."""
    agent = get_object_or_404(ChangeAgent.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, agent.unit)
    return form_page(
        request,
        "programme/agent_edit.html",
        record_form(request, AgentForm, agent.unit, agent),
        partial(actions.edit_agent, agent),
        back=reverse("programme:example_view"),
        done="Catatan agen perubahan diperbaiki.",
        record=agent,
    )


@requires(Perm.EDIT)
def change_new(request: Request, pk: int) -> HttpResponse:
    """Record a change of an agent."""
    agent = get_object_or_404(ChangeAgent.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, agent.unit)
    return form_page(
        request,
        "programme/change_new.html",
        record_form(request, ChangeForm, agent.unit),
        partial(actions.add_change, agent),
        back=reverse("programme:example_view"),
        done="Perubahan dicatat.",
        agent=agent,
    )


@requires(Perm.EDIT)
def change_edit(request: Request, pk: int) -> HttpResponse:
    """Correct a change."""
    change = get_object_or_404(AgentChange.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, change.unit)
    return form_page(
        request,
        "programme/change_edit.html",
        record_form(request, ChangeForm, change.unit, change),
        partial(actions.edit_change, change),
        back=reverse("programme:example_view"),
        done="Catatan perubahan diperbaiki.",
        agent=change.agent,
    )


@requires(Perm.VERIFY)
@require_POST
def change_verify(request: Request, pk: int) -> HttpResponse:
    """Confirm that a change is real."""
    change = get_object_or_404(AgentChange.objects.visible_to(request.user), pk=pk)
    require(request, Perm.VERIFY, change.unit)
    actions.verify_change(change, by=request.user, at=now())
    messages.success(request, "Perubahan sudah diperiksa.")
    return redirect("programme:example_view")


@requires(Perm.VERIFY)
def agent_evaluate(request: Request, pk: int) -> HttpResponse:
    """Judge what an agent's plan has brought."""
    agent = get_object_or_404(ChangeAgent.objects.visible_to(request.user), pk=pk)
    require(request, Perm.VERIFY, agent.unit)
    return form_page(
        request,
        "programme/agent_evaluate.html",
        record_form(
            request,
            EvaluationOfAgentForm,
            agent.unit,
            initial={"evaluated_on": localdate()},
        ),
        partial(_evaluate, agent),
        back=agent.get_absolute_url(),
        done="Evaluasi agen tersimpan.",
        agent=agent,
    )


def _evaluate(agent: ChangeAgent, **given: Any) -> None:
    actions.evaluate_agent(agent, **given)
