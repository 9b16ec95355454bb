"""Writes about the pre-audit: a finding is held to be in order, or no longer."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import User
from zona.modules.assessment.models import Lke, PreauditWaiver
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.preaudit import Finding


@transaction.atomic
def waive_finding(
    lke: Lke, finding: Finding, *, reason: str, by: User, at: datetime
) -> PreauditWaiver:
    """Hold a finding to be in order as it reads now; a former waiver of it is replaced."""
    _require(lke, by)
    former = PreauditWaiver.objects.filter(
        lke=lke, rule=finding.rule, subject=finding.subject
    )
    former.delete()
    waiver = PreauditWaiver(
        unit_id=lke.unit_id,
        lke=lke,
        rule=finding.rule,
        subject=finding.subject,
        words=finding.words,
        reason=reason.strip(),
        by=by,
        at=at,
    )
    waiver.full_clean()
    waiver.save()
    record("assessment.finding_waived", lke, by=by, at=at, detail=_detail(waiver))
    return waiver


@transaction.atomic
def restore_finding(waiver: PreauditWaiver, *, by: User, at: datetime) -> None:
    """Let a finding stand again."""
    _require(waiver.lke, by)
    detail = _detail(waiver)
    record("assessment.finding_restored", waiver.lke, by=by, at=at, detail=detail)
    waiver.delete()


def _require(lke: Lke, by: User) -> None:
    if not by.has(Perm.MANAGE, lke.unit):
        raise PermissionDenied


def _detail(waiver: PreauditWaiver) -> dict[str, str]:
    return {
        "rule": waiver.rule,
        "subject": waiver.subject,
        "words": waiver.words,
        "reason": waiver.reason,
    }
