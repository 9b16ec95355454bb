"""Evidence: the list, one proof, adding and correcting it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.db.models import Exists, OuterRef
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, now

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, near_page, sort
from zona.core.people.models import Unit
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.evidence import (
    EvidenceFileForm,
    EvidenceFilter,
    EvidenceForm,
)
from zona.modules.assessment.models import Evidence, EvidenceRows, EvidenceUse, Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.views import asking, base, revising

HEADS = (
    Head("Bukti", "judul", "title"),
    Head("Jenis", "jenis", "kind"),
    Head("Tanggal kejadian", "kejadian", "happened_on"),
    Head("Diterima", "diterima", "received_on"),
    Head("Berlaku sampai", "berlaku_sampai", "valid_until"),
    Head("Dipakai", "dipakai", "used", numeric=True),
)
NEWEST = "-kejadian"
DAYS = {
    "kejadian": "happened_on",
    "diterima": "received_on",
    "berlaku": "valid_until",
}


# --- the list -----------------------------------------------------------------------


@requires(Perm.VIEW)
def evidence_list(request: Request, pk: int | None = None) -> HttpResponse:
    """The evidence of a worksheet's unit; without one, of the own unit."""
    lke = base.found_lke(request, pk) if pk else queries.latest_lke(request.user.unit)
    unit = lke.unit if lke else request.user.unit
    day = min(lke.period_end, localdate()) if pk and lke else localdate()
    rows = Evidence.objects.visible_to(request.user).filter(unit=unit)
    filters, found = _filtered(request, rows, unit, lke, day)
    found, columns = sort(request, found.with_uses(), HEADS, NEWEST, then="-pk")
    page = near_page(request, found)
    context = {
        "unit": unit,
        "day": day,
        "filters": filters,
        "columns": columns,
        "page": page,
        "rows": _rows(request, page, unit, day),
        "lke": lke,
        "area": filters.cleaned_data.get("area", ""),
        "is_empty": not rows.exists(),
        "may_add": request.user.has(Perm.ANSWER, unit),
    }
    return render(request, "assessment/evidence_list.html", context)


def _rows(
    request: Request, page: Page[Evidence], unit: Unit, day: date
) -> list[tuple[Evidence, bool, str]]:
    """Return each proof with whether it holds, and the passage that was searched."""
    shown, said = list(page), request.GET.get("q", "")
    found: dict[int, str] = {}
    if said:
        found = queries.passages(shown, unit=unit, said=said, user=request.user)
    return [(e, e.is_valid_on(day), found.get(e.pk, "")) for e in shown]


def _filtered(
    request: Request, rows: EvidenceRows, unit: Unit, lke: Lke | None, day: date
) -> tuple[EvidenceFilter, EvidenceRows]:
    areas = queries.areas(queries.plan_of(lke.instrument).instrument) if lke else {}
    filters = EvidenceFilter(request.GET, areas=areas)
    filters.full_clean()  # a word that is no filter is told at its field and left out
    rows = _narrowed(rows, filters.cleaned_data, day)
    rows = _narrowed_by_use(request, rows, filters.cleaned_data)
    rows = _narrowed_by_day(rows, filters.cleaned_data)
    if said := filters.cleaned_data.get("q"):
        rows = queries.matching(rows, unit=unit, said=said, user=request.user)
    if lke and (area := filters.cleaned_data.get("area")):
        rows = _in_area(request, rows, lke, area)
    return filters, rows


def _narrowed(rows: EvidenceRows, wanted: dict[str, Any], day: date) -> EvidenceRows:
    if kind := wanted.get("jenis"):
        rows = rows.filter(kind=kind)
    match wanted.get("berlaku"):
        case "berlaku":
            return rows.valid_on(day)
        case "lewat":
            return rows.filter(valid_until__lt=day)
        case "lepas":
            return rows.filter(uses__isnull=True)
    return rows


def _narrowed_by_use(
    request: Request, rows: EvidenceRows, wanted: dict[str, Any]
) -> EvidenceRows:
    """Keep what serves the question, as a document asked for or beside them."""
    uses = EvidenceUse.objects.visible_to(request.user)
    uses = uses.filter(evidence=OuterRef("pk"))
    if code := wanted.get("pertanyaan"):
        rows = rows.filter(Exists(uses.filter(code=code)))
    if slot := wanted.get("dokumen"):
        kept = uses.exclude(slot="") if slot == "isi" else uses.filter(slot="")
        rows = rows.filter(Exists(kept))
    return rows


