"""Worksheets with their instrument and answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from django.db.models import F

from zona.core.audit.models import Entry
from zona.core.people.models import Unit
from zona.modules.assessment.models import Answer, Lke
from zona.modules.assessment.models import Instrument as Published
from zona.modules.assessment.rules import answers as rules
from zona.modules.assessment.rules.compiling import Plan, compile_instrument
from zona.modules.assessment.rules.instrument import Instrument
from zona.modules.assessment.rules.parsing import parse_instrument
from zona.modules.assessment.rules.scoring import Policies, Score, State, score


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

    @property
    def policies(self) -> Policies:
        """Return what the period decided where the regulation is silent."""
        return Policies(
            blank=self.lke.blank_policy,  # type: ignore[arg-type]  # the column's choices are the literals
            zero_denominator=self.lke.zero_policy,  # type: ignore[arg-type]  # as above
        )

    @property
    def holds(self) -> str | None:
        """Return the predicate that the unit holds, if any."""
        return self.lke.predicate or None

    def score(self) -> Score:
        """Return the exact score as the answers stand (claimed)."""
        return score(self.plan, self.score_answers(), self.policies, self.holds)


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


def lke_of(unit_code: str, year: int, instrument: str = "") -> Lke | None:
    """Return the unit's worksheet that ends in the year, of the newest instrument."""
    found = Lke.objects.filter(unit__code=unit_code, period_end__year=year)
    if instrument:
        found = found.filter(instrument__code=instrument)
    newest = F("instrument__effective_from").desc(nulls_last=True)
    rows = found.select_related("instrument", "unit").defer("instrument__content")
    return rows.order_by(newest, "-period_end", "-pk").first()


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
