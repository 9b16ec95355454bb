"""The year's calendar of a unit, and the rows that officers add to it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from zona.core.access import requires
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.core.refused import Refused
from zona.core.workdays import actions
from zona.core.workdays.models import Holiday
from zona.modules.administration import queries
from zona.modules.administration.forms import BasisForm, CalendarFilter, HolidayForm
from zona.modules.administration.permissions import Perm
from zona.modules.administration.views.users import managed_units


@requires(Perm.MANAGE)
def holiday_list(request: Request) -> HttpResponse:
    units = managed_units(request)
    form = CalendarFilter(request.GET or None, initial=_usual(request), units=units)
    year, unit = localdate().year, _own(request)
    if form.is_valid():
        year = form.cleaned_data["year"] or year
        unit = form.cleaned_data["unit"] or unit
    months = queries.months(unit, year)
    context = {
        "form": form,
        "year": year,
        "unit": unit,
        "months": months,
        "total": sum(month.working for month in months),
        "days": queries.days_off(unit, year, request.user),
        "may_adopt": queries.may_manage_all(request.user),
    }
    return render(request, "administration/holiday_list.html", context)


def _own(request: Request) -> Unit:
    """Return the own unit where it is managed, else the first that is."""
    units = list(managed_units(request))
    own = [unit for unit in units if unit.pk == request.user.unit_id]
    return (own or units)[0]


def _usual(request: Request) -> dict[str, object]:
    return {"year": localdate().year, "unit": _own(request).code}


@requires(Perm.MANAGE)
def holiday_new(request: Request) -> HttpResponse:
    form = HolidayForm(
        request.POST or None,
        units=managed_units(request),
        national=queries.may_manage_all(request.user),
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.add_holiday(
                **form.cleaned_data, by=request.user, at=localtime()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Hari libur dicatat. Tenggat dihitung ulang.")
            return redirect(_year_of(row))
    return render(request, "administration/holiday_new.html", {"form": form})


def _year_of(row: Holiday) -> str:
    address = f"{reverse('administration:holiday_list')}?year={row.day.year}"
    return f"{address}&unit={row.unit.code}" if row.unit else address


def _found(request: Request, pk: int) -> Holiday:
    """Return the row if it is the person's to change: his units', or national."""
    mine = request.user.within(Perm.MANAGE)
    if queries.may_manage_all(request.user):
        mine |= Q(unit__isnull=True)
    rows = Holiday.objects.visible_to(request.user).filter(mine)
    return get_object_or_404(rows.select_related("unit"), pk=pk)


@requires(Perm.MANAGE)
def holiday_confirm(request: Request, pk: int) -> HttpResponse:
    row = _found(request, pk)
    form = BasisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.confirm_holiday(
            row, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, "Hari libur ditetapkan.")
        return redirect(_year_of(row))
    context = {"form": form, "row": row, "back_url": _year_of(row)}
    return render(request, "administration/holiday_confirm.html", context)


@requires(Perm.MANAGE)
def holiday_cancel(request: Request, pk: int) -> HttpResponse:
    row = _found(request, pk)
    form = BasisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel_holiday(
            row, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, "Hari libur dicabut. Tenggat dihitung ulang.")
        return redirect(_year_of(row))
    context = {"form": form, "row": row, "back_url": _year_of(row)}
    return render(request, "administration/holiday_cancel.html", context)


@requires(Perm.MANAGE)
def year_adopt(request: Request, year: int) -> HttpResponse:
    if not queries.may_manage_all(request.user):
        raise Refused(
            "Hari libur nasional ditetapkan oleh pengelola sistem kementerian."
        )
    if not 2000 <= year <= 2100:
        raise Http404
    form = BasisForm(request.POST or None)
    address = f"{reverse('administration:holiday_list')}?year={year}"
    if request.method == "POST" and form.is_valid():
        found = actions.adopt_year(
            year=year, **form.cleaned_data, by=request.user, at=localtime()
        )
        messages.success(request, f"{len(found)} hari libur {year} ditetapkan.")
        return redirect(address)
    context = {"form": form, "year": year, "back_url": address}
    return render(request, "administration/year_adopt.html", context)
