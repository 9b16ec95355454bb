"""From the moment to the day that the office's calendar shows. Nothing here reads a clock."""

from datetime import date, datetime

from django.utils.timezone import get_current_timezone


def day_of(at: datetime) -> date:
    """Return the local day of a moment."""
    return at.astimezone(get_current_timezone()).date()
