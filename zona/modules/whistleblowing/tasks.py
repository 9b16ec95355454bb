"""What the clock does: reports whose code was never typed back are removed."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.actions import intake


def daily(now: datetime) -> None:
    """Remove what was begun and never sent."""
    today = localdate(now)
    days = queries.channel(today).unconfirmed_days
    intake.drop_unconfirmed(before=today - timedelta(days=days))
