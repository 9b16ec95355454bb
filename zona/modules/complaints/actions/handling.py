"""The office handles a case: from receipt to the answer."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.complaints import queries
from zona.modules.complaints.actions.base import locked, put, step, write
from zona.modules.complaints.actions.files import Upload, keep_files
from zona.modules.complaints.models import Complaint, FollowUp
from zona.modules.complaints.rules import (
    MOVED,
    ArchiveReason,
    Classification,
    Grade,
)

WIPED = (
    "text",
    "text_mark",
    "service",
    "place",
    "reporter_name",
    "reporter_contact",
    "reporter_identity",
    "answer",
    "cause",
    "compensation",
)


@transaction.atomic
def acknowledge(complaint: Complaint, *, by: User, at: datetime) -> Complaint:
    """Tell the complainant that the case is in hand."""
    complaint = locked(complaint)
    return put(complaint, step(complaint, "acknowledge", by=by, at=at), by=by, at=at)


@transaction.atomic
def accept(
    complaint: Complaint,
    *,
    classification: Classification,
    grade: Grade,
    service: str = "",
    accused: User | None = None,
    by: User,
    at: datetime,
) -> Complaint:
    """Say that the papers are complete, and what kind of case it is."""
    complaint = locked(complaint)
    move = step(complaint, "accept", by=by, at=at)
    complaint.classification, complaint.grade = classification, grade
    complaint.service, complaint.accused = service, accused
    complaint.complete_on = day_of(at)
    clock = queries.decision(complaint, complaint.complete_on)
    complaint.decide_limit_on = clock.limit.on
    return put(complaint, move, by=by, at=at)


@transaction.atomic
def suspend(complaint: Complaint, *, note: str, by: User, at: datetime) -> Complaint:
    """Ask the complainant for what is missing; the office's clock rests meanwhile."""
    complaint = locked(complaint)
    move = step(complaint, "suspend", by=by, at=at)
    complaint.decide_limit_on = None
    return put(complaint, move, by=by, at=at, note=note)


@transaction.atomic
def dispose(
    complaint: Complaint, *, pic: User, note: str = "", by: User, at: datetime
) -> Complaint:
    """Give the case to the person who looks into it and answers."""
    complaint = locked(complaint)
    move = step(complaint, "dispose", by=by, at=at)
    if not queries.has_approver(complaint):
        raise Refused(
            "Yang diadukan memutus pengaduan di unit ini. "
            "Teruskan perkara kepada unit di atasnya."
        )
    if pic not in queries.possible_pics(complaint, day_of(at)):
        raise ValidationError({"pic": "Orang ini tidak dapat menangani pengaduan ini."})
    complaint.pic = pic
    return put(complaint, move, by=by, at=at, note=note)


@transaction.atomic
def draft(
    complaint: Complaint,
    *,
    answer: str,
    cause: str = "",
    compensation: str = "",
    uploads: Sequence[Upload] = (),
    by: User,
    at: datetime,
) -> Complaint:
    """Put an answer before the head."""
    complaint = locked(complaint)
    move = step(complaint, "draft", by=by, at=at)
    complaint.answer, complaint.cause = answer, cause
    complaint.compensation = compensation
    keep_files(complaint, uploads, is_from_complainant=False, by=by, at=at)
    return put(complaint, move, by=by, at=at)


@transaction.atomic
def approve(complaint: Complaint, *, by: User, at: datetime) -> Complaint:
    """Decide that this is the office's answer; whoever drafted it does not approve it."""
    complaint = locked(complaint)
    move = step(complaint, "approve", by=by, at=at)
    if complaint.pic_id == by.pk:
        raise Refused("Tanggapan disetujui oleh orang lain, bukan penyusunnya.")
    complaint.approved_on = day_of(at)
    if complaint.answered_on is None:
        complaint.decided_on = complaint.approved_on
        clock = queries.sending(complaint, complaint.approved_on)
        complaint.send_limit_on = clock.limit.on
    return put(complaint, move, by=by, at=at)


