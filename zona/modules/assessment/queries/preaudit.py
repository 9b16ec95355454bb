"""The pre-audit of a worksheet: what its rules look at, and what is held to be in order."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Substr

from zona.core import facts
from zona.core.clock import day_of
from zona.core.law import in_force
from zona.core.people.models import User
from zona.core.roles import Secrecy
from zona.modules.assessment.models import (
    Answer,
    Evidence,
    EvidenceFile,
    EvidenceText,
    EvidenceUse,
    Lke,
    PreauditWaiver,
)
from zona.modules.assessment.queries.carrying import previous_lke
from zona.modules.assessment.queries.sheets import (
    Worksheet,
    plan_of,
    worksheet,
    zero_denominators,
)
from zona.modules.assessment.rules import answers as given
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.rules.preaudit import (
    Asked,
    Exhibit,
    Finding,
    Gathering,
    Material,
    PaperFile,
    Thresholds,
    examine,
)
from zona.modules.assessment.rules.scoring import score
from zona.modules.assessment.rules.suggestion import Suggestion, suggest

MEETINGS = "programme.meetings_unattended_count"
EXCERPT = 4_000  # characters: a paper names its year on its first page
OPEN = (Secrecy.PUBLIC, Secrecy.INTERNAL)


@dataclass(frozen=True, slots=True)
class Preaudit:
    """What the rules find today, and which of it the lead holds to be in order."""

    sheet: Worksheet
    material: Material
    standing: tuple[Finding, ...]
    waived: tuple[tuple[Finding, PreauditWaiver], ...]

    def finding(self, rule: str, subject: str) -> Finding | None:
        """Return a finding that stands, None where there is none like it."""
        return next(
            (f for f in self.standing if (f.rule, f.subject) == (rule, subject)), None
        )


def preaudit(lke: Lke, today: date) -> Preaudit:
    """Run every rule on the worksheet as it is now; the queries do not grow with it."""
    sheet = worksheet(lke)
    material = _material(sheet, min(lke.period_end, today))
    rows = PreauditWaiver.objects.filter(lke=lke).select_related("by")
    waivers = {(row.rule, row.subject, row.words): row for row in rows}
    standing, waived = [], []
    for finding in examine(material):
        waiver = waivers.get((finding.rule, finding.subject, finding.words))
        if waiver:
            waived.append((finding, waiver))
        else:
            standing.append(finding)
    return Preaudit(sheet, material, tuple(standing), tuple(waived))


def _material(sheet: Worksheet, on: date) -> Material:
    lke = sheet.lke
    return Material(
        period_start=lke.period_start,
        period_end=lke.period_end,
        on=on,
        asked=tuple(_asked(sheet, on)),
        exhibits=tuple(_exhibits(lke)),
        gatherings=_gatherings(lke, on),
        limits=in_force("assessment", "praaudit", on, Thresholds),
    )


def _asked(sheet: Worksheet, on: date) -> list[Asked]:
    earned, zero = sheet.score(), set(zero_denominators(sheet))
    before, suggests = _previous_notes(sheet.lke), _above(sheet, on)
    ids = {each.answered_by_id for each in sheet.answers.values()}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "full_name"))
    found = []
    for question in sheet.instrument.questions:
        answer = sheet.answers.get(question.code)
        said = answer is not None and not answer.is_blank
        found.append(
            Asked(
                code=question.code,
                indicator=question.parent,
                title=question.title,
                note=answer.note if answer else "",
                previous_note=before.get(question.code, ""),
                has_points=bool(earned.node(question.code).points),
                is_zero=question.code in zero,
                suggests=suggests.get(question.code, ""),
                who=names[answer.answered_by_id] if answer and said else "",
            )
        )
    return found


def _previous_notes(lke: Lke) -> dict[str, str]:
    """Return the notes of the worksheet before, by the codes of this instrument."""
    previous = previous_lke(lke)
    if previous is None:
        return {}
    notes = dict(Answer.objects.filter(lke=previous).values_list("code", "note"))
    if previous.instrument_id == lke.instrument_id:
        return notes
    old = plan_of(previous.instrument).instrument
    return {
        question.maps_to_2021 or question.code: notes[question.code]
        for question in old.questions
        if question.code in notes
    }


def _above(sheet: Worksheet, on: date) -> dict[str, str]:
    """Return what the records suggest where the answer scores more than that."""
    suggested = _suggested(sheet, on)
    answers = sheet.score_answers()
    modest = {code: answer for code, answer in suggested.items() if code in answers}
    claimed = sheet.score()
    records = score(sheet.plan, {**answers, **modest}, sheet.policies)
    return {
        code: _words(sheet.instrument.question(code), answer)
        for code, answer in modest.items()
        if claimed.node(code).score > records.node(code).score
    }


def _suggested(sheet: Worksheet, on: date) -> dict[str, given.Answer]:
    """Return the answers that the records suggest; each fact is read once."""
    book, code = shipped.suggestions(), sheet.lke.instrument.code
    period = facts.Period(on, on).preceding_year
    values: dict[str, facts.Value] = {}
    found = {}
    for question in sheet.instrument.questions:
        rule = book.rule(code, question.code)
        if rule is None or question.code not in sheet.answers:
            continue
        for fact in rule.facts:
            if fact.code not in values:
                reading = facts.read(fact.code, sheet.lke.unit_id, period)
                values[fact.code] = reading.value if reading else None
        answer = _answer(question, suggest(rule, values, book.thresholds))
        if answer is not None:
            found[question.code] = answer
    return found


def _answer(question: Question, found: Suggestion) -> given.Answer | None:
    """Return the suggestion as an answer; None where a better one may be true."""
    if found.at_least:
        return None
    inputs = found.inputs
    if found.index is not None and question.formula:
        inputs = {question.formula.keys[0]: found.index}
    answer = given.Answer(found.answer, inputs or given.NO_INPUTS)
    is_sound = found.suggested and not given.check_answer(question, answer)
    return answer if is_sound else None


def _words(question: Question, answer: given.Answer) -> str:
    option = question.option(answer.value)
    if option:
        return f"{option.value} – {option.label}"
    labels = {figure.key: figure.label for figure in question.inputs}
    return "; ".join(f"{labels[key]}: {value}" for key, value in answer.inputs.items())


def _exhibits(lke: Lke) -> list[Exhibit]:
    codes: dict[int, list[str]] = defaultdict(list)
    proofs: dict[int, Evidence] = {}
    uses = EvidenceUse.objects.filter(lke=lke).select_related("evidence__added_by")
    for use in uses.order_by("evidence__happened_on", "evidence", "code"):
        codes[use.evidence_id].append(use.code)
        proofs[use.evidence_id] = use.evidence
    files = _files(lke)
    return [
        Exhibit(
            key=key,
            title=proof.title,
            kind=proof.kind,
            happened_on=proof.happened_on,
            added_on=day_of(proof.added_at),
            who=proof.added_by.full_name,
            codes=tuple(codes[key]),
            valid_until=proof.valid_until,
            files=tuple(files.get(key, ())),
        )
        for key, proof in proofs.items()
    ]


def _files(lke: Lke) -> Mapping[int, list[PaperFile]]:
    """Return the newest files of each proof; the text of closed ones is not read."""
    rows = EvidenceFile.objects.filter(revision__evidence__uses__lke=lke)
    texts = EvidenceText.objects.filter(
        attachment__in=rows.values("attachment"), attachment__secrecy__in=OPEN
    )
    said = dict(texts.values_list("attachment", Substr("text", 1, EXCERPT)))
    newest: dict[int, tuple[int, list[PaperFile]]] = {}
    fields = ("revision__evidence", "revision__number", "attachment")
    named = ("attachment__name", "attachment__sha256", "pk")
    ordered = rows.distinct().order_by("revision__number", "position", "pk")
    for proof, number, pk, name, sha256, _ in ordered.values_list(*fields, *named):
        if newest.get(proof, (0, []))[0] != number:
            newest[proof] = (number, [])
        newest[proof][1].append(PaperFile(name, sha256, said.get(pk, "")))
    return {proof: files for proof, (_, files) in newest.items()}


def _gatherings(lke: Lke, on: date) -> tuple[Gathering, ...]:
    """Return the meetings without an attendance list, where a module tells of them."""
    reading = facts.read(MEETINGS, lke.unit_id, facts.Period(lke.period_start, on))
    rows = reading.table.rows if reading and reading.table else ()
    return tuple(Gathering(*row[:3]) for row in rows)
