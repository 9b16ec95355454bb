"""The public pages: sending a complaint without an account, and the statistics."""

from secrets import token_hex
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now

from zona.core.access import public
from zona.core.pages import year_of
from zona.core.people.models import Unit
from zona.core.ui.context import first_url
from zona.modules.complaints import actions, queries
from zona.modules.complaints.forms import CheckForm, PublicForm
from zona.modules.complaints.rules import ChannelKind, written
from zona.modules.complaints.views import guard
from zona.modules.complaints.views.base import attempt as submit

TOO_MANY = 429

FIRST_YEAR = 2009  # of the law on public service


@public
def complaint_start(request: HttpRequest) -> HttpResponse:
    """Where a citizen begins: the units that take complaints here."""
    context = {"units": queries.open_units(localdate())}
    return render(request, "complaints/public_start.html", context)


@public
def complaint_form(request: HttpRequest, code: str) -> HttpResponse:
    """Ask, let check, take: one short page, then the answers to check."""
    unit = _unit(code)
    stage = request.POST.get("langkah", "") if request.method == "POST" else ""
    if stage == "ubah":
        return _ask(request, unit, _story(request, is_bound=False))
    if stage not in {"periksa", "kirim"}:
        return _ask(request, unit, PublicForm(initial=_token(), on=localdate()))
    story = _story(request)
    if not story.is_valid():
        return _ask(request, unit, story)
    if stage == "periksa":
        return _check(request, unit, story, CheckForm())
    return _take(request, unit, story, CheckForm(request.POST, request.FILES))


def _unit(code: str) -> Unit:
    for unit in queries.open_units(localdate()):
        if unit.code == code:
            return unit
    raise Http404


def _token() -> dict[str, Any]:
    return {"token": token_hex(16)}


def _story(request: HttpRequest, *, is_bound: bool = True) -> PublicForm:
    if is_bound:
        return PublicForm(request.POST, on=localdate())
    given = {name: request.POST.get(name, "") for name in PublicForm.base_fields}
    return PublicForm(initial=given, on=localdate())


def _ask(request: HttpRequest, unit: Unit, form: PublicForm) -> HttpResponse:
    context = {
        "unit": unit,
        "form": form,
        "limits": queries.limits(localdate()),
        "wbs_url": first_url("wbs:report_start"),
    }
    return render(request, "complaints/public_form.html", context)


def _check(
    request: HttpRequest, unit: Unit, story: PublicForm, form: CheckForm
) -> HttpResponse:
    context = {"unit": unit, "story": story, "form": form, "said": story.cleaned_data}
    return render(request, "complaints/public_check.html", context)


def _take(
    request: HttpRequest, unit: Unit, story: PublicForm, form: CheckForm
) -> HttpResponse:
    """Register the complaint and show its number and code, told only here."""
    if not form.is_valid():
        return _check(request, unit, story, form)
    if not guard.may_report(request, queries.office(localdate())):
        return render(request, "complaints/public_slow.html", status=TOO_MANY)
    receipt = submit(
        story,
        actions.submit_complaint,
        unit=unit,
        channel=ChannelKind.WEB,
        received_on=localdate(),
        uploads=form.cleaned_data["uploads"],
        by=None,
        at=now(),
    )
    if receipt is None:
        return _ask(request, unit, story)
    guard.note_report(request)
    return _receipt(request, receipt)


def _receipt(request: HttpRequest, receipt: actions.Receipt) -> HttpResponse:
    context = {
        "unit": receipt.complaint.unit,
        "case": receipt.complaint,
        "code": written(receipt.code),
        "clock": queries.clock(receipt.complaint),
    }
    response = render(request, "complaints/public_receipt.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@public
def complaint_statistics(request: HttpRequest) -> HttpResponse:
    """What everybody may know about complaints of a unit in a year."""
    today = localdate()
    units = queries.open_units(today)
    code = request.GET.get("unit", "")
    unit = next((each for each in units if not code or each.code == code), None)
    year = year_of(request, today.year, FIRST_YEAR, today.year)
    context = {
        "unit": unit,
        "units": units,
        "year": year,
        "years": [year - 1, year + 1] if year < today.year else [year - 1],
        "figures": queries.public_figures(unit, year, today) if unit else None,
        "least": queries.office(today).least_public,
    }
    return render(request, "complaints/public_statistics.html", context)
