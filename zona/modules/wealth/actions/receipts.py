"""Receipts: brought by their owner, judged by the personnel administration."""

from datetime import date, datetime
from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from zona.core.clock import day_of
from zona.core.files.actions import record_download, store
from zona.core.files.models import Attachment
from zona.core.files.reading import read_text
from zona.core.files.rules import Kind, Rejected, judge
from zona.core.notices.actions import send
from zona.core.people.models import User
from zona.core.people.queries import holders
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.wealth import queries
from zona.modules.wealth.actions.base import locked, move
from zona.modules.wealth.models import Obligation, Receipt
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import (
    ReceiptRule,
    Verdict,
    asset_form,
    date_problem,
    is_number,
    page_count,
    tax_number,
)

KINDS = (Kind.PDF, Kind.JPEG, Kind.PNG)


@transaction.atomic
def file_receipt(
    obligation: Obligation,
    *,
    number: str,
    filed_on: date,
    upload: File[Any],
    npwp: str = "",
    by: User,
    at: datetime,
) -> Receipt:
    """Bring the receipt of one's own report; whatever lists assets is not kept."""
    row, today = locked(obligation), day_of(at)
    if row.user_id != by.pk:
        raise Refused("Tanda terima diunggah oleh pemiliknya sendiri.")
    rule = queries.receipt_rule(today)
    _check_words(row, number, filed_on, today)
    digits = _tax_number(npwp, rule)
    _check_file(upload, rule)
    row = move(row, "file", by=by, at=at)
    row.receipts.pending().update(verdict=Verdict.DIGANTI)
    receipt = Receipt(
        unit=row.unit,
        obligation=row,
        number=number,
        filed_on=filed_on,
        npwp=digits,
        file=_kept(row, number, upload, by, at),
        uploaded_at=at,
    )
    receipt.full_clean()
    receipt.save()
    _tell_verifiers(receipt, by=by, at=at)
    return receipt


def _kept(
    row: Obligation, number: str, upload: File[Any], by: User, at: datetime
) -> Attachment:
    file = store(
        unit=row.unit,
        name=str(upload.name),
        content=upload,
        secrecy=Secrecy.SECRET,  # its owner's alone; verifiers have a door of theirs
        by=by,
        at=at,
    )
    _refuse_twins(row, number, file.sha256)
    return file


def _check_words(row: Obligation, number: str, filed_on: date, today: date) -> None:
    if not is_number(number):
        words = "Tulis nomor seperti pada tanda terima: huruf, angka, titik, garis."
        raise ValidationError({"number": words})
    terms = queries.filing(row.year).terms(row.scheme)
    earliest = row.happened_on or terms.earliest(row.year)
    if problem := date_problem(filed_on, earliest, today):
        raise ValidationError({"filed_on": problem})


def _tax_number(npwp: str, rule: ReceiptRule) -> str:
    try:
        return tax_number(npwp, rule.tax_number_lengths)
    except ValueError as error:
        raise ValidationError({"npwp": str(error)}) from error


def _check_file(upload: File[Any], rule: ReceiptRule) -> None:
    """Refuse what is no receipt, before a byte of it is kept."""
    stream = cast("BinaryIO", upload.file)
    try:
        kind = judge(str(upload.name), stream)
    except Rejected as reason:
        raise ValidationError({"upload": str(reason)}) from reason
    if kind not in KINDS:
        raise ValidationError(
            {"upload": "Unggah tanda terima sebagai PDF, JPEG, atau PNG."}
        )
    if kind != Kind.PDF:
        return
    pages = page_count(stream)
    if pages > rule.max_pages:
        words = (
            f"Berkas ini {pages} halaman, padahal tanda terima paling banyak "
            f"{rule.max_pages} halaman. Unggah halaman tanda terimanya saja."
        )
        raise ValidationError({"upload": words})
    if found := asset_form(read_text(stream, kind).text, rule):
        words = (
            f"Berkas ini {found}, sehingga tampaknya berisi rincian harta. Berkasnya "
            "tidak disimpan. Unggah tanda terimanya saja, tanpa daftar harta."
        )
        raise ValidationError({"upload": words})


def _refuse_twins(row: Obligation, number: str, sha256: str) -> None:
    """Refuse a number or a file that already proves another report."""
    counting = Receipt.objects.of(row.unit_id).exclude(obligation=row)
    counting = counting.filter(verdict__in=[Verdict.MENUNGGU, Verdict.DITERIMA])
    if counting.filter(number=number, obligation__scheme=row.scheme).exists():
        raise ValidationError({"number": "Nomor ini sudah dipakai untuk laporan lain."})
    if counting.filter(file__sha256=sha256).exists():
        raise ValidationError(
            {"upload": "Berkas ini sudah dipakai untuk laporan lain."}
        )


def _tell_verifiers(receipt: Receipt, *, by: User, at: datetime) -> None:
    send(
        to=[each for each in holders(Perm.EDIT, receipt.unit) if each != by],
        title="Tanda terima laporan harta menunggu verifikasi",
        body=receipt.obligation.title,
        url=receipt.obligation.get_absolute_url(),
        at=at,
    )


@transaction.atomic
def judge_receipt(
    receipt: Receipt, *, is_right: bool, reason: str = "", by: User, at: datetime
) -> Receipt:
    """Find a receipt right, or refuse it and say why."""
    row = locked(receipt.obligation)
    found = Receipt.objects.select_for_update().get(pk=receipt.pk)
    if found.verdict != Verdict.MENUNGGU:
        raise Refused("Tanda terima ini sudah diputus atau diganti pemiliknya.")
    if row.user_id == by.pk:
        raise Refused("Tanda terima Anda sendiri diverifikasi admin kepegawaian lain.")
    if not is_right and not reason.strip():
        raise ValidationError({"reason": "Tulis alasan penolakan."})
    if is_right:
        row.filed_on, row.verified_on = found.filed_on, day_of(at)
    row = move(row, "verify" if is_right else "refuse", by=by, at=at, note=reason)
    _judge(found, Verdict.DITERIMA if is_right else Verdict.DITOLAK, reason, by, at)
    _tell_owner(row, reason, at)
    return found


def _judge(
    receipt: Receipt, verdict: Verdict, reason: str, by: User, at: datetime
) -> None:
    receipt.verdict, receipt.reason = verdict, reason
    receipt.judged_by, receipt.judged_at = by, at
    receipt.full_clean()
    receipt.save()


def _tell_owner(row: Obligation, reason: str, at: datetime) -> None:
    send(
        to=[row.user],
        title=f"{row.title}: {row.status.label.lower()}",
        body=reason,
        url=row.get_absolute_url(),
        at=at,
    )


@transaction.atomic
def withdraw_verification(
    obligation: Obligation, *, reason: str, by: User, at: datetime
) -> Obligation:
    """Take a verification back that was given by mistake."""
    row = locked(obligation)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan pembatalan."})
    if row.user_id == by.pk:
        raise Refused("Tanda terima Anda sendiri ditangani admin kepegawaian lain.")
    row.filed_on = row.verified_on = None
    row = move(row, "withdraw", by=by, at=at, note=reason)
    for receipt in row.receipts.filter(verdict=Verdict.DITERIMA).select_for_update():
        _judge(receipt, Verdict.DITOLAK, reason, by, at)
    _tell_owner(row, reason, at)
    return row


def record_look(receipt: Receipt, *, by: User, at: datetime) -> None:
    """Put on record that a person opened a receipt."""
    record_download(receipt.file, by=by, at=at)
