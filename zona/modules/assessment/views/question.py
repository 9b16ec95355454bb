"""One question: what the system knows, the answer, the evidence, the history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import now

from zona.core.access import requires
from zona.core.audit.models import Entry
from zona.core.facts import Source
from zona.core.files.models import Attachment
from zona.core.http import Request
from zona.core.ui.parts import Event
from zona.core.ui.worksheet import Ask
from zona.modules.assessment import actions, queries
from zona.modules.assessment.forms.answers import AnswerForm
from zona.modules.assessment.forms.evidence import EvidenceFileForm
from zona.modules.assessment.models import EvidenceUse, Lke, Stance
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Knowledge
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.rules.suggestion import Suggestion
from zona.modules.assessment.views import asking, base
from zona.modules.assessment.views.asking import Desk
from zona.modules.assessment.views.worksheet import conflict_page

# --- what the system knows ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """One fact: what it says and where it can be seen."""

    code: str
    title: str
    figure: str
    sources: tuple[Source, ...]
    can_prove: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What the system proposes to answer, in words."""

    suggestion: Suggestion
    words: str
    why: tuple[str, ...]
    next_words: str
    forecast: str
    facts: tuple[Known, ...]


def suggested(question: Question, suggestion: Suggestion) -> tuple[str, dict[str, str]]:
    """The suggested rung, or the suggested figures as text."""
    inputs = {key: str(value) for key, value in (suggestion.inputs or {}).items()}
    if suggestion.index is not None and question.formula:
        inputs = {question.formula.keys[0]: str(suggestion.index)}
    return suggestion.answer or "", inputs


def offer(question: Question, knows: Knowledge | None) -> Offer | None:
    """What to show of the system's knowledge; None where no rule speaks of the question."""
    if knows is None:
        return None
    found = knows.suggestion
    value, inputs = suggested(question, found)
    better, guess = question.option(found.next_rung), found.forecast
    return Offer(
        suggestion=found,
        # On the lowest rung the reason is just what the next one still lacks.
        why=() if found.why == found.missing else found.why,
        words=asking.words(question, value, inputs),
        next_words=f"{better.value} – {better.label}" if better else "",
        forecast="" if guess is None else f"{guess:f}".replace(".", ","),
        facts=tuple(_known(knows)),
    )


def _known(knows: Knowledge) -> Iterator[Known]:
    titles = shipped.suggestions().facts
    for code, reading in knows.readings.items():
        fact = titles[code]
        value = reading.value if reading else None
        sources = reading.sources if reading else ()
        proves = value is not None and bool(sources)
        yield Known(code, fact.name, fact.figure(value), sources, proves)


# --- the page ------------------------------------------------------------------------------


@requires(Perm.VIEW)
def question_view(request: Request, pk: int, code: str) -> HttpResponse:
    found = base.desk(request, pk)
    question = base.found_question(found.sheet, code)
    if request.method == "POST":
        return _answer(request, found, question)
    return _page(request, found, question, found.ask(question))


def _page(
    request: Request, found: Desk, question: Question, ask: Ask, status: int = 200
) -> HttpResponse:
    lke, area = found.sheet.lke, found.area_of(question.code)
    answer = found.sheet.answers.get(question.code)
    day = min(lke.period_end, found.on)
    context = {
        "lke": lke,
        "question": question,
        "ask": ask,
        "answer": answer,
        "saved_note": answer.note if answer else "",
        "stance": Stance(answer.stance).label if answer and answer.stance else "",
        "area_title": queries.areas(found.sheet.instrument)[area],
        "area_url": queries.area_url(lke, area, question.code),
        "indicator": found.sheet.instrument.indicator_of(question.code),
        "strip": asking.strip(found, area),
        "cut_off": date_format(day, "j F Y"),
        "offer": offer(question, queries.knowledge(lke, question, found.on)),
        "events": _events(lke, question),
    }
    context |= _beside(found, question) | _proofs(request, found, question, day)
    return render(request, "assessment/question_view.html", context, status=status)


def _proofs(
    request: Request, found: Desk, question: Question, day: date
) -> dict[str, Any]:
    """The evidence of the question, what it still lacks, and the form to bring it."""
    uses = queries.uses_of(found.sheet.lke, question.code)
    slots = queries.slots(question, uses, day)
    start = {"slot": queries.first_missing(slots)}
    return {
        "uses": _shown(request, uses, day),
        "slots": slots,
        "missing": [each.name for each in slots if not each.is_filled],
        "upload": EvidenceFileForm(
            today=found.on, slots=question.evidence, initial=start
        ),
    }


