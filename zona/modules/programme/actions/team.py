"""Writes about the team."""

from datetime import date, datetime, timedelta
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from zona.core.audit.actions import record
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.programme.actions.base import (
    NamedFields,
    Upload,
    locked,
    put,
    with_file,
)
from zona.modules.programme.models import Team, TeamMember
from zona.modules.programme.rules import TeamRole


class TeamFields(TypedDict):
    """What a decree on the team says."""

    number: str
    title: str
    decided_on: date
    from_on: date
    until_on: NotRequired[date | None]
    selection_procedure: NotRequired[str]
    selection_note: NotRequired[str]


class MemberFields(NamedFields):
    """What the decree says of one member."""

    role: TeamRole
    areas: NotRequired[str]


@transaction.atomic
def decree_team(
    *,
    unit: Unit,
    document: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[TeamFields],
) -> Team:
    """Record a new decree; it closes the former one on the day before its own first."""
    locked(unit)
    start = fields["from_on"]
    teams = Team.objects.of(unit.pk)
    if teams.filter(from_on__gte=start).exists():
        raise Refused(
            "Sudah ada keputusan tim yang mulai berlaku pada atau sesudah tanggal itu."
        )
    running = teams.filter(Q(until_on__isnull=True) | Q(until_on__gte=start))
    for former in running:
        put(former, {"until_on": start - timedelta(days=1)})
        record("programme.team_closed", former, by=by, at=at)
    team = Team(unit=unit)
    put(team, with_file(fields, "document", document, unit=unit, by=by, at=at))
    record("programme.team_decreed", team, by=by, at=at)
    return team


@transaction.atomic
def edit_team(
    team: Team,
    *,
    document: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[TeamFields],
) -> None:
    """Correct what was recorded of a decree."""
    after = Team.objects.of(team.unit_id).filter(from_on__gt=team.from_on)
    end = fields.get("until_on")
    if after.exists() and (end is None or after.filter(from_on__lte=end).exists()):
        raise Refused("Masa berlaku ini bertumpuk dengan keputusan tim berikutnya.")
    given = with_file(fields, "document", document, unit=team.unit, by=by, at=at)
    note = put(team, given)
    record("programme.team_edited", team, by=by, at=at, detail={"note": note})


@transaction.atomic
def add_member(
    team: Team, *, by: User, at: datetime, **fields: Unpack[MemberFields]
) -> TeamMember:
    """Add a member as the decree names him."""
    member = TeamMember(unit=team.unit, team=team)
    put(member, fields)
    record("programme.member_added", member, by=by, at=at)
    return member


@transaction.atomic
def edit_member(
    member: TeamMember, *, by: User, at: datetime, **fields: Unpack[MemberFields]
) -> None:
    """Correct a member's role or areas."""
    note = put(member, fields)
    record("programme.member_edited", member, by=by, at=at, detail={"note": note})


@transaction.atomic
def remove_member(member: TeamMember, *, by: User, at: datetime) -> None:
    """Take out a member who was recorded by mistake; the trail keeps who it was."""
    record(
        "programme.member_removed", member, by=by, at=at, detail={"who": str(member)}
    )
    member.delete()


@transaction.atomic
def replace_member(
    member: TeamMember,
    *,
    left_on: date,
    leave_reason: str,
    by: User,
    at: datetime,
    **fields: Unpack[NamedFields],
) -> TeamMember | None:
    """Let a member leave on a day, with or without a successor; both stay on record."""
    team = member.team
    if locked(member).left_on:
        raise Refused("Anggota ini sudah keluar dari tim.")
    first = member.joined_on or team.from_on
    if left_on <= first or (team.until_on and left_on > team.until_on):
        raise ValidationError({"left_on": "Tanggal ini di luar masa tugasnya."})
    put(member, {"left_on": left_on, "leave_reason": leave_reason})
    successor = None
    if fields.get("user") or fields.get("post"):
        successor = TeamMember(
            unit=team.unit,
            team=team,
            role=member.role,
            areas=member.areas,
            joined_on=left_on,
            replaces=member,
        )
        put(successor, fields)
    detail = {"who": str(member), "successor": str(successor or "")}
    record("programme.member_replaced", team, by=by, at=at, detail=detail)
    return successor
