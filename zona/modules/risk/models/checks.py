"""The control environment, ticked off each year, and the self-check of maturity."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from zona.core.files.models import Attachment
from zona.modules.risk.models.base import Owned, RegisterRows, SharedRows


class EnvironmentEntry(Owned):
    """Isian satu sub-unsur lingkungan pengendalian pada satu tahun."""

    year = models.PositiveSmallIntegerField("tahun")
    key = models.CharField(max_length=40)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penanggung jawab",
    )
    practice = models.TextField("praktik yang berjalan", max_length=2000, blank=True)
    proof_title = models.CharField("bukti", max_length=300, blank=True)
    proof_on = models.DateField("tanggal bukti", null=True, blank=True)
    proof = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: SharedRows[EnvironmentEntry] = SharedRows.as_manager()  # type: ignore[assignment]  # a manager made of the rows

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "key"], name="risk_environment_entry_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.year}"

    @property
    def is_built(self) -> bool:
        """Tell whether owner, practice and dated proof stand."""
        return bool(
            self.owner_id and self.practice and self.proof_title and self.proof_on
        )


def component(label: str) -> models.DecimalField[Decimal, Decimal]:
    """Return a field for a score from 1 to 5."""
    return models.DecimalField(
        label,
        max_digits=4,
        decimal_places=2,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )


class MaturityCheck(Owned):
    """Uji diri maturitas SPIP satu tahun."""

    year = models.PositiveSmallIntegerField("tahun")
    goals = component("penetapan tujuan")
    process = component("struktur dan proses")
    results = component("pencapaian tujuan")
    note = models.TextField("dasar penilaian", max_length=2000, blank=True)
    checked_on = models.DateField("dinilai pada")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects: RegisterRows[MaturityCheck] = RegisterRows.as_manager()  # type: ignore[assignment]  # as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"], name="risk_maturity_check_once"
            )
        ]

    def __str__(self) -> str:
        return f"Uji diri maturitas {self.year}"
