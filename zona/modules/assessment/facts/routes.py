"""The climbs that a unit has set itself on the way to a predicate."""

from fractions import Fraction

from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, fact
from zona.modules.assessment import queries
from zona.modules.assessment.facts.standing import NONE, written
from zona.modules.assessment.models import Climb
from zona.modules.assessment.rules.instrument import Question


@fact("assessment.climbs_count", title="Kenaikan jawaban pada jalur yang diikuti")
def climbs_count(unit_id: int, period: Period) -> Reading:
    lke = queries.current_lke(unit_id, period.end)
    route = queries.active_route(lke) if lke else None
    if lke is None or route is None:
        return NONE
    form = queries.plan_of(lke.instrument).instrument
    order = {each.code: at for at, each in enumerate(form.questions)}
    climbs = sorted(route.climbs.all(), key=lambda climb: order[climb.code])
    columns = (
        "Indikator",
        "Kode",
        "Pertanyaan",
        "Dari",
        "Ke",
        "Nilai",
        "Upaya",
        "Alamat",
    )
    rows = tuple(
        _climb_row(form.question(climb.code), climb, lke.pk) for climb in climbs
    )
    source = Source(str(route), reverse("assessment:route_view", args=[route.pk]))
    return Reading(len(rows), (source,), Table(columns, rows))


def _climb_row(question: Question, climb: Climb, lke_id: int) -> tuple[str, ...]:
    return (
        question.parent,
        question.code,
        question.title,
        climb.before,
        climb.after,
        written(Fraction(climb.points)),
        str(climb.effort),
        reverse("assessment:question_view", args=[lke_id, question.code]),
    )
