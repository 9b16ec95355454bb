"""When the team is told that a proof runs out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reminders:
    """How many days before the end the team is told."""

    days_before: tuple[int, ...]


def due(
    until: date, on: date, days_before: Sequence[int], told: int | None
) -> int | None:
    """Return the reminder that is due, in days before the end; None if none is.

    A missed day is caught up, the narrowest reminder that fits is told once, and what
    has ended already is no longer told: the agenda shows it.
    """
    left = (until - on).days
    fitting = [days for days in days_before if left <= days]
    if left < 0 or not fitting:
        return None
    narrowest = min(fitting)
    return narrowest if told is None or narrowest < told else None
