"""Figures and obligations of the channel: counts, never a word of a report."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from zona.core.duties import Rhythm
from zona.core.duties.queries import is_signed, signed_percent
from zona.core.duties.rules import stretches
from zona.core.facts import Period
from zona.core.people.models import Unit, User
from zona.core.roles import Permission
from zona.core.upkeep.queries import informed_percent, policy_in_force
from zona.core.upkeep.rules import quarters_with
from zona.modules.whistleblowing.models import HandlerKey, Opening, Probe, Tip
from zona.modules.whistleblowing.queries.desks import channel, teams
from zona.modules.whistleblowing.rules import (
    Case,
    Category,
    Figures,
    figures,
    shown_count,
)

MONTHLY = "whistleblowing.monthly"
EVALUATION = "whistleblowing.evaluation"


def cases(unit_id: int, period: Period) -> tuple[Case, ...]:
    """Return the reports received in a period, without content."""
    span = (period.start, period.end)
    rows = Tip.objects.real().of(unit_id).filter(received_on__range=span)
    return tuple(
        Case(
            each.received_on,
            each.state,
            each.outcome,
            each.was_investigated,
            each.category,
            each.closed_on,
        )
        for each in rows
    )


def figures_of(unit_id: int, period: Period) -> Figures:
    """Return the figures of a period."""
    return figures(cases(unit_id, period))


def still_open(unit_id: int, on: date) -> int:
    """Return how many reports stood open on a day."""
    rows = Tip.objects.real().of(unit_id).filter(received_on__lte=on)
    return rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on)).count()


def closed_in(unit_id: int, period: Period) -> int:
    """Return how many reports were closed in a period."""
    span = (period.start, period.end)
    return Tip.objects.real().of(unit_id).filter(closed_on__range=span).count()


def informed(unit: Unit, period: Period) -> str:
    """Return in words which share of the staff knows the channel."""
    share = informed_percent(unit.pk, "whistleblowing", period.preceding_year)
    return "–" if share is None else f"{share:.2f}%".replace(".", ",")


def openings(unit_id: int, period: Period) -> int:
    """Return how often reports were opened in a period."""
    span = (period.start, period.end)
    rows = Opening.objects.filter(unit_id=unit_id, opened_on__range=span)
    return rows.filter(tip__is_probe=False).count()


def by_category(
    unit_id: int, period: Period, smallest: int
) -> tuple[tuple[str, str], ...]:
    """Return each category with its count, small counts hidden."""
    counts = Counter(each.category for each in cases(unit_id, period))
    rows = [(each.label, counts[each.value]) for each in Category]
    rows.append(("Belum ditelaah", counts[""]))
    return tuple((name, shown_count(count, smallest)) for name, count in rows)


def probe_passed(unit_id: int, period: Period) -> bool:
    """Tell whether a test begun in the period went all the way."""
    span = (period.start, period.end)
    return Probe.objects.of(unit_id).passed().filter(made_on__range=span).exists()


def units_seen(user: User) -> QuerySet[Unit]:
    """Return the units a person belongs to or oversees, his own first."""
    return Unit.objects.visible_to(user).order_by("-path")


def units_with(user: User, permission: Permission) -> list[Unit]:
    """Return the units where a person holds a permission, his own first."""
    found = [each for each in units_seen(user) if user.has(permission, each)]
    return sorted(found, key=lambda each: each.pk != user.unit_id)


@dataclass(frozen=True, slots=True)
class Met:
    """One obligation of the policy and whether it is met in the year."""

    title: str
    is_met: bool


def obligations(unit: Unit, period: Period) -> tuple[Met, ...]:
    """Return the policy's dated list for the year that ends with a period."""
    year = period.preceding_year
    last = period.end
    met = {
        "channel": _was_open(unit, last),
        "probe": quarters_with(_passed_days(unit, year), last) == 4,
        "handlers": any(
            policy_in_force(each, "whistleblowing.assignment", last) is not None
            for each in teams(unit)
        ),
        "reports": signed_percent(unit.pk, MONTHLY, year) == 100,
        "informed": _is_informed(unit, year),
    }
    return tuple(Met(each.title, met[each.key]) for each in channel(last).obligations)


def _was_open(unit: Unit, on: date) -> bool:
    """Tell whether somebody's key was in force on a day."""
    rows = HandlerKey.objects.filter(unit__in=teams(unit), made_on__lte=on)
    return rows.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=on)).exists()


def _passed_days(unit: Unit, period: Period) -> list[date]:
    rows = Probe.objects.of(unit.pk).passed()
    span = (period.start, period.end)
    return list(rows.filter(made_on__range=span).values_list("made_on", flat=True))


def _is_informed(unit: Unit, period: Period) -> bool:
    share = informed_percent(unit.pk, "whistleblowing", period)
    return share is not None and share >= channel(period.end).informed_percent


# --- the office's page ---


@dataclass(frozen=True, slots=True)
class Board:
    """A year in figures; counts of one or two people's matters read "<3"."""

    received: str
    open: str
    closed: str
    proven: str
    mean_days: str
    openings: int


def board(unit: Unit, period: Period, on: date) -> Board:
    """Return the figures of a year as an office may see them."""
    smallest = channel(on).smallest_count
    found = figures_of(unit.pk, period)
    is_small = 0 < found.received < smallest
    mean = "–" if is_small or found.mean_days is None else f"{found.mean_days:.0f}"
    return Board(
        received=shown_count(found.received, smallest),
        open=shown_count(still_open(unit.pk, min(period.end, on)), smallest),
        closed=shown_count(found.closed, smallest),
        proven=shown_count(found.proven, smallest),
        mean_days=mean,
        openings=openings(unit.pk, period),
    )


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the year: what came in, and whether its report is signed."""

    start: date
    received: str
    is_signed: bool


def months(unit: Unit, year: int, on: date) -> tuple[Month, ...]:
    """Return the months of a year that have ended."""
    smallest = channel(on).smallest_count
    spans = [each for each in stretches(Rhythm.BULANAN, year) if each.end < on]
    return tuple(
        Month(
            each.start,
            shown_count(len(cases(unit.pk, each)), smallest),
            is_signed(unit.pk, MONTHLY, each.start, each.end),
        )
        for each in spans
    )


def quarter_of(day: date) -> Period:
    """Return the calendar quarter of a day."""
    return Period.quarter(day.year, (day.month + 2) // 3)
