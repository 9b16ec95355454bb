"""What the actions share: setting fields, locking a row, keeping a file."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NotRequired, TypedDict

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import models

from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.roles import Secrecy

type Upload = File[Any] | None


class NamedFields(TypedDict):
    """A person of ours, or a post in words."""

    user: NotRequired[User | None]
    post: NotRequired[str]


def put(record: models.Model, fields: Mapping[str, object]) -> str:
    """Set the fields, judge and save the record; return what changed, in words."""
    changed = [
        str(record._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # our fields all have one
        for name, value in fields.items()
        if getattr(record, name) != value
    ]
    for name, value in fields.items():
        setattr(record, name, value)
    record.full_clean()
    record.save()
    return f"Yang diubah: {', '.join(changed)}." if changed else ""


def locked[M: models.Model](record: M) -> M:
    """Return the row as it stands now, held until the transaction ends."""
    rows = type(record)._default_manager.select_for_update()
    return rows.get(pk=record.pk)


def keep(upload: Upload, *, unit: Unit, by: User, at: datetime) -> Attachment | None:
    """Store a proof inside the unit; None where there is none."""
    if upload is None:
        return None
    return store(
        unit=unit,
        name=str(upload.name),
        content=upload,
        secrecy=Secrecy.INTERNAL,
        by=by,
        at=at,
    )


def with_file(
    fields: Mapping[str, object],
    name: str,
    upload: Upload,
    *,
    unit: Unit,
    by: User,
    at: datetime,
) -> dict[str, object]:
    """Return the fields, with the file among them if one was brought."""
    file = keep(upload, unit=unit, by=by, at=at)
    return {**fields, name: file} if file else dict(fields)


def check_done_on(day: date | None, today: date) -> date:
    """Return the day something was finished: today unless told, never later."""
    if day and day > today:
        raise ValidationError("Tanggal selesai tidak boleh di masa depan.")
    return day or today


def others(people: Iterable[User | None], than: User | None) -> list[User]:
    """Return the people to notify: not the one who acted."""
    return [person for person in people if person and person != than]
