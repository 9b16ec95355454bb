"""Tying evidence to one question: what is there already, a record, taking it off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import near_page, whole_number
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.evidence import EvidenceSearch
from zona.modules.assessment.models import Evidence, EvidenceKind, EvidenceUse, Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.views import base


@requires(Perm.ANSWER)
def evidence_pick(request: Request, pk: int, code: str) -> HttpResponse:
    """Choose among the unit's evidence that this question does not use yet."""
    lke = base.found_lke(request, pk)
    question = base.own_question(request, lke, code)
    rows = Evidence.objects.visible_to(request.user).filter(unit=lke.unit)
    if request.method == "POST":
        chosen = whole_number(request.POST.get("evidence", ""), 0, 18)
        evidence = get_object_or_404(rows.filter(pk=chosen))
        return _use(request, lke, code, evidence)
    used = EvidenceUse.objects.visible_to(request.user).filter(lke=lke, code=code)
    rows = rows.exclude(pk__in=used.values("evidence"))
    search = EvidenceSearch(request.GET)
    if search.is_valid() and (said := search.cleaned_data["q"]):
        rows = queries.matching(rows, unit=lke.unit, said=said, user=request.user)
    page = near_page(request, rows.order_by("-happened_on", "-pk"))
    context = {"lke": lke, "question": question, "search": search, "page": page}
    return render(request, "assessment/evidence_pick.html", context)


def _use(request: Request, lke: Lke, code: str, evidence: Evidence) -> HttpResponse:
    try:
        slot = request.GET.get("dokumen", "")
        actions.use_evidence(
            evidence, lke=lke, code=code, slot=slot, by=request.user, at=now()
        )
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, f"“{evidence}” dipasang pada pertanyaan ini.")
    return redirect(base.question_url(lke, code))


@requires(Perm.ANSWER)
@require_POST
def evidence_record(request: Request, pk: int, code: str) -> HttpResponse:
    """Let a record of Zona prove an answer, as it stood on the cut-off day."""
    lke = base.found_lke(request, pk)
    question = base.own_question(request, lke, code)
    proof = _proof(lke, question, request.POST.get("fact", ""))
    try:
        actions.use_record(lke, code, proof=proof, by=request.user, at=now())
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, "Catatan di Zona dipasang sebagai bukti.")
    return redirect(base.question_url(lke, code))


def _proof(lke: Lke, question: Question, code: str) -> actions.Proof:
    """What the fact said, and where it is seen; 404 where it has nothing to show."""
    today = localdate()
    knows = queries.knowledge(lke, question, today)
    reading = knows.readings.get(code) if knows else None
    if reading is None or reading.value is None or not reading.sources:
        raise Http404
    fact, source = shipped.suggestions().facts[code], reading.sources[0]
    return actions.Proof(
        title=source.title[:200],
        kind=EvidenceKind.CATATAN,
        shows=f"{fact.name}: {fact.figure(reading.value)}",
        happened_on=min(lke.period_end, today),
        received_on=today,
        fact_code=code,
        record_url=source.url,
    )


@requires(Perm.ANSWER)
@require_POST
def evidence_release(request: Request, pk: int) -> HttpResponse:
    """Take a proof off a question."""
    rows = EvidenceUse.objects.visible_to(request.user)
    rows = rows.select_related("evidence", "lke__unit", "lke__instrument")
    use = get_object_or_404(rows.defer("lke__instrument__content"), pk=pk)
    place = base.question_url(use.lke, use.code)
    actions.release_evidence(use, by=request.user, at=now())
    messages.success(request, "Bukti dilepas dari pertanyaan ini; berkasnya tetap ada.")
    return redirect(place)
