"""Figures about reports and guests that name nobody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zona.core.facts import Period
from zona.core.people.models import Unit
from zona.core.upkeep.models import Policy
from zona.core.upkeep.queries import briefing_quarters
from zona.core.upkeep.rules import Audience
from zona.modules.gratification.models import GuestVisit, Report
from zona.modules.gratification.queries.reports import reported_in
from zona.modules.gratification.rules import (
    REPORT_FLOW,
    GiftForm,
    Kind,
    MeetingPlace,
    on_time_percent,
)

TOPIC = "gratification"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of something, and their value together."""

    label: str
    count: int
    value_rupiah: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The reports of a unit's people in a period."""

    total: int
    refused: int
    value_rupiah: int
    on_time: Decimal | None
    by_form: tuple[Tally, ...]
    by_state: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class GuestFigures:
    """The guests of a unit in a period."""

    total: int
    offers: int
    by_place: tuple[tuple[str, int], ...]


def statistics(workplace_id: int, period: Period) -> Statistics:
    """Count the reports of a period by kind, form and state."""
    reports = reported_in(workplace_id, period)
    kept = [r for r in reports if r.kind == Kind.PENERIMAAN]
    return Statistics(
        total=len(reports),
        refused=len(reports) - len(kept),
        value_rupiah=sum(r.value_rupiah for r in kept),
        on_time=on_time_percent((r.reported_on, r.report_due_on) for r in reports),
        by_form=_tallies(reports, "form", GiftForm.choices()),
        by_state=_tallies(reports, "state", REPORT_FLOW.choices()),
    )


def _tallies(
    reports: Iterable[Report], field: str, choices: list[tuple[str, str]]
) -> tuple[Tally, ...]:
    rows = list(reports)
    counts = Counter(getattr(row, field) for row in rows)
    return tuple(
        Tally(
            label,
            counts[code],
            sum(row.value_rupiah for row in rows if getattr(row, field) == code),
        )
        for code, label in choices
        if counts[code]
    )


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The reports of one unit's people in a year, in four numbers."""

    unit: Unit
    reports: int
    refusals: int
    value_rupiah: int
    on_time: Decimal | None


def yearly_figures(units: Iterable[Unit], year: int) -> tuple[YearFigures, ...]:
    """Count the reports of a year for many units at once; one query."""
    rows = {unit: list[Report]() for unit in units}
    by_id = {unit.pk: found for unit, found in rows.items()}
    for report in Report.objects.filter(
        workplace_id__in=by_id, reported_on__year=year
    ).only("workplace_id", "kind", "value_rupiah", "reported_on", "report_due_on"):
        by_id[report.workplace_id].append(report)
    return tuple(_figures(unit, found) for unit, found in rows.items())


def _figures(unit: Unit, reports: list[Report]) -> YearFigures:
    kept = [r for r in reports if r.kind == Kind.PENERIMAAN]
    return YearFigures(
        unit,
        len(reports),
        len(reports) - len(kept),
        sum(r.value_rupiah for r in kept),
        on_time_percent((r.reported_on, r.report_due_on) for r in reports),
    )


def guest_figures(unit_id: int, period: Period) -> GuestFigures:
    """Count the guests of a period by the place where they were received."""
    visits = GuestVisit.objects.of(unit_id).within(period.start, period.end)
    rows = list(visits.values_list("meeting_place", "offers_gift"))
    places = Counter(place for place, _ in rows)
    return GuestFigures(
        total=len(rows),
        offers=sum(offers for _, offers in rows),
        by_place=tuple((label, places[code]) for code, label in MeetingPlace.choices()),
    )


def policies(unit: Unit, on: date) -> tuple[Policy, ...]:
    """Return the decrees and procedures of the unit that hold on a day."""
    rows = Policy.objects.filter(unit=unit, kind__startswith=f"{TOPIC}.").in_force(on)
    return tuple(rows.order_by("kind", "-first_day", "pk"))


def campaign_quarters(unit_id: int, period: Period) -> int:
    """Count the quarters with a proven campaign that the public could see."""
    return briefing_quarters(unit_id, TOPIC, period, Audience.PUBLIC)
