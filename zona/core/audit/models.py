"""Audit entries and the heads of their chains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce

from zona.core.audit.rules import GENESIS
from zona.core.rows import Rows

if TYPE_CHECKING:  # people write here too: at run time audit stands below them
    from zona.core.people.models import Unit, User


class AppendOnly(TypeError):
    """Someone tried to change the audit trail through the ORM."""


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise AppendOnly("Audit entries are only ever added.")


class EntryRows(Rows["Entry"]):
    update = delete = bulk_update = update_or_create = _refuse
    aupdate = adelete = abulk_update = aupdate_or_create = _refuse

    def visible_to(self, user: User) -> Self:
        """Return the entries of the units a person belongs to or oversees."""
        return self.filter(user.reach("unit"))

    def of(self, unit: Unit | None) -> Self:
        """Return one chain's entries; None is the chain of the system itself."""
        return self.filter(unit=unit) if unit else self.filter(unit__isnull=True)


class Entry(models.Model):
    """Jejak audit: who did what to which record, and when."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    number = models.PositiveBigIntegerField("nomor")
    at = models.DateTimeField("waktu")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    verb = models.CharField("perbuatan", max_length=100)
    # "app.model:id" as text, no foreign key: the trail outlives what it tells of.
    target = models.CharField("objek", max_length=200)
    detail = models.JSONField("rincian", default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Coalesce("unit", Value(0)), "number", name="audit_entry_number_in_chain"
            )
        ]
        indexes = [models.Index(fields=["target"], name="audit_entry_target")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.target}"

    delete = _refuse


class ChainRows(Rows["Chain"]):
    def visible_to(self, user: User) -> Self:
        """Return the chains of the units a person belongs to or oversees."""
        return self.filter(user.reach("unit"))

    def of(self, unit: Unit | None) -> Self:
        """Return one unit's chain; None is the chain of the system itself."""
        return self.filter(unit=unit) if unit else self.filter(unit__isnull=True)


class Chain(models.Model):
    """Rantai audit satu unit: its length and the hash of its youngest entry."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, related_name="+")
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)

    objects = ChainRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Coalesce("unit", Value(0)), name="audit_chain_one_per_unit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit or 'sistem'}: {self.length}"
