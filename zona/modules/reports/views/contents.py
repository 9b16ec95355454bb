"""Writing: the statements of chapter II, the points of chapter III."""

from urllib.parse import urlencode

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.reports import actions, queries
from zona.modules.reports.forms import (
    ChooseForm,
    ConclusionForm,
    StatementForm,
    SuggestionForm,
)
from zona.modules.reports.models import Conclusion, Report, Statement, Suggestion
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import Indicator
from zona.modules.reports.views.reports import found_report

KINDS: dict[str, type[Conclusion | Suggestion]] = {
    "kesimpulan": Conclusion,
    "saran": Suggestion,
}

type Point = Conclusion | Suggestion
type PointForm = ConclusionForm | SuggestionForm


# --- statements ------------------------------------------------------------------------


@requires(Perm.FILL)
def statement_edit(request: Request, pk: int, key: str) -> HttpResponse:
    report = found_report(request, pk)
    indicator = _indicator(report, key)
    statement = get_object_or_404(
        Statement.objects.visible_to(request.user), report=report, indicator=key
    )
    form = StatementForm(request.POST or None, initial=model_to_dict(statement))
    current = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_statement(
                statement, **form.cleaned_data, by=request.user, at=localtime()
            )
        except actions.Stale as stale:
            current = stale.current
            form.data = {**request.POST.dict(), "version": current.version}
        else:
            return _saved(request, report, key)
    context = _about(report, indicator) | {
        "form": form,
        "current": current,
        "may_fill": report.is_draft and queries.may_write(statement, request.user),
    }
    return render(request, "reports/statement_edit.html", context)


def _indicator(report: Report, key: str) -> Indicator:
    found = queries.layout_of(report).indicator(key)
    if found is None:
        raise Http404
    return found


def _saved(request: Request, report: Report, key: str) -> HttpResponse:
    messages.success(request, f"Indikator {key} disimpan.")
    following = queries.layout_of(report).after(key)
    if "next" in request.POST and following:
        return redirect("reports:statement_edit", report.pk, following)
    return redirect(report)


def _about(report: Report, indicator: Indicator) -> dict[str, object]:
    """Return what stands beside the form: what the system knows already."""
    layout = queries.layout_of(report)
    area = layout.area_of(indicator.key)
    sheet = queries.worksheet(report.unit_id, queries.period_of(report))
    statement = report.statements.select_related("written_by").get(
        indicator=indicator.key
    )
    return {
        "report": report,
        "indicator": indicator,
        "area": area,
        "following": layout.after(indicator.key),
        "stored": statement,
        "standing": statement.standing(report.is_reviewed),
        "known": queries.known(report, indicator),
        "answers": sheet.answers_of(indicator),
        "evidence": sheet.evidence_of(indicator),
        "items": sheet.local_of(indicator, area.code),
        "sheet_source": sheet.source,
        "before": queries.previous_statement(report, indicator.key),
        "ways": queries.proof_ways(statement),
        "choose_form": ChooseForm(initial={"version": statement.version}),
        "open_comments": report.comments.unsettled().filter(place=indicator.key),
    }


# --- conclusions and suggestions -------------------------------------------------------


@requires(Perm.VIEW)
def point_list(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    context = {
        "report": report,
        "conclusions": report.conclusions.order_by("number"),
        "suggestions": report.suggestions.order_by("number"),
        "may_fill": report.is_draft and request.user.has(Perm.FILL, report.unit),
    }
    if context["may_fill"]:
        context |= _offers(report)
    return render(request, "reports/point_list.html", context)


def _offers(report: Report) -> dict[str, object]:
    """Return what the records propose, each with the address of its filled form."""
    parts = queries.parts(report, queries.layout_of(report))
    sentences = queries.conclusion_proposals(parts, report.quarter_name)
    return {
        "proposals": [
            (each, _new(report, "saran", text=each.text, indicator=each.key))
            for each in queries.proposals(parts)
        ],
        "sentences": [
            (text, _new(report, "kesimpulan", text=text)) for text in sentences
        ],
    }


def _new(report: Report, kind: str, **chosen: str) -> str:
    address = reverse("reports:point_new", args=[report.pk, kind])
    return f"{address}?{urlencode(chosen)}"


@requires(Perm.FILL)
def point_new(request: Request, pk: int, kind: str) -> HttpResponse:
    report = found_report(request, pk)
    form = _form(request, report, _kind(kind)())
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "by": request.user, "at": localtime()}
        if isinstance(form, ConclusionForm):
            actions.add_conclusion(report, **values)
        else:
            actions.add_suggestion(report, **values)
        return redirect("reports:point_list", pk)
    context = {"report": report, "form": form, "heading": f"Tambah {kind}"}
    return render(request, "reports/point_edit.html", context)


@requires(Perm.FILL)
def point_edit(request: Request, pk: int, kind: str, point: int) -> HttpResponse:
    report = found_report(request, pk)
    found = _point(request, report, kind, point)
    form = _form(request, report, found)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "by": request.user, "at": localtime()}
        if isinstance(found, Conclusion):
            actions.edit_conclusion(found, **values)
        else:
            actions.edit_suggestion(found, **values)
        return redirect("reports:point_list", pk)
    context = {"report": report, "form": form, "heading": f"Ubah {kind}"}
    return render(request, "reports/point_edit.html", context)


@requires(Perm.FILL)
@require_POST
def point_remove(request: Request, pk: int, kind: str, point: int) -> HttpResponse:
    found = _point(request, found_report(request, pk), kind, point)
    actions.remove_point(found, by=request.user, at=localtime())
    messages.success(request, f"{kind.capitalize()} dihapus.")
    return redirect("reports:point_list", pk)


@requires(Perm.FILL)
@require_POST
def point_move(request: Request, pk: int, kind: str, point: int) -> HttpResponse:
    found = _point(request, found_report(request, pk), kind, point)
    is_up = request.POST.get("direction") == "up"
    actions.move_point(found, up=is_up, by=request.user, at=localtime())
    return redirect("reports:point_list", pk)


def _kind(kind: str) -> type[Point]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _point(request: Request, report: Report, kind: str, pk: int) -> Point:
    if _kind(kind) is Conclusion:
        return get_object_or_404(
            Conclusion.objects.visible_to(request.user), report=report, pk=pk
        )
    return get_object_or_404(
        Suggestion.objects.visible_to(request.user), report=report, pk=pk
    )


def _form(request: Request, report: Report, point: Point) -> PointForm:
    """Return the form; a proposal that was chosen comes in by the address."""
    data = request.POST or None
    chosen = {
        name: request.GET[name] for name in ("text", "indicator") if name in request.GET
    }
    first = {**model_to_dict(point), **chosen}
    if isinstance(point, Conclusion):
        return ConclusionForm(data, initial=first)
    return SuggestionForm(data, initial=first, layout=queries.layout_of(report))
