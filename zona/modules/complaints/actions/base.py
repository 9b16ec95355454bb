"""What every action on a case does: lock, keep the step, set the clock, tell."""

from datetime import datetime
from typing import Any

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.flow import Transition
from zona.core.notices.actions import send
from zona.core.people.models import User
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.modules.complaints import queries
from zona.modules.complaints.models import Complaint, FollowUp
from zona.modules.complaints.permissions import Perm
from zona.modules.complaints.rules import FLOW

# Steps whose words the complainant reads; the rest is the office's own matter.
SHOWN = frozenset(
    {
        "acknowledge",
        "accept",
        "suspend",
        "supplement",
        "send",
        "close",
        "reopen",
        "appeal",
        "settle",
        "forward",
        "withdraw",
    }
)
# What the complainant is told instead of the office's word for a step.
PUBLIC_TITLES = {
    "acknowledge": "Pengaduan diakui dan diperiksa kelengkapannya",
    "accept": "Pengaduan dinyatakan lengkap",
    "suspend": "Kelengkapan diminta",
    "supplement": "Kelengkapan diterima",
    "send": "Tanggapan dikirim",
    "close": "Pengaduan selesai",
    "reopen": "Pengaduan dibuka kembali",
    "appeal": "Banding diajukan",
    "settle": "Putusan banding",
    "forward": "Diteruskan ke instansi yang berwenang",
    "withdraw": "Dianggap dicabut",
}


def locked(complaint: Complaint) -> Complaint:
    """Take the row for this transaction and read it as it stands now."""
    return Complaint.objects.select_for_update().get(pk=complaint.pk)


def step(complaint: Complaint, verb: str, *, by: User, at: datetime) -> Transition:
    """Return the move, after permission, conflict and the case itself allow it."""
    if complaint.accused_id == by.pk:
        raise Refused("Pengaduan ini bukan untuk Anda tangani.")
    move = advance(FLOW, complaint, verb, by=by, on=day_of(at))
    if move.permission == Perm.ANSWER and complaint.pic_id != by.pk:
        raise Refused("Hanya penanggung jawab pengaduan ini yang dapat melakukannya.")
    return move


@transaction.atomic
def put(
    complaint: Complaint,
    move: Transition,
    *,
    by: User | None,
    at: datetime,
    note: str = "",
) -> Complaint:
    """Save the case in its new state, with its clock, its history and its notices."""
    complaint.state, complaint.moved_on, complaint.moved_by = (
        move.target,
        day_of(at),
        by,
    )
    wind(complaint)
    complaint.full_clean()
    complaint.save()
    is_shown = move.verb in SHOWN
    write(
        complaint,
        PUBLIC_TITLES[move.verb] if is_shown else move.label,
        by=by,
        at=at,
        note=note,
        is_internal=not is_shown,
    )
    detail = {"from": move.source, "to": move.target}
    record(f"complaints.{move.verb}", complaint, by=by, at=at, detail=detail)
    tell(complaint, by=by, at=at)
    return complaint


def wind(complaint: Complaint) -> None:
    """Set the clock that runs in the present state."""
    clock = queries.clock(complaint)
    complaint.due_on = clock.target.on if clock else None
    complaint.limit_on = clock.limit.on if clock else None


def write(
    complaint: Complaint, title: str, *, by: User | None, at: datetime, **words: Any
) -> FollowUp:
    """Keep one thing that happened to the case."""
    row = FollowUp(
        unit=complaint.unit,
        complaint=complaint,
        happened_at=at,
        by=by,
        title=title,
        state=complaint.state,
        **words,
    )
    row.full_clean()
    row.save()
    return row


def tell(complaint: Complaint, *, by: User | None, at: datetime) -> None:
    """Notify those for whom the next step waits; a notice holds no content."""
    people = [each for each in queries.told(complaint) if each != by]
    send(
        to=people,
        title=f"Pengaduan {complaint.number}: {complaint.status.label}",
        body="Buka perkara ini untuk langkah berikutnya.",
        url=complaint.get_absolute_url(),
        at=at,
    )
