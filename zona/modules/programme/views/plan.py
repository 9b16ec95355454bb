"""Pages of the work plan: board, table, targets."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, paged, require, sort
from zona.core.people.models import Unit, User
from zona.modules.programme import actions, queries
from zona.modules.programme.forms import ActionFilter, PlanForm, TargetForm
from zona.modules.programme.models import PriorityTarget, WorkPlan
from zona.modules.programme.models.plan import ActionRows
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import PLAN_FLOW
from zona.modules.programme.views.base import (
    buttons,
    chosen_unit,
    form_page,
    record_form,
    step_page,
    unit_for,
)

HEADS = (
    Head("Rencana aksi", "aksi", "text"),
    Head("Triwulan", "triwulan", "due"),
    Head("Penanggung jawab", "penanggung-jawab", "user__full_name"),
    Head("Indikator", "indikator", "indicators"),
    Head("Status", "status", "state"),
)


VIEWS = {"kalender": "Kalender", "tabel": "Tabel", "target": "Target prioritas"}


@requires(Perm.VIEW)
def plan_view(request: Request) -> HttpResponse:
    """The unit's latest plan."""
    unit, units = chosen_unit(request)
    plans = WorkPlan.objects.visible_to(request.user).of(unit.pk)
    return _show(request, unit, plans.order_by("-year").first(), units)


@requires(Perm.VIEW)
def plan_detail(request: Request, pk: int) -> HttpResponse:
    """One plan."""
    plan = get_object_or_404(WorkPlan.objects.visible_to(request.user), pk=pk)
    return _show(request, plan.unit, plan, ())


def _show(
    request: Request, unit: Unit, plan: WorkPlan | None, units: tuple[Unit, ...]
) -> HttpResponse:
    context: dict[str, object] = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "plan": plan,
        "plans": WorkPlan.objects.visible_to(request.user)
        .of(unit.pk)
        .order_by("-year"),
        "may_edit": request.user.has(Perm.EDIT, unit),
        "today": localdate(),
    }
    if plan:
        context |= _content(request, plan, units)
    return render(request, "programme/plan_view.html", context)


def _content(
    request: Request, plan: WorkPlan, units: tuple[Unit, ...]
) -> dict[str, object]:
    filters = action_filter(request, plan, units)
    found = narrowed(plan, filters)
    view = request.GET.get("tampilan", "papan")
    rows, columns = sort(request, found, HEADS, "triwulan")
    return {
        "flow": PLAN_FLOW,
        "buttons": buttons(request, plan, PLAN_FLOW, "programme:plan_step"),
        "filters": filters,
        "board": queries.board(list(found)),
        "query": f"?{request.GET.urlencode()}",
        "page": paged(request, rows),
        "columns": columns,
        "targets": queries.scored_targets(plan, localdate()),
        "climbs": queries.climbs(plan, localdate()),
        "plan_events": queries.plan_events(plan),
        "events": queries.history(plan, request.user),
        "view": view,
        "view_label": VIEWS.get(view, ""),
        **_calendar(request, plan, found),
        **_figures(plan),
        **_addresses(plan),
    }


def action_filter(
    request: Request, plan: WorkPlan, units: tuple[Unit, ...]
) -> ActionFilter:
    """Return the filter of a plan's actions, as the URL has it."""
    people = User.objects.visible_to(request.user)
    owners = people.filter(pk__in=plan.actions.values("user")).order_by("full_name")
    return ActionFilter(request.GET, units=units, owners=tuple(owners))


def _calendar(request: Request, plan: WorkPlan, found: ActionRows) -> dict[str, object]:
    """Return a year of the plan by month: the one asked for, or the present one."""
    years = range(plan.year, plan.until_year + 1)
    wanted = request.GET.get("tahun", "")
    today = localdate()
    year = int(wanted) if wanted.isdecimal() else today.year
    year = min(max(year, plan.year), plan.until_year)
    page = f"{plan.get_absolute_url()}?tampilan=kalender&tahun="
    return {
        "months": queries.months(plan, found, year, today),
        "year": str(year),
        "year_urls": [(str(each), f"{page}{each}") for each in years],
    }


