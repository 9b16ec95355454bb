"""Writes that carry evidence on: to the next period, and out of the office."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.files.actions import record_download
from zona.core.people.models import User
from zona.modules.assessment.actions.evidence import use_evidence
from zona.modules.assessment.models import Lke
from zona.modules.assessment.queries.carrying import Legacy
from zona.modules.assessment.queries.packing import Package


@transaction.atomic
def carry_evidence(
    lke: Lke, legacies: Iterable[Legacy], *, by: User, at: datetime
) -> int:
    """Let evidence of the last period serve this worksheet too; return how many."""
    count = 0
    for each in legacies:
        question, slot = each.question, each.use.slot
        use_evidence(
            each.use.evidence,
            lke=lke,
            code=question.code,
            slot=slot if slot in question.evidence else "",
            by=by,
            at=at,
        )
        count += 1
    return count


@transaction.atomic
def record_package(package: Package, *, by: User, at: datetime) -> None:
    """Put on record who took a package, and each restricted file in it."""
    detail = {"area": package.area, "files": len(package.files)}
    record("assessment.package_taken", package.sheet.lke, by=by, at=at, detail=detail)
    taken = {each.attachment.pk: each.attachment for each in package.files}
    for attachment in taken.values():
        record_download(attachment, by=by, at=at)
