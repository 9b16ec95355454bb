"""The list of those who must report, and one report."""

from functools import partial
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.downloads import download
from zona.core.http import Request
from zona.core.pages import bound, paged, require
from zona.core.people.models import User
from zona.core.ui.parts import Column
from zona.modules.wealth import actions, forms, queries, sheets
from zona.modules.wealth.models import Obligation, ObligationRows, Receipt
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import FLOW, Verdict
from zona.modules.wealth.views.base import (
    form_page,
    list_url,
    obligation_of,
    summary_url,
    unit_of,
    year_of,
)

type Order = Literal["", "ascending", "descending"]

SORTS = {
    "nama": ("Nama", "user__full_name"),
    "kelompok": ("Kelompok", "group"),
    "skema": ("Skema", "scheme"),
    "batas": ("Batas lapor", "due_on"),
    "status": ("Status", "state"),
}


@requires(Perm.VIEW_PEOPLE)
def obligation_list(request: Request) -> HttpResponse:
    """Show who must report in a year and where each stands, without files."""
    unit = unit_of(request, Perm.VIEW_PEOPLE)
    year, today, user = year_of(request, unit), localdate(), request.user
    units = queries.units_seen(user, Perm.VIEW_PEOPLE)
    given = {**request.GET.dict(), "unit": unit.code, "tahun": year}
    filters = forms.ListFilter(given, units=units)
    known = Obligation.objects.visible_to(user).of(unit.pk).filter(year=year)
    rows, columns = _sorted(request, _narrowed(known, filters))
    page = paged(request, rows)
    own = queries.list_of(unit.pk, year)
    context = {
        "unit": unit,
        "year": year,
        "own": own,
        "filters": filters,
        "columns": columns,
        "page": page,
        "rows": [(each, each.is_late_on(today)) for each in page],
        "summary_url": summary_url(unit, year),
        "query": f"?unit={unit.code}&tahun={year}",
        "unit_query": f"?unit={unit.code}",
        "may_edit": user.has(Perm.EDIT, unit),
    }
    return render(request, "wealth/obligation_list.html", context)


def _narrowed(rows: ObligationRows, filters: forms.ListFilter) -> ObligationRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    status = wanted.get("status")
    if status == forms.MISSING[0]:
        rows = rows.unfiled()
    elif status == forms.LATE[0]:
        rows = rows.late(localdate())
    elif status:
        rows = rows.filter(state=status)
    if group := wanted.get("kelompok"):
        rows = rows.filter(group=group)
    if words := wanted.get("cari"):
        rows = rows.filter(user__full_name__icontains=words)
    return rows


def _sorted(
    request: Request, rows: ObligationRows
) -> tuple[ObligationRows, list[Column]]:
    wanted = request.GET.get("urut", "nama")
    word, is_down = wanted.removeprefix("-"), wanted.startswith("-")
    if word not in SORTS:
        word, is_down = "nama", False
    columns = []
    for key, (label, _) in SORTS.items():
        is_it = key == word
        query = request.GET.copy()
        query["urut"] = f"-{key}" if is_it and not is_down else key
        order: Order = "descending" if is_down else "ascending"
        url = f"?{query.urlencode()}"
        columns.append(Column(label, sort_url=url, sorted=order if is_it else ""))
    field = SORTS[word][1]
    ordered = rows.order_by(f"-{field}" if is_down else field, "pk")
    return ordered.select_related("user__position"), columns


@requires(Perm.EDIT)
def obligation_xlsx(request: Request) -> HttpResponse:
    """Hand out the register of a year as a workbook; the taking is on record."""
    unit = unit_of(request, Perm.EDIT)
    year = year_of(request, unit)
    rows = Obligation.objects.visible_to(request.user).of(unit.pk).filter(year=year)
    found = queries.numbered(rows.order_by("user__full_name", "pk"))
    content = sheets.register_workbook(found, localdate())
    what = f"register {year}"
    actions.record_export(unit, what=what, by=request.user, at=now())
    return download(content, f"register-harta-{unit.code}-{year}.xlsx")


@requires(Perm.REPORT)
def obligation_detail(request: Request, pk: int) -> HttpResponse:
    """Show one report: to its owner, to those who verify, to the head without files."""
    row, user = obligation_of(request, pk), request.user
    law = queries.filing(row.year)
    receipts = Receipt.objects.visible_to(user).filter(obligation=row)
    context = {
        "row": row,
        "flow": FLOW,
        "law": law,
        "terms": law.terms(row.scheme),
        "is_late": row.is_late_on(localdate()),
        "receipts": receipts.select_related("file").order_by("-pk"),
        "events": queries.timeline(row),
        "list_url": list_url(row.unit, row.year),
        **_buttons(user, row),
    }
    return render(request, "wealth/obligation_detail.html", context)


def _buttons(user: User, row: Obligation) -> dict[str, object]:
    """Return what this person may do with a report now."""
    verbs = {move.verb for move in FLOW.moves(row.state)}
    is_own, may_edit = row.user_id == user.pk, user.has(Perm.EDIT, row.unit)
    pending = row.receipts.filter(verdict=Verdict.MENUNGGU).first()
    return {
        "is_own": is_own,
        "may_edit": may_edit,
        "may_list": user.has(Perm.VIEW_PEOPLE, row.unit),
        "may_file": is_own and "file" in verbs and user.has(Perm.REPORT, row.unit),
        "may_verify": pending if may_edit and not is_own else None,
        "may_withdraw": may_edit and not is_own and "withdraw" in verbs,
        "may_correct": may_edit and "exclude" in verbs,
        "may_include": may_edit and "include" in verbs,
    }


def _editable(request: Request, pk: int) -> Obligation:
    row = obligation_of(request, pk)
    require(request, Perm.EDIT, row.unit)
    return row


@requires(Perm.EDIT)
def obligation_edit(request: Request, pk: int) -> HttpResponse:
    """Put a person into another scheme or group."""
    row = _editable(request, pk)
    first = {"scheme": row.scheme, "group": row.group, "basis": row.basis}
    law = queries.filing(row.year)
    return form_page(
        request,
        bound(request, forms.CorrectionForm, first, filing=law),
        partial(actions.correct_obligation, row),
        title=f"Betulkan: {row.user}",
        back=row.get_absolute_url(),
        done="Baris daftar dibetulkan.",
    )


@requires(Perm.EDIT)
def obligation_exclude(request: Request, pk: int) -> HttpResponse:
    """Excuse a person from a report."""
    row = _editable(request, pk)
    return form_page(
        request,
        bound(request, forms.ExclusionForm, {}),
        partial(actions.exclude_obligation, row),
        title=f"Kecualikan: {row.user}",
        back=row.get_absolute_url(),
        done="Pegawai dikecualikan dari laporan ini.",
    )


@requires(Perm.EDIT)
@require_POST
def obligation_include(request: Request, pk: int) -> HttpResponse:
    """Take an excuse back."""
    row = _editable(request, pk)
    return form_page(
        request,
        forms.StepForm(request.POST),
        partial(actions.include_obligation, row),
        title="Wajibkan lagi",
        back=row.get_absolute_url(),
        done="Pegawai wajib lapor lagi.",
    )
