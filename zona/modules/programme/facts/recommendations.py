"""Facts about recommendations."""

from zona.core.facts import Period, Reading, fact
from zona.modules.programme.facts.shaping import day_text, sources, table
from zona.modules.programme.models import (
    Recommendation,
)
from zona.modules.programme.rules import (
    INTERNAL_ORIGINS,
    Origin,
    share,
)


@fact("programme.recommendations_done_percent", "Rekomendasi monev yang selesai (%)")
def recommendations_done_percent(unit_id: int, period: Period) -> Reading:
    """Internal recommendations due in the year that were carried out and verified.

    The table holds every recommendation due in the year or still open, of any source.
    """
    year = period.preceding_year
    known = Recommendation.objects.of(unit_id).standing(year.start, year.end)
    rows = list(known.select_related("user__position").order_by("due_on", "number"))
    counted = [r for r in rows if r.origin in INTERNAL_ORIGINS and r.state != "ditolak"]
    due = [each for each in counted if each.due_on in year]
    done = sum(bool(r.verified_on and r.verified_on <= period.end) for r in due)
    return Reading(
        share(done, len(due)),
        sources("Rekomendasi", "programme:recommendation_list"),
        table(
            "Nomor|Sumber|Rekomendasi|Penanggung jawab|Tenggat|Status|Tindak lanjut",
            [
                (
                    each.number,
                    each.source_title,
                    each.text,
                    each.post_title,
                    day_text(each.due_on),
                    each.status_on(period.end).label,
                    each.reject_reason or each.followup,
                )
                for each in rows
            ],
        ),
    )


@fact("programme.advice_followed_count", "Saran evaluasi berkala yang dilaksanakan")
def advice_followed_count(unit_id: int, period: Period) -> Reading:
    """Advice of evaluations that was carried out and verified by the cut-off day.

    The table's first column is the advice's own name, by which its module finds it.
    """
    known = Recommendation.objects.of(unit_id).filter(
        origin=Origin.EVALUASI, verified_on__lte=period.end
    )
    rows = [
        (each.source_key, each.number, each.text, day_text(each.verified_on))
        for each in known.exclude(state="ditolak").order_by("due_on", "number")
    ]
    return Reading(
        len(rows),
        sources("Rekomendasi", "programme:recommendation_list"),
        table("Kunci|Nomor|Saran|Diverifikasi", rows),
    )
