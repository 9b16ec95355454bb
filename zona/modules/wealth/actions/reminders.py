"""Reminders: by the clock before a limit, and by hand."""

from datetime import datetime, timedelta

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.notices.actions import send
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.wealth import queries
from zona.modules.wealth.actions.base import move, moved, written
from zona.modules.wealth.models import Obligation, ObligedList, Reminder
from zona.modules.wealth.rules import FLOW, UNFILED, reminder_due

AHEAD = timedelta(days=366)  # no table reminds earlier


@transaction.atomic
def remind_due(*, at: datetime) -> int:
    """Remind whom the table of the year names today, each stretch once."""
    today = day_of(at)
    rows = Obligation.objects.unfiled().filter(
        due_on__range=(today, today + AHEAD), user__is_active=True
    )
    count = 0
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        left = (row.due_on - today).days
        days = reminder_due(left, queries.filing(row.year).reminder_days)
        if days is not None and _log(row, days, at):
            if row.state == FLOW.initial.code:
                moved(row, "remind", "diingatkan", by=None, at=at, note=f"H-{days}")
            _notify(row, left, at)
            count += 1
    return count


@transaction.atomic
def remind_now(obliged_list: ObligedList, *, by: User, at: datetime) -> int:
    """Remind everybody on a list whose receipt is missing; once a day."""
    today = day_of(at)
    rows = obliged_list.obligations.filter(state__in=UNFILED, user__is_active=True)
    count = 0
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        left = (row.due_on - today).days
        if not _log(row, left, at):
            continue
        if row.state == FLOW.initial.code:
            move(row, "remind", by=by, at=at)
        _notify(row, left, at)
        count += 1
    if not count:
        raise Refused("Tidak ada pegawai yang perlu diingatkan hari ini.")
    detail = {"people": count}
    record("wealth.reminded_all", obliged_list, by=by, at=at, detail=detail)
    return count


def _log(row: Obligation, days: int, at: datetime) -> bool:
    """Log a reminder; False where this one has been sent before."""
    sent = row.reminders.filter(due_on=row.due_on, days_before=days)
    if sent.exists():
        return False
    reminder = Reminder(
        unit=row.unit, obligation=row, due_on=row.due_on, days_before=days, sent_at=at
    )
    reminder.full_clean()
    reminder.save()
    return True


def _notify(row: Obligation, left: int, at: datetime) -> None:
    clock = f"{left} hari lagi" if left >= 0 else f"lewat {-left} hari"
    send(
        to=[row.user],
        title=f"{row.title}: unggah tanda terima",
        body=f"Batas {written(row.due_on)}, {clock}.",
        url=row.get_absolute_url(),
        at=at,
    )
