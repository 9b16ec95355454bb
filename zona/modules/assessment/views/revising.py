"""The files of a proof: a newer revision, and which document it is for a question."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now

from zona.core.access import requires
from zona.core.files.models import Attachment
from zona.core.http import Request
from zona.modules.assessment import actions
from zona.modules.assessment.forms.revisions import RevisionForm, SlotForm
from zona.modules.assessment.models import (
    Evidence,
    EvidenceRevision,
    EvidenceText,
    EvidenceUse,
)
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.views import base


@requires(Perm.ANSWER)
def evidence_revise(request: Request, pk: int) -> HttpResponse:
    """Add a newer revision with its files; the older ones stay."""
    rows = Evidence.objects.visible_to(request.user)
    evidence = get_object_or_404(rows.select_related("unit"), pk=pk)
    if not request.user.has(Perm.ANSWER, evidence.unit):
        raise PermissionDenied
    start = {"received_on": localdate(), "valid_until": evidence.valid_until}
    form = RevisionForm(request.POST or None, request.FILES or None, initial=start)
    form.happened_on = evidence.happened_on
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        files = [(each.name, each.file) for each in given.pop("file")]
        actions.revise_evidence(
            evidence, files=files, **given, by=request.user, at=now()
        )
        messages.success(request, "Revisi disimpan; berkas lama tetap ada.")
        return redirect("assessment:evidence_view", pk)
    context = {"evidence": evidence, "form": form}
    return render(request, "assessment/evidence_revise.html", context)


@requires(Perm.ANSWER)
def evidence_slot(request: Request, pk: int) -> HttpResponse:
    """Say which of the documents asked for a proof is."""
    rows = EvidenceUse.objects.visible_to(request.user)
    rows = rows.select_related("evidence", "lke__unit", "lke__instrument")
    use = get_object_or_404(rows.defer("lke__instrument__content"), pk=pk)
    question = base.own_question(request, use.lke, use.code)
    form = SlotForm(
        request.POST or None, slots=question.evidence, initial={"slot": use.slot}
    )
    if request.method == "POST" and form.is_valid():
        slot = form.cleaned_data["slot"]
        actions.fill_slot(use, slot=slot, by=request.user, at=now())
        messages.success(request, "Dokumen yang dipenuhi bukti ini disimpan.")
        return redirect(base.question_url(use.lke, use.code))
    context = {"use": use, "question": question, "form": form}
    return render(request, "assessment/evidence_slot.html", context)


def revisions(
    request: Request, evidence: Evidence
) -> list[tuple[EvidenceRevision, list[tuple[Attachment, bool, str]]]]:
    """Return the revisions, newest first, with each file, whether it opens, its text."""
    rows = EvidenceRevision.objects.visible_to(request.user).filter(evidence=evidence)
    rows = rows.select_related("by").prefetch_related("files__attachment")
    files = [file.attachment for each in rows for file in each.files.all()]
    opens = Attachment.objects.visible_to(request.user).filter(
        pk__in=[each.pk for each in files]
    )
    may_open = set(opens.values_list("pk", flat=True))
    texts = {
        each.attachment_id: each.get_state_display()
        for each in EvidenceText.objects.visible_to(request.user)
        .filter(attachment__in=may_open)
        .defer("text")
    }
    found = []
    for each in sorted(rows, key=lambda row: -row.number):
        shown = [file.attachment for file in each.files.all()]
        parts = [(a, a.pk in may_open, texts.get(a.pk, "")) for a in shown]
        found.append((each, parts))
    return found
