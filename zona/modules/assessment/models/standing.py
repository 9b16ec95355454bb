"""Where each worksheet stands, kept so that a thousand units make one page."""

from __future__ import annotations

from typing import Self

from django.db import models

from zona.core.people.models import Unit, User
from zona.core.rows import Rows
from zona.modules.assessment.models.worksheet import Instrument, Lke
from zona.modules.assessment.permissions import Perm


class StandingRows(Rows["Standing"]):
    def visible_to(self, user: User) -> Self:
        """Return the standings of the units that the person may compare."""
        return self.filter(user.within(Perm.COMPARE))


class Standing(models.Model):
    """Kedudukan LKE: score, gates and progress of one worksheet, ready to be compared.

    Derived, never edited: it can be thrown away and computed again from the answers.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    lke = models.OneToOneField(Lke, models.CASCADE, related_name="standing")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("tahun")
    # As shown, two decimals; what passes was decided on the exact score.
    total = models.DecimalField("nilai total", max_digits=6, decimal_places=2)
    leverage = models.DecimalField("pengungkit", max_digits=6, decimal_places=2)
    outcome = models.DecimalField("hasil", max_digits=6, decimal_places=2)
    areas = models.JSONField("persen tiap area", default=dict)
    # Areas below the floor of the first predicate, ",MP,TT,": found by ",TT,".
    red = models.CharField("area di bawah ambang", max_length=80, blank=True)
    # Gates not passed and by how much, by "WBK/total/TOTAL"; null: a held predicate.
    short = models.JSONField("kekurangan tiap ambang", default=dict, blank=True)
    wbk_short = models.PositiveSmallIntegerField("ambang WBK belum terpenuhi")
    wbbm_short = models.PositiveSmallIntegerField("ambang WBBM belum terpenuhi")
    questions = models.PositiveSmallIntegerField("jumlah pertanyaan")
    answered = models.PositiveSmallIntegerField("terjawab")
    proven = models.PositiveSmallIntegerField("berbukti", default=0)
    late = models.PositiveIntegerField("pekerjaan terlambat", default=0)
    active_at = models.DateTimeField("kegiatan terakhir", null=True, blank=True)
    # The day on which evidence and late work were counted; null: not yet.
    counted_on = models.DateField("dihitung per", null=True, blank=True)

    objects = StandingRows.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["year", "instrument"], name="assessment_standing_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lke_id}: {self.total}"
