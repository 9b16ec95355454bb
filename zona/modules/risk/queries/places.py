"""Which units and years a person chooses among."""

from django.db.models import Case, IntegerField, Value, When

from zona.core.people.models import Unit, UnitLevel, User
from zona.core.roles import Permission
from zona.modules.risk.models import Context
from zona.modules.risk.permissions import Perm

FIRST_YEAR, LAST_YEAR = 2009, 2100  # the first whole year under PP 60/2008


def units_seen(user: User, permission: Permission = Perm.VIEW) -> tuple[Unit, ...]:
    """Return the units whose control a person may read: his own first, then satker."""
    nearness = Case(
        When(pk=user.unit_id, then=Value(0)),
        When(level=UnitLevel.SATKER, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Unit.objects.filter(user.within(permission, "self"))
    return tuple(rows.order_by(nearness, "path"))


def context_of(unit: Unit, year: int) -> Context | None:
    """Return the context of a unit's year, where it has been set."""
    return Context.objects.filter(unit=unit).filter(year=year).first()


def years_known(unit: Unit, *others: int) -> tuple[int, ...]:
    """Return the years that have a context, and the given ones; the youngest first."""
    known = Context.objects.filter(unit=unit).values_list("year", flat=True)
    return tuple(sorted({*known, *others}, reverse=True))
