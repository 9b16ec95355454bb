"""The calendar of duties, and one report."""

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.documents import pdf, word
from zona.core.documents.wording import MONTHS
from zona.core.duties.models import PeriodicReport
from zona.core.duties.queries import content_of
from zona.core.duties.rules import ReportState
from zona.core.files.rules import Kind
from zona.core.http import Request
from zona.core.pages import year_of
from zona.modules.oversight import documents, forms, queries
from zona.modules.oversight.permissions import Perm
from zona.modules.oversight.rules import Standing
from zona.modules.oversight.views.base import (
    FIRST_YEAR,
    calendar_url,
    report_of,
    unit_of,
)

HEAD = "|".join(["Kewajiban", *(month[:3] for month in MONTHS)])


@requires(Perm.VIEW)
def duty_list(request: Request) -> HttpResponse:
    """Show what a unit owes in a year, and how each stretch of it stands."""
    unit, today = unit_of(request), localdate()
    year = year_of(request, today.year, FIRST_YEAR)
    module = request.GET.get("kewajiban", "")
    filters = forms.CalendarFilter(
        {"unit": unit.code, "tahun": year, "kewajiban": module},
        units=queries.units_seen(request.user),
    )
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "year": year,
        "filters": filters,
        "head": HEAD,
        "shelves": queries.calendar(request.user, unit, year, today, module),
        "legend": tuple(Standing),
    }
    return render(request, "oversight/duty_list.html", context)


@requires(Perm.VIEW)
def duty_report(request: Request, pk: int) -> HttpResponse:
    """Show one report: its figures, its words, its papers, and what comes next."""
    report, user = report_of(request, pk), request.user
    verbs = {each.verb for each in queries.moves_for(user, report)}
    may_prepare = user.has(report.owed.prepare, report.unit)
    context = {
        "report": report,
        "flow": report.owed.flow,
        "status": report.owed.flow.state(report.state),
        "back": calendar_url(report.unit, report.end.year, report.owed.module),
        "content": content_of(report),
        "verbs": verbs,
        "may_write": may_prepare and report.state == ReportState.DRAF,
        "waits_for_another": queries.waits_for_another(user, report),
        "hindrance": queries.hindrance(report) if verbs else "",
        "advice": report.advice_rows.order_by("number"),
        "proves": queries.evidence_codes(report),
        "events": queries.history(report, user),
    }
    return render(request, "oversight/duty_report.html", context)


def _file(report: PeriodicReport, content: bytes, ending: str) -> HttpResponse:
    kind = {"pdf": Kind.PDF, "docx": Kind.DOCX}[ending]
    name = f"{slugify(str(report))[:80]}{'' if report.signed_on else '-draf'}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind.value, headers=headers)


@requires(Perm.VIEW)
def report_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the paper as PDF: the signed bytes as they were kept, else the draft."""
    report = report_of(request, pk)
    if report.file is None:
        return _file(report, pdf.render(documents.paper_of(report)), "pdf")
    with default_storage.open(report.file.stored_name) as kept:
        return _file(report, kept.read(), "pdf")


@requires(Perm.VIEW)
def report_docx(request: Request, pk: int) -> HttpResponse:
    """Hand out the paper in Word."""
    report = report_of(request, pk)
    return _file(report, word.render(documents.paper_of(report)), "docx")
