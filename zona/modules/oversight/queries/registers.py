"""The registers of a topic in one unit."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from zona.core.facts import Period
from zona.core.people.models import Unit, User
from zona.core.upkeep import Topic
from zona.core.upkeep.models import (
    Briefing,
    BriefingReach,
    Innovation,
    MainActivity,
    Policy,
    UpkeepRows,
)
from zona.core.upkeep.rules import Audience


def policies(user: User, unit: Unit, topic: Topic) -> UpkeepRows[Policy]:
    """Return the policies of a topic, the youngest first."""
    rows = Policy.objects.visible_to(user).filter(unit=unit)
    found = rows.filter(kind__in=dict(topic.policies))
    return found.select_related("attachment").order_by("-first_day", "-pk")


def innovations(user: User, unit: Unit, topic: Topic) -> UpkeepRows[Innovation]:
    """Return the innovations of a topic, the youngest first."""
    rows = Innovation.objects.visible_to(user).filter(unit=unit)
    found = rows.filter(kind__in=dict(topic.innovations))
    return found.select_related("attachment").order_by("-approved_on", "-pk")


def briefings(user: User, unit: Unit, topic: Topic) -> UpkeepRows[Any]:
    """Return the briefings of a topic with how many they reached, the youngest first."""
    rows = Briefing.objects.visible_to(user).filter(unit=unit, topic=topic.code)
    counted = rows.annotate(
        reached_count=Count("reached"),
        mine=Count("reached", filter=Q(reached__user=user)),
    )
    return counted.select_related("attachment").order_by("-held_on", "-pk")


def policies_missing(unit: Unit, topic: Topic, on: date) -> tuple[str, ...]:
    """Return the kinds of policy of which none is in force."""
    rows = Policy.objects.filter(unit=unit).in_force(on)
    held = set(rows.values_list("kind", flat=True))
    return tuple(label for code, label in topic.policies if code not in held)


def activities(user: User, unit: Unit) -> UpkeepRows[MainActivity]:
    """Return the unit's main activities by code, ended ones too, officers at hand."""
    rows = MainActivity.objects.visible_to(user).filter(unit=unit)
    return rows.order_by("code", "pk").prefetch_related("officers")


def reach_of(briefing: Briefing) -> tuple[BriefingReach, ...]:
    """Return whom a briefing reached, by name."""
    rows = briefing.reached.select_related("user").order_by("user__full_name")
    return tuple(rows)


def unread(user: User, on: date) -> tuple[Briefing, ...]:
    """Return the last year's briefings for staff of a person's unit he has not had."""
    year = Period(on, on).preceding_year
    rows = Briefing.objects.visible_to(user).filter(
        unit_id=user.unit_id,
        audience=Audience.INTERNAL,
        held_on__range=(year.start, on),
    )
    return tuple(rows.exclude(reached__user=user).order_by("held_on", "pk"))