@transaction.atomic
def return_draft(
    complaint: Complaint, *, note: str, by: User, at: datetime
) -> Complaint:
    """Send the draft back to its author with a reason."""
    complaint = locked(complaint)
    move = step(complaint, "return", by=by, at=at)
    return put(complaint, move, by=by, at=at, note=note)


@transaction.atomic
def send_answer(complaint: Complaint, *, by: User, at: datetime) -> Complaint:
    """Send the approved answer; from now on the complainant reads it by his code."""
    complaint = locked(complaint)
    move = step(complaint, "send", by=by, at=at)
    complaint.sent_on = day_of(at)
    complaint.answered_on = complaint.answered_on or complaint.sent_on
    return put(complaint, move, by=by, at=at, note=complaint.answer)


@transaction.atomic
def settle_appeal(
    complaint: Complaint, *, note: str, by: User, at: datetime
) -> Complaint:
    """Record how an appeal ended; the complainant reads it."""
    complaint = locked(complaint)
    move = step(complaint, "settle", by=by, at=at)
    complaint.closed_on = day_of(at)
    return put(complaint, move, by=by, at=at, note=note)


@transaction.atomic
def forward(
    complaint: Complaint, *, forwarded_to: str, note: str = "", by: User, at: datetime
) -> Complaint:
    """Hand the case to the agency in whose hands the matter lies, and say so."""
    complaint = locked(complaint)
    move = step(complaint, "forward", by=by, at=at)
    complaint.forwarded_to, complaint.closed_on = forwarded_to, day_of(at)
    words = f"Diteruskan kepada {forwarded_to}. {note}".strip()
    return put(complaint, move, by=by, at=at, note=words)


@transaction.atomic
def archive(
    complaint: Complaint, *, reason: ArchiveReason, note: str, by: User, at: datetime
) -> Complaint:
    """File what needs no answer, with the reason."""
    complaint = locked(complaint)
    move = step(complaint, "archive", by=by, at=at)
    complaint.archive_reason, complaint.closed_on = reason, day_of(at)
    return put(complaint, move, by=by, at=at, note=f"{reason.label}. {note}".strip())


@transaction.atomic
def move_to_wbs(complaint: Complaint, *, by: User, at: datetime) -> Complaint:
    """Take a case that alleges corruption off the register: only the mover reads it."""
    complaint = locked(complaint)
    move = step(complaint, "move_to_wbs", by=by, at=at)
    complaint.closed_on = day_of(at)
    return put(complaint, move, by=by, at=at)


@transaction.atomic
def hand_over(complaint: Complaint, *, by: User, at: datetime) -> Complaint:
    """Wipe what a moved case holds, once its mover has carried it over by the WBS page."""
    complaint = locked(complaint)
    if complaint.state != MOVED or complaint.moved_by_id != by.pk:
        raise Refused("Pengaduan ini tidak sedang Anda alihkan ke WBS.")
    for field in WIPED:
        setattr(complaint, field, "")
    complaint.subject, complaint.accused = "Dialihkan ke WBS", None
    complaint.happened_on = None
    complaint.full_clean()
    complaint.save()
    for row in complaint.follow_ups.exclude(note=""):
        row.note = ""
        row.full_clean()
        row.save(update_fields=["note"])
    complaint.files.all().delete()
    record("complaints.handed_over", complaint, by=by, at=at)
    return complaint


@transaction.atomic
def add_note(complaint: Complaint, *, note: str, by: User, at: datetime) -> FollowUp:
    """Keep an internal note; the complainant never sees it."""
    complaint = locked(complaint)
    if complaint.accused_id == by.pk:
        raise Refused("Pengaduan ini bukan untuk Anda tangani.")
    row = write(complaint, "Catatan", by=by, at=at, note=note, is_internal=True)
    record("complaints.noted", complaint, by=by, at=at)
    return row


@transaction.atomic
def show_identity(complaint: Complaint, *, by: User, at: datetime) -> Complaint:
    """Open the complainant's identity to a handler; each opening is on record."""
    record("complaints.identity_opened", complaint, by=by, at=at)
    return complaint
