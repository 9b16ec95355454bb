"""The map to take along."""

from django.http import HttpResponse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.downloads import download, download_paper
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


@requires(Perm.VIEW)
def map_pdf(request: Request) -> HttpResponse:
    """Hand out the map as PDF."""
    unit, _ = chosen_unit(request)
    today = localdate()
    terms = queries.terms(today)
    document = documents.map_paper(unit, tuple(_rows(request, unit)), terms, today)
    return download_paper(document, "pdf", f"peta-benturan-{unit.code}")


@requires(Perm.VIEW)
def map_xlsx(request: Request) -> HttpResponse:
    """Hand out the map as a workbook."""
    unit, _ = chosen_unit(request)
    terms = queries.terms(localdate())
    book = sheets.map_workbook(_rows(request, unit), terms)
    return download(book, f"peta-benturan-{unit.code}.xlsx")
