"""Items in the custody of the UPG: taken in, given out."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.modules.gratification.actions.base import (
    locked,
    note,
    tell_reporter,
)
from zona.modules.gratification.models import Deposit, Report
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import CLOSED, DEPOSIT_FLOW


@transaction.atomic
def take_deposit(
    report: Report,
    *,
    item: str,
    quantity: str,
    condition: str,
    is_perishable: bool,
    kept_where: str,
    received_on: date,
    by: User,
    at: datetime,
) -> Deposit:
    """Take an item of a report into custody; the receipt is printed from it."""
    report = locked(report)
    if not by.has(Perm.HANDLE, report.unit):
        raise Refused("Hanya UPG yang menerima barang titipan.")
    if report.state in CLOSED or report.is_refusal:
        raise Refused("Laporan ini tidak menunggu penitipan barang.")
    if not report.received_on <= received_on <= day_of(at):
        message = "Tanggal titipan antara penerimaan barang dan hari ini."
        raise ValidationError({"received_on": message})
    deposit = Deposit(
        unit=report.unit,
        report=report,
        item=item,
        quantity=quantity,
        condition=condition,
        is_perishable=is_perishable,
        kept_where=kept_where,
        received_on=received_on,
        received_by=by,
    )
    deposit.full_clean()
    deposit.save()
    note("deposited", report, by=by, at=at, note=deposit.receipt_number)
    tell_reporter(report, "Barang diterima UPG", by=by, at=at)
    return deposit


@transaction.atomic
def donate_deposit(
    deposit: Deposit, *, released_to: str, reason: str, by: User, at: datetime
) -> Deposit:
    """Give an item that would spoil to a social institution before the ruling."""
    deposit = Deposit.objects.select_for_update().get(pk=deposit.pk)
    if not deposit.is_perishable:
        raise Refused("Barang yang tidak mudah rusak menunggu penetapan.")
    return release(
        deposit, "donate", released_to=released_to, reason=reason, by=by, at=at
    )


def release(
    deposit: Deposit,
    verb: str,
    *,
    released_to: str,
    reason: str,
    by: User,
    at: datetime,
) -> Deposit:
    """Let an item out of custody; part of the transaction of whoever decides it."""
    today, report = day_of(at), deposit.report
    move = advance(DEPOSIT_FLOW, deposit, verb, by=by, on=today, parties=report.parties)
    deposit.state, deposit.released_on = move.target, today
    deposit.released_to, deposit.release_note = released_to, reason
    deposit.full_clean()
    deposit.save()
    words = f"{deposit.receipt_number}: {deposit.status.label.lower()}, {released_to}"
    note("released", report, by=by, at=at, note=words)
    return deposit
