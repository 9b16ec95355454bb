"""The calendar of duties, and one report."""

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.downloads import download, download_paper
from zona.core.duties import Duty
from zona.core.duties.models import PeriodicReport
from zona.core.duties.queries import content_of
from zona.core.duties.rules import ReportState, months_of, short_name_of
from zona.core.http import Request
from zona.core.pages import year_of
from zona.core.people.models import Unit
from zona.core.ui.parts import Stretch
from zona.modules.oversight import documents, forms, queries
from zona.modules.oversight.permissions import Perm
from zona.modules.oversight.rules import Standing
from zona.modules.oversight.views.base import (
    FIRST_YEAR,
    calendar_url,
    report_of,
    unit_of,
)


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
        "shelves": [
            (shelf, [(row.duty, _line(row, unit)) for row in shelf.rows])
            for shelf in queries.calendar(request.user, unit, year, today, module)
        ],
        "legend": tuple(Standing),
    }
    return render(request, "oversight/duty_list.html", context)


def _line(row: queries.Row, unit: Unit) -> list[Stretch]:
    """Return the stretches of a duty as the page draws them."""
    return [
        Stretch(
            short_name_of(cell.owed.period),
            months_of(cell.owed.period),
            cell.standing.label,
            cell.standing.tone,
            cell.owed.due_on,
            *_way(cell, row.duty, unit),
        )
        for cell in row.cells
    ]


def _way(cell: queries.Cell, duty: Duty, unit: Unit) -> tuple[str, str]:
    """Return where the person may go from a stretch, and what he does there."""
    if cell.report:
        return cell.report.get_absolute_url(), "buka laporan"
    if not cell.may_begin:
        return "", ""
    start = cell.owed.period.start.isoformat()
    url = reverse("oversight:report_new", args=[duty.code, start])
    return f"{url}?unit={unit.code}", "buat laporan"


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


def _stem(report: PeriodicReport) -> str:
    return f"{slugify(str(report))[:80]}{'' if report.signed_on else '-draf'}"


@requires(Perm.VIEW)
def report_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the paper as PDF: the signed bytes as they were kept, else the draft."""
    report = report_of(request, pk)
    if report.file is None:
        return download_paper(documents.paper_of(report), "pdf", _stem(report))
    with default_storage.open(report.file.stored_name) as kept:
        return download(kept.read(), f"{_stem(report)}.pdf")


@requires(Perm.VIEW)
def report_docx(request: Request, pk: int) -> HttpResponse:
    """Hand out the paper in Word."""
    report = report_of(request, pk)
    return download_paper(documents.paper_of(report), "docx", _stem(report))
