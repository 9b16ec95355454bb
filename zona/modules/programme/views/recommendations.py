"""Pages of recommendations and of suggestions that become some."""

from functools import partial

from django.contrib import messages
from django.db.models import Q
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
from zona.modules.programme.forms import (
    RecommendationFilter,
    RecommendationForm,
    UnitFilter,
)
from zona.modules.programme.models import Decision, Recommendation
from zona.modules.programme.models.recommendations import RecommendationRows
from zona.modules.programme.permissions import Perm
from zona.modules.programme.rules import (
    FINISHED,
    RECOMMENDATION_FLOW,
    SETTLED,
    Origin,
    by_origin,
    by_quarter,
)
from zona.modules.programme.views.base import (
    buttons,
    chosen_unit,
    form_page,
    record_form,
    step_page,
    unit_for,
)

HEADS = (
    Head("Nomor", "nomor", "number"),
    Head("Rekomendasi", "isi", "text"),
    Head("Penanggung jawab", "penanggung-jawab", "user__full_name"),
    Head("Tenggat", "tenggat", "due_on"),
    Head("Status", "status", "state"),
)


@requires(Perm.VIEW)
def recommendation_list(request: Request) -> HttpResponse:
    """The unit's recommendations, and the suggestions that wait to become some."""
    unit, units = chosen_unit(request)
    today = localdate()
    known = Recommendation.objects.visible_to(request.user).of(unit.pk)
    people = User.objects.visible_to(request.user)
    owners = people.filter(pk__in=known.values("user")).order_by("full_name")
    filters = RecommendationFilter(request.GET, units=units, owners=tuple(owners))
    rows, columns = sort(request, _narrowed(known, filters), HEADS, "-tenggat")
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "late_url": f"?unit={unit.code}&status=terlambat",
        "filters": filters,
        "page": paged(request, rows),
        "columns": columns,
        "today": today,
        "all_count": known.exclude(state="ditolak").count(),
        "done_count": known.filter(state__in=FINISHED).count(),
        "late_count": known.late(today).count(),
        "suggestions": queries.suggestions(unit, today),
        "may_edit": request.user.has(Perm.EDIT, unit),
    }
    return render(request, "programme/recommendation_list.html", context)


@requires(Perm.VIEW)
def recommendation_standing(request: Request) -> HttpResponse:
    """How much of the advice is done, by origin and by the quarter it falls due."""
    unit, units = chosen_unit(request)
    rows = queries.advice(unit)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": UnitFilter(request.GET, units=units),
        "groups": [
            ("Menurut sumber", "Sumber", by_origin(rows)),
            ("Menurut triwulan tenggat", "Triwulan", by_quarter(rows)),
        ],
    }
    return render(request, "programme/recommendation_standing.html", context)


def _narrowed(
    rows: RecommendationRows, filters: RecommendationFilter
) -> RecommendationRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if wanted.get("status") == "terlambat":
        rows = rows.late(localdate())
    elif state := wanted.get("status"):
        rows = rows.filter(state=state)
    if origin := wanted.get("origin"):
        rows = rows.filter(origin=origin)
    if area := wanted.get("area"):
        rows = rows.in_area(area)
    if owner := wanted.get("owner"):
        rows = rows.filter(user_id=owner)
    if words := wanted.get("q"):
        rows = rows.filter(Q(text__icontains=words) | Q(number__icontains=words))
    return rows


def _row(request: Request, pk: int) -> Recommendation:
    return get_object_or_404(Recommendation.objects.visible_to(request.user), pk=pk)


@requires(Perm.VIEW)
def recommendation_detail(request: Request, pk: int) -> HttpResponse:
    """One recommendation, its follow-up and history."""
    recommendation = _row(request, pk)
    today, url_name = localdate(), "programme:recommendation_step"
    is_settled = recommendation.state in SETTLED
    steps = buttons(request, recommendation, RECOMMENDATION_FLOW, url_name)
    if is_settled and not queries.may_open_again(request.user, recommendation):
        steps = []
    context = {
        "recommendation": recommendation,
        "status": recommendation.status_on(today),
        "today": today,
        "flow": RECOMMENDATION_FLOW,
        "buttons": steps,
        "due_reason": queries.due_reason(recommendation),
        "may_edit": not is_settled and request.user.has(Perm.EDIT, recommendation.unit),
        "events": queries.history(recommendation, request.user),
    }
    return render(request, "programme/recommendation_detail.html", context)


@requires(Perm.EDIT)
def recommendation_new(request: Request) -> HttpResponse:
    """Record a recommendation, perhaps from a decision of a meeting (`?keputusan=`)."""
    unit = unit_for(request, Perm.EDIT)
    first, key = _first(request, unit)
    return form_page(
        request,
        "programme/recommendation_new.html",
        record_form(request, RecommendationForm, unit, first),
        partial(actions.record_recommendation, unit=unit, source_key=key),
        back=reverse("programme:recommendation_list"),
        done="Rekomendasi dicatat.",
    )


def _first(request: Request, unit: Unit) -> tuple[Recommendation, str]:
    """Return what the form begins with, and the key of the decision it comes from."""
    first = Recommendation()
    pk = request.GET.get("keputusan")
    if not pk:
        return first, ""
    decision = get_object_or_404(
        Decision.objects.visible_to(request.user).of(unit.pk),
        pk=pk if pk.isdecimal() else 0,
    )
    first.origin = Origin.MONEV
    first.source_title, first.text = decision.meeting.title, decision.text
    return first, decision.source_key


@requires(Perm.EDIT)
def recommendation_edit(request: Request, pk: int) -> HttpResponse:
    """Correct a recommendation or give it to another person."""
    recommendation = _row(request, pk)
    require(request, Perm.EDIT, recommendation.unit)
    return form_page(
        request,
        "programme/recommendation_edit.html",
        record_form(request, RecommendationForm, recommendation.unit, recommendation),
        partial(actions.edit_recommendation, recommendation),
        back=recommendation.get_absolute_url(),
        done="Rekomendasi diperbaiki.",
        recommendation=recommendation,
    )


@requires(Perm.VIEW)
def recommendation_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Take a recommendation along its flow."""
    row = _row(request, pk)
    return step_page(
        request, row, RECOMMENDATION_FLOW, step, actions.move_recommendation
    )


@requires(Perm.EDIT)
@require_POST
def suggestion_take(request: Request) -> HttpResponse:
    """Turn one suggestion, or without a key every one, into a recommendation."""
    unit = unit_for(request, Perm.EDIT)
    if key := request.POST.get("key"):
        row = actions.take_suggestion(key, unit=unit, by=request.user, at=now())
        messages.success(
            request, f"Saran menjadi rekomendasi {row.number}. Tetapkan pelaksananya."
        )
        return redirect(row)
    count = actions.take_suggestions(unit=unit, by=request.user, at=now())
    messages.success(request, f"{count} saran menjadi rekomendasi.")
    return redirect("programme:recommendation_list")
