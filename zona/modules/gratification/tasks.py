"""What the clock does: open deadlines follow a change of holidays."""

from datetime import datetime

from zona.modules.gratification import actions


def daily(now: datetime) -> None:
    """Count the open deadlines anew."""
    actions.refresh_clocks(at=now)
