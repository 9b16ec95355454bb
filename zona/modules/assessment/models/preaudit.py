"""Findings of the pre-audit that the lead holds to be in order."""

from __future__ import annotations

from typing import Self

from django.db import models

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.worksheet import Lke
from zona.modules.assessment.permissions import Perm


class PreauditWaiverRows(Rows["PreauditWaiver"]):
    def visible_to(self, user: User) -> Self:
        """Return the waivers of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class PreauditWaiver(models.Model):
    """Temuan yang dianggap wajar: one finding as it read then, and why it is in order.

    When the finding reads differently, the waiver no longer speaks of it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.ForeignKey(Lke, models.CASCADE, related_name="preaudit_waivers")
    rule = models.SlugField("aturan", max_length=40)
    subject = models.CharField("temuan", max_length=200, blank=True)
    words = models.CharField("bunyi temuan", max_length=500)
    reason = models.TextField("alasan", max_length=1000)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField("waktu")

    objects = PreauditWaiverRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lke", "rule", "subject"],
                name="assessment_preaudit_waiver_once",
                violation_error_message="Temuan ini sudah dianggap wajar.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}"
