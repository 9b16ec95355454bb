"""Reading worksheets: answers, score, evidence, suggestions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from django.db.models import F
from django.urls import reverse

from zona.core import facts
from zona.core.audit.models import Entry
from zona.core.modules import roles_with
from zona.core.people.models import Grant, Unit, User
from zona.modules.assessment.models import Answer, Evidence, EvidenceUse, Lke
from zona.modules.assessment.models import Instrument as Published
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules import answers as rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.compiling import Plan, compile_instrument
from zona.modules.assessment.rules.instrument import Instrument, Question
from zona.modules.assessment.rules.leverage import Leverage, leverage
from zona.modules.assessment.rules.parsing import parse_instrument
from zona.modules.assessment.rules.scoring import Policies, Score, State, score
from zona.modules.assessment.rules.suggestion import Suggestion, suggest


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet with its instrument and all answers in hand."""

    lke: Lke
    plan: Plan
    answers: Mapping[str, Answer]

    @property
    def instrument(self) -> Instrument:
        return self.plan.instrument

    def version(self, code: str) -> int:
        """Return the version of the answer; 0 where nobody has answered."""
        answer = self.answers.get(code)
        return answer.version if answer else 0

    def with_answer(self, answer: Answer) -> "Worksheet":
        """Return the worksheet with one answer in place of the older one."""
        return replace(self, answers={**self.answers, answer.code: answer})

    def score_answers(self) -> dict[str, rules.Answer]:
        """Return what was answered, in the shape that scoring takes."""
        return {
            code: scorable(answer)
            for code, answer in self.answers.items()
            if not answer.is_blank
        }

    def score(self) -> Score:
        """Return the exact score as the answers stand (claimed)."""
        policies = Policies(
            blank=self.lke.blank_policy,  # type: ignore[arg-type]  # the column's choices are the literals
            zero_denominator=self.lke.zero_policy,  # type: ignore[arg-type]  # as above
        )
        return score(
            self.plan, self.score_answers(), policies, self.lke.predicate or None
        )


def scorable(answer: Answer) -> rules.Answer:
    """Return a stored answer in the shape that scoring takes."""
    inputs = {key: Decimal(value) for key, value in answer.inputs.items()}
    return rules.Answer(answer.value or None, inputs)


def worksheet(lke: Lke, *, is_saving: bool = False) -> Worksheet:
    """Return the worksheet with all its answers: one query.

    Who answered is read for all answers at once, where a page asks for it. Saving one
    answer needs the others for the score only: their dates are not even parsed.
    """
    rows = lke.answers.defer("answered_at") if is_saving else lke.answers.all()
    return Worksheet(lke, plan_of(lke.instrument), {row.code: row for row in rows})


def plan_of(instrument: Published) -> Plan:
    """Return the compiled instrument; read and compiled once per process."""
    return _plan(instrument.code, instrument.sha256)


@cache
def _plan(code: str, sha256: str) -> Plan:
    content = Published.objects.values_list("content", flat=True).get(
        code=code, sha256=sha256
    )
    return compile_instrument(parse_instrument(content))


def evidence_by_question(lke: Lke) -> dict[str, list[Evidence]]:
    """Return the evidence of every question of a worksheet: one query."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    uses = EvidenceUse.objects.filter(lke=lke).select_related("evidence__attachment")
    for use in uses.order_by("evidence__happened_on", "pk"):
        found[use.code].append(use.evidence)
    return found


def unproven(sheet: Worksheet, day: date) -> list[tuple[Question, str]]:
    """Return the questions answered above zero without evidence valid on the day."""
    uses = EvidenceUse.objects.filter(lke=sheet.lke)
    backed = set(uses.values_list("code", flat=True))
    proofs = uses.filter(evidence__in=Evidence.objects.valid_on(day))
    valid = set(proofs.values_list("code", flat=True))
    score = sheet.score()
    return [
        (
            question,
            "Bukti tidak berlaku pada hari itu"
            if question.code in backed
            else "Belum ada bukti",
        )
        for question in sheet.instrument.questions
        if question.code not in valid and score.node(question.code).points
    ]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the system already knows about one question."""

    suggestion: Suggestion
    readings: Mapping[str, facts.Reading | None]


