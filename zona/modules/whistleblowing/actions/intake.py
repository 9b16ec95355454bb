"""What reporters send: sealed in memory first, then written in one short transaction.

Sealing and the slow derivation of a code's keys happen outside of any transaction, so
that sixteen reporters at once do not wait for each other. Nothing here takes an
address or a name. A report and its audit entry know their day; only the notice to the
handlers, and the sealed file on the disk, still carry an hour.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.timezone import get_current_timezone, make_aware

from zona.core.audit.actions import record
from zona.core.notices.actions import send
from zona.core.people.models import Position, Unit, User
from zona.core.refused import Refused
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.models import (
    Envelope,
    HandlerKey,
    Probe,
    SealedKey,
    Tip,
)
from zona.modules.whistleblowing.rules import REPLY, TIP_FLOW, Sort
from zona.modules.whistleblowing.rules.codes import Mailbox
from zona.modules.whistleblowing.rules.sealing import (
    Locked,
    Parcel,
    decoded,
    encoded,
    lock,
    words,
)

CLOSED_CHANNEL = (
    "Saluran ini belum dapat menerima laporan tentang pejabat itu karena belum ada "
    "penangan yang berhak membukanya. Sampaikan langsung ke inspektorat jenderal."
)


@dataclass(frozen=True, slots=True)
class Sending:
    """What a person sends, sealed: from here on nobody without a key reads it."""

    parcels: tuple[tuple[Sort, Locked], ...]
    keys: tuple[HandlerKey, ...]


def day_of(at: datetime) -> date:
    return at.astimezone(get_current_timezone()).date()


def midnight(day: date) -> datetime:
    """Return the beginning of a day: the audit trail keeps no hour of a reporter."""
    return make_aware(datetime.combine(day, time()))


def seal(
    sort: Sort,
    fields: Mapping[str, str],
    files: Iterable[Parcel],
    keys: tuple[HandlerKey, ...],
) -> Sending:
    """Seal a text and its files to the keys, and put the sealed bytes in their place."""
    if not keys:
        raise Refused(CLOSED_CHANNEL)
    public = [decoded(each.public_key) for each in keys]
    parcels = [(sort, lock(words(fields), public))]
    parcels += [(Sort.BERKAS, lock(each, public)) for each in files]
    for _, locked in parcels:
        keep(locked.body)
    return Sending(tuple(parcels), keys)


def seal_report(
    unit: Unit,
    positions: Iterable[Position],
    fields: Mapping[str, str],
    files: Iterable[Parcel] = (),
) -> Sending:
    """Seal a report for those who may handle it; who is named, and his chain, may not."""
    keys = queries.handlers_of(unit, positions)
    return seal(Sort.LAPORAN, fields, files, keys)


def keep(body: bytes) -> str:
    """Write sealed bytes under their hash; return it."""
    digest = sha256(body).hexdigest()
    place = f"wbs/{digest[:2]}/{digest}"
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(body))
    return digest


@transaction.atomic
def submit_tip(
    *,
    unit: Unit,
    box: Mailbox,
    sending: Sending,
    at: datetime,
    probe_by: User | None = None,
) -> Tip:
    """Take a report in; it counts as sent once its code has been typed back."""
    day = day_of(at)
    tip = Tip(
        unit=unit,
        lookup=box.lookup,
        mailbox_key=encoded(box.public),
        received_on=day,
        moved_on=day,
        is_probe=probe_by is not None,
    )
    tip.full_clean()
    tip.save()
    write_envelopes(tip, sending, day)
    if probe_by:
        probe = Probe(unit=unit, tip=tip, made_by=probe_by, made_on=day)
        probe.full_clean()
        probe.save()
        record("whistleblowing.probe_begun", probe, by=probe_by, at=at)
    return tip


def write_envelopes(tip: Tip, sending: Sending, day: date) -> list[Envelope]:
    """Write what was sealed, with its key for each holder."""
    made = []
    for sort, locked in sending.parcels:
        made.append(write_envelope(tip, sort, locked.body, day))
        SealedKey.objects.bulk_create(
            SealedKey(unit=tip.unit, envelope=made[-1], holder=holder, sealed=sealed)
            for holder, sealed in zip(sending.keys, locked.keys, strict=True)
        )
    return made


def write_envelope(
    tip: Tip, sort: Sort, body: bytes, day: date, by: User | None = None
) -> Envelope:
    """Write an envelope whose sealed bytes lie in their place."""
    envelope = Envelope(
        unit=tip.unit,
        tip=tip,
        sort=sort,
        made_on=day,
        made_by=by,
        sha256=sha256(body).hexdigest(),
        size=len(body),
    )
    envelope.full_clean()
    envelope.save()
    return envelope


@transaction.atomic
def confirm_tip(*, lookup: str, at: datetime) -> Tip | None:
    """Count a report as sent: its reporter has kept the code. A second time: the same."""
    tip = Tip.objects.select_for_update(of=("self",)).filter(lookup=lookup).first()
    if tip is None or tip.is_confirmed:
        return tip
    day = day_of(at)
    tip.is_confirmed, tip.received_on = True, day
    stand(tip, TIP_FLOW.initial.code, day)
    tip.full_clean()
    tip.save()
    record("whistleblowing.received", tip, by=None, at=midnight(day))
    tell_handlers(tip, "Ada laporan WBS baru", at=at)
    return tip


@transaction.atomic
def reply_to_handler(*, tip: Tip, sending: Sending, at: datetime) -> Tip:
    """Take what the reporter adds by his code; it answers an open question."""
    tip = Tip.objects.select_for_update(of=("self",)).get(pk=tip.pk)
    day = day_of(at)
    write_envelopes(tip, sending, day)
    answered = next(
        (each for each in TIP_FLOW.moves(tip.state) if each.verb == REPLY), None
    )
    if answered:
        stand(tip, answered.target, day)
        tip.full_clean()
        tip.save()
    record("whistleblowing.replied", tip, by=None, at=midnight(day))
    tell_handlers(tip, "Pelapor WBS mengirim pesan", at=at)
    return tip


@transaction.atomic
def read_mailbox(*, tip: Tip, at: datetime) -> None:
    """Note of a test that its answer could be read by the code; of others nothing."""
    probe = Probe.objects.select_for_update().filter(tip=tip, read_on=None).first()
    if probe and probe.answered_on:
        probe.read_on = day_of(at)
        probe.full_clean()
        probe.save()
        record("whistleblowing.probe_passed", probe, by=None, at=at)


@transaction.atomic
def drop_unconfirmed(*, before: date) -> int:
    """Remove reports whose code was never typed back, with their sealed bytes."""
    tips = Tip.objects.filter(is_confirmed=False, received_on__lt=before)
    places = [each.place for each in Envelope.objects.filter(tip__in=tips)]
    Probe.objects.filter(tip__in=tips).delete()
    count = tips.count()
    tips.delete()
    transaction.on_commit(partial(_discard, places))
    return count


def _discard(places: Iterable[str]) -> None:
    for each in places:
        default_storage.delete(each)


def tell_handlers(
    tip: Tip, title: str, *, at: datetime, but: User | None = None
) -> None:
    """Tell those who can open a report that something waits; no word of what."""
    people = [each.holder for each in queries.holders_of(tip) if each.holder != but]
    body = "Buka kotak masuk WBS untuk membacanya."
    send(to=people, title=title, body=body, url=tip.get_absolute_url(), at=at)


def stand(tip: Tip, state: str, day: date) -> None:
    """Put a report into a state, with the clock of that state."""
    tip.state, tip.moved_on = state, day
    tip.due_on = queries.clock(tip.unit, state, day).due_on
