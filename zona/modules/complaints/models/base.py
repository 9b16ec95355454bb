"""What the records of complaint handling share."""

from __future__ import annotations

from typing import Self

from django.db import models

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.complaints.permissions import Perm


class OwnedRows[M: models.Model](Rows[M]):
    def of(self, unit_id: int) -> Self:
        """Return the rows of one unit."""
        return self.filter(unit_id=unit_id)


class ComplaintFigureRows[M: models.Model](OwnedRows[M]):
    def visible_to(self, user: User) -> Self:
        """Return what carries no case: open to those who read figures."""
        return self.filter(user.within(Perm.VIEW_FIGURES))


class Owned(models.Model):
    """Catatan milik satu unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
