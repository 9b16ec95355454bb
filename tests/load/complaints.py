"""The list of complaints at scale: many cases of one unit, the page as its desk sees it.

Works on the database that Django is set up for; what is made is rolled back.
"""

import random
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils.timezone import now

from tests.load import inside
from zona.core.people.models import User
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.rules import FLOW, ChannelKind, number

ROWS = 50_000
PERSON = "petugas-upp"
PATH = "/pengaduan/"
SEED = 2021


class _Undo(Exception):
    """Ends the transaction without keeping what was made."""


def measured(repeats: int, rows: int = ROWS) -> inside.Inside:
    """Return the times and queries of the first page."""
    try:
        with transaction.atomic():
            _fill(User.objects.get(username=PERSON), rows)
            person = inside.signed_in(PERSON)
            found = inside.measured(lambda: person.get(PATH), repeats)
            raise _Undo
    except _Undo:
        return found


def _fill(user: User, rows: int) -> None:
    dice = random.Random(SEED)  # noqa: S311  # the same cases every time, no secret
    Complaint.objects.bulk_create(
        (_case(user, place, dice) for place in range(rows)), batch_size=500
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _case(user: User, place: int, dice: random.Random) -> Complaint:
    day = date(2016, 1, 4) + timedelta(dice.randrange(3_600))
    state = dice.choice(FLOW.states).code
    return Complaint(
        unit=user.unit,
        number=number(user.unit_id, 1, place),
        year=1,
        sequence=place,
        channel=dice.choice(list(ChannelKind)),
        subject=f"Pokok {place}",
        text="Uraian " * 40,
        received_on=day,
        registered_at=now(),
        moved_on=day,
        due_on=day + timedelta(14),
        limit_on=day + timedelta(60),
        state=state,
        is_anonymous=True,
    )
