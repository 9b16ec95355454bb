"""Taking in the finished papers of other modules (ADR 17)."""

from collections.abc import Iterator
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import User
from zona.core.proofs import Paper
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.actions.answers import require_question
from zona.modules.assessment.actions.revisions import keep_revision
from zona.modules.assessment.models import Evidence, EvidenceKind, EvidenceUse, Lke


@transaction.atomic
def take_paper(paper: Paper, *, by: User, at: datetime) -> int:
    """Keep a finished paper as evidence and tie it to the questions it speaks to.

    The person's right was judged by the module that made the paper: it need not be the
    right to answer here, and the trail says who offered it. Offered again, the paper
    becomes the next revision. Return how many questions it serves.
    """
    known = Evidence.objects.filter(unit=paper.unit, record_url=paper.url).exclude(
        attachment=None
    )
    evidence = known.order_by("pk").first() or Evidence(
        unit=paper.unit, record_url=paper.url, added_by=by, added_at=at
    )
    is_new = evidence.pk is None
    _describe(evidence, paper, at)
    evidence.full_clean()
    evidence.save()
    keep_revision(
        evidence, [paper.attachment], received_on=evidence.received_on, by=by, at=at
    )
    if is_new:
        detail = {"title": evidence.title, "sha256": paper.attachment.sha256}
        record("assessment.evidence_added", evidence, by=by, at=at, detail=detail)
    return sum(_serve(evidence, lke, code, by, at) for lke, code in _asked(paper, by))


def _describe(evidence: Evidence, paper: Paper, at: datetime) -> None:
    """Say of the proof what the paper says of itself today."""
    evidence.title = paper.title[:200]
    evidence.number = paper.number
    evidence.kind = EvidenceKind(paper.kind)
    evidence.shows = paper.shows
    evidence.happened_on = paper.happened_on
    evidence.received_on = max(at.date(), paper.happened_on)
    evidence.valid_until = paper.valid_until
    evidence.reminded_days = None
    evidence.attachment = paper.attachment


def _asked(paper: Paper, by: User) -> Iterator[tuple[Lke, str]]:
    """Yield the questions of the worksheets of that day that are open and ask for it."""
    sheets = Lke.objects.filter(unit=paper.unit).covering(paper.happened_on)
    for lke in sheets.select_related("unit", "instrument").defer("instrument__content"):
        form = queries.plan_of(lke.instrument).instrument
        for code in dict.fromkeys(paper.codes):
            if form.has_question(code) and not _is_locked(lke, code, by):
                yield lke, code


def _is_locked(lke: Lke, code: str, by: User) -> bool:
    """Tell whether the worksheet takes no more; whose area it is does not matter."""
    try:
        require_question(lke, code, by)
    except Refused:
        return True
    except PermissionDenied:
        return False
    return False


def _serve(evidence: Evidence, lke: Lke, code: str, by: User, at: datetime) -> bool:
    use, is_new = EvidenceUse.objects.get_or_create(
        evidence=evidence, lke=lke, code=code, defaults={"unit_id": lke.unit_id}
    )
    if is_new:
        detail = {"code": use.code, "evidence": evidence.pk, "title": evidence.title}
        record("assessment.evidence_used", lke, by=by, at=at, detail=detail)
    return True
