"""What handlers do with a report. What they write arrives sealed by their browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.flow import Transition
from zona.core.people.models import User
from zona.core.recusal.decisions import advance, refuse_barred
from zona.core.refused import Refused
from zona.modules.whistleblowing import queries
from zona.modules.whistleblowing.actions.intake import (
    day_of,
    keep,
    stand,
    tell_handlers,
    write_envelope,
)
from zona.modules.whistleblowing.models import (
    Envelope,
    HandlerKey,
    Opening,
    Probe,
    Protection,
    SealedKey,
    Tip,
)
from zona.modules.whistleblowing.rules import (
    CLOSED,
    JUDGING,
    OUTCOMES,
    REPLY,
    TIP_FLOW,
    Category,
    FollowUp,
    Referral,
    Reprisal,
    Sort,
)
from zona.modules.whistleblowing.rules.sealing import is_sealed_key

MAILBOX = "kotak"  # stands for the reporter among the holders of an answer's key
LEAST_BODY = 4096  # one block of padding
MOST_BODY = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SealedWords:
    """Words as a handler's browser sealed them: the body, and its key per holder."""

    body: bytes
    keys: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a step also says, in words of closed lists."""

    category: Category | None = None
    referral: Referral | None = None
    follow_up: FollowUp | None = None


@transaction.atomic
def open_tip(tip: Tip, *, by: User, at: datetime) -> tuple[queries.Sealed, ...]:
    """Hand a report's sealed words to a handler's browser; each time is on record."""
    key = _on_desk(tip, by, at)
    row = Opening(unit=tip.unit, tip=tip, opened_by=by, opened_on=day_of(at))
    row.full_clean()
    row.save()
    record("whistleblowing.opened", tip, by=by, at=at)
    _advance_probe(tip, "opened_on", at)
    return queries.sealed_for(tip, key)


def _on_desk(tip: Tip, by: User, at: datetime) -> HandlerKey:
    """Return the handler's key to a report; who has a conflict does not touch it."""
    key = next((k for k in queries.holders_of(tip) if k.holder_id == by.pk), None)
    if key is None:
        raise Refused("Kunci Anda yang berlaku tidak membuka laporan ini.")
    refuse_barred(by, _desk_copy(tip, key), on=day_of(at))
    return key


def _desk_copy(tip: Tip, key: HandlerKey) -> Tip:
    """Return the report as it lies on a desk: the right to act is held in his team's unit."""
    return Tip(pk=tip.pk, unit=key.unit, state=tip.state)


def _advance_probe(tip: Tip, field: str, at: datetime) -> None:
    if not tip.is_probe:
        return
    probe = Probe.objects.select_for_update().get(tip=tip)
    if getattr(probe, field) is None:
        setattr(probe, field, day_of(at))
        probe.full_clean()
        probe.save()


@transaction.atomic
def move_tip(
    tip: Tip,
    verb: str,
    *,
    judgement: Judgement = Judgement(),
    by: User,
    at: datetime,
) -> Tip:
    """Take one step; the reporter sees the new state by his code."""
    tip = Tip.objects.select_for_update(of=("self",)).get(pk=tip.pk)
    key = _on_desk(tip, by, at)
    if verb == REPLY:
        raise Refused("Langkah ini milik pelapor.")
    day = day_of(at)
    move = advance(TIP_FLOW, _desk_copy(tip, key), verb, by=by, on=day)
    # Ministries investigate by their inspectorate; a satker's team is a gate (rules 8).
    if verb == "investigate" and key.unit_id == tip.unit_id and tip.unit.parent_id:
        raise Refused("Investigasi dilakukan inspektorat. Limpahkan laporan ini.")
    _judge(tip, move, judgement)
    stand(tip, move.target, day)
    if move.target == CLOSED:
        tip.closed_on = day
    tip.full_clean()
    tip.save()
    detail = {"from": move.source, "to": move.target}
    record(f"whistleblowing.{verb}", tip, by=by, at=at, detail=detail)
    tell_handlers(tip, "Status laporan WBS berubah", at=at, but=by)
    return tip


def _judge(tip: Tip, move: Transition, judgement: Judgement) -> None:
    if move.verb in JUDGING:
        if judgement.category is None:
            raise ValidationError("Pilih kategori pelanggaran.")
        tip.category = judgement.category
    if move.verb == "refer":
        if judgement.referral is None:
            raise ValidationError("Pilih tujuan pelimpahan.")
        tip.referral = judgement.referral
    if move.verb == "follow":
        if judgement.follow_up is None:
            raise ValidationError("Pilih bentuk tindak lanjut.")
        tip.follow_up = judgement.follow_up
    if move.target in OUTCOMES:
        tip.outcome = move.target
        tip.was_investigated = move.source == "investigasi"


@transaction.atomic
def answer_reporter(
    tip: Tip, sealed: SealedWords, *, by: User, at: datetime
) -> Envelope:
    """Lay an answer into the reporter's mailbox; the team can read it too."""
    _on_desk(tip, by, at)
    if MAILBOX not in sealed.keys:
        raise ValidationError("Jawaban belum tersegel bagi pelapor.")
    envelope = _write(tip, Sort.JAWABAN, sealed, by, at)
    record("whistleblowing.answered", tip, by=by, at=at)
    _advance_probe(tip, "answered_on", at)
    return envelope


@transaction.atomic
def note_reprisal(
    tip: Tip,
    sealed: SealedWords,
    *,
    reprisal: Reprisal,
    happened_on: date,
    by: User,
    at: datetime,
) -> Protection:
    """Put a reprisal against the reporter on record, its words sealed for the team."""
    _on_desk(tip, by, at)
    if happened_on > day_of(at):
        raise ValidationError("Tanggal kejadian tidak boleh di masa depan.")
    if MAILBOX in sealed.keys:
        raise ValidationError("Catatan perlindungan tidak dikirim ke kotak surat.")
    row = Protection(
        unit=tip.unit,
        tip=tip,
        reprisal=reprisal,
        happened_on=happened_on,
        envelope=_write(tip, Sort.CATATAN, sealed, by, at),
    )
    row.full_clean()
    row.save()
    record("whistleblowing.reprisal_noted", tip, by=by, at=at)
    tell_handlers(tip, "Ada catatan perlindungan pelapor WBS", at=at, but=by)
    return row


def _write(
    tip: Tip, sort: Sort, sealed: SealedWords, by: User, at: datetime
) -> Envelope:
    """Write sealed words after a look at their shape: their sense no server knows."""
    holders = {str(each.pk): each for each in queries.holders_of(tip)}
    strangers = set(sealed.keys) - set(holders) - {MAILBOX}
    if strangers or not set(holders) <= set(sealed.keys):
        raise ValidationError("Daftar penangan berubah. Muat ulang halaman ini.")
    is_whole = LEAST_BODY < len(sealed.body) <= MOST_BODY
    if not is_whole or not all(map(is_sealed_key, sealed.keys.values())):
        raise ValidationError("Isian belum tersegel. Muat ulang halaman ini.")
    keep(sealed.body)
    envelope = write_envelope(tip, sort, sealed.body, day_of(at), by)
    SealedKey.objects.bulk_create(
        SealedKey(
            unit=tip.unit, envelope=envelope, holder=holders.get(name), sealed=each
        )
        for name, each in sealed.keys.items()
    )
    return envelope
