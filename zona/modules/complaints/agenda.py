"""What waits for a person in complaint handling, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.modules.complaints import queries
from zona.modules.complaints.models import Channel, Complaint
from zona.modules.complaints.permissions import Perm
from zona.modules.complaints.rules import RESTING

# In these states the step is not the office's but the complainant's.
WAITING = frozenset(RESTING)
AHEAD = timedelta(days=14)  # a channel wants its test in good time


@agenda
def cases(user: User, on: date) -> Iterator[Task]:
    """Cases whose next step is this person's, with the working days left."""
    if not user.has(Perm.OPEN):
        return
    rows = Complaint.objects.visible_to(user).exclude(state__in=WAITING)
    for row in rows.select_related("unit").order_by("due_on", "pk").defer("text"):
        moves = [
            move
            for move in queries.moves_for(user, row)
            if move.verb not in {"archive", "forward", "move_to_wbs"}
        ]
        if not moves:
            continue
        yield Task(
            f"Pengaduan {row.number}: {moves[0].label.lower()}",
            row.get_absolute_url(),
            row.due_on,
            _why(row, on),
        )


def _why(row: Complaint, on: date) -> str:
    if row.due_on is None:
        return row.status.label
    left = queries.days_left(row.unit, on, row.due_on)
    clock = f"{left} hari kerja lagi" if left >= 0 else "target sudah lewat"
    return f"{row.status.label}; {clock}"


@agenda
def untested(user: User, on: date) -> Iterator[Task]:
    """Channels that nobody used or tried for so long that they stop counting."""
    for unit in queries.units_seen(user, Perm.EDIT_CHANNELS):
        for each in queries.channels(unit.pk, on + AHEAD):
            if not each.is_alive:
                yield _test(each.channel)


def _test(channel: Channel) -> Task:
    verb = "Buka" if channel.is_box else "Uji"
    why = "Kanal dihitung hanya bila dipakai, dibuka, atau diuji dalam tiga bulan"
    return Task(f"{verb} kanal: {channel}", channel.get_absolute_url(), None, why)
