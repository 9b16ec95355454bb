"""Importing a ministry's workbook: bring it, look at what it would do, decide."""

import json
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import paged
from zona.core.refused import Refused
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.workbook import SHOWN, ApplyForm, WorkbookForm
from zona.modules.assessment.models import Lke, WorkbookImport
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.importing import IMPORT_FLOW, Side, Verdict
from zona.modules.assessment.rules.scoring import display
from zona.modules.assessment.sheets.importing import (
    Held,
    UnreadableError,
    hold,
    hold_import,
)
from zona.modules.assessment.views import base

UNREADABLE = "tidak-terbaca"
SIDES = {
    Side.PRELIMINARY: "penilai pendahuluan (TPI unit atau eselon I)",
    Side.INTERNAL: "TPI inspektorat jenderal",
    Side.NATIONAL: "TPN",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One cell of the preview as the page shows it."""

    cell: str
    what: str
    before: str
    after: str


@requires(Perm.MANAGE)
def workbook_new(request: Request, pk: int) -> HttpResponse:
    """Bring a workbook to a worksheet; below stand those that came before."""
    lke = _managed(request, base.found_lke(request, pk))
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            hold(lke, file.name, content)
        except UnreadableError as reason:
            form.add_error("file", str(reason))
        else:
            brought = actions.bring_workbook(
                lke, name=file.name, content=content, by=request.user, at=now()
            )
            return redirect("assessment:workbook_view", brought.pk)
    page = paged(request, queries.imports_of(lke))
    context = {"lke": lke, "form": form, "page": page}
    return render(request, "assessment/workbook_new.html", context)


@requires(Perm.MANAGE)
def workbook_view(request: Request, pk: int) -> HttpResponse:
    """What the import would do, cell by cell; once decided, what it did."""
    brought = _found(request, pk)
    if not brought.is_open:
        context = {"brought": brought, "lke": brought.lke, "state": _state(brought)}
        return render(request, "assessment/workbook_result.html", context)
    held = _held(brought)
    form = ApplyForm(request.POST or None, initial={"seen": json.dumps(held.seen)})
    if request.method == "POST" and form.is_valid():
        count = actions.apply_workbook(
            brought,
            outcome=held.preview.outcome(is_replacing=form.is_replacing),
            seen=form.cleaned_data["seen"],
            is_replacing=form.is_replacing,
            by=request.user,
            at=now(),
        )
        messages.success(request, f"Impor diterapkan: {count} pertanyaan berubah.")
        return redirect("assessment:workbook_view", brought.pk)
    context = {"brought": brought, "lke": brought.lke, "form": form}
    context |= _preview(request, held)
    return render(request, "assessment/workbook_view.html", context)


@requires(Perm.MANAGE)
def workbook_drop(request: Request, pk: int) -> HttpResponse:
    """Ask once more, then drop an import that is still a preview."""
    brought = _found(request, pk)
    if request.method != "POST":
        context = {"brought": brought, "lke": brought.lke}
        return render(request, "assessment/workbook_drop.html", context)
    actions.drop_workbook(brought, by=request.user, at=now())
    messages.success(request, "Impor dibatalkan. Tidak ada jawaban yang berubah.")
    return redirect("assessment:workbook_new", brought.lke_id)


def _found(request: Request, pk: int) -> WorkbookImport:
    rows = WorkbookImport.objects.visible_to(request.user).select_related(
        "lke__instrument", "lke__unit", "attachment", "brought_by", "closed_by"
    )
    brought = get_object_or_404(rows.defer("lke__instrument__content"), pk=pk)
    _managed(request, brought.lke)
    return brought


def _managed(request: Request, lke: Lke) -> Lke:
    if not request.user.has(Perm.MANAGE, lke.unit):
        raise PermissionDenied
    return lke


def _held(brought: WorkbookImport) -> Held:
    try:
        return hold_import(brought)
    except UnreadableError as reason:  # the instrument or the file is not as it was
        raise Refused(str(reason)) from reason


def _state(brought: WorkbookImport) -> tuple[str, str]:
    state = IMPORT_FLOW.state(brought.state)
    return state.label, state.tone


# --- the preview --------------------------------------------------------------------------


def _preview(request: Request, held: Held) -> dict[str, object]:
    """Return the counts, the tab that is asked for, the scores before and after."""
    lines = {verdict.value: _lines(held, verdict) for verdict in Verdict}
    lines[UNREADABLE] = [
        Line(each.cell, each.message, "", "") for each in held.preview.problems
    ]
    asked = request.GET.get("lihat", "")
    shown = asked if asked in SHOWN else next((n for n in SHOWN if lines[n]), SHOWN[0])
    reading = held.reading
    return {
        "counts": {name.replace("-", "_"): len(found) for name, found in lines.items()},
        "shown": shown,
        "page": paged(request, lines[shown]),
        "recognised": len(reading.entries),
        "missing": [held.sheet.instrument.question(code) for code in reading.missing],
        "assessed": [(SIDES[side], n) for side, n in reading.assessed.items()],
        "before": display(held.sheet.score().total.score),
        "filled": display(held.score(is_replacing=False).total.score),
        "replaced": display(held.score(is_replacing=True).total.score),
        "does_nothing": not held.preview.replaced,
    }


def _lines(held: Held, verdict: Verdict) -> list[Line]:
    return [
        Line(
            change.cell,
            f"{held.sheet.instrument.question(change.code).number} {change.label}",
            change.before,
            change.after,
        )
        for change in held.preview.of(verdict)
    ]
