"""The papers of a proposal to take along."""

from django.http import HttpResponse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.documents.model import Document
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.modules.predicate import documents, queries
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.views.base import (
    proposal_of,
)


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
    return download_paper(_letter(request, pk), "pdf")


@requires(Perm.VIEW)
def letter_docx(request: Request, pk: int) -> HttpResponse:
    """Hand out the letter in Word, to be finished by the agency."""
    return download_paper(_letter(request, pk), "docx")


@requires(Perm.VIEW)
def statement_pdf(request: Request, pk: int) -> HttpResponse:
    """Hand out the statement as PDF."""
    return download_paper(_statement(request, pk), "pdf")


@requires(Perm.VIEW)
def statement_docx(request: Request, pk: int) -> HttpResponse:
    """Hand out the statement in Word."""
    return download_paper(_statement(request, pk), "docx")
