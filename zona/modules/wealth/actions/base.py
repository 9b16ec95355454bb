"""What the actions share: the lock, the step, the file that is kept."""

from datetime import date, datetime
from typing import Any

from django.core.files import File

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.recusal.decisions import advance
from zona.core.roles import Secrecy
from zona.modules.wealth.models import Obligation
from zona.modules.wealth.rules import FLOW

type Upload = File[Any] | None


def locked(obligation: Obligation) -> Obligation:
    """Return the report as it stands now, held until the transaction ends."""
    return Obligation.objects.select_for_update().get(pk=obligation.pk)


def move(
    obligation: Obligation,
    verb: str,
    *,
    by: User,
    at: datetime,
    note: str = "",
) -> Obligation:
    """Take one step of a report that is locked, and put it on record."""
    today = day_of(at)
    step = advance(FLOW, obligation, verb, by=by, on=today)
    return moved(obligation, verb, step.target, by=by, at=at, note=note)


def moved(
    obligation: Obligation,
    verb: str,
    target: str,
    *,
    by: User | None,
    at: datetime,
    note: str = "",
) -> Obligation:
    """Save the state that a report has reached."""
    before, obligation.state = obligation.state, target
    obligation.moved_on = day_of(at)
    obligation.full_clean()
    obligation.save()
    detail = {"from": before, "to": target, "note": note}
    record(f"wealth.{verb}", obligation, by=by, at=at, detail=detail)
    return obligation


def keep(
    upload: Upload, unit: Unit, secrecy: Secrecy, by: User, at: datetime
) -> Attachment | None:
    """Store a file that may be missing."""
    if upload is None:
        return None
    name = str(upload.name)
    return store(unit=unit, name=name, content=upload, secrecy=secrecy, by=by, at=at)


def written(day: date) -> str:
    """Return a day as notices write it."""
    return f"{day:%d-%m-%Y}"
