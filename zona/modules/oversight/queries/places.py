"""Which units a person may look into."""

from django.db.models import Case, IntegerField, Value, When

from zona.core.people.models import Unit, UnitLevel, User
from zona.modules.oversight.permissions import Perm


def units_seen(user: User) -> tuple[Unit, ...]:
    """Return the units whose duties a person may see: his own first, then satker."""
    nearness = Case(
        When(pk=user.unit_id, then=Value(0)),
        When(level=UnitLevel.SATKER, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = Unit.objects.filter(user.within(Perm.VIEW, "self"))
    return tuple(rows.order_by(nearness, "path"))
