"""What happens by itself: standings are kept up with the day."""

from datetime import datetime

from zona.modules.assessment import actions


def hourly(now: datetime) -> None:
    """Count again what the day, a bulk write or a race has left behind."""
    actions.refresh_standings(at=now)
