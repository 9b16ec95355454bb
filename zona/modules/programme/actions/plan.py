"""Writes about the work plan, its targets and actions."""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.modules.programme.actions.base import (
    NamedFields,
    Upload,
    check_done_on,
    keep,
    locked,
    others,
    put,
)
from zona.modules.programme.models import (
    PlanAction,
    PriorityTarget,
    WorkPlan,
)
from zona.modules.programme.permissions import Perm
from zona.modules.programme.queries import plan_events
from zona.modules.programme.rules import ACTION_FLOW, PLAN_FLOW


class PlanFields(TypedDict):
    """What a plan is called and which years it covers."""

    title: str
    year: int
    until_year: int


class TargetFields(TypedDict):
    """One priority target."""

    text: str
    priority: int
    indicators: NotRequired[str]
    baseline: NotRequired[str]
    goal: NotRequired[str]


class ActionFields(NamedFields):
    """One action of the plan."""

    text: str
    output: str
    year: int
    quarter: int
    target: NotRequired[PriorityTarget | None]
    indicators: NotRequired[str]
    evidence_expected: NotRequired[str]


@transaction.atomic
def create_plan(
    *, unit: Unit, by: User, at: datetime, **fields: Unpack[PlanFields]
) -> WorkPlan:
    """Begin a plan as a draft."""
    start = PLAN_FLOW.initial.code
    plan = WorkPlan(unit=unit, state=start, state_on=day_of(at))
    put(plan, fields)
    record("programme.plan_created", plan, by=by, at=at)
    return plan


@transaction.atomic
def edit_plan(
    plan: WorkPlan, *, by: User, at: datetime, **fields: Unpack[PlanFields]
) -> None:
    """Change the plan's title or years while it is not approved."""
    _require_open(plan)
    note = put(plan, fields)
    record("programme.plan_edited", plan, by=by, at=at, detail={"note": note})


@transaction.atomic
def move_plan(
    plan: WorkPlan, verb: str, *, note: str = "", by: User, at: datetime
) -> None:
    """Take the plan one step along its flow."""
    plan = locked(plan)
    today = day_of(at)
    move = step(PLAN_FLOW, plan, verb, by=by, on=today)
    match verb:
        case "discuss":
            _require_content(plan)
        case "approve":
            plan.approved_on, plan.approved_by = today, by
        case "socialise":
            _require_outreach(plan)
        case "evaluate":
            plan.evaluation = note
    put(plan, {"state": move.target, "state_on": today})
    record(f"programme.plan_{verb}", plan, by=by, at=at, detail={"note": note})
    if verb == "discuss":
        send(
            to=others(holders(Perm.DECIDE, plan.unit), than=by),
            title="Rencana kerja ZI menunggu persetujuan Anda",
            body=plan.title,
            url=plan.get_absolute_url(),
            at=at,
        )


@transaction.atomic
def add_target(
    plan: WorkPlan, *, by: User, at: datetime, **fields: Unpack[TargetFields]
) -> PriorityTarget:
    """Add a priority target to a plan that is not approved yet."""
    _require_open(plan)
    target = PriorityTarget(unit=plan.unit, plan=plan)
    put(target, fields)
    record("programme.target_created", target, by=by, at=at)
    return target


@transaction.atomic
def edit_target(
    target: PriorityTarget, *, by: User, at: datetime, **fields: Unpack[TargetFields]
) -> None:
    """Change a priority target of a plan that is not approved yet."""
    _require_open(target.plan)
    note = put(target, fields)
    record("programme.target_edited", target, by=by, at=at, detail={"note": note})


@transaction.atomic
def remove_target(target: PriorityTarget, *, by: User, at: datetime) -> None:
    """Take out a target that no action serves."""
    _require_open(target.plan)
    if target.actions.exists():
        raise Refused(
            "Target ini masih dilayani rencana aksi. Pindahkan rencana aksinya dahulu."
        )
    detail = {"text": target.text}
    record("programme.target_removed", target, by=by, at=at, detail=detail)
    target.delete()


@transaction.atomic
def add_action(
    plan: WorkPlan, *, by: User, at: datetime, **fields: Unpack[ActionFields]
) -> PlanAction:
    """Add an action to a plan that is not approved yet."""
    _require_open(plan)
    start = ACTION_FLOW.initial.code
    action = PlanAction(unit=plan.unit, plan=plan, state=start)
    _require_years(plan, fields["year"])
    put(action, fields)
    record("programme.action_created", action, by=by, at=at)
    return action


@transaction.atomic
def edit_action(
    action: PlanAction, *, by: User, at: datetime, **fields: Unpack[ActionFields]
) -> None:
    """Change an action of a plan that is not approved yet."""
    _require_open(action.plan)
    _require_years(action.plan, fields["year"])
    note = put(action, fields)
    record("programme.action_edited", action, by=by, at=at, detail={"note": note})


@transaction.atomic
def remove_action(action: PlanAction, *, by: User, at: datetime) -> None:
    """Take out an action nobody has begun."""
    _require_open(action.plan)
    if action.state != ACTION_FLOW.initial.code:
        raise Refused("Rencana aksi yang sudah dikerjakan tidak dapat dihapus.")
    detail = {"text": action.text}
    record("programme.action_removed", action, by=by, at=at, detail=detail)
    action.delete()


@transaction.atomic
def move_action(
    action: PlanAction,
    verb: str,
    *,
    note: str = "",
    done_on: date | None = None,
    upload: Upload = None,
    by: User,
    at: datetime,
) -> None:
    """Take an action one step: begin, finish with proof, verify or hand back."""
    action = locked(action)
    if action.plan.is_closed:
        raise Refused("Rencana kerja ini sudah ditutup dengan evaluasi.")
    today = day_of(at)
    move = step(ACTION_FLOW, action, verb, by=by, on=today)
    match verb:
        case "finish":
            action.done_on, action.done_by = check_done_on(done_on, today), by
            action.proof = note
            file = keep(upload, unit=action.unit, by=by, at=at)
            action.proof_file = file or action.proof_file
        case "verify":
            if action.done_by == by:
                raise Refused(
                    "Bukti diperiksa oleh orang lain, bukan yang menyelesaikannya."
                )
            action.verified_on, action.verified_by = today, by
        case "return":
            action.done_on = action.done_by = None
    put(action, {"state": move.target})
    record(f"programme.action_{verb}", action, by=by, at=at, detail={"note": note})


def _require_open(plan: WorkPlan) -> None:
    if not plan.is_open:
        raise Refused(
            f"Isi rencana tidak dapat diubah saat status “{plan.status.label}”."
        )


def _require_years(plan: WorkPlan, year: int) -> None:
    if not plan.year <= year <= plan.until_year:
        raise Refused(
            f"Rencana ini mencakup tahun {plan.year} sampai {plan.until_year}."
        )


def _require_content(plan: WorkPlan) -> None:
    if not (plan.targets.exists() and plan.actions.exists()):
        raise Refused(
            "Tambahkan paling sedikit satu target prioritas dan satu rencana aksi."
        )


def _require_outreach(plan: WorkPlan) -> None:
    """Refuse until an event with proof is tied; only those since the approval can be."""
    if not any(event.is_proven for event in plan_events(plan)):
        raise Refused(
            "Kaitkan dahulu paling sedikit satu kegiatan sosialisasi yang berbukti, "
            "lewat “Kaitkan kegiatan” pada halaman rencana."
        )
