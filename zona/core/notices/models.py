"""Notices as their recipients see them."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from zona.core.people.models import User
from zona.core.rows import Rows


class NoticeRows(Rows["Notice"]):
    def visible_to(self, user: User) -> Self:
        """Return a person's own notices: nobody reads another's."""
        return self.filter(recipient=user)

    def unread(self) -> Self:
        """Return those that have not been opened."""
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """Pemberitahuan to one person."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    title = models.CharField("judul", max_length=150)
    body = models.TextField("isi", blank=True)
    url = models.CharField("tautan", max_length=300, blank=True)
    sent_at = models.DateTimeField("dikirim")
    read_at = models.DateTimeField("dibaca", null=True, blank=True)
    email_failed = models.CharField("surel gagal", max_length=300, blank=True)

    objects = NoticeRows.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["recipient"],
                condition=Q(read_at__isnull=True),
                name="notices_notice_unread",
            ),
            models.Index(
                fields=["recipient", "-sent_at"], name="notices_notice_latest"
            ),
        ]

    def __str__(self) -> str:
        return self.title
