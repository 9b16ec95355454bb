"""Writes of what is kept to compare units; all of it derives from the worksheets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Max

from zona.core import facts
from zona.core.clock import day_of
from zona.modules.assessment import queries
from zona.modules.assessment.models import Answer, EvidenceUse, Lke, Standing
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules import answers as rules
from zona.modules.assessment.rules.overview import digest
from zona.modules.assessment.rules.scoring import Policies, Score, score

BATCH = 200
LATE = "programme.late_work_count"
# What one worksheet's answers decide; evidence and late work are counted apart.
SCORED = (
    *("unit", "instrument", "year", "total", "leverage", "outcome", "areas", "red"),
    *("short", "wbk_short", "wbbm_short", "questions", "answered", "active_at"),
)


def keep_score(sheet: Worksheet, *, at: datetime) -> None:
    """Keep the score of a worksheet whose answers are in hand: one query."""
    values = _scored(sheet.lke, sheet.score(), at)
    if not Standing.objects.filter(lke_id=sheet.lke.pk).update(**values):
        Standing.objects.create(lke=sheet.lke, **values)


def keep_proofs(lke: Lke, *, at: datetime) -> None:
    """Keep how many questions of a worksheet have evidence valid on the day: two queries."""
    proven = _proven([lke], day_of(at))[lke.pk]
    Standing.objects.filter(lke_id=lke.pk).update(proven=proven, active_at=at)


@transaction.atomic
def keep_standings(found: Iterable[Lke], *, on: date) -> int:
    """Compute the standing of many worksheets afresh, in bulk; return how many."""
    kept = 0
    for some in batched(found, BATCH, strict=False):
        rows = list(_standings(some, on))
        Standing.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["lke"],
            update_fields=[*SCORED, "proven", "counted_on"],
        )
        kept += len(rows)
    return kept


def refresh_standings(*, at: datetime) -> int:
    """Bring standings up to date that the day or a bulk write has left behind.

    Two people who save at once each score what they read: the hour mends that, too.
    """
    on = day_of(at)
    found = list(queries.left_behind(at))
    kept = keep_standings(found, on=on)
    _keep_late({lke.unit_id for lke in found}, on)
    return kept


def _keep_late(units: Iterable[int], on: date) -> None:
    """Ask the programme, where it is switched on, what is late in each unit."""
    rows = list(Standing.objects.filter(unit_id__in=units).only("pk", "unit_id"))
    counts = {unit: _late(unit, on) for unit in units}
    for row in rows:
        row.late = counts[row.unit_id]
    Standing.objects.bulk_update(rows, ["late"], batch_size=BATCH)


def _late(unit_id: int, on: date) -> int:
    reading = facts.read(LATE, unit_id, facts.Period(on, on))
    return int(reading.value or 0) if reading else 0


def _standings(found: Sequence[Lke], on: date) -> Iterator[Standing]:
    """Yield standings from two reads of plain values: no row becomes an object."""
    answers, active = _answers(found)
    proven = _proven(found, on)
    for lke in found:
        policies = Policies(lke.blank_policy, lke.zero_policy)  # type: ignore[arg-type]  # the columns' choices are the literals
        plan = queries.plan_of(lke.instrument)
        result = score(plan, answers[lke.pk], policies, lke.predicate or None)
        values = _scored(lke, result, active.get(lke.pk))
        yield Standing(lke=lke, proven=proven[lke.pk], counted_on=on, **values)


def _answers(
    found: Sequence[Lke],
) -> tuple[Mapping[int, dict[str, rules.Answer]], Mapping[int, datetime]]:
    answers: dict[int, dict[str, rules.Answer]] = defaultdict(dict)
    rows = Answer.objects.filter(lke__in=found)
    chosen = rows.exclude(value="").values_list("lke_id", "code", "value")
    for pk, code, value in chosen.iterator(chunk_size=5000):
        answers[pk][code] = _rung(value)
    counted = rows.filter(value="").exclude(inputs={})
    figured = counted.values_list("lke_id", "code", "inputs")
    for pk, code, inputs in figured.iterator(chunk_size=5000):
        figures = {key: Decimal(text) for key, text in inputs.items()}
        answers[pk][code] = rules.Answer(None, figures)
    active = rows.order_by().values_list("lke_id").annotate(Max("answered_at"))
    return answers, dict(active)


@cache
def _rung(value: str) -> rules.Answer:
    """Return the one answer that a rung is, however many worksheets give it."""
    return rules.Answer(value)


def _proven(found: Sequence[Lke], on: date) -> Mapping[int, int]:
    """Count questions with evidence valid on the last day, or today while it runs."""
    days = {lke.pk: min(lke.period_end, on) for lke in found}
    codes: dict[int, set[str]] = {pk: set() for pk in days}
    uses = EvidenceUse.objects.filter(lke__in=found).values_list(
        "lke_id", "code", "evidence__happened_on", "evidence__valid_until"
    )
    for pk, code, happened, until in uses:
        if happened <= days[pk] and (until is None or until >= days[pk]):
            codes[pk].add(code)
    return {pk: len(each) for pk, each in codes.items()}


def _scored(lke: Lke, result: Score, at: datetime | None) -> dict[str, Any]:
    found = digest(result)
    return {
        "unit_id": lke.unit_id,
        "instrument_id": lke.instrument_id,
        "year": lke.period_end.year,
        "total": found.total,
        "leverage": found.leverage,
        "outcome": found.outcome,
        "areas": dict(found.areas),
        "red": found.red,
        "short": dict(found.short),
        "wbk_short": found.failed.get("WBK", 0),
        "wbbm_short": found.failed.get("WBBM", 0),
        "questions": found.questions,
        "answered": found.answered,
        "active_at": at,
    }
