"""What becomes of the decisions of a meeting: work with an owner and a day, once."""

from datetime import date, datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.programme.actions.base import locked, put
from zona.modules.programme.actions.plan import add_action
from zona.modules.programme.actions.recommendations import record_recommendation
from zona.modules.programme.models import Decision, Meeting, WorkPlan
from zona.modules.programme.queries import Outcome, outcomes
from zona.modules.programme.rules import Origin, quarter_of

ORIGINS = {"tinjauan_manajemen": Origin.RTM, "monev": Origin.MONEV}


@transaction.atomic
def assign_decision(
    decision: Decision,
    *,
    user: User | None,
    due_on: date | None,
    by: User,
    at: datetime,
) -> None:
    """Name who carries a decision out, and until when."""
    decision = locked(decision)
    _require_open(_outcome(decision))
    note = put(decision, {"user": user, "due_on": due_on})
    record("programme.decision_assigned", decision, by=by, at=at, detail={"note": note})


@transaction.atomic
def recommend_decision(decision: Decision, *, by: User, at: datetime) -> None:
    """Put a decision with owner and day into the register of recommendations."""
    decision = locked(decision)
    _require_open(_outcome(decision))
    user, due_on = _assigned(decision)
    meeting = decision.meeting
    record_recommendation(
        unit=meeting.unit,
        source_key=decision.source_key,
        origin=ORIGINS.get(meeting.kind, Origin.LAINNYA),
        source_title=meeting.title,
        text=decision.text,
        due_on=due_on,
        user=user,
        by=by,
        at=at,
    )


@transaction.atomic
def recommend_all(meeting: Meeting, *, by: User, at: datetime) -> int:
    """Do so with every decision that has owner and day; return how many."""
    locked(meeting)
    ready = [each.decision for each in outcomes(meeting) if each.is_ready]
    if not ready:
        raise Refused("Tidak ada keputusan dengan penanggung jawab dan tenggat.")
    for decision in ready:
        recommend_decision(decision, by=by, at=at)
    return len(ready)


@transaction.atomic
def plan_decision(decision: Decision, *, by: User, at: datetime) -> None:
    """Make a decision an action of the work plan that is still open."""
    decision = locked(decision)
    _require_open(_outcome(decision))
    user, due_on = _assigned(decision)
    plan = WorkPlan.objects.of(decision.unit_id).covering(day_of(at)).first()
    if plan is None:
        raise Refused("Belum ada rencana kerja untuk tahun ini.")
    action = add_action(
        plan,
        text=decision.text[:300],
        output=f"Keputusan rapat terlaksana: {decision.meeting.title}"[:300],
        year=due_on.year,
        quarter=quarter_of(due_on),
        user=user,
        by=by,
        at=at,
    )
    put(decision, {"plan_action": action})


def _outcome(decision: Decision) -> Outcome:
    found = outcomes(decision.meeting)
    return next(each for each in found if each.decision == decision)


def _require_open(outcome: Outcome) -> None:
    if not outcome.is_open:
        raise Refused("Keputusan ini sudah ditindaklanjuti.")


def _assigned(decision: Decision) -> tuple[User, date]:
    if decision.user is None or decision.due_on is None:
        raise Refused("Isi dahulu penanggung jawab dan tenggat keputusan ini.")
    return decision.user, decision.due_on