def _narrowed_by_day(rows: EvidenceRows, wanted: dict[str, Any]) -> EvidenceRows:
    """Keep what has the chosen one of its three days between the two bounds."""
    field = DAYS[wanted.get("tanggal") or "kejadian"]
    for bound, name in (("gte", "dari"), ("lte", "sampai")):
        if day := wanted.get(name):
            rows = rows.filter(**{f"{field}__{bound}": day})
    return rows


def _in_area(request: Request, rows: EvidenceRows, lke: Lke, area: str) -> EvidenceRows:
    """Keep what serves a question of the area in the worksheet."""
    codes = [
        question.code
        for half in asking.halves(queries.plan_of(lke.instrument), area)
        for group in half.groups
        for question in group.questions
    ]
    uses = EvidenceUse.objects.visible_to(request.user)
    here = uses.filter(lke=lke, code__in=codes, evidence=OuterRef("pk"))
    return rows.filter(Exists(here))


# --- one proof ----------------------------------------------------------------------


def found_evidence(request: Request, pk: int) -> Evidence:
    """Return the evidence if the person may look at it, else 404."""
    rows = Evidence.objects.visible_to(request.user)
    related = ("unit", "attachment", "added_by")
    return get_object_or_404(rows.select_related(*related), pk=pk)


@requires(Perm.VIEW)
def evidence_view(request: Request, pk: int) -> HttpResponse:
    evidence = found_evidence(request, pk)
    uses = EvidenceUse.objects.visible_to(request.user).filter(evidence=evidence)
    uses = uses.select_related("lke__instrument").defer("lke__instrument__content")
    context = {
        "evidence": evidence,
        "is_valid": evidence.is_valid_on(localdate()),
        "revisions": revising.revisions(request, evidence),
        "uses": [
            (use, queries.plan_of(use.lke.instrument).instrument.question(use.code))
            for use in uses.order_by("lke__period_end", "code")
        ],
        "may_edit": request.user.has(Perm.ANSWER, evidence.unit),
    }
    return render(request, "assessment/evidence_view.html", context)


@requires(Perm.ANSWER)
def evidence_edit(request: Request, pk: int) -> HttpResponse:
    evidence = found_evidence(request, pk)
    if not request.user.has(Perm.ANSWER, evidence.unit):
        raise PermissionDenied
    form = EvidenceForm(request.POST or None, initial=model_to_dict(evidence))
    if request.method == "POST" and form.is_valid():
        proof = actions.Proof(**form.cleaned_data)
        actions.edit_evidence(evidence, proof=proof, by=request.user, at=now())
        messages.success(request, "Keterangan bukti disimpan.")
        return redirect("assessment:evidence_view", pk)
    context = {"evidence": evidence, "form": form}
    return render(request, "assessment/evidence_edit.html", context)


@requires(Perm.ANSWER)
def evidence_new(
    request: Request, pk: int | None = None, code: str = ""
) -> HttpResponse:
    """Add a proof with its file, for a question or to be used later."""
    lke = base.found_lke(request, pk) if pk else None
    question = base.own_question(request, lke, code) if lke else None
    unit = lke.unit if lke else request.user.unit
    if not request.user.has(Perm.ANSWER, unit):
        raise PermissionDenied
    form = _file_form(request, question)
    if request.method == "POST" and form.is_valid():
        evidence = _add(request, form, unit=unit, uses=[(lke, code)] if lke else [])
        day = date_format(evidence.happened_on, "j F Y")
        said = f"“{evidence}” disimpan dengan tanggal kejadian {day}. "
        messages.success(request, said + "Buka buktinya bila perlu diperbaiki.")
        place = base.question_url(lke, code) if lke else ""
        return redirect(place or evidence_url(evidence))
    context = {"lke": lke, "question": question, "form": form}
    return render(request, "assessment/evidence_new.html", context)


def _file_form(request: Request, question: Question | None) -> EvidenceFileForm:
    start = {"received_on": localdate(), "slot": request.GET.get("dokumen", "")}
    return EvidenceFileForm(
        request.POST or None,
        request.FILES or None,
        today=localdate(),
        slots=question.evidence if question else (),
        initial=start,
    )


def evidence_url(evidence: Evidence) -> str:
    return reverse("assessment:evidence_view", args=[evidence.pk])


def _add(request: Request, form: EvidenceFileForm, **place: Any) -> Evidence:
    given = dict(form.cleaned_data)
    files, secrecy = given.pop("file"), given.pop("secrecy")
    slot = given.pop("slot", "")
    return actions.add_evidence(
        proof=actions.Proof(**given),
        files=[(each.name, each.file) for each in files],
        slot=slot,
        secrecy=secrecy,
        by=request.user,
        at=now(),
        **place,
    )
