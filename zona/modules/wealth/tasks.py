"""What wealth reports do by the clock."""

from datetime import datetime

from zona.modules.wealth import actions


def daily(now: datetime) -> None:
    """Remind whose limit comes near and whose receipt is missing."""
    actions.remind_due(at=now)
