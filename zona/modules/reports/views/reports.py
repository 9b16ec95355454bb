"""The list of reports, one report, its opening and its course."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import paged
from zona.core.ui.parts import Event
from zona.modules.reports import actions, documents, queries
from zona.modules.reports.forms import (
    CoverForm,
    ListFilter,
    OpenForm,
    ReturnForm,
    SignForm,
)
from zona.modules.reports.models import Report
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import FLOW, ended_quarter

HAPPENED = {
    "reports.opened": "Laporan dibuka",
    "reports.submit": "Diajukan untuk ditinjau",
    "reports.review": "Disetujui, menunggu tanda tangan",
    "reports.return": "Dikembalikan",
    "reports.sign": "Ditandatangani",
    "reports.send": "Dikirim",
}


def found_report(request: Request, pk: int) -> Report:
    """Return the report if the person may read it, else 404."""
    return get_object_or_404(
        Report.objects.visible_to(request.user).select_related("unit"), pk=pk
    )


@requires(Perm.VIEW)
def report_list(request: Request) -> HttpResponse:
    reports = Report.objects.visible_to(request.user).select_related("unit", "signed")
    form = ListFilter(request.GET)
    if form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if value}
        reports = reports.filter(**given)
    ordered = reports.order_by("-year", "-quarter", "unit__name")
    page = paged(request, ordered)
    context = {
        "page": page,
        "rows": queries.listed(page.object_list),
        "form": form,
        "may_open": request.user.has(Perm.FILL),
    }
    return render(request, "reports/report_list.html", context)


@requires(Perm.FILL)
def report_new(request: Request) -> HttpResponse:
    units = queries.units_of_writer(request.user)
    first = {**_usual(request), **request.GET.dict()}
    form = OpenForm(request.POST or None, initial=first, units=units)
    if request.method == "POST" and form.is_valid():
        try:
            report = actions.open_report(
                **form.cleaned_data, by=request.user, at=localtime()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{report} dibuka.")
            return redirect(report)
    return render(request, "reports/report_new.html", {"form": form})


def _usual(request: Request) -> dict[str, object]:
    """Return what the form offers: the last quarter, and the last report's answers."""
    year, quarter = ended_quarter(localdate())
    usual: dict[str, object] = {"unit": request.user.unit_id}
    own = Report.objects.visible_to(request.user).filter(unit=request.user.unit)
    if last := own.before(year, quarter).first():
        usual |= {"addressee": last.addressee, "deadline": last.deadline}
    return usual | {"year": year, "quarter": quarter}


@requires(Perm.VIEW)
def report_view(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    parts = queries.parts(report, queries.layout_of(report))
    lines = [line for part in parts for line in part.lines]
    moves = FLOW.moves(report.state, lambda each: request.user.has(each, report.unit))
    context = {
        "report": report,
        "parts": parts,
        "progress": f"{len(lines) - len(queries.open_lines(parts))} dari {len(lines)}",
        "gaps": sum(line.has_gap for line in lines),
        "conclusions": report.conclusions.count(),
        "suggestions": report.suggestions.count(),
        "due": queries.due(report),
        "step_due": queries.step_due(report),
        "is_late": report.is_draft and queries.due(report).on < localdate(),
        "verbs": {move.verb: move.label for move in moves},
        "may_fill": report.is_draft and request.user.has(Perm.FILL, report.unit),
        "flow": FLOW,
        "events": _events(report),
        "open_comments": report.comments.unsettled().count(),
        "comments": report.comments.count(),
    }
    return render(request, "reports/report_view.html", context)


def _events(report: Report) -> list[Event]:
    return [
        Event(
            title=HAPPENED[entry.verb],
            at=localtime(entry.at),
            who=entry.by.full_name if entry.by else "",
            note=entry.detail.get("reason", ""),
            tone="warn" if entry.verb == "reports.return" else "neutral",
        )
        for entry in queries.history(report, HAPPENED)
    ]


@requires(Perm.FILL)
def cover_edit(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    form = CoverForm(request.POST or None, initial=model_to_dict(report))
    if request.method == "POST" and form.is_valid():
        actions.describe_report(
            report, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, "Keterangan laporan disimpan.")
        return redirect(report)
    context = {"report": report, "form": form}
    return render(request, "reports/cover_edit.html", context)


# --- the course ------------------------------------------------------------------------


@requires(Perm.FILL)
@require_POST
def report_submit(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    actions.submit_report(report, by=request.user, at=localtime())
    messages.success(request, "Laporan diajukan kepada ketua tim untuk ditinjau.")
    return redirect(report)


@requires(Perm.REVIEW)
@require_POST
def report_review(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    actions.review_report(report, by=request.user, at=localtime())
    messages.success(request, "Laporan disetujui dan dikirim untuk ditandatangani.")
    return redirect(report)


@requires(Perm.RETURN)
def report_return(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.return_report(
            report, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, "Laporan dikembalikan kepada tim.")
        return redirect(report)
    context = {"report": report, "form": form}
    return render(request, "reports/report_return.html", context)


@requires(Perm.SIGN)
def report_sign(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    form = SignForm(request.POST or None)
    if request.method == "POST":
        signed = actions.sign_report(
            report,
            write=documents.write,
            by=request.user,
            at=localtime(),
            reason=request.POST.get("reason", ""),
        )
        words = f"Laporan ditandatangani. Kode dokumen: {signed.code}."
        messages.success(request, words)
        return redirect(report)
    parts = queries.parts(report, queries.layout_of(report))
    context = {
        "report": report,
        "gaps": sum(line.has_gap for part in parts for line in part.lines),
        "suggestions": report.suggestions.count(),
        "cancel_url": reverse("reports:report_view", args=[pk]),
        "form": form,
        "open_comments": report.comments.unsettled().count(),
    }
    return render(request, "reports/report_sign.html", context)


@requires(Perm.REVIEW)
@require_POST
def report_send(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    actions.send_report(report, by=request.user, at=localtime())
    messages.success(request, f"Dicatat sudah dikirim kepada {report.addressee}.")
    return redirect(report)
