"""Pages of the quarterly monitoring."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import bound, require
from zona.modules.risk import actions, forms, queries
from zona.modules.risk.models import (
    Incident,
    Mechanism,
    Monitoring,
    MonitoringRow,
    Risk,
)
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import MONITORING_FLOW, quarter_days, quarter_of
from zona.modules.risk.views.base import (
    Place,
    buttons,
    context_for,
    form_page,
    place_of,
    step_of,
)

STEPS = {"sign": "tanda-tangan", "return": "pengembalian", "decide": "keputusan"}
ACTS: dict[str, tuple[type[forms.StepForm], Callable[..., Monitoring]]] = {
    "sign": (forms.SignForm, actions.sign_monitoring),
    "return": (forms.NoteForm, actions.return_monitoring),
    "decide": (forms.DecisionForm, actions.decide_monitoring),
}


@requires(Perm.VIEW_REGISTER)
def monitoring_list(request: Request) -> HttpResponse:
    """Show the monitorings of a year and the mechanisms that came of them."""
    place = place_of(request, Perm.VIEW_REGISTER)
    rows = Monitoring.objects.visible_to(request.user).filter(unit_id=place.unit.pk)
    found = {row.quarter: row for row in rows.filter(context__year=place.year)}
    context = place.shown("Pemantauan") | {
        "filters": forms.PlaceFilter(
            place.picked(), units=place.units, years=place.years
        ),
        "quarters": [
            (n, found.get(n), queries.quarter_due(place.unit, place.year, n))
            for n in range(1, 5)
        ],
        "mechanisms": _mechanisms(request, place),
        "today": localdate(),
    }
    return render(request, "risk/monitoring_list.html", context)


def _mechanisms(request: Request, place: Place) -> QuerySet[Mechanism]:
    rows = Mechanism.objects.visible_to(request.user)
    found = rows.filter(unit=place.unit, monitoring__context__year=place.year)
    return found.order_by("set_on")


@requires(Perm.EDIT)
def monitoring_new(request: Request) -> HttpResponse:
    """Begin the monitoring of a quarter."""
    place = place_of(request, Perm.EDIT)
    context = context_for(place)
    first = {"quarter": request.GET.get("triwulan") or quarter_of(localdate())}
    return form_page(
        request,
        bound(request, forms.MonitoringForm, first),
        partial(actions.begin_monitoring, context=context),
        title="Susun pemantauan",
        back=reverse("risk:monitoring_list") + place.query,
        done="Pemantauan dibuat. Isi hasil pantau tiap risiko.",
    )


def _monitoring(request: Request, pk: int) -> Monitoring:
    rows = Monitoring.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("context", "unit"), pk=pk)


@requires(Perm.VIEW_REGISTER)
def monitoring_detail(request: Request, pk: int) -> HttpResponse:
    """Show one quarter: every risk, the head's decision, new mechanisms."""
    monitoring, user = _monitoring(request, pk), request.user
    is_editor = user.has(Perm.EDIT, monitoring.unit)
    missing = queries.uncovered(monitoring) if monitoring.state == "disusun" else ()
    context = {
        "monitoring": monitoring,
        "flow": MONITORING_FLOW,
        "lines": queries.monitoring_lines(monitoring, user),
        "missing": missing if is_editor else (),
        "buttons": buttons(user, monitoring, MONITORING_FLOW, "monitoring_step", STEPS),
        "may_fill": is_editor and monitoring.state == "disusun",
        "may_add_mechanism": is_editor and monitoring.state != "disusun",
        "mechanisms": monitoring.mechanisms.order_by("set_on"),
        "events": queries.history(monitoring, user),
        "home": f"{reverse('risk:monitoring_list')}?unit={monitoring.unit.code}"
        f"&tahun={monitoring.context.year}",
    }
    return render(request, "risk/monitoring_detail.html", context)


@requires(Perm.EDIT)
def row_edit(request: Request, pk: int, risk_pk: int) -> HttpResponse:
    """Write down what was seen of one risk in the quarter."""
    monitoring = _monitoring(request, pk)
    require(request, Perm.EDIT, monitoring.unit)
    risk = get_object_or_404(
        Risk.objects.visible_to(request.user), pk=risk_pk, context=monitoring.context
    )
    scale = queries.scale_for(monitoring.context)
    return form_page(
        request,
        bound(request, forms.RowForm, _first(request, monitoring, risk), scale=scale),
        partial(actions.keep_row, monitoring, risk),
        title=f"Pantau {risk}",
        back=monitoring.get_absolute_url(),
        done=f"Hasil pantau {risk} tersimpan.",
        told=risk.statement,
    )


def _first(request: Request, monitoring: Monitoring, risk: Risk) -> dict[str, Any]:
    """Return what was written before, else what the registers already know."""
    seen = MonitoringRow.objects.visible_to(request.user)
    row = seen.filter(monitoring=monitoring, risk=risk).first()
    if row:
        names = ("occurrences", "realisation", "likelihood", "impact", "recommendation")
        return {name: getattr(row, name) for name in names}
    days = quarter_days(monitoring.context.year, monitoring.quarter)
    known = Incident.objects.visible_to(request.user)
    happened = known.filter(risk=risk, happened_on__range=days)
    actions_ = risk.controls.order_by("due_on", "pk")
    return {
        "occurrences": happened.count(),
        "realisation": "\n".join(f"{a.text}: {a.status.label}" for a in actions_)[
            :1000
        ],
        "likelihood": risk.likelihood_after,
        "impact": risk.impact_after,
    }


@requires(Perm.VIEW_REGISTER)
def monitoring_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Sign, give back, or decide a quarter's monitoring."""
    monitoring = _monitoring(request, pk)
    move = step_of(request, monitoring, MONITORING_FLOW, STEPS, step)
    kind, act = ACTS[move.verb]
    return form_page(
        request,
        bound(request, kind),
        partial(act, monitoring),
        title=f"{move.label}: {monitoring}",
        back=monitoring.get_absolute_url(),
        done=f"Tersimpan. Status kini “{MONITORING_FLOW.state(move.target).label}”.",
        submit=move.label,
    )


@requires(Perm.EDIT)
def mechanism_new(request: Request, pk: int) -> HttpResponse:
    """Record a mechanism that came of the monitoring."""
    monitoring = _monitoring(request, pk)
    require(request, Perm.EDIT, monitoring.unit)
    return form_page(
        request,
        bound(request, forms.MechanismForm),
        partial(actions.record_mechanism, monitoring),
        title="Catat mekanisme baru",
        back=monitoring.get_absolute_url(),
        done="Mekanisme baru dicatat.",
    )
