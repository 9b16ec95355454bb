"""The register: the list, one case, what is written down at the desk."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.files.actions import record_download
from zona.core.http import Request
from zona.core.pages import bound, near_page, require
from zona.core.ui.context import first_url
from zona.core.ui.parts import Column
from zona.modules.complaints import actions, queries
from zona.modules.complaints.forms import DeskForm, InternalNoteForm, ListFilter
from zona.modules.complaints.models import Complaint, ComplaintRows
from zona.modules.complaints.permissions import Perm
from zona.modules.complaints.rules import FINISHED, FLOW, MOVED, written
from zona.modules.complaints.views.base import attempt, case_of, chosen_unit, form_page
from zona.modules.complaints.views.steps import buttons

# Word in the URL, field: only what an index answers at any size.
SORTS = {"diterima": "received_on", "target": "due_on"}
HEADS = (
    ("Nomor", ""),
    ("Pokok", ""),
    ("Kanal", ""),
    ("Diterima", "diterima"),
    ("Target", "target"),
    ("Penanggung jawab", ""),
    ("Status", ""),
)


@requires(Perm.OPEN)
def complaint_list(request: Request) -> HttpResponse:
    """The unit's cases that concern the person."""
    unit, units = chosen_unit(request)
    today = localdate()
    filters = ListFilter(request.GET, units=units)
    rows, columns = _sorted(request, _narrowed(_rows(request, unit.pk), filters))
    page = near_page(request, rows)
    late = [row.pk for row in page if row.is_late(today)]
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": filters,
        "page": page,
        "columns": columns,
        "late": late,
        "may_register": request.user.has(Perm.REGISTER, unit),
        "may_see_figures": request.user.has(Perm.VIEW_FIGURES, unit),
        "is_handler": request.user.has(Perm.VIEW, unit),
    }
    return render(request, "complaints/complaint_list.html", context)


def _rows(request: Request, unit_id: int) -> ComplaintRows:
    rows = Complaint.objects.visible_to(request.user).of(unit_id)
    return rows.select_related("pic").defer("text", "answer")


def _narrowed(rows: ComplaintRows, filters: ListFilter) -> ComplaintRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if wanted.get("status") == "terlambat":
        rows = rows.late(localdate())
    elif wanted.get("status") == "berjalan":
        rows = rows.exclude(state__in=FINISHED)
    elif state := wanted.get("status"):
        rows = rows.filter(state=state)
    if channel := wanted.get("kanal"):
        rows = rows.filter(channel=channel)
    if kind := wanted.get("klasifikasi"):
        rows = rows.filter(classification=kind)
    if year := wanted.get("tahun"):
        rows = rows.filter(received_on__year=year)
    if said := wanted.get("q"):
        rows = rows.filter(Q(number__icontains=said) | Q(subject__icontains=said))
    return rows


def _sorted(
    request: Request, rows: ComplaintRows
) -> tuple[ComplaintRows, list[Column]]:
    """Order the rows by `?urut=`, the newest first unless asked otherwise."""
    wanted = request.GET.get("urut", "-diterima")
    word, sign = wanted.removeprefix("-"), "-" if wanted.startswith("-") else ""
    if word not in SORTS:
        word, sign = "diterima", "-"
    columns = []
    for label, name in HEADS:
        is_it = name == word
        query = request.GET.copy()
        query["urut"] = f"-{name}" if is_it and not sign else name
        url = f"?{query.urlencode()}" if name else ""
        order = ("descending" if sign else "ascending") if is_it and name else ""
        columns.append(Column(label, sort_url=url, sorted=order))  # type: ignore[arg-type]  # one of the three words
    return rows.order_by(f"{sign}{SORTS[word]}", f"{sign}pk"), columns


