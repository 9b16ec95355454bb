"""The pre-audit: findings with their records, held to be in order or not, on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.core.pages import paged
from zona.core.ui.parts import Tone
from zona.modules.assessment import actions, documents, queries
from zona.modules.assessment.forms.preaudit import FindingFilter, WaiverForm
from zona.modules.assessment.models import Lke, PreauditWaiver
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.preaudit import Preaudit
from zona.modules.assessment.rules.preaudit import (
    RULES,
    Finding,
    Row,
    Rule,
    Severity,
    rule_of,
)
from zona.modules.assessment.views import base

ROWS_SHOWN = 8
TONES: dict[Severity, Tone] = {
    Severity.BERAT: "bad",
    Severity.SEDANG: "warn",
    Severity.RINGAN: "info",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as a row of the page."""

    finding: Finding
    rule: Rule
    tone: Tone
    links: list[tuple[str, str]]
    more: int
    waive_url: str


@requires(Perm.VIEW)
def preaudit_view(request: Request, pk: int) -> HttpResponse:
    """What assessors would ask about, as the worksheet stands now."""
    lke = base.found_lke(request, pk)
    found = queries.preaudit(lke, localdate())
    form = FindingFilter(request.GET)
    rows = list(_filtered(found, form))
    context = {
        "lke": lke,
        "found": found,
        "form": form,
        "page": paged(request, rows),
        "stats": _stats(found),
        "is_filtered": any(form.cleaned_data.values()) if form.is_valid() else False,
        "rules": RULES,
        "waived": [(_shown(lke, each), waiver) for each, waiver in found.waived],
        "may_manage": request.user.has(Perm.MANAGE, lke.unit),
    }
    return render(request, "assessment/preaudit_view.html", context)


@requires(Perm.MANAGE)
def preaudit_waive(request: Request, pk: int, rule: str) -> HttpResponse:
    """Hold a finding to be in order, with a reason."""
    lke = _managed(request, pk)
    subject = request.GET.get("temuan", "")
    found = queries.preaudit(lke, localdate()).finding(rule, subject)
    if found is None:
        raise Http404
    form = WaiverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.waive_finding(lke, found, reason=reason, by=request.user, at=now())
        messages.success(request, "Temuan dianggap wajar dan alasannya tercatat.")
        return redirect("assessment:preaudit_view", lke.pk)
    context = {"lke": lke, "form": form, "shown": _shown(lke, found)}
    return render(request, "assessment/preaudit_waive.html", context)


@require_POST
@requires(Perm.MANAGE)
def preaudit_restore(request: Request, pk: int) -> HttpResponse:
    """Let a finding stand again."""
    waiver = get_object_or_404(
        PreauditWaiver.objects.visible_to(request.user).select_related("lke__unit"),
        pk=pk,
    )
    actions.restore_finding(waiver, by=request.user, at=now())
    messages.success(request, "Temuan diperiksa kembali.")
    return redirect("assessment:preaudit_view", waiver.lke_id)


@requires(Perm.VIEW)
def preaudit_paper(request: Request, pk: int) -> HttpResponse:
    """Hand out the findings as a PDF."""
    lke = base.found_lke(request, pk)
    paper = documents.preaudit_paper(queries.preaudit(lke, localdate()), localdate())
    return download_paper(paper, "pdf")


def _managed(request: Request, pk: int) -> Lke:
    lke = base.found_lke(request, pk)
    if not request.user.has(Perm.MANAGE, lke.unit):
        raise PermissionDenied
    return lke


def _filtered(found: Preaudit, form: FindingFilter) -> Iterator[Shown]:
    """Yield the findings that the filter keeps; a filter without sense keeps all."""
    wanted = form.cleaned_data if form.is_valid() else {}
    for finding in found.standing:
        shown = _shown(found.sheet.lke, finding)
        weight = wanted.get("bobot") or shown.rule.severity
        code = wanted.get("aturan") or shown.rule.code
        if (shown.rule.severity, shown.rule.code) == (weight, code):
            yield shown


def _stats(found: Preaudit) -> list[tuple[str, int, str]]:
    counts = dict.fromkeys(Severity, 0)
    for finding in found.standing:
        counts[rule_of(finding.rule).severity] += 1
    return [
        (f"Temuan {severity.label.lower()}", count, f"?bobot={severity}")
        for severity, count in counts.items()
    ]


def _shown(lke: Lke, finding: Finding) -> Shown:
    rule = rule_of(finding.rule)
    path = reverse("assessment:preaudit_waive", args=[lke.pk, rule.code])
    return Shown(
        finding=finding,
        rule=rule,
        tone=TONES[rule.severity],
        links=[_link(lke, row) for row in finding.rows[:ROWS_SHOWN]],
        more=max(0, len(finding.rows) - ROWS_SHOWN),
        waive_url=f"{path}?{urlencode({'temuan': finding.subject})}",
    )


def _link(lke: Lke, row: Row) -> tuple[str, str]:
    words = f"{row.code} {row.words}".strip()
    if row.url:
        return words, row.url
    if row.code:
        return words, base.question_url(lke, row.code)
    return words, reverse("assessment:evidence_view", args=[row.exhibit])
