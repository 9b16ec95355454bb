"""What every record of internal control has: its unit, and who may look."""

from __future__ import annotations

from typing import Self

from django.db import models

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.risk.permissions import Perm


class SharedRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return the records of the units where the person works or oversees."""
        return self.filter(user.within(Perm.VIEW))

    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)


class RegisterRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return the records of the units whose register the person may read."""
        return self.filter(user.within(Perm.VIEW_REGISTER))

    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)


class Owned(models.Model):
    """Catatan milik satu unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
