"""Pages of the register and its heat map."""

from functools import partial

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, bound, paged, require, sort
from zona.core.people.models import User
from zona.core.ui.parts import HeatMap
from zona.core.upkeep.queries import main_activities
from zona.modules.risk import actions, forms, queries
from zona.modules.risk.models import ControlAction, Incident, MonitoringRow, Risk
from zona.modules.risk.models.register import RiskRows
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import RISK_FLOW, RISK_OPEN, RISK_WORK, Scale
from zona.modules.risk.views.base import (
    Place,
    buttons,
    context_for,
    form_page,
    place_of,
    step_form,
    step_of,
)

HEADS = (
    Head("Kode", "kode", "code"),
    Head("Risiko"),
    Head("Pemilik", "pemilik", "owner__full_name"),
    Head("Sebelum", "sebelum", "score_before"),
    Head("Sesudah", "sesudah", "score_after"),
    Head("Urutan", numeric=True),
    Head("RTP"),
    Head("Status", "status", "state"),
)
# The verb of the flow, and the last word of the step's address.
STEPS = {
    "drop": "penghentian",
    "validate": "validasi",
    "return": "pengembalian",
    "approve": "persetujuan",
    "refuse": "penolakan",
    "close": "penutupan",
}
DESCRIBED = (
    "code",
    "activity",
    "objective",
    "statement",
    "cause",
    "source",
    "controllability",
    "impact",
    "category",
    "owner",
)
ANALYSED = (
    "likelihood_before",
    "impact_before",
    "existing_control",
    "control_effect",
    "likelihood_after",
    "impact_after",
    "response",
)


@requires(Perm.VIEW)
def risk_list(request: Request) -> HttpResponse:
    """Show a year's register, or one's own share of it."""
    place, today = place_of(request), localdate()
    scale = queries.scale_in(place.unit, place.year)
    known = Risk.objects.visible_to(request.user).of(place.unit.pk)
    known = known.in_year(place.year)
    filters = _filters(request, place, scale)
    narrowed = queries.scored(_narrowed(known, filters, scale), scale)
    rows, columns = sort(request, queries.counted(narrowed, today), HEADS, "kode")
    page = paged(request, rows)
    context = place.shown("Register") | {
        "filters": filters,
        "page": page,
        "lines": queries.register_lines(page, scale, queries.priorities(known, scale)),
        "columns": columns,
        **_counts(place, known),
    }
    return render(request, "risk/risk_list.html", context)


def _filters(request: Request, place: Place, scale: Scale) -> forms.RiskFilter:
    return forms.RiskFilter(
        request.GET.dict() | place.picked(),
        units=place.units,
        years=place.years,
        levels=scale.levels,
        activities=main_activities(place.unit.pk, localdate()),
    )


def _counts(place: Place, known: RiskRows) -> dict[str, object]:
    return {
        "open_count": known.filter(state__in=RISK_OPEN).count(),
        "work_count": known.filter(state__in=RISK_WORK).count(),
        "due_on": queries.register_due(place.year),
    }


def _narrowed(rows: RiskRows, filters: forms.RiskFilter, scale: Scale) -> RiskRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.on_map(
        rows,
        scale,
        wanted.get("peta") or "sesudah",
        level=wanted.get("tingkat", ""),
        cell=wanted.get("sel", ""),
    )
    pairs = {"kategori": "category", "status": "state", "kegiatan": "activity_id"}
    for name, field in pairs.items():
        if wanted.get(name):
            rows = rows.filter(**{field: wanted[name]})
    if words := wanted.get("q"):
        rows = rows.filter(
            Q(statement__icontains=words)
            | Q(objective__icontains=words)
            | Q(code__icontains=words)
        )
    return rows


@requires(Perm.VIEW_REGISTER)
def heat_map(request: Request) -> HttpResponse:
    """Show the map of risks before and after control, side by side."""
    place = place_of(request, Perm.VIEW_REGISTER)
    scale = queries.scale_in(place.unit, place.year)
    rows = Risk.objects.visible_to(request.user).of(place.unit.pk)
    rows = rows.in_year(place.year).exclude(state="dihentikan")
    maps = [
        (f"Peta risiko {moment} pengendalian", _map(place, rows, scale, moment))
        for moment in ("sebelum", "sesudah")
    ]
    filters = forms.PlaceFilter(place.picked(), units=place.units, years=place.years)
    context = place.shown("Peta") | {"filters": filters, "maps": maps, "scale": scale}
    return render(request, "risk/heat_map.html", context)


def _map(place: Place, rows: RiskRows, scale: Scale, moment: str) -> HeatMap:
    home = f"{reverse('risk:risk_list')}{place.query}&peta={moment}&sel="
    return queries.heat_map(rows, scale, moment, lambda cell: home + cell)


def _risk(request: Request, pk: int) -> Risk:
    rows = Risk.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("context", "unit"), pk=pk)


