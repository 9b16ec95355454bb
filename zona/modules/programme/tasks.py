"""What the programme does by the clock."""

from datetime import datetime

from zona.core.people.models import Unit
from zona.modules.programme import actions


def hourly(now: datetime) -> None:
    """Take the suggestions of signed reports into every unit's register, once."""
    for unit in Unit.objects.order_by("pk"):
        actions.receive_suggestions(unit=unit, at=now)
