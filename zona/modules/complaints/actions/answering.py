"""The complainant acts: himself by his code, or through the desk; or stays silent."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.flow import Transition
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.complaints import queries
from zona.modules.complaints.actions.base import (
    locked,
    put,
    step,
    tell,
    wind,
    write,
)
from zona.modules.complaints.actions.files import Upload, keep_files
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.rules import (
    FINISHED,
    RESTING,
    SILENT,
    Rating,
    own_move,
    silent_move,
)


@transaction.atomic
def respond(
    complaint: Complaint,
    verb: str,
    *,
    note: str = "",
    rating: Rating | None = None,
    uploads: Sequence[Upload] = (),
    by: User | None = None,
    at: datetime,
) -> Complaint:
    """Take the complainant's step: complete, close, reopen, appeal; `by` is the desk."""
    complaint = locked(complaint)
    move = (
        step(complaint, verb, by=by, at=at) if by else own_move(complaint.state, verb)
    )
    _note_round(complaint, move, at)
    complaint.rating = rating or complaint.rating
    keep_files(complaint, uploads, is_from_complainant=True, by=by, at=at)
    if note and by is None:
        _speak(complaint, note, at)
        note = ""
    return put(complaint, move, by=by, at=at, note=note)


@transaction.atomic
def send_message(
    complaint: Complaint, *, note: str, uploads: Sequence[Upload] = (), at: datetime
) -> Complaint:
    """Add what the complainant still has to say while the case is open."""
    complaint = locked(complaint)
    if complaint.state in FINISHED:
        raise Refused("Pengaduan ini sudah ditutup.")
    keep_files(complaint, uploads, is_from_complainant=True, by=None, at=at)
    _speak(complaint, note, at)
    record("complaints.message_received", complaint, by=None, at=at)
    tell(complaint, by=None, at=at)
    return complaint


@transaction.atomic
def rate(complaint: Complaint, *, rating: Rating, at: datetime) -> Complaint:
    """Keep how satisfied the complainant is; he may change his mind."""
    complaint = locked(complaint)
    if complaint.answered_on is None:
        raise Refused("Penilaian diberikan setelah tanggapan dikirim.")
    complaint.rating = rating
    complaint.full_clean()
    complaint.save()
    record("complaints.rated", complaint, by=None, at=at, detail={"rating": rating})
    return complaint


@transaction.atomic
def fall_silent(complaint: Complaint, *, at: datetime) -> bool:
    """Close or withdraw a case whose complainant let his time pass; tell whether it did."""
    complaint = locked(complaint)
    limit = complaint.limit_on
    if complaint.state not in SILENT or limit is None or day_of(at) <= limit:
        return False
    complaint.closed_on = day_of(at)
    note = "Ditutup oleh sistem karena tidak ada jawaban sampai batas waktunya."
    put(complaint, silent_move(complaint.state), by=None, at=at, note=note)
    return True


@transaction.atomic
def rewind(complaint: Complaint, *, at: datetime) -> bool:
    """Set an open clock anew after the calendar changed; a breached one stays."""
    complaint = locked(complaint)
    before = complaint.due_on
    is_breached = before is None or before < day_of(at)
    if is_breached or complaint.state in RESTING:
        return False
    wind(complaint)
    if complaint.due_on == before:
        return False
    complaint.full_clean()
    complaint.save()
    detail = {"from": str(before), "to": str(complaint.due_on)}
    record("complaints.clock_moved", complaint, by=None, at=at, detail=detail)
    return True


def _note_round(complaint: Complaint, move: Transition, at: datetime) -> None:
    """Keep the days that the move sets: of closing, or of the new round."""
    today = day_of(at)
    if move.verb == "supplement":
        complaint.decide_limit_on = queries.decision(complaint, today).limit.on
    complaint.closed_on = today if move.verb in {"close", "withdraw"} else None
    if move.verb in {"reopen", "appeal"}:
        complaint.complete_on = today
        complaint.approved_on = complaint.sent_on = None
        complaint.reopened_count += 1


def _speak(complaint: Complaint, note: str, at: datetime) -> None:
    title = "Pesan pelapor"
    write(
        complaint,
        title,
        by=None,
        at=at,
        note=note,
        is_internal=False,
        is_from_complainant=True,
    )
