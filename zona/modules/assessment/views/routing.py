"""The way to a predicate: look for it, follow it, close it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import paged
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.routes import CloseForm, EffortsForm, PredicateForm
from zona.modules.assessment.models import Lke, Predicate, Route, RouteOrigin
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.scoring import display
from zona.modules.assessment.views import base, ways


@requires(Perm.VIEW)
def route_list(request: Request, pk: int) -> HttpResponse:
    """Every way that was chosen in a worksheet, with what became of it."""
    lke = base.found_lke(request, pk)
    page = paged(request, queries.routes(lke))
    return render(request, "assessment/route_list.html", {"lke": lke, "page": page})


@requires(Perm.VIEW)
def route_find(request: Request, pk: int) -> HttpResponse:
    """Look for the cheapest ways; say what climbs cost and what may not move."""
    sheet = queries.worksheet(base.found_lke(request, pk))
    form = EffortsForm(
        request.POST or None,
        questions=sheet.instrument.questions,
        costs=queries.efforts(sheet),
    )
    if request.method == "POST":
        _managed(request, sheet.lke)
        if form.is_valid():
            actions.set_efforts(
                sheet.lke, efforts=form.changed, by=request.user, at=now()
            )
            messages.success(request, "Upaya dan kunci disimpan.")
            return redirect(request.get_full_path())
    context = {
        "lke": sheet.lke,
        "efforts": form,
        "may_manage": request.user.has(Perm.MANAGE, sheet.lke.unit),
        **_search(request, sheet, form),
    }
    return render(request, "assessment/route_find.html", context)


@requires(Perm.MANAGE)
@require_POST
def route_choose(request: Request, pk: int) -> HttpResponse:
    """Follow one of the ways that were found."""
    lke = _managed(request, base.found_lke(request, pk))
    predicate, targets = ways.unseal(request.POST.get("pilihan", ""), lke.pk)
    route = actions.choose_route(
        queries.worksheet(lke),
        predicate=Predicate(predicate),
        origin=RouteOrigin.SOLVER,
        targets=targets,
        by=request.user,
        at=now(),
    )
    messages.success(request, "Jalur disimpan. Jawaban tidak berubah.")
    return redirect("assessment:route_view", route.pk)


@requires(Perm.VIEW)
def route_view(request: Request, pk: int) -> HttpResponse:
    """A way that was chosen: what is done, what is left, and the gates."""
    route = _found(request, pk)
    context = {
        "route": route,
        "lke": route.lke,
        "progress": _progress(route),
        "may_manage": request.user.has(Perm.MANAGE, route.lke.unit),
    }
    return render(request, "assessment/route_view.html", context)


@requires(Perm.MANAGE)
def route_close(request: Request, pk: int) -> HttpResponse:
    """Follow a way no longer, with the reason."""
    route = _found(request, pk)
    _managed(request, route.lke)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.close_route(
            route, reason=form.cleaned_data["alasan"], by=request.user, at=now()
        )
        messages.success(request, "Jalur ditutup.")
        return redirect("assessment:route_view", pk)
    context = {"route": route, "lke": route.lke, "form": form}
    return render(request, "assessment/route_close.html", context)


def _found(request: Request, pk: int) -> Route:
    rows = Route.objects.visible_to(request.user).select_related(
        "lke__instrument", "lke__unit", "chosen_by__position", "closed_by__position"
    )
    return get_object_or_404(rows.defer("lke__instrument__content"), pk=pk)


def _managed(request: Request, lke: Lke) -> Lke:
    if not request.user.has(Perm.MANAGE, lke.unit):
        raise PermissionDenied
    return lke


# --- what is found, and what is left ------------------------------------------------------


def _search(request: Request, sheet: Worksheet, form: EffortsForm) -> dict[str, object]:
    """Return the search where a predicate is asked for; else the form alone."""
    asked = PredicateForm(request.GET or None, predicates=sheet.instrument.predicates)
    if request.method != "GET" or not asked.is_valid():
        return {"form": asked}
    predicate = asked.cleaned_data["predikat"]
    found = queries.search(sheet, predicate, form.costs)
    day = min(sheet.lke.period_end, localdate())
    return {
        "form": asked,
        "predicate": predicate,
        "search": found,
        "options": ways.options(sheet, found, predicate, day),
        "blocked": ways.blocked(sheet, found),
        "is_there": any(not way.climbs for way in found.ways),
    }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a way has been gone, by the answers of now."""

    left: list[ways.Rise]
    done: list[tuple[str, str, str]]  # code, title, the answer that was aimed at
    gates: list[ways.GateMove]
    words: str


def _progress(route: Route) -> Progress:
    sheet = queries.worksheet(route.lke)
    climbs = list(route.climbs.all())
    way = queries.way(sheet, queries.targets(climbs), queries.efforts(sheet))
    day = min(route.lke.period_end, localdate())
    open_codes = {climb.code for climb in way.climbs}
    now_score = sheet.score()
    done = [
        (each.code, sheet.instrument.question(each.code).title, each.after)
        for each in climbs
        if each.code not in open_codes
    ]
    return Progress(
        left=ways.Teller(sheet, open_codes, day).rises(way.climbs),
        done=done,
        gates=ways.gate_moves(now_score, way.score, route.predicate),
        words=f"{len(done)} dari {len(climbs)} kenaikan tercapai; nilai total "
        f"sekarang {display(now_score.total.score)}".replace(".", ","),
    )
