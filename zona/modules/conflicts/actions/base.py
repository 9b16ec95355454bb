"""What the actions share: locking, rights, moves, notices, the end of a recusal."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.flow import Flow, Transition
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.recusal.actions import lift
from zona.core.recusal.decisions import advance
from zona.core.recusal.models import Recusal
from zona.core.refused import Refused
from zona.modules.conflicts import queries
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.queries import Judged


def locked[M: models.Model](row: M) -> M:
    """Return the row as it stands now, locked until the end of the transaction."""
    return type(row)._default_manager.select_for_update().get(pk=row.pk)


def allow(by: User, permission: Perm, unit: Unit) -> None:
    if not by.has(permission, unit):
        raise Refused("Langkah ini bukan wewenang Anda.")


def judged(
    flow: Flow,
    record_: Judged,
    verb: str,
    *,
    by: User,
    at: datetime,
    parties: Iterable[str] = (),
) -> Transition:
    """Return the move of the one who was asked; without a conflict of his own."""
    if not queries.may_judge(by, record_):
        raise Refused("Hanya atasan yang diminta menelaah yang dapat melakukan ini.")
    return advance(flow, record_, verb, by=by, on=day_of(at), parties=parties)


def moved(record_: Judged, move: Transition, *, by: User, at: datetime) -> None:
    """Save a record in its new state; the trail tells the step, never the content."""
    record_.state = move.target
    record_.full_clean()
    record_.save()
    detail = {"from": move.source, "to": move.target}
    record(f"conflicts.{move.verb}", record_, by=by, at=at, detail=detail)


def tell(record_: Judged, to: Iterable[User], title: str, *, at: datetime) -> None:
    """Notify people without a word of what was declared."""
    body = f"{record_}: {record_.status.label}"
    send(to=to, title=title, body=body, url=record_.get_absolute_url(), at=at)


def lift_if_held(recusal: Recusal | None, *, by: User, at: datetime) -> None:
    """End a recusal that still holds."""
    today = day_of(at)
    if recusal and (recusal.until_on is None or recusal.until_on > today):
        lift(recusal, on=max(today, recusal.since_on), by=by, at=at)
