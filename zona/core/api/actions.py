"""Writes about keys: made, used, ended."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from zona.core.api.models import ApiKey
from zona.core.api.rules import digest, expiry_problem, new_secret
from zona.core.audit.actions import record
from zona.core.people.models import User
from zona.core.refused import Refused


@transaction.atomic
def make_key(
    *, name: str, expires_on: date, by: User, at: datetime
) -> tuple[ApiKey, str]:
    """Make a key for the person and return it with its secret, shown only now."""
    if problem := expiry_problem(expires_on, localdate(at)):
        raise ValidationError({"expires_on": problem})
    secret = new_secret()
    key = ApiKey(
        unit=by.unit,
        user=by,
        name=name,
        digest=digest(secret),
        made_at=at,
        expires_on=expires_on,
    )
    key.full_clean()
    key.save()
    detail = {"name": name, "expires_on": expires_on.isoformat()}
    record("api.key_made", key, by=by, at=at, detail=detail)
    return key, secret


@transaction.atomic
def end_key(key: ApiKey, *, by: User, at: datetime) -> None:
    """End a key at once."""
    if key.ended_at:
        raise Refused("Kunci ini sudah dicabut.")
    key.ended_at = at
    key.save(update_fields=["ended_at"])
    record("api.key_ended", key, by=by, at=at, detail={"name": key.name})


def key_in_use(secret: str, *, on: date) -> ApiKey | None:
    """Return the open key of an active person, noting the day of its use."""
    found = ApiKey.objects.open_on(on).filter(
        digest=digest(secret), user__is_active=True
    )
    key = found.select_related("user__unit").first()
    if key and key.last_used_on != on:
        key.last_used_on = on
        key.save(update_fields=["last_used_on"])
    return key
