"""What the assessors found, and the score that they give."""

from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, fact
from zona.modules.assessment import queries
from zona.modules.assessment.rules.reviewing import Stage
from zona.modules.assessment.rules.scoring import display


@fact("assessment.findings_count", title="Temuan penilai yang belum tuntas")
def findings_count(unit_id: int, period: Period) -> Reading:
    """Findings of released rounds that are still open."""
    found = queries.open_findings(unit_id, period.end)
    if not found and not queries.has_rounds(unit_id):
        return Reading(None)  # nobody has judged the unit yet
    rows = []
    for each in found:
        form = queries.plan_of(each.review.lke.instrument).instrument
        due = queries.due_on(each.review)
        rows.append(
            (
                Stage(each.review.team.stage).label,
                str(each.number),
                each.text,
                form.indicator_of(each.code).code,
                due.isoformat() if due else "",
                reverse("assessment:review_view", args=[each.review_id]),
            )
        )
    columns = ("Tahap", "Nomor", "Temuan", "Indikator", "Tenggat", "Alamat")
    source = Source("Penilaian", reverse("assessment:review_list"))
    return Reading(len(found), (source,), Table(columns, tuple(rows)))


@fact("assessment.reviewed_score", title="Nilai LKE menurut tim penilai")
def reviewed_score(unit_id: int, period: Period) -> Reading:
    """The total that the last stage gave on the worksheet that covers the day."""
    lke = queries.current_lke(unit_id, period.end)
    rounds = queries.latest_rounds(lke) if lke else {}
    if not rounds:
        return Reading(None)
    last = list(rounds.values())[-1]
    url = reverse("assessment:review_view", args=[last.review.pk])
    return Reading(display(last.score().total.score), (Source(f"{last.review}", url),))
