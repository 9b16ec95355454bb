"""Standing people of every page test; see the architecture page, tests.

Ani reports, Budi is her superior, Citra decides, Dewi is from another unit and must
see nothing, Eko is a citizen and has no account.
"""

from zona.core.people.models import Grant, Position, Unit, UnitLevel, User
from zona.core.roles import Role


def ministry() -> Unit:
    """Return the ministry that all test units hang under."""
    unit, _ = Unit.objects.get_or_create(
        code="kementerian",
        defaults={
            "name": "Kementerian Uji",
            "short_name": "Kemenuji",
            "level": UnitLevel.KEMENTERIAN,
            "place": "Jakarta",
        },
    )
    if not unit.path:
        unit.path = f"/{unit.pk}/"
        unit.save()
    return unit


def satker(code: str = "balai-uji") -> Unit:
    """Return a work unit under the ministry, made when it is new."""
    parent = ministry()
    unit, _ = Unit.objects.get_or_create(
        code=code,
        defaults={
            "name": f"Balai {code}",
            "short_name": code,
            "level": UnitLevel.SATKER,
            "parent": parent,
            "place": "Pekanbaru",
        },
    )
    if not unit.path:
        unit.path = f"{parent.path}{unit.pk}/"
        unit.save()
    return unit


def person(
    username: str,
    *roles: Role,
    unit: Unit | None = None,
    superior: User | None = None,
) -> User:
    """Return a person with roles in a unit and a post under the superior's post."""
    unit = unit or satker()
    position = Position.objects.create(
        unit=unit,
        title=f"Jabatan {username}",
        superior=superior.position if superior else None,
    )
    user = User.objects.create(
        username=username,
        full_name=username.capitalize(),
        email=f"{username}@contoh.invalid",
        unit=unit,
        position=position,
    )
    for role in roles:
        Grant.objects.create(user=user, unit=unit, role=role)
    return user
