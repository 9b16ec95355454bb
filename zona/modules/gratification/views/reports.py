"""Reports: the list, a new one, one case with its clocks."""

from datetime import date
from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now

from zona.core.access import requires
from zona.core.downloads import download_paper
from zona.core.files.actions import record_download
from zona.core.http import Request
from zona.core.pages import Head, bound, paged, sort
from zona.modules.gratification import actions, documents, queries
from zona.modules.gratification.forms import reports as forms
from zona.modules.gratification.models import GuestVisit, Report, ReportFile
from zona.modules.gratification.models.reports import GiftReportRows
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import GiftForm, Kind
from zona.modules.gratification.views.base import chosen_unit, form_page
from zona.modules.gratification.views.steps import step_links

HEADS = (
    Head("Nomor", "nomor", "number"),
    Head("Uraian", "uraian", "item"),
    Head("Unit kerja"),
    Head("Diterima UPG", "diterima", "reported_on"),
    Head("Batas ke KPK", "batas", "forward_due_on"),
    Head("Status", "status", "state"),
)


def report_of(request: Request, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.user), pk=pk)


@requires(Perm.VIEW)
def report_list(request: Request) -> HttpResponse:
    """The reports that the person made or handles; nobody else's."""
    known = Report.objects.visible_to(request.user)
    workplaces = queries.workplaces(request.user)
    filters = forms.ReportFilter(request.GET, workplaces=workplaces)
    rows = _narrowed(known.select_related("workplace"), filters)
    ordered, columns = sort(request, rows, HEADS, "-diterima", then="-pk")
    context = {
        "filters": filters,
        "page": paged(request, ordered),
        "columns": columns,
        "today": localdate(),
        "may_report": request.user.has(Perm.REPORT),
        "may_assign": request.user.has(Perm.ASSIGN),
        "is_upg": request.user.has(Perm.HANDLE),
    }
    return render(request, "gratification/report_list.html", context)


def _narrowed(rows: GiftReportRows, filters: forms.ReportFilter) -> GiftReportRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if wanted.get("status") == "terbuka":
        rows = rows.open()
    elif state := wanted.get("status"):
        rows = rows.filter(state=state)
    if kind := wanted.get("jenis"):
        rows = rows.filter(kind=kind)
    if year := wanted.get("tahun"):
        rows = rows.filter(year=year)
    if code := wanted.get("asal"):
        rows = rows.filter(workplace__code=code)
    if text := wanted.get("q"):
        rows = rows.filter(Q(item__icontains=text) | Q(giver_name__icontains=text))
    return rows


@requires(Perm.REPORT)
def report_new(request: Request) -> HttpResponse:
    """Report a gift, or record a refusal, perhaps of what a guest offered (`?tamu=`)."""
    visit = _visit(request)
    workplace = visit.unit if visit else chosen_unit(request, Perm.REPORT)[0]
    upg = queries.upg_of(workplace)
    today = localdate()
    return form_page(
        request,
        bound(request, forms.ReportForm, _first(request, visit)),
        partial(actions.submit_report, workplace=workplace, visit=visit),
        title="Laporkan gratifikasi",
        back=reverse("gratification:report_list"),
        done="Laporan diterima UPG. Perkembangannya tampil di daftar ini.",
        template="gratification/report_new.html",
        upg=upg,
        visit=visit,
        law=queries.deadlines(today),
        limits=_limit_rows(today),
    )


def _limit_rows(today: date) -> tuple[tuple[str, str, str], ...]:
    """Return the thresholds of the day for the reader."""
    found = queries.limits(today)
    return queries.limit_rows(found) if found else ()


def _visit(request: Request) -> GuestVisit | None:
    """Return the guest of `?tamu=` that the person may read, if one is named."""
    pk = request.GET.get("tamu", "")
    if not pk:
        return None
    return get_object_or_404(
        GuestVisit.objects.visible_to(request.user),
        request.user.within(Perm.REPORT),
        pk=int(pk) if pk.isdecimal() else 0,
        offers_gift=True,
    )


def _first(request: Request, visit: GuestVisit | None) -> dict[str, Any]:
    """Return what the form begins with."""
    user = request.user
    post = user.position.title if user.position else ""
    kind = request.GET.get("jenis", Kind.PENERIMAAN)
    if visit is None:
        return {"kind": kind, "post": post}
    place = visit.get_meeting_place_display()
    return {
        "kind": Kind.PENOLAKAN,
        "post": post,
        "received_on": localtime(visit.arrived_at).date(),
        "place": f"{place}, {visit.unit.short_name}",
        "occasion": "layanan",
        "form": GiftForm.BARANG,
        "item": visit.goods,
        "giver_name": visit.guest_name,
        "giver_agency": visit.agency,
        "giver_contact": visit.contact,
        "relation": "pengguna_layanan",
        "chronology": (
            f"Tamu datang dengan tujuan {visit.purpose} dan menawarkan {visit.goods}. "
            "Pemberian ditolak di tempat."
        ),
    }


@requires(Perm.VIEW)
def report_detail(request: Request, pk: int) -> HttpResponse:
    """One report: what it says, its clocks and their arithmetic, its course."""
    report, today = report_of(request, pk), localdate()
    context = {
        "report": report,
        "way": queries.steps(report),
        "steps": step_links(request, report),
        "verdict": queries.verdict(report),
        "clocks": [(c, c.is_late(today)) for c in queries.clocks(report)],
        "late_note": queries.late_note(report),
        "supplements": report.supplements.order_by("-pk"),
        "files": report.files.order_by("pk"),
        "events": queries.history(report),
        **_rights(request, report),
    }
    return render(request, "gratification/report_detail.html", context)


def _rights(request: Request, report: Report) -> dict[str, object]:
    """Return what this reader may see and do beside the steps."""
    is_own = report.reporter_id == request.user.pk
    is_upg = request.user.has(Perm.HANDLE, report.unit)
    return {
        "is_own": is_own,
        "is_upg": is_upg,
        "sees_identity": is_own or is_upg,
        "may_answer": is_own and report.state == "dilengkapi",
        "may_deposit": is_upg and queries.may_deposit(report),
        "deposits": [
            (each, bool(queries.deposit_moves(each)) and is_upg)
            for each in report.deposits.order_by("pk")
        ],
    }


@requires(Perm.VIEW)
def report_file(request: Request, pk: int, number: int) -> FileResponse:
    """Hand out a file of a report to those who may read the report."""
    report = report_of(request, pk)
    file = get_object_or_404(
        ReportFile.objects.visible_to(request.user), pk=number, report=report
    )
    attachment = file.attachment
    if report.reporter_id != request.user.pk:
        record_download(attachment, by=request.user, at=now())
    response = FileResponse(
        default_storage.open(attachment.stored_name),
        as_attachment=True,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@requires(Perm.VIEW)
def report_paper(request: Request, pk: int, ending: str) -> HttpResponse:
    """Hand out KPK's form, filled in, to the reporter and the UPG."""
    report = report_of(request, pk)
    is_upg = request.user.has(Perm.HANDLE, report.unit)
    if not is_upg and report.reporter_id != request.user.pk:
        raise Http404
    return download_paper(documents.report_form(report, on=localdate()), ending)
