"""What every record of the programme has: a unit, and who may see it."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.programme.permissions import Perm


class ProgrammeRows[M: models.Model](Rows[M]):
    def visible_to(self, user: User) -> Self:
        """Return the records of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))

    def of(self, unit_id: int) -> Self:
        """Return the records of one unit."""
        return self.filter(unit_id=unit_id)


class DecreeRows[M: models.Model](ProgrammeRows[M]):
    def in_force(self, on: date) -> Self:
        """Return those whose decree is in force on a day."""
        return self.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=on), decided_on__lte=on
        )


class Owned(models.Model):
    """Catatan program milik satu unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Named(Owned):
    """Orang atau jabatan: a record that names a person here or a post in words."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="pegawai",
        null=True,
        blank=True,
        related_name="+",
    )
    post = models.CharField("jabatan (bila bukan pengguna)", max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(post=""),
                name="%(app_label)s_%(class)s_named",
                violation_error_message="Pilih pegawai atau tuliskan jabatannya.",
            )
        ]

    @property
    def who(self) -> str:
        """Return the name that pages show."""
        return self.user.full_name if self.user else self.post

    @property
    def post_title(self) -> str:
        """Return the post without the name, as facts and reports say it."""
        if self.user and self.user.position:
            return self.user.position.title
        return self.post or "Pegawai"


CODES_HELP = "Indikator LKE yang dilayani."
