"""Writes that tie a plan to its events and to the followed route."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.programme.actions.base import locked, put
from zona.modules.programme.models import (
    Meeting,
    Outreach,
    PlanAction,
    PlanEvent,
    WorkPlan,
)
from zona.modules.programme.queries import climbs, offered_events
from zona.modules.programme.rules import ACTION_FLOW, Climb, start_quarter


@transaction.atomic
def tie_event(
    plan: WorkPlan, *, event: Meeting | Outreach, by: User, at: datetime
) -> PlanEvent:
    """Say that a meeting or an outreach since the approval made the plan known."""
    plan = locked(plan)
    meetings, outreach = offered_events(plan)
    if event not in [*meetings, *outreach]:
        raise Refused(
            "Hanya sosialisasi sejak rencana disetujui yang dapat dikaitkan, satu kali."
        )
    tied = PlanEvent(unit=plan.unit, plan=plan)
    put(tied, {"meeting" if isinstance(event, Meeting) else "outreach": event})
    detail = {"note": str(event)}
    record("programme.plan_event_tied", plan, by=by, at=at, detail=detail)
    return tied


@transaction.atomic
def untie_event(event: PlanEvent, *, by: User, at: datetime) -> None:
    """Take an event back from a plan that is not yet declared known."""
    if locked(event.plan).state != "disetujui":
        raise Refused("Rencana sudah dinyatakan disosialisasikan.")
    detail = {"note": str(event)}
    record("programme.plan_event_untied", event.plan, by=by, at=at, detail=detail)
    event.delete()


@transaction.atomic
def take_climb(plan: WorkPlan, key: str, *, by: User, at: datetime) -> PlanAction:
    """Make one step of the followed route an action of the open plan, once."""
    plan = locked(plan)
    waiting = {each.key: each for each in climbs(plan, day_of(at))}
    if key not in waiting:
        raise Refused("Usulan ini sudah diambil, atau rencana tidak terbuka lagi.")
    return _take(plan, [waiting[key]], by=by, at=at)[0]


@transaction.atomic
def take_climbs(plan: WorkPlan, *, by: User, at: datetime) -> int:
    """Make every step of the route that waits an action; return how many."""
    plan = locked(plan)
    return len(_take(plan, climbs(plan, day_of(at)), by=by, at=at))


def _take(
    plan: WorkPlan, waiting: Iterable[Climb], *, by: User, at: datetime
) -> list[PlanAction]:
    year, quarter = start_quarter(day_of(at), plan.year, plan.until_year)
    taken = []
    for climb in waiting:
        action = PlanAction(
            unit=plan.unit,
            plan=plan,
            state=ACTION_FLOW.initial.code,
            source_key=climb.key,
        )
        put(
            action,
            {
                "text": climb.text,
                "output": f"Jawaban {climb.code} menjadi {climb.after}"[:300],
                "year": year,
                "quarter": quarter,
                "indicators": climb.indicators,
                "user": by,  # until he gives it to somebody
            },
        )
        record("programme.action_taken", action, by=by, at=at)
        taken.append(action)
    return taken
