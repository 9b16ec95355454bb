"""Recusals: a person, the matter in which he may not decide, and the days."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from zona.core.people.models import Unit, User
from zona.core.roles import Role
from zona.core.rows import Rows

READERS = frozenset({Role.HEAD, Role.ADMIN_HEAD})


class RecusalRows(Rows["Recusal"]):
    def visible_to(self, user: User) -> Self:
        """Return a person's own, and those of the units that he heads."""
        headed = [each.unit_id for each in user.held if Role(each.role) in READERS]
        return self.filter(Q(user=user) | Q(unit_id__in=headed))

    def in_force(self, on: date) -> Self:
        """Return those that hold on that day, both ends included."""
        return self.filter(
            Q(until_on__isnull=True) | Q(until_on__gte=on), since_on__lte=on
        )


class Recusal(models.Model):
    """Larangan memutus: an actual conflict keeps one person out of one matter.

    What is filled in must match: the process (a module), the record, the other party.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    process = models.CharField("proses", max_length=60, blank=True)
    record_label = models.CharField(max_length=120, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True)
    party = models.CharField("pihak", max_length=200, blank=True)
    party_key = models.CharField(max_length=200, blank=True)
    since_on = models.DateField("berlaku sejak")
    until_on = models.DateField("berlaku sampai", null=True, blank=True)
    reason = models.TextField("alasan")
    source_url = models.CharField(max_length=300, blank=True)

    objects = RecusalRows.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "since_on"], name="recusal_user")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(process="") | ~Q(record_label="") | ~Q(party=""),
                name="recusal_names_a_matter",
                violation_error_message="Sebutkan proses, berkas, atau pihak yang terkait.",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="recusal_ends_after_it_begins",
                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
            ),
        ]

    def __str__(self) -> str:
        return self.party or self.process or self.record_label
