"""Reads of people that no person asks for."""

from zona.core.modules import roles_with
from zona.core.once import once
from zona.core.people.models import Unit, User
from zona.core.roles import Permission


@once
def unit_of(unit_id: int) -> Unit:
    """Return a unit by its id, as facts are asked for it; Unit.DoesNotExist."""
    return Unit.objects.get(pk=unit_id)


def active_accounts() -> list[User]:
    """Return everybody who may sign in; the demo's sign-in page offers them."""
    people = User.objects.filter(is_active=True).select_related("unit")
    return list(people.order_by("pk"))


def holders(permission: Permission, unit: Unit) -> tuple[User, ...]:
    """Return the active people who hold a permission by a role in exactly the unit."""
    people = User.objects.filter(
        grants__unit=unit, grants__role__in=roles_with(permission), is_active=True
    )
    return tuple(people.select_related("position").distinct().order_by("pk"))


def holders_reaching(permission: Permission, unit: Unit) -> tuple[User, ...]:
    """Return the active people whose role counts in a unit, from above included."""
    people = User.objects.filter(
        grants__unit__in=[int(pk) for pk in unit.path.strip("/").split("/")],
        grants__role__in=roles_with(permission),
        is_active=True,
    )
    return tuple(each for each in people.distinct() if each.has(permission, unit))
