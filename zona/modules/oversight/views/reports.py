"""Making, checking, signing and returning a report."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.duties import Duty, duties
from zona.core.duties.actions import (
    check_report,
    make_report,
    return_report,
    sign_report,
    write_report,
)
from zona.core.duties.models import PeriodicReport
from zona.core.duties.queries import content_of
from zona.core.duties.rules import (
    ReportState,
    is_stretch,
    name_of,
    stretch_from,
)
from zona.core.facts import Period
from zona.core.http import Request
from zona.core.pages import LAST_YEAR, require
from zona.core.refused import Refused
from zona.modules.oversight import forms, queries
from zona.modules.oversight.permissions import Perm
from zona.modules.oversight.views.base import (
    FIRST_YEAR,
    calendar_url,
    report_of,
    unit_of,
)

SPARE = 2  # empty rows of advice that stand ready
WORDS = ("number", "note", "effect", "obstacles", "earlier", "nothing_needed")


def _stretch_of(code: str, start: str) -> tuple[Duty, Period]:
    """Return duty and stretch of an address, or 404."""
    try:
        duty, first = duties()[code], date.fromisoformat(start)
    except (KeyError, ValueError) as error:
        raise Http404 from error
    if not FIRST_YEAR <= first.year <= LAST_YEAR or first.day != 1:
        raise Http404
    period = stretch_from(duty.rhythm, first)
    if not is_stretch(duty.rhythm, period):
        raise Http404
    return duty, period


@requires(Perm.VIEW)
def report_new(request: Request, code: str, start: str) -> HttpResponse:
    """Show the figures of a stretch and begin its report."""
    duty, period = _stretch_of(code, start)
    unit = unit_of(request)
    require(request, duty.prepare, unit)
    known = queries.report_at(unit, duty, period)
    if known:
        return redirect(known)
    if period.end >= localdate():
        raise Refused(f"Masa {name_of(period)} belum berakhir.")
    start_, end = period.start, period.end
    report = PeriodicReport(unit=unit, duty=duty.code, start=start_, end=end)
    return _asked(request, report)


@requires(Perm.VIEW)
def report_edit(request: Request, pk: int) -> HttpResponse:
    """Change the words of a draft."""
    report = report_of(request, pk)
    require(request, report.owed.prepare, report.unit)
    if report.state != ReportState.DRAF:
        raise Refused("Hanya draf yang dapat diubah.")
    return _asked(request, report)


def _asked(request: Request, report: PeriodicReport) -> HttpResponse:
    """Ask for the words of a report, and keep them when they are right."""
    form, rows = _forms(request, report)
    is_sent = request.method == "POST" and "tambah" not in request.POST
    if is_sent and form.is_valid() and (rows is None or rows.is_valid()):
        try:
            kept = _kept(request, report, form, rows)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return redirect(kept)
    calendar = calendar_url(report.unit, report.end.year, report.owed.module)
    context = {
        "report": report,
        "form": form,
        "rows": rows,
        "content": content_of(report),
        "earlier": queries.earlier(report, localdate()),
        "calendar": calendar,
        "back": report.get_absolute_url() if report.pk else calendar,
    }
    return render(request, "oversight/report_form.html", context)


def _forms(request: Request, report: PeriodicReport) -> tuple[Form, Any]:
    """Return the form of the words and, for an evaluation, the rows of advice."""
    is_evaluation = report.is_evaluation
    kind = forms.EvaluationForm if is_evaluation else forms.ReportForm
    if request.method == "POST":
        is_more = "tambah" in request.POST
        sent = forms.more_rows(request.POST) if is_more else request.POST
        rows = forms.AdviceSet(sent, prefix="saran") if is_evaluation else None
        return kind(sent), rows
    form = kind(initial={name: getattr(report, name) for name in WORDS})
    if not is_evaluation:
        return form, None
    known = report.advice_rows.order_by("number") if report.pk else ()
    given = [{"text": each.text, "due_on": each.due_on} for each in known]
    begun = given + [{}] * SPARE
    return form, forms.AdviceSet(prefix="saran", initial=begun)


def _kept(
    request: Request, report: PeriodicReport, form: Form, rows: Any
) -> PeriodicReport:
    """Keep the words; where it is asked for, say in the same step that all is right."""
    advice = forms.advice_of(rows) if rows is not None else []
    given = {"advice": advice, "by": request.user, "at": now(), **form.cleaned_data}
    if report.pk:
        write_report(report, **given)
    else:
        report = make_report(
            report.duty, unit=report.unit, period=report.period, **given
        )
    if "periksa" not in request.POST:
        messages.success(request, "Draf tersimpan.")
        return report
    try:
        check_report(report, by=request.user, at=now())
    except Refused as reason:
        messages.warning(request, f"Draf tersimpan, tetapi belum diperiksa: {reason}")
    else:
        messages.success(request, "Laporan menunggu tanda tangan.")
    return report


@requires(Perm.VIEW)
@require_POST
def report_check(request: Request, pk: int) -> HttpResponse:
    """Say that a draft is right."""
    report = report_of(request, pk)
    require(request, report.owed.prepare, report.unit)
    check_report(report, by=request.user, at=now())
    messages.success(request, "Laporan menunggu tanda tangan.")
    return redirect(report)


@requires(Perm.VIEW)
@require_POST
def report_sign(request: Request, pk: int) -> HttpResponse:
    """Sign a report; its paper becomes evidence."""
    report = report_of(request, pk)
    require(request, report.owed.sign, report.unit)
    served = sign_report(report, by=request.user, at=now())
    words = f" dan menjadi bukti pada {served} pertanyaan LKE" if served else ""
    messages.success(request, f"Laporan ditandatangani{words}.")
    return redirect(report)


@requires(Perm.VIEW)
def report_return(request: Request, pk: int) -> HttpResponse:
    """Give a report back with the reason."""
    report = report_of(request, pk)
    require(request, report.owed.sign, report.unit)
    report.owed.flow.step(report.state, "return")
    form = forms.ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return_report(report, by=request.user, at=now(), **form.cleaned_data)
        messages.success(request, "Laporan dikembalikan kepada penyusunnya.")
        return redirect(report)
    context = {
        "form": form,
        "title": "Kembalikan laporan",
        "subtitle": report,
        "back": report.get_absolute_url(),
        "parent": report,
        "submit": "Kembalikan",
    }
    return render(request, "oversight/form.html", context)
