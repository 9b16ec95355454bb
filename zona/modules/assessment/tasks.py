"""What the clock does in the worksheet: once a day, safe to repeat."""

from datetime import datetime

from zona.modules.assessment import actions


def daily(now: datetime) -> None:
    """Remind of evidence that runs out, and read files that no search knows yet."""
    actions.remind_of_expiry(at=now)
    actions.read_missed()