def knowledge(lke: Lke, question: Question, on: date) -> Knowledge | None:
    """Read the facts that answer a question, as of the cut-off day; None: no rule.

    The cut-off day is the last day of the period, or today while it runs
    (facts.yaml, conventions).
    """
    book = shipped.suggestions()
    rule = book.rule(lke.instrument.code, question.code)
    if rule is None:
        return None
    cut_off = min(lke.period_end, on)
    period = facts.Period(cut_off, cut_off).preceding_year
    readings = {
        fact.code: facts.read(fact.code, lke.unit_id, period) for fact in rule.facts
    }
    values = {
        code: reading.value if reading else None for code, reading in readings.items()
    }
    return Knowledge(suggest(rule, values, book.thresholds), readings)


def current_lke(unit_id: int, day: date) -> Lke | None:
    """Return the unit's worksheet whose period holds the day, the newest instrument."""
    found = Lke.objects.filter(unit_id=unit_id).covering(day)
    return (
        found.select_related("instrument", "unit")
        .defer("instrument__content")
        .order_by(F("instrument__effective_from").desc(nulls_last=True), "-pk")
        .first()
    )


def latest_lke(unit: Unit) -> Lke | None:
    """Return the unit's worksheet with the latest period."""
    found = Lke.objects.filter(unit=unit).order_by("-period_end", "-pk")
    return (
        found.select_related("instrument", "unit").defer("instrument__content").first()
    )


# --- readiness and the list of worksheets ---------------------------------------------

OUTCOME = "HS"  # stands for the questions outside the six areas


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a head asks of a worksheet: how far, what is missing, who owes it."""

    sheet: Worksheet
    score: Score
    on: date  # the day on which evidence must be valid
    unanswered: tuple[Question, ...]
    unproven: tuple[tuple[Question, str], ...]
    leverage: tuple[Leverage, ...]
    owners: Mapping[str, tuple[User, ...]]

    def area(self, question: Question) -> str:
        """Return the key of the question's area, or of the outcome."""
        return self.sheet.instrument.area_of(question.code) or OUTCOME


def readiness(lke: Lke, today: date) -> Readiness:
    """Judge a worksheet as of its last day, or today while it runs: four queries."""
    [sheet] = worksheets([lke])
    on = min(lke.period_end, today)
    found = sheet.score()
    blank = set(found.in_state(State.BLANK))
    return Readiness(
        sheet=sheet,
        score=found,
        on=on,
        unanswered=tuple(q for q in sheet.instrument.questions if q.code in blank),
        unproven=tuple(unproven(sheet, on)),
        leverage=tuple(
            each
            for each in leverage(found, sheet.score_answers())
            if each.remaining > 0
        ),
        owners=owners(lke.unit, areas(sheet.instrument)),
    )


def areas(instrument: Instrument) -> dict[str, str]:
    """Return the six areas and the outcome: key and title."""
    titles = {key: instrument.area_title(key) for key in instrument.area_groups}
    return {**titles, OUTCOME: instrument.node(OUTCOME).title}


def area_url(lke: Lke, area: str, code: str = "") -> str:
    """Return where an area's questions are answered, and there the one question."""
    url = reverse("assessment:worksheet_area", args=[lke.pk, area])
    return f"{url}#{code}" if code else url


def owners(unit: Unit, keys: Iterable[str]) -> dict[str, tuple[User, ...]]:
    """Return who owes each area: its members, else those who work on every area."""
    grants = list(
        Grant.objects.filter(
            unit=unit, role__in=roles_with(Perm.ANSWER), user__is_active=True
        )
        .select_related("user__position")
        .order_by("pk")
    )
    whole = _people(grant for grant in grants if not grant.areas)
    return {
        key: _people(g for g in grants if g.areas and g.includes(key)) or whole
        for key in keys
    }


