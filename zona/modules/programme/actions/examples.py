"""Writes about role models, change agents and their changes."""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.programme.actions.base import (
    NamedFields,
    Upload,
    check_done_on,
    locked,
    put,
    with_file,
)
from zona.modules.programme.models import (
    AgentChange,
    AgentEvaluation,
    ChangeAgent,
    RoleModel,
)


class DecreedFields(NamedFields):
    """What a decree says of a person."""

    decree_number: str
    decided_on: date
    until_on: NotRequired[date | None]


class RoleModelFields(DecreedFields):
    """A role model and what makes him one."""

    note: NotRequired[str]


class AgentFields(DecreedFields):
    """A change agent and his plan."""

    plan: NotRequired[str]


class ChangeFields(TypedDict):
    """A change made by an agent."""

    title: str
    made_on: date
    is_integrated: NotRequired[bool]
    into: NotRequired[str]
    proof: NotRequired[str]


@transaction.atomic
def name_role_model(
    *,
    unit: Unit,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[RoleModelFields],
) -> RoleModel:
    """Record the decree that names a leader as role model."""
    model = RoleModel(unit=unit)
    put(model, with_file(fields, "document", upload, unit=unit, by=by, at=at))
    record("programme.role_model_named", model, by=by, at=at)
    return model


@transaction.atomic
def edit_role_model(
    model: RoleModel,
    *,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[RoleModelFields],
) -> None:
    """Correct the record of a role model, or end it."""
    given = with_file(fields, "document", upload, unit=model.unit, by=by, at=at)
    note = put(model, given)
    record("programme.role_model_edited", model, by=by, at=at, detail={"note": note})


@transaction.atomic
def name_agent(
    *,
    unit: Unit,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[AgentFields],
) -> ChangeAgent:
    """Record the decree that names a change agent."""
    agent = ChangeAgent(unit=unit)
    put(agent, with_file(fields, "document", upload, unit=unit, by=by, at=at))
    record("programme.agent_named", agent, by=by, at=at)
    return agent


@transaction.atomic
def edit_agent(
    agent: ChangeAgent,
    *,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[AgentFields],
) -> None:
    """Correct the record of a change agent, or end it."""
    given = with_file(fields, "document", upload, unit=agent.unit, by=by, at=at)
    note = put(agent, given)
    record("programme.agent_edited", agent, by=by, at=at, detail={"note": note})


@transaction.atomic
def add_change(
    agent: ChangeAgent,
    *,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[ChangeFields],
) -> AgentChange:
    """Record a change that an agent has brought about."""
    check_done_on(fields["made_on"], day_of(at))
    change = AgentChange(unit=agent.unit, agent=agent)
    unit = agent.unit
    put(change, with_file(fields, "proof_file", upload, unit=unit, by=by, at=at))
    record("programme.change_added", change, by=by, at=at)
    return change


@transaction.atomic
def edit_change(
    change: AgentChange,
    *,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[ChangeFields],
) -> None:
    """Correct a change; what was verified must be verified again."""
    check_done_on(fields["made_on"], day_of(at))
    unit = change.unit
    given = with_file(fields, "proof_file", upload, unit=unit, by=by, at=at)
    note = put(change, {**given, "verified_on": None, "verified_by": None})
    record("programme.change_edited", change, by=by, at=at, detail={"note": note})


@transaction.atomic
def verify_change(change: AgentChange, *, by: User, at: datetime) -> None:
    """Confirm, as another person than the agent, that the change is real."""
    change = locked(change)
    if change.verified_on:
        raise Refused("Perubahan ini sudah diperiksa.")
    if change.agent.user == by:
        raise Refused("Perubahan diperiksa oleh orang lain, bukan agennya sendiri.")
    put(change, {"verified_on": day_of(at), "verified_by": by})
    record("programme.change_verified", change, by=by, at=at)


@transaction.atomic
def evaluate_agent(
    agent: ChangeAgent,
    *,
    evaluated_on: date,
    effect: str,
    obstacle: str = "",
    advice: str = "",
    by: User,
    at: datetime,
) -> AgentEvaluation:
    """Judge what an agent's plan has brought; nobody judges himself."""
    if agent.user_id == by.pk:
        raise Refused("Anda tidak dapat mengevaluasi diri sendiri.")
    if not agent.decided_on <= evaluated_on <= day_of(at):
        raise ValidationError(
            {"evaluated_on": "Antara tanggal keputusan agen dan hari ini."}
        )
    evaluation = AgentEvaluation(unit=agent.unit, agent=agent)
    put(
        evaluation,
        {
            "evaluated_on": evaluated_on,
            "effect": effect,
            "obstacle": obstacle,
            "advice": advice,
        },
    )
    record("programme.agent_evaluated", agent, by=by, at=at)
    return evaluation
