"""Keeping the map: rows, reviews, ends."""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.upkeep.models import MainActivity
from zona.modules.conflicts import queries
from zona.modules.conflicts.actions.base import allow, locked
from zona.modules.conflicts.models import MapReview, MapRow
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import Source, months_later


class RowFields(TypedDict):
    """What one row of the map says."""

    activity: MainActivity
    decision_point: str
    positions: NotRequired[str]
    is_possible: NotRequired[bool]
    form: NotRequired[str]
    source: NotRequired[Source | str]
    cause: NotRequired[str]
    likelihood: NotRequired[int]
    impact: NotRequired[int]
    procedure_number: NotRequired[str]
    is_separated: NotRequired[bool]
    is_rotated: NotRequired[bool]
    is_paired: NotRequired[bool]
    prevention: NotRequired[str]
    prevented_from: NotRequired[date | None]
    owner: NotRequired[User | None]


@transaction.atomic
def set_row(
    *,
    unit: Unit,
    row: MapRow | None = None,
    by: User,
    at: datetime,
    **fields: Unpack[RowFields],
) -> MapRow:
    """Enter a decision point, or change it; a new row counts as reviewed that day."""
    allow(by, Perm.EDIT, unit)
    today, is_new = day_of(at), row is None
    row = locked(row) if row else MapRow(unit=unit, first_day=today)
    if row.last_day is not None:
        raise Refused("Baris peta ini sudah tidak berlaku.")
    for name, value in fields.items():
        setattr(row, name, value)
    if is_new:
        row.review_due_on = _review_due(today)
    _check_row(row, unit)
    row.full_clean()
    row.save()
    record("conflicts.mapped", row, by=by, at=at, detail={"score": row.score})
    if is_new:
        _reviewed(row, "Baris baru", by=by, on=today)
    return row


def _check_row(row: MapRow, unit: Unit) -> None:
    if row.activity.unit_id != unit.pk:
        raise ValidationError({"activity": "Pilih kegiatan utama unit ini."})
    if row.owner and row.owner.unit_id != unit.pk:
        raise ValidationError({"owner": "Pilih pegawai unit ini."})
    if row.preventions and row.prevented_from is None:
        message = "Isi sejak kapan pencegahan berlaku."
        raise ValidationError({"prevented_from": message})


def _review_due(on: date) -> date:
    return months_later(on, queries.terms(on).map_months)


def _reviewed(row: MapRow, note: str, *, by: User, on: date) -> None:
    review = MapReview(unit=row.unit, row=row, reviewed_on=on, note=note, by=by)
    review.full_clean()
    review.save()


@transaction.atomic
def review_row(row: MapRow, *, note: str = "", by: User, at: datetime) -> None:
    """Say that a row still tells the truth; the next review is a year away."""
    row = locked(row)
    allow(by, Perm.EDIT, row.unit)
    if row.last_day is not None:
        raise Refused("Baris peta ini sudah tidak berlaku.")
    today = day_of(at)
    row.review_due_on = _review_due(today)
    row.full_clean()
    row.save()
    _reviewed(row, note, by=by, on=today)
    record("conflicts.map_reviewed", row, by=by, at=at)


@transaction.atomic
def end_row(row: MapRow, *, by: User, at: datetime) -> None:
    """Take a row out of force; it stays on record."""
    row = locked(row)
    allow(by, Perm.EDIT, row.unit)
    if row.last_day is not None:
        raise Refused("Baris peta ini sudah tidak berlaku.")
    row.last_day = max(day_of(at), row.first_day)
    row.full_clean()
    row.save()
    record("conflicts.map_ended", row, by=by, at=at)
