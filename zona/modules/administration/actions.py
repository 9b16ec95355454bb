"""Writes about units, positions, people and roles (their models are core's)."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from zona.core.audit.actions import record
from zona.core.people.models import Grant, Position, Unit, UnitLevel, User
from zona.core.people.sign_in import (
    end_two_steps,
    has_two_steps,
    mail_password_link,
)
from zona.core.refused import Refused
from zona.core.roles import Role

USER_FIELDS = ["full_name", "email", "unit_id", "position_id"]
UNIT_FIELDS = ["name", "short_name", "place", "address"]
POSITION_FIELDS = ["title", "superior"]


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
    _check_user(user)
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


@transaction.atomic
def edit_user(
    user: User,
    *,
    full_name: str,
    email: str,
    unit: Unit,
    position: Position | None,
    by: User,
    at: datetime,
) -> None:
    """Correct a person's name, mail address, unit or post."""
    before = _read(user, USER_FIELDS)
    user.full_name, user.email = full_name, email
    user.unit, user.position = unit, position
    _check_user(user)
    user.full_clean(exclude=["password"])
    user.save(update_fields=["full_name", "email", "unit", "position"])
    _record_edit("people.user_edited", user, before, USER_FIELDS, by=by, at=at)


@transaction.atomic
def deactivate_user(user: User, *, by: User, at: datetime) -> None:
    """Close an account; what the person did stays under his name."""
    if user.pk == by.pk:
        raise Refused("Anda tidak dapat menonaktifkan akun Anda sendiri.")
    # Locked, so that two administrators cannot close each other's account at once.
    admins = Grant.objects.select_for_update().filter(
        role=Role.SYSTEM_ADMIN, user__is_active=True
    )
    holders = set(admins.values_list("user_id", flat=True))
    if holders == {user.pk}:
        raise Refused(
            "Pengelola sistem terakhir tidak dapat dinonaktifkan. Tunjuk penggantinya dahulu."
        )
    _switch(user, is_active=False)
    record("people.user_deactivated", user, by=by, at=at)


@transaction.atomic
def activate_user(user: User, *, by: User, at: datetime) -> None:
    """Open a closed account again, with the roles it had."""
    _switch(user, is_active=True)
    record("people.user_activated", user, by=by, at=at)


@transaction.atomic
def send_password_link(user: User, *, by: User, at: datetime) -> None:
    """Mail a person the link at which he sets his password."""
    if not user.is_active:
        raise Refused("Akun ini tidak aktif. Aktifkan dahulu, lalu kirim tautannya.")
    if not user.email:
        raise Refused("Orang ini belum punya alamat surel. Isi dahulu alamatnya.")
    record("people.password_link_sent", user, by=by, at=at)
    transaction.on_commit(partial(mail_password_link, user))


@transaction.atomic
def reset_two_steps(user: User, *, by: User, at: datetime) -> None:
    """Let a person who lost phone and recovery codes sign in by password alone."""
    if user.pk == by.pk:
        raise Refused("Matikan masuk dua langkah Anda sendiri di halaman akun.")
    if not has_two_steps(user):
        raise Refused("Orang ini tidak memakai masuk dua langkah.")
    end_two_steps(user)
    record("people.two_steps_reset", user, by=by, at=at)


@transaction.atomic
def edit_unit(
    unit: Unit,
    *,
    name: str,
    short_name: str,
    place: str,
    address: str,
    by: User,
    at: datetime,
) -> None:
    """Correct a unit's names and address; code, level and parent stay for good."""
    before = _read(unit, UNIT_FIELDS)
    unit.name, unit.short_name = name, short_name
    unit.place, unit.address = place, address
    unit.full_clean()
    unit.save(update_fields=UNIT_FIELDS)
    _record_edit("people.unit_edited", unit, before, UNIT_FIELDS, by=by, at=at)


@transaction.atomic
def edit_position(
    position: Position,
    *,
    title: str,
    superior: Position | None,
    by: User,
    at: datetime,
) -> None:
    """Rename a post or hang it under another; no post may end up above itself."""
    above = superior
    while above is not None:
        if above.pk == position.pk:
            raise ValidationError(
                {"superior": "Jabatan ini berada di atas jabatan yang dipilih."}
            )
        above = above.superior
    before = _read(position, POSITION_FIELDS)
    position.title, position.superior = title, superior
    position.full_clean()
    position.save(update_fields=POSITION_FIELDS)
    _record_edit(
        "people.position_edited", position, before, POSITION_FIELDS, by=by, at=at
    )


def _check_user(user: User) -> None:
    """Two rules that no column can hold: the post is the unit's, the address unique."""
    if user.position and user.position.unit_id != user.unit_id:
        raise ValidationError(
            {"position": "Jabatan ini bukan jabatan di unit kerja yang dipilih."}
        )
    twins = User.objects.filter(email__iexact=user.email).exclude(pk=user.pk)
    if user.email and twins.exists():
        raise ValidationError(
            {"email": "Alamat surel ini sudah dipakai pengguna lain."}
        )


def _switch(user: User, *, is_active: bool) -> None:
    if user.is_active == is_active:
        state = "aktif" if is_active else "tidak aktif"
        raise Refused(f"Akun ini sudah {state}.")
    user.is_active = is_active
    user.save(update_fields=["is_active"])


def _read(target: Model, fields: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(target, name) for name in fields}
    return {n: v.pk if isinstance(v, Model) else v for n, v in values.items()}


def _record_edit(
    verb: str,
    target: Model,
    before: dict[str, Any],
    fields: Iterable[str],
    *,
    by: User,
    at: datetime,
) -> None:
    """Record what changed, each field with its value before and after."""
    after = _read(target, fields)
    changed = [name for name in after if after[name] != before[name]]
    detail = {n: {"before": before[n], "after": after[n]} for n in changed}
    if detail:
        record(verb, target, by=by, at=at, detail=detail)
