"""Evidence that travels: taken over from the last period, or out as a package."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime, now

from zona.core.access import requires
from zona.core.http import Request
from zona.modules.assessment import actions, documents, queries
from zona.modules.assessment.forms.carrying import DayForm
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import packing
from zona.modules.assessment.views import base


@requires(Perm.ANSWER)
def evidence_carry(request: Request, pk: int) -> HttpResponse:
    """Tick the evidence of the last period that still holds, and take it over."""
    lke = base.found_lke(request, pk)
    if not request.user.has(Perm.ANSWER, lke.unit):
        raise PermissionDenied
    day = min(lke.period_end, localdate())
    form = DayForm(request.GET or None, initial={"hari": day})
    if form.is_valid():
        day = form.cleaned_data["hari"] or day
    found = queries.legacies(lke, day, request.user)
    if request.method == "POST":
        ticked = set(request.POST.getlist("pakai"))
        chosen = [each for each in found if str(each.use.pk) in ticked]
        count = actions.carry_evidence(lke, chosen, by=request.user, at=now())
        messages.success(request, f"{count} bukti dibawa ke lembar kerja ini.")
        return redirect("assessment:evidence_list_of", pk)
    context = {
        "lke": lke,
        "previous": queries.previous_lke(lke),
        "day": day,
        "form": form,
        "legacies": found,
    }
    return render(request, "assessment/evidence_carry.html", context)


@requires(Perm.VIEW)
def evidence_package(request: Request, pk: int) -> StreamingHttpResponse:
    """Send the evidence of a worksheet, or of one area, as a ZIP."""
    sheet = base.desk(request, pk).sheet
    area = request.GET.get("area", "")
    if area and area not in queries.areas(sheet.instrument):
        raise Http404
    found = packing.package(sheet, area, request.user)
    actions.record_package(found, by=request.user, at=now())
    parts = documents.streamed(found, localtime())
    name = packing.safe(f"Bukti {sheet.lke.title} {area}", 100)
    response = StreamingHttpResponse(parts, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response
