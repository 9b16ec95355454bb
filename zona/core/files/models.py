"""Attachments: a name and a class of secrecy for bytes that are kept by content."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from zona.core.files.rules import MAX_NAME, Kind
from zona.core.people.models import Unit, User
from zona.core.roles import Role, Secrecy
from zona.core.rows import Rows

# Who reads the restricted files of a unit, besides the person who brought them.
RESTRICTED_READERS = frozenset(
    {Role.HEAD, Role.ZI_LEAD, Role.ADMIN_HEAD, Role.INTERNAL_ASSESSOR}
)
REACHING = frozenset(role for role in Role if role.reaches_below)


class AttachmentRows(Rows["Attachment"]):
    def visible_to(self, user: User) -> Self:
        """Return what a person may open: the one place that judges secrecy."""
        restricted = Q(pk__in=())
        for grant in user.held:
            if grant.role in RESTRICTED_READERS:
                restricted |= (
                    Q(unit__path__startswith=grant.unit.path)
                    if grant.role in REACHING
                    else Q(unit_id=grant.unit_id)
                )
        return self.filter(
            Q(uploaded_by=user)
            | Q(secrecy=Secrecy.PUBLIC)
            | Q(user.reach("unit"), secrecy=Secrecy.INTERNAL)
            | Q(restricted, secrecy=Secrecy.RESTRICTED)
        )


class Attachment(models.Model):
    """Lampiran: one file as a person brought it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField("nama berkas", max_length=MAX_NAME)
    size = models.PositiveBigIntegerField("ukuran")
    content_type = models.CharField("jenis", max_length=100, choices=Kind.choices())
    secrecy = models.CharField("kerahasiaan", max_length=20, choices=Secrecy.choices())
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    uploaded_at = models.DateTimeField("diunggah")

    objects = AttachmentRows.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("file_download", args=[self.pk])

    @property
    def stored_name(self) -> str:
        """Return where the bytes lie: the same content lies there once."""
        return f"{self.sha256[:2]}/{self.sha256}"

    @property
    def is_sensitive(self) -> bool:
        """Tell whether each download leaves an entry in the audit trail."""
        return self.secrecy in {Secrecy.RESTRICTED, Secrecy.SECRET}
