"""Small readings for the pages about conflicts of interest."""

from collections.abc import Mapping
from datetime import date

from django import template

from zona.core.recusal.models import Recusal

register = template.Library()


@register.filter
def of(days: Mapping[int, date], key: int) -> date | None:
    """Return what a mapping holds under a key."""
    return days.get(key)


@register.filter
def outlasts(recusal: Recusal | None, day: date) -> bool:
    """Tell whether a recusal keeps its person out beyond a day."""
    if recusal is None:
        return False
    return recusal.until_on is None or recusal.until_on > day
