"""What the clock does in the worksheet; every run is safe to repeat."""

from datetime import datetime

from zona.modules.assessment import actions


def daily(now: datetime) -> None:
    """Remind of evidence that runs out, and read files that no search knows yet."""
    actions.remind_of_expiry(at=now)
    actions.read_missed()


def hourly(now: datetime) -> None:
    """Count again what the day, a bulk write or a race has left behind."""
    actions.refresh_standings(at=now)