def _figures(plan: WorkPlan) -> dict[str, object]:
    return {
        "years": plan.years,
        "all_count": plan.actions.count(),
        "done_count": plan.actions.filter(done_on__isnull=False).count(),
        "late_count": plan.actions.late(localdate()).count(),
    }


def _addresses(plan: WorkPlan) -> dict[str, str]:
    """Return where the tabs and the figure of late actions lead."""
    page = plan.get_absolute_url()
    return {
        "board_url": f"{page}?tampilan=papan",
        "table_url": f"{page}?tampilan=tabel",
        "target_url": f"{page}?tampilan=target",
        "calendar_url": f"{page}?tampilan=kalender",
        "public_url": reverse("published:plan_public", args=[plan.unit.code]),
        "late_url": f"{page}?tampilan=tabel&status=terlambat",
    }


def narrowed(plan: WorkPlan, filters: ActionFilter) -> ActionRows:
    """Return the actions that the filter leaves."""
    rows = plan.actions.in_time().select_related("user", "target")
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if area := wanted.get("area"):
        rows = rows.in_area(area)
    if wanted.get("status") == "terlambat":
        rows = rows.late(localdate())
    elif state := wanted.get("status"):
        rows = rows.filter(state=state)
    if owner := wanted.get("owner"):
        rows = rows.filter(user_id=owner)
    return rows


@requires(Perm.EDIT)
def plan_new(request: Request) -> HttpResponse:
    """Begin a plan."""
    unit = unit_for(request, Perm.EDIT)
    year = localdate().year
    first = WorkPlan(title="", year=year, until_year=year)
    return form_page(
        request,
        "programme/plan_new.html",
        record_form(request, PlanForm, unit, first),
        partial(actions.create_plan, unit=unit),
        back=reverse("programme:plan_view"),
        done="Rencana kerja dibuat. Tambahkan target prioritas dan rencana aksinya.",
    )


@requires(Perm.EDIT)
def plan_edit(request: Request, pk: int) -> HttpResponse:
    """Change a plan's title or years."""
    plan = get_object_or_404(WorkPlan.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, plan.unit)
    return form_page(
        request,
        "programme/plan_edit.html",
        record_form(request, PlanForm, plan.unit, plan),
        partial(actions.edit_plan, plan),
        back=plan.get_absolute_url(),
        done="Rencana kerja diperbaiki.",
        plan=plan,
    )


@requires(Perm.VIEW)
def plan_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Take a plan along its flow."""
    plan = get_object_or_404(WorkPlan.objects.visible_to(request.user), pk=pk)
    return step_page(request, plan, PLAN_FLOW, step, actions.move_plan)


@requires(Perm.EDIT)
def target_new(request: Request, pk: int) -> HttpResponse:
    """Add a priority target."""
    plan = get_object_or_404(WorkPlan.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, plan.unit)

    return form_page(
        request,
        "programme/target_new.html",
        record_form(request, TargetForm, plan.unit),
        partial(actions.add_target, plan),
        back=f"{plan.get_absolute_url()}?tampilan=target",
        done="Target prioritas ditambahkan.",
        plan=plan,
    )


@requires(Perm.EDIT)
def target_edit(request: Request, pk: int) -> HttpResponse:
    """Change a priority target."""
    target = get_object_or_404(PriorityTarget.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, target.unit)
    return form_page(
        request,
        "programme/target_edit.html",
        record_form(request, TargetForm, target.unit, target),
        partial(actions.edit_target, target),
        back=f"{target.plan.get_absolute_url()}?tampilan=target",
        done="Target prioritas diperbaiki.",
        plan=target.plan,
        target=target,
    )


@requires(Perm.EDIT)
@require_POST
def target_remove(request: Request, pk: int) -> HttpResponse:
    """Take out a priority target."""
    target = get_object_or_404(PriorityTarget.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, target.unit)
    actions.remove_target(target, by=request.user, at=now())
    messages.success(request, "Target prioritas dihapus.")
    return redirect(f"{target.plan.get_absolute_url()}?tampilan=target")
