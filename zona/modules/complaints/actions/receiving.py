"""A complaint comes in: by the public page without account, or written down by the desk."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.crypto import salted_hmac

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.complaints import queries
from zona.modules.complaints.actions.base import tell, wind, write
from zona.modules.complaints.actions.files import Upload, keep_files
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.rules import (
    ChannelKind,
    Classification,
    code_from,
    fingerprint,
    number,
)

TWIN = "Pengaduan dengan isi yang sama sudah tercatat"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the complainant takes home: the case and the secret code, told only now."""

    complaint: Complaint
    code: str


@transaction.atomic
def submit_complaint(
    *,
    unit: Unit,
    channel: ChannelKind,
    subject: str,
    text: str,
    received_on: date,
    classification: Classification = Classification.PENGADUAN,
    token: str = "",
    uploads: Sequence[Upload] = (),
    by: User | None,
    at: datetime,
    **words: Any,
) -> Receipt:
    """Register a complaint; sent twice with the same token it is registered once."""
    if received_on > day_of(at):
        raise ValidationError({"received_on": "Tanggal diterima ada di masa depan."})
    _queue(unit)
    kept = sha256(token.encode()).hexdigest() if token else None
    if known := _sent_before(kept):
        return Receipt(known, _code(token))
    _refuse_twin(unit, text, received_on, is_public=by is None)
    code = _code(token or token_bytes(16).hex())
    complaint = Complaint(
        unit=unit,
        channel=channel,
        classification=classification,
        subject=subject,
        text=text,
        text_mark=fingerprint(text),
        received_on=received_on,
        registered_at=at,
        token_hash=kept,
        moved_on=received_on,
        **words,
    )
    _begin(complaint, code)
    keep_files(complaint, uploads, is_from_complainant=True, by=by, at=at)
    _announce(complaint, by, at)
    return Receipt(complaint, code)


def _announce(complaint: Complaint, by: User | None, at: datetime) -> None:
    write(complaint, "Pengaduan diterima", by=by, at=at, is_internal=False)
    detail = {"number": complaint.number, "channel": complaint.channel}
    record("complaints.received", complaint, by=by, at=at, detail=detail)
    tell(complaint, by=by, at=at)


def _queue(unit: Unit) -> None:
    """Let complaints of a unit come in one at a time: no number is missing or twice."""
    Unit.objects.select_for_update().get(pk=unit.pk)


def _sent_before(kept: str | None) -> Complaint | None:
    return Complaint.objects.filter(token_hash=kept).first() if kept else None


def _begin(complaint: Complaint, code: str) -> None:
    """Give a new case its number, its code and its first clock."""
    _number(complaint)
    complaint.code_hash = code_hash(complaint.number, code)
    complaint.decide_limit_on = queries.decision(complaint, None).limit.on
    wind(complaint)
    complaint.full_clean()
    complaint.save()


@transaction.atomic
def renew_code(complaint: Complaint, *, by: User, at: datetime) -> Receipt:
    """Give a complainant who lost his code a new one; the old one opens nothing more."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if complaint.accused_id == by.pk:
        raise Refused("Pengaduan ini bukan untuk Anda tangani.")
    code = _code(token_bytes(16).hex())
    complaint.code_hash = code_hash(complaint.number, code)
    complaint.full_clean()
    complaint.save()
    record("complaints.code_renewed", complaint, by=by, at=at)
    return Receipt(complaint, code)


def _number(complaint: Complaint) -> None:
    complaint.year = complaint.received_on.year
    rows = Complaint.objects.of(complaint.unit_id).filter(year=complaint.year)
    last = rows.aggregate(last=Max("sequence"))["last"] or 0
    complaint.sequence = last + 1
    complaint.number = number(complaint.unit_id, complaint.year, complaint.sequence)


def _refuse_twin(unit: Unit, text: str, on: date, *, is_public: bool) -> None:
    twin = queries.twin(unit, fingerprint(text), on)
    if twin:
        # A stranger is not told the number of somebody's case.
        where = "" if is_public else f" sebagai {twin.number}"
        raise ValidationError({"text": f"{TWIN}{where}."})


def _code(token: str) -> str:
    """Return the code that belongs to a form: sent twice, it gives the same one."""
    secret = hmac.digest(settings.SECRET_KEY.encode(), token.encode(), "sha256")
    return code_from(secret)


def code_hash(case_number: str, code: str) -> str:
    """Return what the database keeps of a code: useless without the installation's key."""
    return salted_hmac(
        f"complaints.{case_number}", code, algorithm="sha256"
    ).hexdigest()
