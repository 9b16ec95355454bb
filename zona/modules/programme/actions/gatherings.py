"""A meeting from plan to approved minutes: invitation, attendance, minutes, proof."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from secrets import token_urlsafe
from typing import NotRequired, Unpack

from django.db import transaction
from django.db.models import Max

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.files.rules import Kind
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.core.proofs import Paper, offer
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.core.roles import Role, Secrecy
from zona.modules.programme.actions.base import (
    NamedFields,
    Upload,
    keep,
    locked,
    others,
    put,
)
from zona.modules.programme.actions.meetings import write_decisions
from zona.modules.programme.models import Meeting, MeetingPhoto, Participant
from zona.modules.programme.permissions import Perm
from zona.modules.programme.queries import practice
from zona.modules.programme.rules import MEETING_FLOW, MeetingKind

PICTURES = {Kind.JPEG, Kind.PNG}
LISTED = ("diundang", "dilaksanakan", "notula", "disahkan")
type Guests = Iterable[tuple[str, str]]


class PlannedFields(NamedFields):
    """What is fixed of a meeting before it is held; the person or post leads it."""

    kind: MeetingKind
    title: str
    held_on: date
    starts_at: time
    ends_at: time
    place: str
    agenda: NotRequired[str]
    secretary: NotRequired[User | None]


@transaction.atomic
def plan_meeting(
    *, unit: Unit, by: User, at: datetime, **fields: Unpack[PlannedFields]
) -> Meeting:
    """Plan a meeting; who plans it takes the minutes unless another is named."""
    start = MEETING_FLOW.initial.code
    meeting = Meeting(unit=unit, state=start, state_on=day_of(at))
    put(meeting, {**fields, "secretary": fields.get("secretary") or by})
    record("programme.meeting_planned", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def invite(
    meeting: Meeting,
    *,
    people: Collection[User],
    guests: Guests = (),
    by: User,
    at: datetime,
) -> None:
    """Number the invitation and send it; again for those who were forgotten."""
    locked(meeting.unit)  # numbers are given one after the other
    meeting = locked(meeting)
    if meeting.state != "diundang":
        step(MEETING_FLOW, meeting, "invite", by=by, on=day_of(at))
    added = _add(meeting, people, guests, is_invited=True)
    if not meeting.participants.filter(is_invited=True).exists():
        raise Refused("Pilih paling sedikit satu orang atau satu tamu.")
    if not meeting.invitation_number:
        _number(meeting, day_of(at))
    put(meeting, {"state": "diundang", "state_on": day_of(at)})
    record("programme.meeting_invite", meeting, by=by, at=at)
    send(
        to=others([each.user for each in added], than=by),
        title=f"Undangan: {meeting.title}",
        body=f"{meeting.held_on:%d-%m-%Y} pukul {meeting.hours} di {meeting.place}",
        url=meeting.get_absolute_url(),
        at=at,
    )


def _number(meeting: Meeting, today: date) -> None:
    known = Meeting.objects.of(meeting.unit_id).filter(invited_on__year=today.year)
    place = (known.aggregate(last=Max("invitation_place"))["last"] or 0) + 1
    unit = meeting.unit.short_name
    meeting.invitation_place = place
    meeting.invitation_number = practice(today).number(place, unit, today)
    meeting.invited_on = min(today, meeting.held_on)
    meeting.token = token_urlsafe(16)


def _add(
    meeting: Meeting, people: Collection[User], guests: Guests, *, is_invited: bool
) -> list[Participant]:
    """Put people and guests on the list who are not there yet."""
    rows = list(meeting.participants.all())
    known = {row.user_id for row in rows}
    named = {(row.name, row.organisation) for row in rows}
    added = [
        Participant(unit=meeting.unit, meeting=meeting, user=each)
        for each in people
        if each.pk not in known
    ]
    added += [
        Participant(unit=meeting.unit, meeting=meeting, name=name, organisation=where)
        for name, where in guests
        if (name, where) not in named
    ]
    for row in added:
        put(row, {"is_invited": is_invited})
    return added


@transaction.atomic
def attend(meeting: Meeting, token: str, *, by: User, at: datetime) -> None:
    """Put oneself on the attendance list by the code shown in the room."""
    meeting = locked(meeting)
    if not meeting.token or token != meeting.token:
        raise Refused("Kode kehadiran ini tidak berlaku. Pindai kode di ruang rapat.")
    table = practice(meeting.held_on)
    is_listed = meeting.state in {"diundang", "dilaksanakan"}
    if not is_listed or not table.is_open(meeting.start, meeting.end, at):
        raise Refused(
            "Daftar hadir hanya dibuka selama rapat. Hubungi notulis rapat ini."
        )
    _add(meeting, [by], (), is_invited=False)
    row = meeting.participants.get(user=by)
    if row.attended_at is None:
        put(row, {"attended_at": at, "by_code": True})
        _count(meeting)
        record("programme.meeting_attended", meeting, by=by, at=at)


@transaction.atomic
def list_attendance(
    meeting: Meeting,
    *,
    people: Collection[User],
    guests: Guests = (),
    by: User,
    at: datetime,
) -> None:
    """Write down who was there, as the secretary saw it; scanned hours stay."""
    meeting = locked(meeting)
    if meeting.state not in LISTED:
        raise Refused("Daftar hadir diisi setelah undangan dikirim.")
    if at < meeting.start:
        raise Refused("Daftar hadir diisi sejak rapat dimulai.")
    guests = tuple(guests)
    _add(meeting, people, guests, is_invited=False)
    present = {each.pk for each in people}
    for row in meeting.participants.all():
        is_here = (
            row.user_id in present
            if row.user_id
            else (row.name, row.organisation) in guests
        )
        if is_here != (row.attended_at is not None):
            moment = min(at, meeting.end) if is_here else None
            put(row, {"attended_at": moment, "by_code": False})
    meeting.participants.filter(is_invited=False, attended_at__isnull=True).delete()
    _count(meeting)
    record("programme.meeting_attended", meeting, by=by, at=at)


def _count(meeting: Meeting) -> None:
    """Read from the list how many came and whether the head was among them."""
    present = meeting.participants.present()
    came = present.filter(
        user__grants__role=Role.HEAD, user__grants__unit=meeting.unit_id
    )
    fields = {"participants_count": present.count(), "head_attended": came.exists()}
    put(meeting, fields)


@transaction.atomic
def write_minutes(
    meeting: Meeting,
    *,
    agenda: str,
    discussion: str,
    decisions: Sequence[str],
    head_absence_reason: str = "",
    by: User,
    at: datetime,
) -> None:
    """Keep the minutes as far as they are written."""
    meeting = locked(meeting)
    if meeting.state != "dilaksanakan":
        raise Refused(
            f"Notula tidak dapat diubah saat status “{meeting.status.label}”."
        )
    fields = {
        "agenda": agenda,
        "discussion": discussion,
        "head_absence_reason": head_absence_reason,
    }
    put(meeting, fields)
    write_decisions(meeting, decisions)
    record("programme.meeting_written", meeting, by=by, at=at)


@transaction.atomic
def move_meeting(
    meeting: Meeting, verb: str, *, note: str = "", by: User, at: datetime
) -> None:
    """Take the meeting one step: held, minutes handed in, approved, or called off."""
    meeting = locked(meeting)
    move = step(MEETING_FLOW, meeting, verb, by=by, on=day_of(at))
    match verb:
        case "invite":
            raise Refused("Pilih dahulu siapa yang diundang.")
        case "hold" if at < meeting.start:
            raise Refused("Rapat ini belum dimulai.")
        case "submit" if not meeting.discussion:
            raise Refused("Tuliskan dahulu jalannya pembahasan.")
        case "approve":
            meeting.minutes_signed_on = day_of(at)
        case "cancel":
            meeting.cancel_reason = note
    put(meeting, {"state": move.target, "state_on": day_of(at)})
    detail = {"note": note}
    record(f"programme.meeting_{verb}", meeting, by=by, at=at, detail=detail)
    _tell(meeting, verb, by=by, at=at)


def _tell(meeting: Meeting, verb: str, *, by: User, at: datetime) -> None:
    invited = meeting.participants.select_related("user")
    told: dict[str, tuple[str, Iterable[User | None]]] = {
        "submit": (
            "Notula menunggu pengesahan Anda",
            [meeting.user, *holders(Perm.VERIFY, meeting.unit)],
        ),
        "return": ("Notula dikembalikan untuk diperbaiki", [meeting.secretary]),
        "cancel": ("Rapat dibatalkan", [each.user for each in invited]),
    }
    if verb in told:
        title, people = told[verb]
        url = meeting.get_absolute_url()
        to = others(people, than=by)
        send(to=to, title=title, body=meeting.title, url=url, at=at)


@transaction.atomic
def add_photo(
    meeting: Meeting, *, caption: str, upload: Upload, by: User, at: datetime
) -> None:
    """Add a photograph with its caption."""
    if meeting.state not in LISTED:
        raise Refused("Foto ditambahkan setelah undangan dikirim.")
    file = keep(upload, unit=meeting.unit, by=by, at=at)
    if file is None or file.content_type not in PICTURES:
        raise Refused("Pilih berkas foto JPEG atau PNG.")
    photo = MeetingPhoto(unit=meeting.unit, meeting=meeting, file=file)
    put(photo, {"caption": caption})
    record("programme.meeting_photographed", meeting, by=by, at=at)


@transaction.atomic
def offer_bundle(
    meeting: Meeting,
    *,
    content: bytes,
    questions: Collection[str],
    by: User,
    at: datetime,
) -> int:
    """Keep the bundle and offer it as proof; return how many questions took it."""
    meeting = locked(meeting)
    if meeting.state != "disahkan":
        raise Refused("Bundel dijadikan bukti setelah notula disahkan.")
    codes = practice(meeting.held_on).codes(questions)
    if not codes:
        raise Refused("Pilih paling sedikit satu pertanyaan LKE.")
    name = f"bundel-rapat-{meeting.held_on:%Y-%m-%d}-{meeting.pk}.pdf"
    file = store(
        unit=meeting.unit,
        name=name,
        content=content,
        secrecy=Secrecy.INTERNAL,
        by=by,
        at=at,
    )
    put(meeting, {"bundle": file, "serves": ",".join(sorted(questions))})
    record("programme.meeting_offered", meeting, by=by, at=at, detail={"codes": codes})
    return offer(_paper(meeting, file, codes), by=by, at=at)


def _paper(meeting: Meeting, file: Attachment, codes: tuple[str, ...]) -> Paper:
    return Paper(
        unit=meeting.unit,
        title=f"Bundel rapat: {meeting.title}"[:300],
        kind="notula",
        shows="Undangan, daftar hadir, notula, keputusan, dan foto rapat.",
        happened_on=meeting.held_on,
        url=meeting.get_absolute_url(),
        attachment=file,
        codes=codes,
        number=meeting.invitation_number,
    )
