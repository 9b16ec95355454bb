"""Recaps: verified reports that go to the ministry's PIC with a letter."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.proofs import Paper, offer
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.wealth import queries
from zona.modules.wealth.actions.base import Upload, keep, move
from zona.modules.wealth.models import Obligation, ObligedList, Recap
from zona.modules.wealth.rules import RECAP_FLOW

PROVES = ("RF.PW.3.a", "RF.PW.3.b")


@transaction.atomic
def make_recap(
    obliged_list: ObligedList,
    *,
    recipient: str,
    through: str = "",
    by: User,
    at: datetime,
) -> Recap:
    """Gather the verified reports that have not been sent."""
    made = ObligedList.objects.select_for_update().get(pk=obliged_list.pk)
    if queries.open_recap(made):
        raise Refused("Rekap sebelumnya belum dikirim. Kirim atau batalkan dahulu.")
    rows = list(queries.to_recap(made).select_for_update())
    if not rows:
        raise Refused("Belum ada laporan terverifikasi yang dapat direkap.")
    last = made.recaps.aggregate(last=Max("number"))["last"] or 0
    sums = queries.total(queries.standings(made.unit_id, made.year, day_of(at)))
    recap = Recap(
        unit=made.unit,
        obliged_list=made,
        number=last + 1,
        made_on=day_of(at),
        recipient=recipient,
        through=through,
        obliged_count=sums.obliged,
        filed_count=sums.filed,
        timely_count=sums.timely,
    )
    recap.full_clean()
    recap.save()
    recap.obligations.set(rows)
    for row in rows:
        move(row, "recap", by=by, at=at)
    detail = {"year": made.year, "reports": len(rows)}
    record("wealth.recap_made", recap, by=by, at=at, detail=detail)
    return recap


def _step(recap: Recap, verb: str, *, by: User, at: datetime) -> Recap:
    found = Recap.objects.select_for_update().get(pk=recap.pk)
    found.state = advance(RECAP_FLOW, found, verb, by=by, on=day_of(at)).target
    return found


def _rows(recap: Recap) -> list[Obligation]:
    return list(Obligation.objects.filter(recaps=recap).select_for_update())


@transaction.atomic
def void_recap(recap: Recap, *, by: User, at: datetime) -> Recap:
    """Drop a recap that was not sent; its reports wait for the next one."""
    found = _step(recap, "void", by=by, at=at)
    found.full_clean()
    found.save()
    for row in _rows(found):
        move(row, "release", by=by, at=at)
    record("wealth.recap_voided", found, by=by, at=at)
    return found


@transaction.atomic
def send_recap(
    recap: Recap,
    *,
    letter_number: str,
    sent_on: date,
    letter: Upload = None,
    register: Upload = None,
    by: User,
    at: datetime,
) -> Recap:
    """Record that the recap went to the ministry; its letter becomes proof."""
    found = _step(recap, "send", by=by, at=at)
    rows = _rows(found)
    last = max((row.verified_on for row in rows if row.verified_on), default=sent_on)
    if sent_on > day_of(at):
        raise ValidationError({"sent_on": "Tanggal kirim tidak boleh di masa depan."})
    if sent_on < last:
        words = f"Tanggal kirim mendahului verifikasi terakhir, {last:%d-%m-%Y}."
        raise ValidationError({"sent_on": words})
    found.letter_number, found.sent_on = letter_number, sent_on
    found.letter = keep(letter, found.unit, Secrecy.INTERNAL, by, at)
    found.register = keep(register, found.unit, Secrecy.SECRET, by, at)
    found.full_clean()
    found.save()
    for row in rows:
        move(row, "send", by=by, at=at)
    detail = {"letter": letter_number, "sent_on": sent_on.isoformat()}
    record("wealth.recap_sent", found, by=by, at=at, detail=detail)
    _offer(found, by=by, at=at)
    return found


def _offer(recap: Recap, *, by: User, at: datetime) -> None:
    if recap.letter is None or recap.sent_on is None:
        return
    paper = Paper(
        unit=recap.unit,
        title=f"Surat pengantar {recap}",
        kind="laporan",
        shows=(
            f"{recap.filed_count} dari {recap.obliged_count} wajib lapor sudah "
            "menyampaikan laporan harta kekayaan"
        ),
        happened_on=recap.sent_on,
        url=recap.get_absolute_url(),
        attachment=recap.letter,
        codes=PROVES,
        number=recap.letter_number,
    )
    offer(paper, by=by, at=at)


def record_export(unit: Unit, *, what: str, by: User, at: datetime) -> None:
    """Put on record that a person took a list with names out of Zona."""
    record("wealth.exported", unit, by=by, at=at, unit=unit, detail={"what": what})
