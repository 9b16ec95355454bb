"""Task force, context, stakeholders, and the office's own scale."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.law import LawError, Table, in_force
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.risk.actions.base import Upload, kept, not_in_future, saved
from zona.modules.risk.models import (
    Context,
    Risk,
    ScaleDecree,
    Stakeholder,
    Taskforce,
    TaskforceMember,
)
from zona.modules.risk.rules import APPROVED, Scale, TaskforceDuty


@transaction.atomic
def record_taskforce(
    *,
    unit: Unit,
    decree_number: str,
    title: str,
    first_day: date,
    last_day: date | None = None,
    changes: Taskforce | None = None,
    chair: User,
    secretary: User | None = None,
    members: Iterable[User] = (),
    upload: Upload = None,
    by: User,
    at: datetime,
) -> Taskforce:
    """Record a decree on the task force with its people."""
    taskforce = Taskforce(
        unit=unit,
        decree_number=decree_number,
        title=title,
        first_day=first_day,
        last_day=last_day,
        changes=changes,
        decree=kept(upload, unit, by, at),
    )
    saved(taskforce, "taskforce_recorded", by=by, at=at, detail={"no": decree_number})
    duties = {chair: TaskforceDuty.KETUA}
    if secretary:
        duties.setdefault(secretary, TaskforceDuty.SEKRETARIS)
    for member in members:
        duties.setdefault(member, TaskforceDuty.ANGGOTA)
    for person, duty in duties.items():
        row = TaskforceMember(unit=unit, taskforce=taskforce, user=person, duty=duty)
        row.full_clean()
        row.save()
    return taskforce


@transaction.atomic
def set_context(
    *,
    unit: Unit,
    year: int,
    objectives: str,
    activities: str,
    scale_on: date,
    context: Context | None = None,
    by: User,
    at: datetime,
) -> Context:
    """Set the context of a year, or correct it; the scale stays once risks stand on it."""
    row = context or Context(unit=unit, year=year)
    if context and scale_on != context.scale_on:
        approved = Risk.objects.filter(context=context, state__in=APPROVED)
        if approved.exists():
            raise Refused(
                "Skala tahun ini sudah dipakai risiko yang disetujui, jadi tanggalnya "
                "tidak dapat diubah."
            )
    row.objectives, row.activities, row.scale_on = objectives, activities, scale_on
    detail = {"year": row.year, "scale_on": scale_on.isoformat()}
    return saved(row, "context_set", by=by, at=at, detail=detail)


@transaction.atomic
def add_stakeholder(
    context: Context,
    *,
    name: str,
    interest: str,
    must_know: bool,
    by: User,
    at: datetime,
) -> Stakeholder:
    """List a party of a year's context."""
    row = Stakeholder(
        unit=context.unit,
        context=context,
        name=name,
        interest=interest,
        must_know=must_know,
    )
    return saved(row, "stakeholder_added", by=by, at=at, detail={"name": name})


@transaction.atomic
def inform_stakeholder(
    stakeholder: Stakeholder,
    *,
    informed_on: date,
    informed_by_means: str,
    by: User,
    at: datetime,
) -> Stakeholder:
    """Record that a party has heard about internal control, when and how."""
    not_in_future(informed_on, at, "informed_on")
    row = Stakeholder.objects.select_for_update().get(pk=stakeholder.pk)
    row.informed_on, row.informed_by_means = informed_on, informed_by_means
    detail = {"on": informed_on.isoformat(), "how": informed_by_means}
    return saved(row, "stakeholder_informed", by=by, at=at, detail=detail)


@transaction.atomic
def record_scale_decree(
    *,
    unit: Unit,
    number: str,
    first_day: date,
    last_day: date | None = None,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
) -> ScaleDecree:
    """Record the agency's own scale, after reading it as every reader will."""
    table = Table("skala", number, first_day, last_day, values)
    try:
        in_force("risk", "skala", first_day, Scale, overrides=(table,))
    except LawError as error:
        raise ValidationError(
            f"Skala belum dapat dipakai: {_plainly(error)}."
        ) from error
    row = ScaleDecree(
        unit=unit,
        number=number,
        first_day=first_day,
        last_day=last_day,
        values=dict(values),
    )
    return saved(row, "scale_decreed", by=by, at=at, detail={"number": number})


# What the scale objects to, in the words of the page.
OBJECTIONS = {
    "appetite": "selera risiko harus salah satu tingkat",
    "falls": "skor tidak boleh turun saat kemungkinan atau dampak naik",
    "no level": "ada skor yang tidak masuk tingkat mana pun",
    "overlap": "batas tingkat harus naik",
}


def _plainly(error: LawError) -> str:
    said = str(error)
    found = (words for key, words in OBJECTIONS.items() if key in said)
    return next(found, "matriks harus berisi skor untuk setiap kemungkinan dan dampak")