def _beside(found: Desk, question: Question) -> dict[str, Question | None]:
    order = asking.in_order(found.sheet.plan)
    at = next(n for n, each in enumerate(order) if each.code == question.code)
    return {
        "previous": order[at - 1] if at else None,
        "following": order[at + 1] if at + 1 < len(order) else None,
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A use of evidence with whether it holds, and its file if the person may open it."""

    use: EvidenceUse
    is_valid: bool
    url: str


def _shown(request: Request, uses: list[EvidenceUse], day: date) -> list[Shown]:
    files = [use.evidence.attachment_id for use in uses]
    opens = Attachment.objects.visible_to(request.user).filter(
        pk__in=filter(None, files)
    )
    may_open = set(opens.values_list("pk", flat=True)) if uses else set()
    found = []
    for use in uses:
        proof = use.evidence
        url = proof.record_url
        if proof.attachment:
            is_open = proof.attachment_id in may_open
            url = proof.attachment.get_absolute_url() if is_open else ""
        found.append(Shown(use, proof.is_valid_on(day), url))
    return found


# --- the answer ----------------------------------------------------------------------------


def _answer(request: Request, found: Desk, question: Question) -> HttpResponse:
    """Save the answer of the page; "usulan" takes over what the system proposes."""
    knows = queries.knowledge(found.sheet.lke, question, found.on)
    form = AnswerForm(question, _given(request.POST, question, knows))
    if not form.is_valid():
        ask = base.typed(found.ask(question), form)
        return _page(request, found, question, ask, status=422)
    said = _reply(form, question, knows)
    version = form.seen
    code = question.code
    try:
        sheet = actions.answer_question(
            found.sheet, code, said, version=version, by=request.user, at=now()
        )
    except actions.Conflict as conflict:
        return conflict_page(request, found, question, form, conflict.current)
    except ValidationError as error:
        form.add_error(None, error)
        ask = base.typed(found.ask(question), form)
        return _page(request, found, question, ask, status=422)
    messages.success(request, _moved(found, Desk(sheet, request.user, found.on), code))
    return redirect("assessment:question_view", found.sheet.lke.pk, code)


def _given(
    post: Mapping[str, Any], question: Question, knows: Knowledge | None
) -> Mapping[str, Any]:
    if "usulan" not in post or knows is None:
        return post
    value, inputs = suggested(question, knows.suggestion)
    typed = {key: post.get(key, "") for key in ("note", "version")}
    return {"value": value, **inputs, **typed}


def _reply(
    form: AnswerForm, question: Question, knows: Knowledge | None
) -> actions.Reply:
    """Return what was typed, with the stance that it takes on the suggestion."""
    said = base.reply(form, None)
    if knows is None or not knows.suggestion.suggested:
        return said
    value, inputs = suggested(question, knows.suggestion)
    agrees = said.value == value and said.figures == inputs
    is_blank = not said.value and not said.figures
    stance = Stance.ACCEPTED if agrees else Stance.CONTRADICTED
    words = asking.words(question, value, inputs)[:200]
    return replace(said, stance=Stance.NONE if is_blank else stance, suggested=words)


def _moved(before: Desk, after: Desk, code: str) -> str:
    """Say how the saved answer moved the score."""
    area = after.area_of(code)
    old, new = (asking.strip(each, area) for each in (before, after))
    changes = [
        f"{part.label.lower()} {was.value} → {part.value}"
        for was, part in zip(old, new, strict=True)
        if was.value != part.value
    ]
    return "Jawaban disimpan" + (f": {'; '.join(changes)}." if changes else ".")


# --- the history ----------------------------------------------------------------------------

HAPPENED = {
    "assessment.evidence_used": "Bukti dipasang",
    "assessment.evidence_released": "Bukti dilepas",
    "assessment.evidence_slotted": "Dokumen yang dipenuhi bukti diubah",
}


def _events(lke: Lke, question: Question) -> list[Event]:
    entries = queries.question_history(lke, question.code)
    return [_event(question, entry) for entry in entries]


def _event(question: Question, entry: Entry) -> Event:
    who = entry.by.full_name if entry.by else ""
    detail = entry.detail
    if entry.verb in HAPPENED:
        return Event(HAPPENED[entry.verb], entry.at, who, detail.get("title", ""))
    before, after = detail.get("before") or {}, detail.get("after") or {}
    old, new = (_said(question, each) for each in (before, after))
    title = f"Jawaban: {old} → {new}" if before else f"Jawaban pertama: {new}"
    if before and old == new:
        title = "Catatan diubah"
    note = after.get("note", "") if after.get("note") != before.get("note") else ""
    return Event(title, entry.at, who, note)


def _said(question: Question, said: Mapping[str, Any]) -> str:
    found = asking.words(question, said.get("value", ""), said.get("inputs", {}))
    return found or "belum dijawab"
