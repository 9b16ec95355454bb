"""Who may read what: the map is open to the unit, declarations and cases are not."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from zona.core.people.models import User
from zona.core.rows import Rows
from zona.modules.conflicts.permissions import Perm


class ConflictUnitRows[M: models.Model](Rows[M]):
    def of(self, unit_id: int) -> Self:
        """Return the rows of one unit."""
        return self.filter(unit_id=unit_id)


class OpenRows[M: models.Model](ConflictUnitRows[M]):
    """What everyone of the unit may read: the map and the commitments."""

    def visible_to(self, user: User) -> Self:
        """Return the rows of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class RestrictedRows[M: models.Model](ConflictUnitRows[M]):
    """What only few may read (rules 9): the person, the superior, head, admin head."""

    def visible_to(self, user: User) -> Self:
        """Return the rows that concern the person or that he has to judge or oversee."""
        judged = Q(reviewer=user) | (
            Q(reviewer__isnull=True) & user.within(Perm.REVIEW_ABOVE)
        )
        return self.filter(
            Q(person=user) | self._laid_open() & (judged | user.within(Perm.OVERSEE))
        )

    def waiting_for(self, user: User) -> Self:
        """Return the rows that the person is asked to judge."""
        above = Q(reviewer__isnull=True) & user.within(Perm.REVIEW_ABOVE)
        return self.filter(Q(reviewer=user) | above).exclude(person=user)

    def _laid_open(self) -> Q:
        return Q()
