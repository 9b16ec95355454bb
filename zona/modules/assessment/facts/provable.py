"""The score that evidence backs."""

from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, fact
from zona.modules.assessment import queries
from zona.modules.assessment.facts.standing import NONE, written
from zona.modules.assessment.rules.scoring import display


@fact("assessment.provable_score", title="Nilai LKE yang dapat dibuktikan")
def provable_score(unit_id: int, period: Period) -> Reading:
    lke = queries.current_lke(unit_id, period.end)
    if lke is None:
        return NONE
    proven = queries.proven(queries.worksheet(lke), period.end)
    columns = ("Indikator", "Kode", "Pertanyaan", "Nilai berisiko", "Sebab")
    rows = tuple(
        (
            gap.question.parent,
            gap.question.code,
            gap.question.title,
            written(gap.points),
            proven.reason(gap.question.code),
        )
        for gap in proven.found.gaps
    )
    source = Source(lke.title, reverse("assessment:readiness_view", args=[lke.pk]))
    value = display(proven.found.score.total.score)
    return Reading(value, (source,), Table(columns, rows))