def _people(grants: Iterable[Grant]) -> tuple[User, ...]:
    return tuple({grant.user_id: grant.user for grant in grants}.values())


def zero_denominators(sheet: Worksheet) -> tuple[str, ...]:
    """Return the questions whose denominator is zero, whatever the policy makes of it."""
    bare = Policies(zero_denominator="exclude")
    return score(sheet.plan, sheet.score_answers(), bare).in_state(State.EXCLUDED)


def worksheets(found: Sequence[Lke]) -> list[Worksheet]:
    """Return several worksheets with their answers: one query for all of them."""
    answers: dict[int, dict[str, Answer]] = defaultdict(dict)
    for row in Answer.objects.filter(lke__in=found):
        answers[row.lke_id][row.code] = row
    return [Worksheet(lke, plan_of(lke.instrument), answers[lke.pk]) for lke in found]


def latest_of_units(found: Iterable[Lke]) -> list[Lke]:
    """Return of each unit the worksheet with the latest period."""
    latest: dict[int, Lke] = {}
    for lke in sorted(found, key=lambda lke: (lke.period_end, lke.pk)):
        latest[lke.unit_id] = lke
    return list(latest.values())


def instruments() -> list[Published]:
    """Return the published instruments without their text, the newest first."""
    newest = F("effective_from").desc(nulls_last=True)
    return list(Published.objects.defer("content").order_by(newest, "-pk"))


def published(code: str) -> tuple[Published, Instrument] | None:
    """Return a published instrument and its form, None where there is none."""
    kept = Published.objects.defer("content").filter(code=code).first()
    return (kept, plan_of(kept).instrument) if kept else None


def history(lke: Lke, verbs: Iterable[str]) -> list[Entry]:
    """Return what the audit trail tells of a worksheet, the youngest first."""
    entries = Entry.objects.filter(target=f"assessment.lke:{lke.pk}", verb__in=verbs)
    return list(entries.select_related("by").order_by("-number"))


# --- one area, one question ---------------------------------------------------------


def proof_counts(lke: Lke, day: date) -> dict[str, tuple[int, int]]:
    """Return for each question how much evidence it has, and how much is valid."""
    found: dict[str, tuple[int, int]] = {}
    uses = EvidenceUse.objects.filter(lke=lke)
    for code, happened, until in uses.values_list(
        "code", "evidence__happened_on", "evidence__valid_until"
    ):
        count, valid = found.get(code, (0, 0))
        is_valid = happened <= day and (until is None or until >= day)
        found[code] = (count + 1, valid + is_valid)
    return found


def uses_of(lke: Lke, code: str) -> list[EvidenceUse]:
    """Return the uses of evidence on one question, the oldest event first."""
    uses = EvidenceUse.objects.filter(lke=lke, code=code)
    return list(
        uses.select_related("evidence__attachment").order_by(
            "evidence__happened_on", "pk"
        )
    )


def question_history(lke: Lke, code: str) -> list[Entry]:
    """Return what the audit trail tells of one question, the youngest first."""
    entries = Entry.objects.filter(target=f"assessment.lke:{lke.pk}", detail__code=code)
    return list(entries.select_related("by__position").order_by("-at", "-number"))


def expiring(lke: Lke, day: date) -> list[tuple[Evidence, list[str]]]:
    """Return the evidence in use that is valid no longer than the day, by question."""
    uses = EvidenceUse.objects.filter(lke=lke, evidence__valid_until__lte=day)
    found: dict[int, tuple[Evidence, list[str]]] = {}
    for use in uses.select_related("evidence").order_by("evidence__valid_until", "pk"):
        _, codes = found.setdefault(use.evidence_id, (use.evidence, []))
        codes.append(use.code)
    return list(found.values())