@requires(Perm.VIEW)
def risk_detail(request: Request, pk: int) -> HttpResponse:
    """Show one risk: its standing, what is done about it, what was seen of it."""
    risk, user, today = _risk(request, pk), request.user, localdate()
    scale = queries.scale_for(risk.context)
    controls = ControlAction.objects.visible_to(user).filter(risk=risk)
    controls = controls.select_related("officer").order_by("due_on", "pk")
    context = {
        "risk": risk,
        "flow": RISK_FLOW,
        "before": queries.standing(scale, risk.likelihood_before, risk.impact_before),
        "after": queries.standing(scale, risk.likelihood_after, risk.impact_after),
        "is_above": _is_above(risk, scale),
        "buttons": buttons(user, risk, RISK_FLOW, "risk_step", STEPS),
        "controls": [(each, each.status_on(today)) for each in controls],
        "rows": _seen(risk, request),
        "incidents": Incident.objects.visible_to(user).filter(risk=risk),
        "events": queries.history(risk, user),
        "home": f"{reverse('risk:risk_list')}?unit={risk.unit.code}"
        f"&tahun={risk.context.year}",
        **_rights(user, risk),
    }
    return render(request, "risk/risk_detail.html", context)


def _rights(user: User, risk: Risk) -> dict[str, bool]:
    is_workable = queries.may_work_on(user, risk)
    judged = {"dianalisis", "divalidasi", *RISK_OPEN}
    return {
        "may_edit": is_workable and risk.state in RISK_WORK,
        "may_analyse": is_workable and risk.state in {"diidentifikasi", "dianalisis"},
        "may_plan": is_workable and risk.state in judged,
    }


def _is_above(risk: Risk, scale: Scale) -> bool:
    k, d = risk.likelihood_after, risk.impact_after
    return bool(k and d and scale.needs_control(k, d, is_fraud=risk.is_fraud))


def _seen(risk: Risk, request: Request) -> list[MonitoringRow]:
    rows = MonitoringRow.objects.visible_to(request.user).filter(risk=risk)
    return list(rows.select_related("monitoring").order_by("monitoring__quarter"))


@requires(Perm.REPORT)
def risk_new(request: Request) -> HttpResponse:
    """Put a risk on the register of a year that has its context."""
    place = place_of(request, Perm.REPORT)
    context = context_for(place)
    return form_page(
        request,
        bound(request, forms.RiskForm, {"owner": request.user}, unit=place.unit),
        partial(actions.identify_risk, context=context),
        title="Catat risiko",
        back=reverse("risk:risk_list") + place.query,
        done="Risiko dicatat. Langkah berikutnya: analisis.",
    )


@requires(Perm.VIEW)
def risk_edit(request: Request, pk: int) -> HttpResponse:
    """Correct the words of a risk."""
    risk = _workable(request, pk)
    first = {name: getattr(risk, name) for name in DESCRIBED}
    return form_page(
        request,
        bound(request, forms.RiskForm, first, unit=risk.unit),
        partial(actions.edit_risk, risk),
        title=f"Perbaiki {risk}",
        back=risk.get_absolute_url(),
        done="Uraian risiko diperbaiki.",
    )


@requires(Perm.VIEW)
def risk_analyse(request: Request, pk: int) -> HttpResponse:
    """Judge a risk on the scale of its year."""
    risk = _workable(request, pk)
    scale = queries.scale_for(risk.context)
    first = {name: getattr(risk, name) for name in ANALYSED}
    return form_page(
        request,
        bound(request, forms.AnalysisForm, first, scale=scale),
        partial(actions.analyse_risk, risk),
        title=f"Analisis {risk}",
        back=risk.get_absolute_url(),
        done="Analisis tersimpan.",
        told=risk.statement,
        scale=scale,
    )


def _workable(request: Request, pk: int) -> Risk:
    risk = _risk(request, pk)
    if not queries.may_work_on(request.user, risk):
        require(request, Perm.EDIT, risk.unit)
    return risk


@requires(Perm.VIEW)
def risk_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Take a risk along its flow."""
    risk = _risk(request, pk)
    move = step_of(request, risk, RISK_FLOW, STEPS, step)
    return form_page(
        request,
        step_form(request, forms.STEP_FORMS, move.verb, forms.StepForm),
        partial(actions.move_risk, risk, move.verb),
        title=f"{move.label}: {risk}",
        back=risk.get_absolute_url(),
        done=f"Tersimpan. Status kini “{RISK_FLOW.state(move.target).label}”.",
        told=risk.statement,
        submit=move.label,
    )


@requires(Perm.EDIT)
def risk_carry(request: Request) -> HttpResponse:
    """Carry the open risks of a year into the next."""
    place = place_of(request, Perm.EDIT)
    context = context_for(place)
    following = Place(
        place.user, place.unit, place.units, place.year + 1, place.context
    )
    return form_page(
        request,
        bound(request, forms.StepForm),
        partial(actions.carry_forward, context=context),
        title=f"Bawa risiko terbuka ke {following.year}",
        back=reverse("risk:risk_list") + following.query,
        done="Risiko terbuka dibawa ke tahun berikutnya untuk dinilai kembali.",
        cancel=reverse("risk:risk_list") + place.query,
        told="Setiap risiko yang masih terbuka disalin ke register tahun berikutnya "
        "beserta RTP yang belum selesai. Konteks yang belum ada ikut disalin.",
        submit="Bawa ke tahun depan",
    )
