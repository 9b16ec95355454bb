"""Writes to the registers: each one transaction, audited."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.files import File
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.core.upkeep.models import (
    Briefing,
    BriefingReach,
    Innovation,
    MainActivity,
    Policy,
)
from zona.core.upkeep.rules import Audience, Medium, Reached

type Upload = File[Any] | None


@transaction.atomic
def register_policy(
    *,
    unit: Unit,
    kind: str,
    title: str,
    number: str,
    dated_on: date,
    first_day: date,
    last_day: date | None = None,
    upload: Upload = None,
    by: User,
    at: datetime,
    policy: Policy | None = None,
) -> Policy:
    """Enter a decree, procedure or assignment, or correct the one that is given."""
    row = policy or Policy(unit=unit, kind=kind)
    row.title, row.number, row.dated_on = title, number, dated_on
    row.first_day, row.last_day = first_day, last_day
    row.attachment = _kept(upload, unit, by, at) or row.attachment
    return _saved(row, "policy_registered", by, at)


@transaction.atomic
def record_innovation(
    *,
    unit: Unit,
    kind: str,
    title: str,
    before: str,
    after: str,
    approved_on: date,
    number: str = "",
    upload: Upload = None,
    by: User,
    at: datetime,
    innovation: Innovation | None = None,
) -> Innovation:
    """Enter an improvement that the head has approved, or correct the given one."""
    row = innovation or Innovation(unit=unit, kind=kind)
    row.title, row.before, row.after = title, before, after
    row.approved_on, row.number = approved_on, number
    if approved_on > day_of(at):
        raise Refused("Tanggal persetujuan belum terjadi.")
    row.attachment = _kept(upload, unit, by, at) or row.attachment
    return _saved(row, "innovation_recorded", by, at)


@transaction.atomic
def record_briefing(
    *,
    unit: Unit,
    topic: str,
    title: str,
    held_on: date,
    medium: Medium,
    audience: Audience,
    content: str = "",
    attendees: Iterable[User] = (),
    outside_count: int = 0,
    upload: Upload = None,
    by: User,
    at: datetime,
    briefing: Briefing | None = None,
) -> Briefing:
    """Enter what was explained, to whom and when; who has read it stays recorded."""
    row = briefing or Briefing(unit=unit, topic=topic)
    row.title, row.held_on, row.content = title, held_on, content
    row.medium, row.audience, row.outside_count = medium, audience, outside_count
    if held_on > day_of(at):
        raise Refused("Tanggal sosialisasi belum terjadi.")
    row.attachment = _kept(upload, unit, by, at) or row.attachment
    row = _saved(row, "briefing_recorded", by, at)
    _list_attendees(row, {each.pk for each in attendees})
    return row


def _list_attendees(briefing: Briefing, wanted: set[int]) -> None:
    reached = briefing.reached.all()
    reached.filter(how=Reached.ATTENDED).exclude(user_id__in=wanted).delete()
    present = set(reached.values_list("user_id", flat=True))
    for user_id in sorted(wanted - present):
        _reach(briefing, user_id, Reached.ATTENDED, briefing.held_on)


def _reach(briefing: Briefing, user_id: int, how: Reached, on: date) -> None:
    row = BriefingReach(briefing=briefing, user_id=user_id, how=how, on=on)
    row.full_clean()
    row.save()


@transaction.atomic
def confirm_reading(briefing: Briefing, *, by: User, at: datetime) -> None:
    """Note that an employee of the unit says that he has read it; once is enough."""
    if by.unit_id != briefing.unit_id:
        raise Refused("Pernyataan ini untuk pegawai unit yang bersangkutan.")
    if not briefing.reached.filter(user=by).exists():
        _reach(briefing, by.pk, Reached.READ, day_of(at))
        record("upkeep.briefing_read", briefing, by=by, at=at)


@transaction.atomic
def set_activity(
    *,
    unit: Unit,
    code: str,
    name: str,
    officers: Iterable[User] = (),
    first_day: date,
    last_day: date | None = None,
    by: User,
    at: datetime,
    activity: MainActivity | None = None,
) -> MainActivity:
    """Put an activity on the unit's one list, or correct the given one."""
    row = activity or MainActivity(unit=unit)
    row.code, row.name = code, name
    row.first_day, row.last_day = first_day, last_day
    row = _saved(row, "activity_set", by, at)
    row.officers.set(officers)
    return row


def _saved[Row: (Policy, Innovation, Briefing, MainActivity)](
    row: Row, event: str, by: User, at: datetime
) -> Row:
    row.full_clean()
    row.save()
    record(f"upkeep.{event}", row, by=by, at=at, detail={"title": str(row)})
    return row


def _kept(upload: Upload, unit: Unit, by: User, at: datetime) -> Attachment | None:
    if upload is None:
        return None
    name, secrecy = str(upload.name), Secrecy.INTERNAL
    return store(unit=unit, name=name, content=upload, secrecy=secrecy, by=by, at=at)
