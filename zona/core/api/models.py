"""Keys that let a program act for a person."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from zona.core.people.models import Unit, User
from zona.core.rows import Rows


class ApiKeyRows(Rows["ApiKey"]):
    def visible_to(self, user: User) -> Self:
        """Return a person's own keys; nobody sees another's."""
        return self.filter(user=user)

    def open_on(self, day: date) -> Self:
        """Return the keys that still open the door on that day."""
        return self.filter(ended_at__isnull=True, expires_on__gte=day)


class ApiKey(models.Model):
    """Kunci API: lets a program act for one person until a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField("nama", max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField("berlaku sampai")
    last_used_on = models.DateField("terakhir dipakai", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ApiKeyRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                condition=Q(ended_at__isnull=True),
                name="api_key_name_once",
                violation_error_message="Anda sudah punya kunci dengan nama ini.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_open_on(self, day: date) -> bool:
        """Tell whether the key still opens the door on that day."""
        return self.ended_at is None and self.expires_on >= day
