"""Whether a person is kept out of a matter."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model, Q

from zona.core.people.models import User, UserRows
from zona.core.recusal.models import Recusal, RecusalRows
from zona.core.recusal.rules import party_key


def barred(
    user: User,
    *,
    process: str,
    on: date,
    matter: Model | None = None,
    parties: Iterable[str] = (),
) -> Recusal | None:
    """Return what keeps a person from deciding in a matter on that day, if anything."""
    found = _touching(process, on, matter, parties)
    return found.filter(user=user).order_by("pk").first()


def without_barred(
    users: UserRows,
    *,
    process: str,
    on: date,
    matter: Model | None = None,
    parties: Iterable[str] = (),
) -> UserRows:
    """Return the people whom nothing keeps out: who may be given the matter."""
    found = _touching(process, on, matter, parties)
    return users.exclude(pk__in=found.values("user_id"))


def _touching(
    process: str, on: date, matter: Model | None, parties: Iterable[str]
) -> RecusalRows:
    keys = {key for each in parties if (key := party_key(each))}
    is_matter = Q(record_label="")
    if matter is not None:
        is_matter |= Q(record_label=matter._meta.label_lower, record_id=matter.pk)
    return Recusal.objects.in_force(on).filter(
        is_matter,
        Q(process="") | Q(process=process),
        Q(party_key="") | Q(party_key__in=keys),
    )
