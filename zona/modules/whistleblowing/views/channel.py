"""The channel as the office may see it: figures, obligations, tests; never a word."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache

from zona.core.access import requires
from zona.core.facts import Period
from zona.core.http import Request
from zona.core.pages import year_of
from zona.modules.whistleblowing import forms, queries
from zona.modules.whistleblowing.actions import intake, probes
from zona.modules.whistleblowing.models import Probe
from zona.modules.whistleblowing.permissions import Perm
from zona.modules.whistleblowing.rules.codes import is_same, mailbox, new_code
from zona.modules.whistleblowing.views.base import unit_of

FIRST_YEAR = 2016


@requires(Perm.STATS)
def channel_view(request: Request) -> HttpResponse:
    """Figures of the year with small counts hidden, obligations, tests of the channel."""
    unit, today = unit_of(request, Perm.STATS), localdate()
    year = year_of(request, today.year, FIRST_YEAR, today.year)
    period = Period.year(year)
    rows = Probe.objects.visible_to(request.user).of(unit.pk)
    context = {
        "unit": unit,
        "year": year,
        "before": year - 1,
        "after": year + 1 if year < today.year else None,
        "board": queries.board(unit, period, today),
        "months": queries.months(unit, year, today),
        "obligations": queries.obligations(unit, _until(period, today)),
        "probes": rows.order_by("-pk")[:12],
        "is_open": queries.is_open(unit),
        "may_probe": request.user.has(Perm.PROBE, unit),
    }
    return render(request, "whistleblowing/channel_view.html", context)


def _until(period: Period, today: object) -> Period:
    """Return the year up to today: what is not over owes nothing yet."""
    end = min(period.end, localdate())
    return Period(period.start, end)


@never_cache
@requires(Perm.PROBE)
def probe_new(request: Request) -> HttpResponse:
    """Send a report that says it is a test, by the way that everybody's take."""
    unit = unit_of(request, Perm.PROBE)
    if request.method != "POST":
        return render(request, "whistleblowing/probe_new.html", {"unit": unit})
    code = new_code()
    probes.begin_probe(unit=unit, box=mailbox(code), by=request.user, at=now())
    form = forms.RetypeForm(initial={"shown": code})
    return render(
        request, "whistleblowing/probe_code.html", {"form": form, "code": code}
    )


@never_cache
@requires(Perm.PROBE)
def probe_confirm(request: Request) -> HttpResponse:
    """Count the test as sent once its code has been typed back."""
    form = forms.RetypeForm(request.POST or None)
    shown = form.data.get("shown", "")
    if form.is_valid():
        if is_same(shown, form.cleaned_data["code"]):
            intake.confirm_tip(lookup=mailbox(shown).lookup, at=now())
            return render(request, "whistleblowing/probe_sent.html", {})
        form.add_error("code", "Kode tidak sama. Bandingkan setiap kelompoknya.")
    context = {"form": form, "code": shown}
    return render(request, "whistleblowing/probe_code.html", context)
