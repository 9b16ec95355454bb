"""The worksheet as of a day: told again from the audit trail.

What the trail never mentions (rows made in bulk for a trial) stands since it was made.
"""

from copy import copy
from datetime import date

from zona.core.audit.models import Entry
from zona.core.clock import day_of
from zona.modules.assessment.models import Answer, Evidence, EvidenceUse, Lke
from zona.modules.assessment.queries.provable import held_against
from zona.modules.assessment.queries.readiness import Readiness, judged
from zona.modules.assessment.queries.sheets import Worksheet, plan_of
from zona.modules.assessment.rules.replaying import (
    VERBS,
    Past,
    Reply,
    Told,
    mentioned,
    replay,
)


def worksheet_on(lke: Lke, day: date) -> Worksheet:
    """Return the worksheet with the answers and policies that stood on a day."""
    return _sheet(lke, *_told(lke, day), day)


def uses_on(lke: Lke, day: date) -> frozenset[tuple[int, str]]:
    """Return which proof served which question on a day."""
    return _uses(lke, *_told(lke, day), day)


def readiness_on(lke: Lke, day: date) -> Readiness:
    """Judge a worksheet as it was on a day; how long a proof holds is as known now."""
    whole, past = _told(lke, day)
    sheet, on = _sheet(lke, whole, past, day), min(lke.period_end, day)
    uses = _uses(lke, whole, past, day)
    rows = Evidence.objects.filter(pk__in={evidence for evidence, _ in uses})
    happened = dict(rows.values_list("pk", "happened_on"))
    valid = set(rows.valid_on(on).values_list("pk", flat=True))
    proofs = sorted((happened[pk], pk, code) for pk, code in uses if pk in happened)
    told = ((code, pk in valid, event) for event, pk, code in proofs)
    return judged(sheet, held_against(sheet, on, told))


def _told(lke: Lke, day: date) -> tuple[list[Told], Past]:
    """Return the whole trail of the worksheet, and what it came to by the day."""
    rows = Entry.objects.filter(target=f"assessment.lke:{lke.pk}", verb__in=VERBS)
    fields = rows.order_by("number").values_list("verb", "detail", "at", "by")
    whole = [Told(*row) for row in fields]
    return whole, replay(each for each in whole if day_of(each.at) <= day)


def _sheet(lke: Lke, whole: list[Told], past: Past, day: date) -> Worksheet:
    then = copy(lke)  # never saved: the policies of that day
    then.blank_policy = past.policies.get("blank", lke.blank_policy)
    then.zero_policy = past.policies.get("zero", lke.zero_policy)
    if past.policies:
        then.predicate = past.policies.get("held", _first_predicate(lke, whole))
    codes, _ = mentioned(whole)
    answers = {
        row.code: row
        for row in lke.answers.exclude(code__in=codes)
        if day_of(row.answered_at) <= day
    }
    answers |= {code: _answer(then, code, each) for code, each in past.answers.items()}
    return Worksheet(then, plan_of(lke.instrument), answers)


def _first_predicate(lke: Lke, whole: list[Told]) -> str:
    """Return the predicate held before the policies were first changed."""
    changes = [each.detail["before"] for each in whole if "before" in each.detail]
    held = [before["held"] for before in changes if before and "held" in before]
    return held[0] if held else lke.predicate


def _answer(lke: Lke, code: str, reply: Reply) -> Answer:
    return Answer(
        unit_id=lke.unit_id,
        lke=lke,
        code=code,
        value=reply.value,
        inputs=dict(reply.inputs),
        note=reply.note,
        stance=reply.stance,
        version=reply.version,
        answered_by_id=reply.by,  # type: ignore[misc]  # whoever answers is a person
        answered_at=reply.at,
    )


def _uses(
    lke: Lke, whole: list[Told], past: Past, day: date
) -> frozenset[tuple[int, str]]:
    _, known = mentioned(whole)
    rows = EvidenceUse.objects.filter(lke=lke).values_list(
        "evidence", "code", "evidence__added_at"
    )
    others = {
        (evidence, code)
        for evidence, code, added_at in rows
        if (evidence, code) not in known and day_of(added_at) <= day
    }
    return past.uses | others