@requires(Perm.OPEN)
def complaint_detail(request: Request, pk: int) -> HttpResponse:
    """One case: what it is, its clocks, its way, and what this person may do."""
    case, today = case_of(request, pk), localdate()
    if case.state == MOVED:
        return redirect("complaints:complaint_handover", pk)
    context = {
        "case": case,
        "flow": FLOW,
        "today": today,
        "buttons": buttons(request.user, case),
        "clocks": queries.clocks(case),
        "running": queries.clock(case),
        "is_late": case.is_late(today),
        "came_late": queries.came_late(case),
        "events": queries.history(case),
        "files": case.files.select_related("attachment").order_by("pk"),
        "note_form": InternalNoteForm(),
        "may_identify": case.has_identity
        and request.user.has(Perm.IDENTIFY, case.unit),
        "may_register": request.user.has(Perm.REGISTER, case.unit),
        "list_url": f"{reverse('complaints:complaint_list')}?unit={case.unit.code}",
    }
    return render(request, "complaints/complaint_detail.html", context)


@requires(Perm.REGISTER)
def complaint_new(request: Request) -> HttpResponse:
    """Write down what came at the desk, by letter, telephone or from the box."""
    unit, _ = chosen_unit(request, Perm.REGISTER)
    form = bound(
        request, DeskForm, on=localdate(), initial={"received_on": localdate()}
    )
    if request.method == "POST" and form.is_valid():
        given = {"unit": unit, "by": request.user, "at": now()}
        receipt = attempt(form, actions.submit_complaint, **given)
        if receipt:
            return _receipt(request, receipt)
    back = f"{reverse('complaints:complaint_list')}?unit={unit.code}"
    context = {"form": form, "title": "Catat pengaduan", "back": back}
    return render(request, "complaints/form.html", context)


def _receipt(request: Request, receipt: actions.Receipt) -> HttpResponse:
    """Show number and code, this once: the database does not know the code."""
    context = {
        "case": receipt.complaint,
        "code": written(receipt.code),
        "clock": queries.clock(receipt.complaint),
    }
    return render(request, "complaints/complaint_receipt.html", context)


@requires(Perm.REGISTER)
@require_POST
def complaint_code(request: Request, pk: int) -> HttpResponse:
    """Give a complainant who lost his code a new one."""
    case = case_of(request, pk)
    require(request, Perm.REGISTER, case.unit)
    receipt = actions.renew_code(case, by=request.user, at=now())
    return _receipt(request, receipt)


@requires(Perm.OPEN)
@require_POST
def complaint_note(request: Request, pk: int) -> HttpResponse:
    """Keep an internal note."""
    case = case_of(request, pk)
    return form_page(
        request,
        InternalNoteForm(request.POST),
        lambda **given: actions.add_note(case, **given),
        title="Catatan intern",
        back=case.get_absolute_url(),
        done="Catatan intern tersimpan.",
    )


@requires(Perm.IDENTIFY)
def complaint_identity(request: Request, pk: int) -> HttpResponse:
    """Show who sent the case; the opening is on record."""
    case = case_of(request, pk)
    require(request, Perm.IDENTIFY, case.unit)
    actions.show_identity(case, by=request.user, at=now())
    response = render(request, "complaints/complaint_identity.html", {"case": case})
    response["Cache-Control"] = "private, no-store"
    return response


@requires(Perm.OPEN)
def complaint_file(request: Request, pk: int, file: int) -> FileResponse:
    """Hand out a file of a case that the person may read."""
    case = case_of(request, pk)
    attachment = get_object_or_404(case.files, pk=file).attachment
    record_download(attachment, by=request.user, at=now())
    response = FileResponse(
        default_storage.open(attachment.stored_name),
        as_attachment=True,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@requires(Perm.OPEN)
def complaint_handover(request: Request, pk: int) -> HttpResponse:
    """Show the mover how to carry the case to whistleblowing, then wipe it here."""
    case = case_of(request, pk)
    if request.method == "POST":
        actions.hand_over(case, by=request.user, at=now())
        messages.success(request, "Isi perkara sudah dihapus dari register ini.")
        return redirect("complaints:complaint_list")
    context = {
        "case": case,
        "wbs_url": first_url("wbs:report_start"),
        "files": case.files.select_related("attachment").order_by("pk"),
    }
    response = render(request, "complaints/complaint_handover.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
