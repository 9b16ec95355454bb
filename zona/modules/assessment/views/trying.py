"""Andai: other answers tried out, scores and gates moved, nothing saved."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.routes import PredicateForm
from zona.modules.assessment.forms.trying import TryForm, TryRow
from zona.modules.assessment.models import Predicate, RouteOrigin
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import OUTCOME, Worksheet
from zona.modules.assessment.rules.scoring import Score, display
from zona.modules.assessment.views import base, ways


@requires(Perm.VIEW)
def route_new(request: Request, pk: int) -> HttpResponse:
    """Try other answers, kept in the address; make them the target where they rise."""
    sheet = queries.worksheet(base.found_lke(request, pk))
    form = TryForm(
        request.GET.dict(),
        questions=sheet.instrument.questions,
        answers=sheet.score_answers(),
    )
    if len(form.asked) < len(request.GET):
        return redirect(f"{request.path}?{urlencode(form.asked)}".rstrip("?"))
    names = sheet.instrument.predicates
    target = PredicateForm(request.POST or None, predicates=names)
    if request.method == "POST" and target.is_valid():
        return _adopt(request, sheet, form, target)
    context = {"lke": sheet.lke, "form": form, "target": target}
    context |= _tried(sheet, form)
    context["may_manage"] = request.user.has(Perm.MANAGE, sheet.lke.unit)
    return render(request, "assessment/route_new.html", context)


def _adopt(
    request: Request, sheet: Worksheet, form: TryForm, target: PredicateForm
) -> HttpResponse:
    if not request.user.has(Perm.MANAGE, sheet.lke.unit):
        raise PermissionDenied
    route = actions.choose_route(
        sheet,
        predicate=Predicate(target.cleaned_data["predikat"]),
        origin=RouteOrigin.WHAT_IF,
        targets=form.targets(),
        by=request.user,
        at=now(),
    )
    messages.success(request, "Andaian menjadi target. Jawaban tidak berubah.")
    return redirect("assessment:route_view", route.pk)


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its score before and after, and its questions."""

    title: str
    is_open: bool
    before: Decimal
    after: Decimal
    rows: list[tuple[TryRow, str]]


def _tried(sheet: Worksheet, form: TryForm) -> dict[str, object]:
    """Return both scores, the gates of every predicate, the areas with their fields."""
    targets, before = form.targets(), sheet.score()
    after = queries.tried(sheet, targets)
    return {
        "count": len(targets),
        "before": display(before.total.score),
        "after": display(after.total.score),
        "ladders": [
            (name, ways.gate_moves(before, after, name))
            for name in sheet.instrument.predicates
        ],
        "areas": _areas(sheet, form, before, after),
    }


def _areas(sheet: Worksheet, form: TryForm, before: Score, after: Score) -> list[Area]:
    instrument, answers = sheet.instrument, sheet.score_answers()
    changed = {name.partition("-")[0] for name in form.asked}
    found = []
    for key, title in queries.areas(instrument).items():
        inside = [
            each
            for each in instrument.questions
            if (instrument.area_of(each.code) or OUTCOME) == key
        ]
        codes = {each.code for each in inside}
        found.append(
            Area(
                title,
                bool(codes & changed),
                _sum(before, codes),
                _sum(after, codes),
                [
                    (form.row(each), queries.words(each, answers.get(each.code)))
                    for each in inside
                ],
            )
        )
    return found


def _sum(found: Score, codes: set[str]) -> Decimal:
    return display(sum((found.node(code).score for code in codes), Fraction(0)))
