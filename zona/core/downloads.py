"""Files that a page hands out to keep: papers as PDF or Word, workbooks."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from zona.core.documents import pdf, word
from zona.core.documents.model import Document
from zona.core.files.rules import Kind

KINDS = {"pdf": Kind.PDF, "docx": Kind.DOCX, "xlsx": Kind.XLSX}
RENDER = {"pdf": pdf.render, "docx": word.render}
MAX_NAME = 80


def download(content: bytes, name: str) -> HttpResponse:
    """Hand out a file, of the kind that its name ends with; nothing of it is cached.

    KeyError for an ending that Zona does not make.
    """
    kind = KINDS[name.rpartition(".")[2]]
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind.value, headers=headers)


def download_paper(document: Document, ending: str, stem: str = "") -> HttpResponse:
    """Hand out a paper as "pdf" or "docx", else 404; without a stem its title names it."""
    if ending not in RENDER:
        raise Http404
    name = stem or slugify(document.title)[:MAX_NAME]
    return download(RENDER[ending](document), f"{name}.{ending}")
