"""Writes about the teams that assess: members, their units, conflicts of interest."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.models import (
    ConflictDeclaration,
    ReviewAssignment,
    ReviewMember,
    ReviewTeam,
)
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.reviewing import Place, Stage


@transaction.atomic
def form_team(
    *, unit: Unit, stage: Stage, title: str, by: User, at: datetime
) -> ReviewTeam:
    """Form a team of a stage."""
    _permit(unit, by)
    team = ReviewTeam(unit=unit, stage=stage, title=title)
    team.full_clean()
    team.save()
    detail = {"stage": stage, "title": title}
    record("assessment.team_formed", team, by=by, at=at, detail=detail)
    return team


@transaction.atomic
def seat_member(
    team: ReviewTeam, *, user: User, place: Place, by: User, at: datetime
) -> ReviewMember:
    """Give a person a place in the team; refused where he may not be impartial."""
    _permit(team.unit, by)
    if not user.has(Perm.REVIEW, team.unit):
        raise Refused(f"{user} tidak memegang peran penilai.")
    for assignment in team.assignments.select_related("unit"):
        _impartial(user, assignment.unit)
    member = ReviewMember(unit=team.unit, team=team, user=user, place=place)
    member.full_clean()
    member.save()
    detail = {"user": user.pk, "place": place}
    record("assessment.team_member_seated", team, by=by, at=at, detail=detail)
    send(
        to=[user],
        title=f"Anda menjadi {place.label.lower()} {team.title}",
        body=f"Tahap: {Stage(team.stage).label}.",
        url="/lke/penilaian/",
        at=at,
    )
    return member


@transaction.atomic
def unseat_member(member: ReviewMember, *, by: User, at: datetime) -> None:
    """Take a person out of the team; what he gave stays."""
    _permit(member.team.unit, by)
    detail = {"user": member.user_id, "place": member.place}
    record("assessment.team_member_unseated", member.team, by=by, at=at, detail=detail)
    member.delete()


@transaction.atomic
def assign_unit(
    team: ReviewTeam, *, unit: Unit, by: User, at: datetime
) -> ReviewAssignment:
    """Let a team assess a unit below its own; refused where a member is not impartial."""
    _permit(team.unit, by)
    is_below = unit.path.startswith(team.unit.path) and unit.pk != team.unit_id
    if not is_below:
        raise Refused("Tim hanya menilai unit di bawah unit tim itu.")
    for member in team.members.select_related("user"):
        _impartial(member.user, unit)
    assignment = ReviewAssignment(unit=unit, team=team)
    assignment.full_clean()
    assignment.save()
    detail = {"team": team.pk, "title": team.title}
    record("assessment.team_assigned", assignment, by=by, at=at, detail=detail)
    return assignment


@transaction.atomic
def declare_conflict(
    *, user: User, unit: Unit, reason: str, by: User, at: datetime
) -> ConflictDeclaration:
    """Put on record that a person may not assess a unit; he says so, or his chief."""
    if by != user:
        _permit(user.unit, by)
    declaration = ConflictDeclaration(
        unit=unit, user=user, reason=reason, declared_at=at
    )
    declaration.full_clean()
    declaration.save()
    detail = {"user": user.pk, "reason": reason}
    record("assessment.conflict_declared", declaration, by=by, at=at, detail=detail)
    return declaration


def _permit(unit: Unit, by: User) -> None:
    if not by.has(Perm.ASSIGN, unit):
        raise PermissionDenied


def _impartial(user: User, unit: Unit) -> None:
    if reason := queries.partiality(user, unit):
        raise Refused(reason)
