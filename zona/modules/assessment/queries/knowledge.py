"""What the system already knows about a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zona.core import facts
from zona.core.audit.models import Entry
from zona.modules.assessment.models import Lke
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.rules.suggestion import Suggestion, suggest


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


def question_history(lke: Lke, code: str) -> list[Entry]:
    """Return what the audit trail tells of one question, the youngest first."""
    entries = Entry.objects.filter(target=f"assessment.lke:{lke.pk}", detail__code=code)
    return list(entries.select_related("by__position").order_by("-at", "-number"))
