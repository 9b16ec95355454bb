"""What the pages share: the chosen unit, sorted lists, form pages, papers."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from zona.core import pages
from zona.core.documents import pdf, word
from zona.core.documents.model import Document
from zona.core.files.rules import Kind
from zona.core.http import Request
from zona.core.pages import picked
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.gratification import queries

form_page = partial(pages.form_page, template="gratification/form.html")


def chosen_unit(
    request: Request, permission: Permission
) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest), and all that may be chosen."""
    units = queries.units_with(request.user, permission)
    return picked(request, units), units


def download(document: Document, ending: str) -> HttpResponse:
    """Hand out a paper as PDF or Word."""
    papers = {"pdf": (Kind.PDF, pdf.render), "docx": (Kind.DOCX, word.render)}
    if ending not in papers:
        raise Http404
    kind, make = papers[ending]
    name = f"{slugify(document.title)[:80]}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(make(document), content_type=kind.value, headers=headers)
