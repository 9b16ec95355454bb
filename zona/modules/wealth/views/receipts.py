"""Receipts: uploaded by their owner, opened and judged by those who verify."""

from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Model
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate, now

from zona.core.access import requires
from zona.core.files.rules import INLINE
from zona.core.http import Request
from zona.core.pages import bound, require
from zona.modules.wealth import actions, forms, queries
from zona.modules.wealth.models import Obligation, Receipt
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import Scheme
from zona.modules.wealth.views.base import form_page, obligation_of


@requires(Perm.REPORT)
def receipt_new(request: Request, pk: int) -> HttpResponse:
    """Let a person bring the receipt of his own report."""
    row = obligation_of(request, pk)
    if row.user_id != request.user.pk:
        raise Http404
    rule = queries.receipt_rule(localdate())
    terms = queries.filing(row.year).terms(row.scheme)
    asks = row.scheme == Scheme.SPT
    return form_page(
        request,
        bound(request, forms.ReceiptForm, {}, asks_tax_number=asks),
        partial(_file, row),
        title=f"Unggah tanda terima {row.title}",
        back=row.get_absolute_url(),
        done="Tanda terima tersimpan dan menunggu verifikasi admin kepegawaian.",
        told=(
            f"Yang diunggah: {terms.receipt}, paling banyak {rule.max_pages} halaman. "
            "Jangan mengunggah formulir yang memuat rincian harta; Zona tidak "
            "menyimpannya. Hanya Anda dan admin kepegawaian yang dapat membuka berkas ini."
        ),
    )


def _file(row: Obligation, *, is_receipt_only: bool, **given: Any) -> Model:
    return actions.file_receipt(row, **given)


@requires(Perm.REPORT)
def receipt_file(request: Request, pk: int) -> FileResponse:
    """Hand a receipt to its owner or to those who verify it; each look is on record."""
    receipt = get_object_or_404(Receipt.objects.visible_to(request.user), pk=pk)
    actions.record_look(receipt, by=request.user, at=now())
    file = receipt.file
    response = FileResponse(
        default_storage.open(file.stored_name),
        as_attachment=file.content_type not in INLINE,
        filename=file.name,
        content_type=file.content_type,
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@requires(Perm.EDIT)
def receipt_verify(request: Request, pk: int) -> HttpResponse:
    """Compare a receipt with what was typed, and say whether it is right."""
    receipt = get_object_or_404(Receipt.objects.visible_to(request.user), pk=pk)
    require(request, Perm.EDIT, receipt.unit)
    row = receipt.obligation
    return form_page(
        request,
        bound(request, forms.VerdictForm, {}),
        partial(actions.judge_receipt, receipt),
        title=f"Verifikasi tanda terima: {row.user}",
        back=row.get_absolute_url(),
        done="Hasil verifikasi tersimpan dan pegawai diberi tahu.",
        receipt=receipt,
    )


@requires(Perm.EDIT)
def receipt_withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a verification back."""
    row = obligation_of(request, pk)
    require(request, Perm.EDIT, row.unit)
    return form_page(
        request,
        bound(request, forms.ReasonForm, {}),
        partial(actions.withdraw_verification, row),
        title=f"Batalkan verifikasi: {row.user}",
        back=row.get_absolute_url(),
        done="Verifikasi dibatalkan dan pegawai diberi tahu.",
    )
