"""The papers of a proposal to take along."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.documents import pdf, word
from zona.core.documents.model import Document
from zona.core.files.rules import Kind
from zona.core.http import Request
from zona.modules.predicate import documents, queries
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.views.base import (
    proposal_of,
)


def _download(document: Document, ending: str) -> HttpResponse:
    kind, make = {
        "pdf": (Kind.PDF, pdf.render),
        "docx": (Kind.DOCX, word.render),
    }[ending]
    name = f"{slugify(document.title)[:80]}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(document), content_type=kind.value, headers=headers)


def _letter(request: Request, pk: int) -> Document:
    proposal = proposal_of(request, pk)
    checks = queries.checks(proposal.unit, proposal.year)
    return documents.proposal_letter(proposal, checks, localdate())


def _statement(request: Request, pk: int) -> Document:
    proposal, today = proposal_of(request, pk), localdate()
    signed = proposal.statements.order_by("-pk").first()
    if signed:
        return documents.signed_statement(signed)
    body = queries.filing(today).statement
    return documents.statement_paper(proposal, body=body, signer="", post="", on=today)


@requires(Perm.VIEW)
def letter_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the letter as PDF."""
    return _download(_letter(request, pk), "pdf")


@requires(Perm.VIEW)
def letter_docx(request: Request, pk: int) -> HttpResponse:
    """Hand out the letter in Word, to be finished by the agency."""
    return _download(_letter(request, pk), "docx")


@requires(Perm.VIEW)
def statement_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the statement as PDF."""
    return _download(_statement(request, pk), "pdf")


@requires(Perm.VIEW)
def statement_docx(request: Request, pk: int) -> HttpResponse:
    """Hand out the statement in Word."""
    return _download(_statement(request, pk), "docx")
