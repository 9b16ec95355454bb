"""What the records share."""

from __future__ import annotations

from typing import Self

from django.core.validators import RegexValidator
from django.db import models

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.gratification.permissions import Perm

IS_NIK = RegexValidator(r"^\d{16}\Z", "NIK terdiri atas 16 angka.")
IS_PHONE = RegexValidator(
    r"^\+?[0-9 ()\-]{6,20}\Z",
    "Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.",
)


class GratificationRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return the rows of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))

    def of(self, unit_id: int) -> Self:
        """Return the rows of one unit."""
        return self.filter(unit_id=unit_id)


class Owned(models.Model):
    """Catatan milik satu unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
