"""Writes about units, positions, people and roles (their models are core's)."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import Grant, Position, Unit, UnitLevel, User
from zona.core.refused import Refused
from zona.core.roles import Role


@transaction.atomic
def create_unit(
    *,
    code: str,
    name: str,
    short_name: str,
    level: UnitLevel,
    parent: Unit | None,
    place: str,
    address: str = "",
    is_sample: bool = False,
    by: User | None,
    at: datetime,
) -> Unit:
    """Add a unit to the tree; its path follows from its parent's."""
    unit = Unit(
        code=code,
        name=name,
        short_name=short_name,
        level=level,
        parent=parent,
        place=place,
        address=address,
        is_sample=is_sample,
    )
    unit.full_clean()
    unit.save()
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    record("people.unit_created", unit, by=by, at=at, unit=unit)
    return unit


@transaction.atomic
def create_position(
    *,
    unit: Unit,
    title: str,
    superior: Position | None,
    by: User | None,
    at: datetime,
) -> Position:
    """Add a position under its superior in the unit's tree."""
    position = Position(unit=unit, title=title, superior=superior)
    position.full_clean()
    position.save()
    record("people.position_created", position, by=by, at=at)
    return position


@transaction.atomic
def create_user(
    *,
    username: str,
    full_name: str,
    email: str,
    unit: Unit,
    position: Position | None,
    password: str | None,
    by: User | None,
    at: datetime,
) -> User:
    """Add a person; without a password he sets one by the link sent to him."""
    user = User(
        username=username,
        full_name=full_name,
        email=email,
        unit=unit,
        position=position,
    )
    user.set_password(password)
    user.full_clean()
    user.save()
    record("people.user_created", user, by=by, at=at)
    return user


@transaction.atomic
def share_password(users: Iterable[User], *, password: str) -> None:
    """Give the sample people one password; hashed once, for hashing is slow by design."""
    hashed = make_password(password)
    User.objects.filter(pk__in=[user.pk for user in users]).update(password=hashed)


@transaction.atomic
def grant_role(
    *,
    user: User,
    unit: Unit,
    role: Role,
    areas: str = "",
    by: User | None,
    at: datetime,
) -> Grant:
    """Give a person a role in a unit; `areas` ("MP,TT") narrows a team member's."""
    grant = Grant(user=user, unit=unit, role=role, areas=areas)
    grant.full_clean()
    grant.save()
    record(
        "people.role_granted",
        grant,
        by=by,
        at=at,
        unit=unit,
        detail={"user": user.username, "role": role, "areas": areas},
    )
    return grant


@transaction.atomic
def revoke_role(grant: Grant, *, by: User, at: datetime) -> None:
    """Take a role back; the last administrator of a unit stays one."""
    last = not (
        Grant.objects.filter(role=Role.SYSTEM_ADMIN, user__is_active=True)
        .exclude(pk=grant.pk)
        .exists()
    )
    if grant.role == Role.SYSTEM_ADMIN and last:
        raise Refused(
            "Pengelola sistem terakhir tidak dapat dicabut. Tunjuk penggantinya dahulu."
        )
    record(
        "people.role_revoked",
        grant,
        by=by,
        at=at,
        unit=grant.unit,
        detail={"user": grant.user.username, "role": grant.role},
    )
    grant.delete()
