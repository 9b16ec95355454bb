"""What the way to the predicate tells the rest of Zona."""

from django.urls import reverse

from zona.core.facts import Period, Reading, Source, Table, fact
from zona.core.people.queries import unit_of
from zona.modules.predicate import queries
from zona.modules.predicate.models import Award, Proposal
from zona.modules.predicate.rules import AwardState, met_percent


def _source(unit_id: int) -> tuple[Source, ...]:
    unit = unit_of(unit_id)
    url = f"{reverse('predicate:predicate_view')}?unit={unit.code}"
    return (Source("Menuju predikat", url),)


@fact("predicate.held", title="Unit memegang predikat yang berlaku")
def held(unit_id: int, period: Period) -> Reading:
    """Whether a predicate is in force on the last day of the period."""
    awards = Award.objects.of(unit_id).filter(from_on__lte=period.end)
    rows = tuple(
        (
            each.predicate,
            each.decree_number,
            each.from_on.isoformat(),
            each.until_on.isoformat(),
            AwardState(each.state).label,
        )
        for each in awards.order_by("from_on", "pk")
    )
    columns = ("Predikat", "Keputusan", "Berlaku mulai", "Sampai", "Keadaan")
    value = awards.held(period.end).exists()
    return Reading(value, _source(unit_id), Table(columns, rows))


@fact("predicate.prerequisites_met_percent", title="Syarat pengusulan terpenuhi (%)")
def prerequisites_met_percent(unit_id: int, period: Period) -> Reading:
    """Share of the year's prerequisites, of agency and unit, that are met."""
    unit = unit_of(unit_id)
    found = queries.checks(unit, period.end.year)
    met = {each.demand.key: each.met for each in found}
    rows = tuple(
        (each.demand.level.label, each.demand.title, each.met.label) for each in found
    )
    value = met_percent([each.demand for each in found], met)
    table = Table(("Tingkat", "Syarat", "Keadaan"), rows)
    return Reading(value, _source(unit_id), table)


@fact("predicate.proposals_count", title="Usulan predikat pada tahun itu")
def proposals_count(unit_id: int, period: Period) -> Reading:
    """Proposals of the year in which the period ends."""
    rows = Proposal.objects.of(unit_id).filter(year=period.end.year).order_by("pk")
    table = Table(
        ("Usulan", "Batas pengajuan", "Keadaan"),
        tuple((str(p), p.due_on.isoformat(), p.status.label) for p in rows),
    )
    return Reading(len(table.rows), _source(unit_id), table)
