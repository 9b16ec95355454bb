"""Writes about imported workbooks: bringing one, carrying it out, dropping it."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.people.models import User
from zona.core.recusal.decisions import step
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.assessment import queries
from zona.modules.assessment.actions.answers import Reply, answer_question
from zona.modules.assessment.actions.standings import keep_score
from zona.modules.assessment.models import Answer, Lke, Stance, WorkbookImport
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.rules.importing import IMPORT_FLOW, Stored


@transaction.atomic
def bring_workbook(
    lke: Lke, *, name: str, content: bytes, by: User, at: datetime
) -> WorkbookImport:
    """Keep a workbook for a worksheet; nothing is answered yet."""
    _require(lke, by)
    attachment = store(
        unit=lke.unit,
        name=name,
        content=content,
        secrecy=Secrecy.INTERNAL,
        by=by,
        at=at,
    )
    brought = WorkbookImport(
        unit_id=lke.unit_id,
        lke=lke,
        attachment=attachment,
        brought_by=by,
        brought_at=at,
    )
    brought.full_clean()
    brought.save()
    detail = {"name": name, "sha256": attachment.sha256}
    record("assessment.workbook_brought", brought, by=by, at=at, detail=detail)
    return brought


@transaction.atomic
def apply_workbook(
    brought: WorkbookImport,
    *,
    outcome: Mapping[str, Stored],
    seen: Mapping[str, int],
    is_replacing: bool,
    by: User,
    at: datetime,
) -> int:
    """Answer what the workbook answers, all or nothing; return how many questions.

    `seen` are the versions that the person saw in the preview: what a colleague has
    answered since then is refused, by name.
    """
    _close(brought, "apply", by=by, at=at)
    sheet = queries.worksheet(brought.lke)
    changed = [code for code in outcome if sheet.version(code) != seen.get(code, 0)]
    if changed:
        raise Refused(_overtaken(changed))
    for code, after in outcome.items():
        reply = _reply(after, sheet.answers.get(code))
        sheet = answer_question(
            sheet, code, reply, version=seen.get(code, 0), by=by, at=at, is_bulk=True
        )
    keep_score(sheet, at=at)
    brought.is_replacing, brought.changed = is_replacing, len(outcome)
    brought.full_clean()
    brought.save()
    detail = {
        "import": brought.pk,
        "sha256": brought.attachment.sha256,
        "replacing": is_replacing,
        "questions": sorted(outcome),
    }
    record("assessment.workbook_applied", brought.lke, by=by, at=at, detail=detail)
    return len(outcome)


@transaction.atomic
def drop_workbook(brought: WorkbookImport, *, by: User, at: datetime) -> None:
    """Drop an import; its file is kept as what was shown."""
    _close(brought, "drop", by=by, at=at)
    brought.full_clean()
    brought.save()
    record("assessment.workbook_dropped", brought, by=by, at=at)


def _close(brought: WorkbookImport, verb: str, *, by: User, at: datetime) -> None:
    """Move the import on, seen under a lock so that it is carried out once."""
    _require(brought.lke, by)
    now_is = WorkbookImport.objects.select_for_update().get(pk=brought.pk)
    brought.state = step(IMPORT_FLOW, now_is, verb, by=by, on=day_of(at)).target
    brought.closed_by, brought.closed_at = by, at


def _require(lke: Lke, by: User) -> None:
    if not by.has(Perm.MANAGE, lke.unit):
        raise PermissionDenied


def _overtaken(codes: list[str]) -> str:
    return (
        "Jawaban ini berubah sejak pratinjau dibuka: "
        f"{', '.join(sorted(codes))}. Tidak ada yang diisi. Buka lagi pratinjaunya."
    )


def _reply(after: Stored, current: Answer | None) -> Reply:
    """Return the answer as it will stand; the stance stands while the answer does."""
    reply = Reply(
        value=after.value,
        inputs={key: Decimal(text) for key, text in after.figures.items()},
        note=after.note,
    )
    if current and (reply.value, reply.figures) == (current.value, current.inputs):
        return Reply(
            value=reply.value,
            inputs=reply.inputs,
            note=reply.note,
            stance=Stance(current.stance),
            suggested=current.suggested,
        )
    return reply
