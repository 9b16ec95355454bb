"""Who may do what in the programme."""

from collections.abc import Callable

from django.db.models import Case, IntegerField, Value, When

from zona.core.people.models import Unit, UnitLevel, User
from zona.core.roles import Permission
from zona.modules.programme.models import Meeting
from zona.modules.programme.models.base import Named, Owned
from zona.modules.programme.permissions import Perm


def units_seen(user: User) -> tuple[Unit, ...]:
    """Return the units whose programme a person may see: his own first, then satker."""
    nearness = Case(
        When(pk=user.unit_id, level=UnitLevel.SATKER, then=Value(0)),
        When(level=UnitLevel.SATKER, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Unit.objects.filter(user.within(Perm.VIEW, "self"))
    return tuple(rows.order_by(nearness, "path"))


def may(user: User, record: Owned) -> Callable[[Permission], bool]:
    """Return the test which moves a person may make; who is responsible may work on it."""
    owns = isinstance(record, Named) and record.user_id == user.pk

    leads = owns and isinstance(record, Meeting)  # the chair approves the minutes

    def test(permission: Permission) -> bool:
        if leads and permission == Perm.VERIFY:
            return True
        return (owns and permission == Perm.EDIT) or user.has(permission, record.unit)

    return test
