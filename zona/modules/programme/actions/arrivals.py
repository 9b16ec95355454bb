"""Suggestions of signed reports and findings enter the register by themselves."""

from datetime import datetime

from django.db import transaction

from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.modules.programme.actions.base import locked
from zona.modules.programme.actions.recommendations import record_recommendation
from zona.modules.programme.permissions import Perm
from zona.modules.programme.queries import suggestions

NOBODY = "Ketua Tim Kerja ZI"


@transaction.atomic
def receive_suggestions(*, unit: Unit, at: datetime) -> int:
    """Record every suggestion that waits as a new recommendation; return how many.

    Nobody acts here, and the audit trail says so: the entry bears no person. The lead of
    the team answers for it until he accepts it or gives it to somebody.
    """
    locked(unit)  # a person may press the button in the same moment
    waiting = suggestions(unit, day_of(at))
    lead = _lead(unit) if waiting else None
    for each in waiting:
        record_recommendation(
            unit=unit,
            source_key=each.key,
            origin=each.origin,
            source_title=each.source,
            text=each.text,
            indicators=each.indicators,
            due_on=each.due_on,
            user=lead,
            post="" if lead else NOBODY,
            by=None,
            at=at,
        )
    return len(waiting)


def _lead(unit: Unit) -> User | None:
    """Return who leads the team: edits the programme and verifies it."""
    judges = {each.pk for each in holders(Perm.VERIFY, unit)}
    found = (each for each in holders(Perm.EDIT, unit) if each.pk in judges)
    return next(found, None)
