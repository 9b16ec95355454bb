"""Handing out a paper of the programme."""

from typing import Literal

from django.http import HttpResponse
from django.utils.text import slugify

from zona.core.documents import pdf, word
from zona.core.documents.model import Document
from zona.core.files.rules import Kind

type Ending = Literal["pdf", "docx"]


def download(document: Document, ending: Ending) -> HttpResponse:
    """Return a document as a file to keep."""
    kind, render = {
        "pdf": (Kind.PDF, pdf.render),
        "docx": (Kind.DOCX, word.render),
    }[ending]
    name = f"{slugify(document.title)[:80]}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(render(document), content_type=kind.value, headers=headers)
