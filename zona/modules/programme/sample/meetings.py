"""The meetings of the sample office: most as its report tells them, one with all papers."""

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from zona.core.documents import pdf
from zona.core.people.models import Unit, User
from zona.core.sample import on
from zona.modules.programme import actions, documents
from zona.modules.programme.models import Meeting
from zona.modules.programme.queries import outcomes, practice
from zona.modules.programme.rules import MeetingKind

type Row = Mapping[str, Any]
type People = Mapping[str, User]


def load_meeting(row: Row, unit: Unit, people: People) -> None:
    """Load a meeting: by its papers where the sheet names who came, else as recorded."""
    if "present" in row:
        _hold(row, unit, people)
    else:
        _record(row, unit, people)


def _named(row: Row, people: People) -> dict[str, Any]:
    return {"user": people.get(row["led_by"]), "post": row.get("post") or ""}


def _record(row: Row, unit: Unit, people: People) -> None:
    held_on = row["held_on"]
    actions.record_meeting(
        unit=unit,
        kind=MeetingKind(row["kind"]),
        title=row["title"],
        held_on=held_on,
        place=row["place"],
        agenda=row["agenda"],
        invited_on=held_on - timedelta(days=3),
        participants_count=row["participants_count"],
        head_attended=row["head_attended"],
        minutes_signed_on=held_on + timedelta(days=1),
        decisions=row["decisions"],
        by=people["ketua-zi"],
        at=on(held_on + timedelta(days=1)),
        **_named(row, people),
    )


def _hold(row: Row, unit: Unit, people: People) -> None:
    """Walk one meeting through every step, so that its bundle can be looked at."""
    day, chair = row["held_on"], people["ketua-zi"]
    asked, after = on(day - timedelta(days=3)), on(day + timedelta(days=1))
    meeting = actions.plan_meeting(
        unit=unit,
        kind=MeetingKind(row["kind"]),
        title=row["title"],
        held_on=day,
        starts_at=time.fromisoformat(row["starts_at"]),
        ends_at=time.fromisoformat(row["ends_at"]),
        place=row["place"],
        agenda=row["agenda"],
        secretary=people[row["secretary"]],
        by=chair,
        at=asked,
        **_named(row, people),
    )
    came = [people[name] for name in row["present"]]
    actions.invite(meeting, people=came, by=chair, at=asked)
    actions.list_attendance(meeting, people=came, by=chair, at=on(day, 11))
    actions.move_meeting(meeting, "hold", by=chair, at=on(day, 12))
    writer = people[row["secretary"]]
    actions.write_minutes(
        meeting,
        agenda=row["agenda"],
        discussion=row["discussion"],
        decisions=row["decisions"],
        by=writer,
        at=after,
    )
    for each in outcomes(meeting):
        actions.assign_decision(
            each.decision, user=chair, due_on=row["decided_until"], by=writer, at=after
        )
    actions.move_meeting(meeting, "submit", by=writer, at=after)
    actions.move_meeting(meeting, "approve", by=people[row["led_by"]], at=after)
    _offer(Meeting.objects.get(pk=meeting.pk), by=chair)


def _offer(meeting: Meeting, *, by: User) -> None:
    actions.offer_bundle(
        meeting,
        content=pdf.render(documents.bundle(meeting)),
        questions=practice(meeting.held_on).served(meeting.kind),
        by=by,
        at=on(meeting.held_on + timedelta(days=2)),
    )
