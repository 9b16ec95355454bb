"""Keeping a person out of a matter, and letting him in again."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Model

from zona.core.audit.actions import record
from zona.core.people.models import Unit, User
from zona.core.recusal.models import Recusal
from zona.core.recusal.rules import party_key


@transaction.atomic
def bar(
    *,
    user: User,
    unit: Unit,
    process: str = "",
    matter: Model | None = None,
    party: str = "",
    since: date,
    until: date | None = None,
    reason: str,
    source_url: str = "",
    by: User,
    at: datetime,
) -> Recusal:
    """Keep a person out of a process, a record, or whatever concerns a party."""
    recusal = Recusal(
        unit=unit,
        user=user,
        process=process,
        record_label=matter._meta.label_lower if matter else "",
        record_id=matter.pk if matter else None,
        party=party,
        party_key=party_key(party),
        since_on=since,
        until_on=until,
        reason=reason,
        source_url=source_url,
    )
    recusal.full_clean()
    recusal.save()
    detail = {"user": user.pk, "process": process, "since": since.isoformat()}
    record("recusal.barred", recusal, by=by, at=at, detail=detail)
    return recusal


@transaction.atomic
def lift(recusal: Recusal, *, on: date, by: User, at: datetime) -> None:
    """End a recusal; `on` is the last day on which it holds."""
    recusal = Recusal.objects.select_for_update().get(pk=recusal.pk)
    recusal.until_on = on
    recusal.full_clean()
    recusal.save()
    detail = {"user": recusal.user_id, "until": on.isoformat()}
    record("recusal.lifted", recusal, by=by, at=at, detail=detail)
