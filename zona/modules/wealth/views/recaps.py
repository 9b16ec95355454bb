"""Recaps for the ministry: made, printed, sent."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.files.base import ContentFile
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.documents import pdf
from zona.core.documents.model import Document
from zona.core.downloads import download, download_paper
from zona.core.http import Request
from zona.core.pages import bound, require
from zona.core.people.queries import holders
from zona.modules.wealth import actions, documents, forms, queries, sheets
from zona.modules.wealth.models import Recap
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import RECAP_FLOW
from zona.modules.wealth.views.base import (
    form_page,
    obliged_list_of,
    summary_url,
)


def _recap(request: Request, pk: int) -> Recap:
    return get_object_or_404(Recap.objects.visible_to(request.user), pk=pk)


def _mine(request: Request, pk: int) -> Recap:
    recap = _recap(request, pk)
    require(request, Perm.EDIT, recap.unit)
    return recap


@requires(Perm.EDIT)
def recap_new(request: Request, pk: int) -> HttpResponse:
    """Gather the verified reports of a list."""
    own = obliged_list_of(request, pk)
    last = own.recaps.order_by("-number").first()
    law = queries.filing(own.year)
    first = {
        "recipient": last.recipient if last else law.recipient,
        "through": last.through if last else "",
    }
    return form_page(
        request,
        bound(request, forms.RecapForm, first),
        partial(actions.make_recap, own),
        title=f"Susun rekap {own.year}",
        back=summary_url(own.unit, own.year),
        done="Rekap tersusun. Ambil surat dan registernya, lalu catat pengirimannya.",
        told=f"{queries.to_recap(own).count()} laporan terverifikasi masuk ke rekap ini.",
    )


@requires(Perm.VIEW)
def recap_detail(request: Request, pk: int) -> HttpResponse:
    """Show one recap: its counts and papers; the register only to its makers."""
    recap = _recap(request, pk)
    own = recap.obliged_list
    may_edit = request.user.has(Perm.EDIT, recap.unit)
    context = {
        "recap": recap,
        "flow": RECAP_FLOW,
        "reports": recap.obligations.count(),
        "back": summary_url(recap.unit, own.year),
        "due_on": queries.filing(own.year).recap_due(own.year),
        "may_edit": may_edit,
        "may_send": may_edit and bool(RECAP_FLOW.moves(recap.state)),
    }
    return render(request, "wealth/recap_detail.html", context)


@requires(Perm.EDIT)
def recap_send(request: Request, pk: int) -> HttpResponse:
    """Record the number and day of the letter."""
    recap = _mine(request, pk)
    return form_page(
        request,
        bound(request, forms.SendForm, {"sent_on": localdate()}),
        partial(_send, recap),
        title=f"Catat pengiriman {recap}",
        back=recap.get_absolute_url(),
        done="Pengiriman tercatat. Surat pengantar menjadi bukti.",
    )


def _send(
    recap: Recap, *, letter: Any, letter_number: str, sent_on: date, **given: Any
) -> Model:
    """Keep the papers as bytes: the letter that was signed, or Zona's own."""
    year = recap.obliged_list.year
    if letter is None:
        recap.letter_number = letter_number
        content = pdf.render(_letter(recap, sent_on))
        letter = ContentFile(content, name=f"surat-pengantar-harta-{year}.pdf")
    register = ContentFile(_register(recap), name=f"register-harta-{year}.xlsx")
    return actions.send_recap(
        recap,
        letter=letter,
        letter_number=letter_number,
        sent_on=sent_on,
        register=register,
        **given,
    )


def _letter(recap: Recap, on: date) -> Document:
    year = recap.obliged_list.year
    found = queries.standings(recap.unit_id, year, recap.made_on)
    head = next(iter(holders(Perm.SIGN, recap.unit)), None)
    post = str(head.position) if head and head.position else "Kepala unit kerja"
    name = head.full_name if head else "…"
    return documents.covering_letter(recap, found, name=name, post=post, on=on)


def _register(recap: Recap) -> bytes:
    return sheets.register_workbook(queries.register(recap), recap.made_on)


@requires(Perm.EDIT)
@require_POST
def recap_void(request: Request, pk: int) -> HttpResponse:
    """Drop a recap that was not sent."""
    recap = _mine(request, pk)
    actions.void_recap(recap, by=request.user, at=now())
    messages.success(request, "Rekap dibatalkan; laporannya menunggu rekap berikutnya.")
    return redirect(summary_url(recap.unit, recap.obliged_list.year))


def _name(recap: Recap) -> str:
    return f"surat-pengantar-harta-{recap.obliged_list.year}-{recap.number}"


@requires(Perm.VIEW)
def letter_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the covering letter as PDF."""
    recap = _recap(request, pk)
    return download_paper(
        _letter(recap, recap.sent_on or localdate()), "pdf", _name(recap)
    )


@requires(Perm.VIEW)
def letter_docx(request: Request, pk: int) -> HttpResponse:
    """Hand out the covering letter in Word, to be numbered and signed."""
    recap = _recap(request, pk)
    return download_paper(
        _letter(recap, recap.sent_on or localdate()), "docx", _name(recap)
    )


@requires(Perm.EDIT)
def register_xlsx(request: Request, pk: int) -> HttpResponse:
    """Hand out the register of a recap; the taking is on record."""
    recap = _mine(request, pk)
    actions.record_export(recap.unit, what=str(recap), by=request.user, at=now())
    name = f"register-harta-{recap.obliged_list.year}-{recap.number}.xlsx"
    return download(_register(recap), name)
