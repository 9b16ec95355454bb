"""What the pages share: the chosen unit and year, one report, the form page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now

from zona.core.duties.models import PeriodicReport
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.oversight import queries

FIRST_YEAR = 2014
LAST_YEAR = 2100
PER_PAGE = 25


def unit_of(request: Request) -> Unit:
    """Return the unit of `?unit=`, or the nearest that the person may look into."""
    code = request.GET.get("unit", "")
    units = queries.units_seen(request.user)
    found = next((unit for unit in units if not code or unit.code == code), None)
    if found is None:
        raise Http404
    return found


def require(request: Request, permission: Permission, unit: Unit) -> None:
    """Refuse (403) who does not hold the permission in that unit."""
    if not request.user.has(permission, unit):
        raise PermissionDenied


def year_of(request: Request, default: int) -> int:
    text = request.GET.get("tahun", "")
    year = int(text) if text.isascii() and text.isdigit() else default
    return year if FIRST_YEAR <= year <= LAST_YEAR else default


def calendar_url(unit: Unit, year: int, module: str = "") -> str:
    """Return the calendar of a unit and year, of one module if it is named."""
    url = f"{reverse('oversight:duty_list')}?unit={unit.code}&tahun={year}"
    return f"{url}&kewajiban={module}" if module else url


def report_of(request: Request, pk: int) -> PeriodicReport:
    """Return a report that the person may see, or 404."""
    rows = PeriodicReport.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit__parent"), pk=pk)


def form_page(
    request: Request,
    ask: Callable[..., Form],
    save: Callable[..., Model],
    *,
    title: str,
    back: str,
    parent: str,
    initial: Mapping[str, Any] | None = None,
    kept: Model | None = None,
) -> HttpResponse:
    """Show a form; when it is right, save and go back."""
    is_sent = request.method == "POST"
    form = ask(request.POST, request.FILES) if is_sent else ask(initial=initial)
    if is_sent and form.is_valid():
        try:
            save(**form.cleaned_data, by=request.user, at=now())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, "Tersimpan.")
            return redirect(back)
    shown = {"form": form, "title": title, "back": back, "parent": parent}
    context = {**shown, "kept": kept, "submit": "Simpan"}
    return render(request, "oversight/form.html", context)
