"""A new instrument on its way from a workbook to being published."""

from __future__ import annotations

from typing import Self

from django.db import models

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.worksheet import Instrument
from zona.modules.assessment.permissions import Perm


class InstrumentDraftRows(Rows["InstrumentDraft"]):
    def visible_to(self, user: User) -> Self:
        """Return the drafts of the ministries whose instruments the person publishes."""
        return self.filter(user.within(Perm.PUBLISH))


class InstrumentDraft(models.Model):
    """Rancangan instrumen: read from a workbook, reviewed, then published or dropped."""

    # The ministry: an instrument serves all units under it.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.SlugField("kode", max_length=60)
    title = models.CharField("judul", max_length=200)
    effective_from = models.DateField("berlaku mulai")
    # Gates, prerequisites and codes were taken from it; differences are shown against it.
    base = models.ForeignKey(Instrument, models.PROTECT, related_name="+")
    file_name = models.CharField("nama berkas", max_length=200)
    content = models.TextField("isi")
    problems = models.JSONField("yang menghalangi", default=list, blank=True)
    remarks = models.JSONField("yang perlu diperiksa", default=list, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    published = models.ForeignKey(
        Instrument, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InstrumentDraftRows.as_manager()

    def __str__(self) -> str:
        return self.title
