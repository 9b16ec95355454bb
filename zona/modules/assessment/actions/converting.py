"""Carrying a worksheet over to another instrument or period: what is missing there."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.actions.answers import Reply, answer_question
from zona.modules.assessment.actions.evidence import use_evidence
from zona.modules.assessment.actions.standings import keep_score
from zona.modules.assessment.models import Lke
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.converting import Bringing, Conversion


@transaction.atomic
def carry_answers(old: Lke, new: Lke, *, by: User, at: datetime) -> Conversion:
    """Fill what is blank in `new` with what `old` says, all or nothing.

    Each answer and each proof passes the checks of answering by hand.
    """
    if not by.has(Perm.MANAGE, new.unit):
        raise PermissionDenied
    if old.unit_id != new.unit_id or old.pk == new.pk:
        raise Refused("Pilih lembar kerja lain dari unit yang sama.")
    found = queries.conversion(old, new, by)
    sheet = found.new
    for each in found.brought:
        if each.answers:
            code = each.pair.new.code
            version = sheet.version(code)
            sheet = answer_question(
                sheet, code, _reply(each), version=version, by=by, at=at, is_bulk=True
            )
        _use(each, new, by, at)
    keep_score(sheet, at=at)
    detail = {
        "from": old.pk,
        "title": old.title,
        "answers": found.answered,
        "proofs": found.proofs,
    }
    record("assessment.answers_carried", new, by=by, at=at, detail=detail)
    return found


def _reply(each: Bringing) -> Reply:
    answer = each.pair.answer
    return Reply(value=answer.value or "", inputs=answer.inputs, note=each.note)


def _use(each: Bringing, new: Lke, by: User, at: datetime) -> None:
    question = each.pair.new
    for use in each.uses:
        slot = use.slot if use.slot in question.evidence else ""
        use_evidence(use.evidence, lke=new, code=question.code, slot=slot, by=by, at=at)
