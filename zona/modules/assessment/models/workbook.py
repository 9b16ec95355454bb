"""Workbooks of a ministry that were brought to a worksheet."""

from __future__ import annotations

from typing import Self

from django.db import models

from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.worksheet import Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.importing import ImportState


class WorkbookImportRows(Rows["WorkbookImport"]):
    def visible_to(self, user: User) -> Self:
        """Return the imports of the units where the person may look."""
        return self.filter(user.within(Perm.VIEW))


class WorkbookImport(models.Model):
    """Impor buku kerja: one file, looked at first, then carried out or dropped."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.ForeignKey(Lke, models.CASCADE, related_name="imports")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    state = models.CharField(
        "keadaan",
        max_length=12,
        choices=ImportState.choices(),
        default=ImportState.PRATINJAU,
    )
    is_replacing = models.BooleanField("menimpa jawaban yang ada", default=False)
    changed = models.PositiveIntegerField("pertanyaan yang berubah", default=0)
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = WorkbookImportRows.as_manager()

    def __str__(self) -> str:
        return f"{self.pk}: {self.attachment_id}"

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits for a decision."""
        return self.state == ImportState.PRATINJAU
