"""What the registers say: the figures that modules publish as facts."""

from collections import Counter
from datetime import date
from decimal import Decimal

from zona.core.facts import Period
from zona.core.once import once
from zona.core.people.models import User, UserRows
from zona.core.upkeep.models import (
    Briefing,
    BriefingReach,
    Innovation,
    MainActivity,
    Policy,
)
from zona.core.upkeep.rules import Audience, quarters_with


def active_people(unit_id: int) -> UserRows:
    """Return the people of a unit who work there now."""
    return User.objects.get_queryset().filter(unit_id=unit_id, is_active=True)


@once
def active_ids(unit_id: int) -> frozenset[int]:
    """Return the same people by their ids."""
    return frozenset(active_people(unit_id).values_list("pk", flat=True))


@once
def main_activities(unit_id: int, on: date) -> tuple[MainActivity, ...]:
    """Return the unit's main activities on a day, by code, officers at hand."""
    rows = MainActivity.objects.filter(unit_id=unit_id).in_force(on)
    return tuple(rows.order_by("code").prefetch_related("officers"))


def policy_in_force(unit_id: int, kind: str, on: date) -> Policy | None:
    """Return the youngest policy of a kind that holds on that day."""
    return next((each for each in _policies(unit_id, on) if each.kind == kind), None)


@once
def _policies(unit_id: int, on: date) -> tuple[Policy, ...]:
    rows = Policy.objects.filter(unit_id=unit_id).in_force(on)
    return tuple(rows.order_by("-first_day", "-pk"))


def innovations_count(unit_id: int, kind: str, period: Period) -> int:
    """Count the innovations of a kind that the head approved in a period."""
    return _innovations(unit_id, period)[kind]


@once
def _innovations(unit_id: int, period: Period) -> Counter[str]:
    rows = Innovation.objects.filter(
        unit_id=unit_id, approved_on__range=(period.start, period.end)
    )
    return Counter(rows.values_list("kind", flat=True))


def informed_ids(unit_id: int, topic: str, period: Period) -> set[int]:
    """Return the people whom a briefing of the topic reached in a period."""
    return {user for of, user in _reached(unit_id, period) if of == topic}


@once
def _reached(unit_id: int, period: Period) -> tuple[tuple[str, int], ...]:
    rows = BriefingReach.objects.filter(
        briefing__unit_id=unit_id, on__range=(period.start, period.end)
    )
    return tuple(rows.values_list("briefing__topic", "user_id"))


def informed_percent(unit_id: int, topic: str, period: Period) -> Decimal | None:
    """Return the share of active employees reached in a period; None without any."""
    people = active_ids(unit_id)
    if not people:
        return None
    reached = people & informed_ids(unit_id, topic, period)
    return Decimal(100 * len(reached)) / len(people)


def briefing_quarters(
    unit_id: int, topic: str, period: Period, audience: Audience
) -> int:
    """Count the quarters, from the period's end backwards, with a proven briefing.

    One without proof does not count (facts.yaml, campaign and outreach).
    """
    days = Briefing.objects.filter(
        unit_id=unit_id,
        topic=topic,
        audience=audience,
        attachment__isnull=False,
        held_on__range=(period.preceding_year.start, period.end),
    ).values_list("held_on", flat=True)
    return quarters_with(days, period.end)
