"""Writes about meetings and outreach."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import F

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.modules.programme.actions.base import (
    NamedFields,
    Upload,
    locked,
    put,
    with_file,
)
from zona.modules.programme.models import Decision, Meeting, Outreach
from zona.modules.programme.rules import MeetingKind

ASIDE = 10_000  # out of the way while rows are numbered anew


class MeetingFields(NamedFields):
    """What is recorded of a meeting; the person or post led it."""

    kind: MeetingKind
    title: str
    held_on: date
    place: str
    agenda: NotRequired[str]
    invited_on: NotRequired[date | None]
    participants_count: NotRequired[int]
    head_attended: NotRequired[bool]
    head_absence_reason: NotRequired[str]
    minutes_signed_on: NotRequired[date | None]


class OutreachFields(TypedDict):
    """What is recorded of an outreach."""

    held_on: date
    subject: str
    medium: str
    audience: str
    reached_count: NotRequired[int]
    is_external: NotRequired[bool]
    proof: NotRequired[str]


@transaction.atomic
def record_meeting(
    *,
    unit: Unit,
    decisions: Sequence[str] = (),
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[MeetingFields],
) -> Meeting:
    """Record a meeting with its decisions and minutes."""
    meeting = Meeting(unit=unit, state_on=day_of(at))
    if fields.get("minutes_signed_on"):
        meeting.state = "disahkan"
    put(meeting, with_file(fields, "minutes", upload, unit=unit, by=by, at=at))
    write_decisions(meeting, decisions)
    record("programme.meeting_recorded", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def edit_meeting(
    meeting: Meeting,
    *,
    decisions: Sequence[str] = (),
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[MeetingFields],
) -> None:
    """Correct the record of a meeting."""
    meeting = locked(meeting)
    given = with_file(fields, "minutes", upload, unit=meeting.unit, by=by, at=at)
    note = put(meeting, given)
    write_decisions(meeting, decisions)
    record("programme.meeting_edited", meeting, by=by, at=at, detail={"note": note})


def write_decisions(meeting: Meeting, texts: Sequence[str]) -> None:
    """Keep the rows whose words stay, since recommendations may point to them."""
    rows = {row.text: row for row in meeting.decisions.all()}
    meeting.decisions.exclude(text__in=texts).delete()
    meeting.decisions.update(number=F("number") + ASIDE)
    for number, text in enumerate(dict.fromkeys(texts), 1):
        row = rows.get(text) or Decision(unit=meeting.unit, meeting=meeting, text=text)
        put(row, {"number": number})


@transaction.atomic
def record_outreach(
    *,
    unit: Unit,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[OutreachFields],
) -> Outreach:
    """Record an outreach."""
    outreach = Outreach(unit=unit)
    put(outreach, with_file(fields, "proof_file", upload, unit=unit, by=by, at=at))
    record("programme.outreach_recorded", outreach, by=by, at=at)
    return outreach


@transaction.atomic
def edit_outreach(
    outreach: Outreach,
    *,
    upload: Upload = None,
    by: User,
    at: datetime,
    **fields: Unpack[OutreachFields],
) -> None:
    """Correct the record of an outreach."""
    unit = outreach.unit
    given = with_file(fields, "proof_file", upload, unit=unit, by=by, at=at)
    note = put(outreach, given)
    record("programme.outreach_edited", outreach, by=by, at=at, detail={"note": note})
