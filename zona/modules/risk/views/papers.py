"""The register to take along."""

from django.http import HttpResponse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.downloads import download, download_paper
from zona.core.http import Request
from zona.core.ui.parts import HeatMap
from zona.modules.risk import documents, queries, sheets
from zona.modules.risk.models import Risk
from zona.modules.risk.permissions import Perm
from zona.modules.risk.queries import RegisterLine
from zona.modules.risk.rules import Scale
from zona.modules.risk.views.base import Place, place_of


def _register(
    place: Place, scale: Scale
) -> tuple[tuple[RegisterLine, ...], list[tuple[str, HeatMap]]]:
    """Return the lines and the maps, as far as the person may see them."""
    rows = Risk.objects.visible_to(place.user).of(place.unit.pk)
    rows = rows.in_year(place.year).exclude(state="dihentikan")
    lines = queries.register_lines(
        queries.counted(rows, localdate()).order_by("code"),
        scale,
        queries.priorities(rows, scale),
    )
    maps = [
        (f"Peta {moment} pengendalian", queries.heat_map(rows, scale, moment, _no_url))
        for moment in ("sebelum", "sesudah")
    ]
    return lines, maps


def _no_url(_cell: str) -> str:
    return ""


@requires(Perm.VIEW_REGISTER)
def register_xlsx(request: Request) -> HttpResponse:
    """Hand out the register and its maps as a workbook."""
    place = place_of(request, Perm.VIEW_REGISTER)
    lines, maps = _register(place, queries.scale_in(place.unit, place.year))
    content = sheets.register_workbook(lines, maps)
    name = f"register-risiko-{place.unit.code}-{place.year}.xlsx"
    return download(content, name)


@requires(Perm.VIEW_REGISTER)
def register_pdf(request: Request) -> HttpResponse:
    """Hand out the register and its maps as PDF."""
    place = place_of(request, Perm.VIEW_REGISTER)
    scale = queries.scale_in(place.unit, place.year)
    lines, maps = _register(place, scale)
    paper = documents.register_paper(
        place.unit, place.year, scale, lines=lines, maps=maps, on=localdate()
    )
    stem = f"register-risiko-{place.unit.code}-{place.year}"
    return download_paper(paper, "pdf", stem)
