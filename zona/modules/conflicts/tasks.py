"""What the clock does for conflicts of interest."""

from datetime import datetime

from zona.modules.conflicts import actions


def daily(now: datetime) -> None:
    """Let the clocks of undecided cases follow a changed calendar."""
    actions.refresh_clocks(at=now)
