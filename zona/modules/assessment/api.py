"""The worksheet for programs: read it, its score and its proof; answer a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from ninja import Router, Status
from pydantic import BaseModel

from zona.core.access import requires
from zona.core.api.schemas import Problem
from zona.core.http import Request
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Answer, EvidenceUse, Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.scoring import GateResult, Mark, display

router = Router(tags=["LKE"])
PAGE = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: one unit, one instrument, one period."""

    id: int
    unit: str
    instrument: str
    title: str
    period_start: date
    period_end: date


@dataclass(frozen=True, slots=True)
class Part:
    """The score of one node of the instrument, to two decimals as shown."""

    code: str
    score: Decimal
    weight: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Gate:
    """One requirement of a predicate and whether it is met."""

    predicate: str
    title: str
    value: Decimal | str | None
    needed: Decimal | str | None
    passed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """All scores and gates of a worksheet, as its answers stand (claimed)."""

    total: Part
    parts: list[Part]
    gates: list[Gate]


@dataclass(frozen=True, slots=True)
class Given:
    """The unit's answer to one question; figures as decimal text."""

    code: str
    value: str
    inputs: Mapping[str, str]
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class Clash(Problem):
    """A colleague answered meanwhile: what stands now."""

    current: Given | None = field(kw_only=True, default=None)


@dataclass(frozen=True, slots=True)
class Proven:
    """One use of a piece of evidence on one question."""

    code: str
    title: str
    number: str
    happened_on: date
    valid_until: date | None


class Reply(BaseModel):
    """What is answered; `version` is the version that was read (0: none yet)."""

    value: str = ""
    inputs: dict[str, Decimal] = {}
    note: str = ""
    version: int


@router.get("/worksheets/", response=list[Sheet], summary="Daftar lembar kerja")
@requires(Perm.VIEW)
def worksheet_list(request: Request, unit: str = "", offset: int = 0) -> list[Sheet]:
    """List the worksheets that the person may see, the latest first, a hundred at once."""
    found = Lke.objects.visible_to(request.user).select_related("unit", "instrument")
    if unit:
        found = found.filter(unit__code=unit)
    page = found.order_by("-period_end", "-pk")[max(offset, 0) : max(offset, 0) + PAGE]
    return [
        Sheet(
            lke.pk,
            lke.unit.code,
            lke.instrument.code,
            lke.title,
            lke.period_start,
            lke.period_end,
        )
        for lke in page
    ]


@router.get("/worksheets/{pk}/score/", response=Standing, summary="Nilai dan syarat")
@requires(Perm.VIEW)
def worksheet_score(request: Request, pk: int) -> Standing:
    """Return the scores of every node and the gates of both predicates."""
    sheet = queries.worksheet(_lke(request, pk))
    score = sheet.score()
    marks = [score.node(node.code) for node in sheet.instrument.nodes]
    return Standing(
        _part(sheet, score.total),
        [_part(sheet, mark) for mark in marks],
        [_gate(gate) for gate in score.gates],
    )


@router.get("/worksheets/{pk}/answers/", response=list[Given], summary="Jawaban unit")
@requires(Perm.VIEW)
def answer_list(request: Request, pk: int) -> list[Given]:
    """Return the unit's answers, in the order of the instrument."""
    sheet = queries.worksheet(_lke(request, pk))
    asked = [question.code for question in sheet.instrument.questions]
    return [_given(sheet.answers[code]) for code in asked if code in sheet.answers]


@router.put(
    "/worksheets/{pk}/answers/{code}/",
    response={200: Given, 403: Problem, 409: Clash, 422: Problem},
    summary="Jawab satu pertanyaan",
)
@requires(Perm.ANSWER)
def answer_save(
    request: Request, pk: int, code: str, reply: Reply
) -> Given | Status[Clash]:
    """Save one answer as a page would: same checks, same trail, nothing overwritten."""
    lke = get_object_or_404(Lke.objects.visible_to(request.user), pk=pk)
    sheet = queries.worksheet(lke, is_saving=True)
    said = actions.Reply(reply.value, reply.inputs, reply.note)
    try:
        sheet = actions.answer_question(
            sheet, code, said, version=reply.version, by=request.user, at=now()
        )
    except actions.Conflict as clash:
        detail = "Jawaban ini sudah diubah orang lain."
        return Status(409, Clash(detail, current=_given(clash.current)))
    return _given(sheet.answers[code])


@router.get("/worksheets/{pk}/evidence/", response=list[Proven], summary="Bukti")
@requires(Perm.VIEW)
def evidence_list(request: Request, pk: int, code: str = "") -> list[Proven]:
    """Return the evidence by question; with `code` of one question only."""
    uses = EvidenceUse.objects.visible_to(request.user).filter(lke_id=pk)
    if code:
        uses = uses.filter(code=code)
    else:
        _lke(request, pk)
    return [
        Proven(
            use.code,
            use.evidence.title,
            use.evidence.number,
            use.evidence.happened_on,
            use.evidence.valid_until,
        )
        for use in uses.select_related("evidence").order_by("code", "pk")
    ]


def _lke(request: Request, pk: int) -> Lke:
    found = Lke.objects.visible_to(request.user)
    return get_object_or_404(found.select_related("unit", "instrument"), pk=pk)


def _given(answer: Answer) -> Given:
    return Given(answer.code, answer.value, answer.inputs, answer.note, answer.version)


def _part(sheet: queries.Worksheet, mark: Mark) -> Part:
    weight = sheet.instrument.weight(mark.code)
    return Part(mark.code, display(mark.score), display(weight), display(mark.percent))


def _gate(gate: GateResult) -> Gate:
    return Gate(
        gate.predicate,
        gate.title,
        _figure(gate.value),
        _figure(gate.needed),
        gate.passed,
    )


def _figure(value: Fraction | str | None) -> Decimal | str | None:
    return display(value) if isinstance(value, Fraction) else value
