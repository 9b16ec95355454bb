"""The worksheet as a workbook to take along."""

from django.http import HttpResponse

from zona.core.access import requires
from zona.core.downloads import download
from zona.core.http import Request
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.sheets import exporting
from zona.modules.assessment.views.base import found_lke


@requires(Perm.VIEW)
def lke_export(request: Request, pk: int) -> HttpResponse:
    """Hand out the workbook; whoever may look at the worksheet may take it along."""
    lke = found_lke(request, pk)
    site = request.build_absolute_uri("/").rstrip("/")
    name = f"lke-{lke.unit.code}-{lke.period_end:%Y}-{lke.instrument.code}.xlsx"
    return download(exporting.export(lke, site=site), name)
