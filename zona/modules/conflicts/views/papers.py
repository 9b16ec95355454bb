"""The map to take along."""

from django.http import HttpResponse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.documents import pdf
from zona.core.files.rules import Kind
from zona.core.http import Request
from zona.core.people.models import Unit
from zona.modules.conflicts import documents, queries, sheets
from zona.modules.conflicts.models import MapRow
from zona.modules.conflicts.models.mapping import MapRowRows
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.views.base import chosen_unit


def _rows(request: Request, unit: Unit) -> MapRowRows:
    rows = MapRow.objects.visible_to(request.user).of(unit.pk).in_force(localdate())
    rows = rows.select_related("activity", "owner__position")
    return rows.order_by("activity__code", "pk")


def _download(content: bytes, kind: Kind, unit: Unit, ending: str) -> HttpResponse:
    name = f"peta-benturan-{unit.code}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind.value, headers=headers)


@requires(Perm.VIEW)
def map_pdf(request: Request) -> HttpResponse:
    """Hand out the map as PDF."""
    unit, _ = chosen_unit(request)
    today = localdate()
    terms = queries.terms(today)
    document = documents.map_paper(unit, tuple(_rows(request, unit)), terms, today)
    return _download(pdf.render(document), Kind.PDF, unit, "pdf")


@requires(Perm.VIEW)
def map_xlsx(request: Request) -> HttpResponse:
    """Hand out the map as a workbook."""
    unit, _ = chosen_unit(request)
    terms = queries.terms(localdate())
    book = sheets.map_workbook(_rows(request, unit), terms)
    return _download(book, Kind.XLSX, unit, "xlsx")
