"""Writes about answers: one question at a time, never over a colleague's newer word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from zona.core.audit.actions import record
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.actions.freezing import require_unlocked
from zona.modules.assessment.actions.standings import keep_score
from zona.modules.assessment.models import Answer, Lke, Stance
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.answers import Answer as Given
from zona.modules.assessment.rules.answers import check_answer


class Conflict(Refused):
    """A colleague has answered meanwhile; carries what stands now."""

    def __init__(self, current: Answer) -> None:
        super().__init__(
            f"Pertanyaan {current.code} baru saja dijawab rekan Anda, sehingga tidak ada "
            "yang disimpan. Buka lagi halamannya."
        )
        self.current = current


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person says to one question, as typed and understood."""

    value: str = ""
    inputs: Mapping[str, Decimal] | None = None
    note: str = ""
    stance: Stance = Stance.NONE
    suggested: str = ""

    @property
    def figures(self) -> dict[str, str]:
        """Return the figures as text, so that no digit is lost on the way."""
        return {key: str(value) for key, value in (self.inputs or {}).items()}

    def repeats(self, answer: Answer) -> bool:
        """Tell whether the answer says exactly this already."""
        return (self.value, self.figures, self.note, self.stance, self.suggested) == (
            answer.value,
            answer.inputs,
            answer.note,
            answer.stance,
            answer.suggested,
        )


def answer_question(
    sheet: Worksheet,
    code: str,
    reply: Reply,
    *,
    version: int,
    by: User,
    at: datetime,
    is_bulk: bool = False,
) -> Worksheet:
    """Save one answer and return the worksheet with it; at most five queries.

    With `is_bulk` the caller keeps the score after the last of them, in the same
    transaction.

    `version` is the answer's version that the person saw (0: none). Raises Conflict
    when a colleague answered meanwhile, ValidationError when it is no answer. Saying
    again what stands already changes nothing.
    """
    _check(sheet, code, reply, by)
    current = sheet.answers.get(code)
    if current and reply.repeats(current):
        return sheet
    if current and current.version != version:
        raise Conflict(current)
    answer = _answer(sheet, code, reply, version=version, by=by, at=at)
    try:
        with transaction.atomic():
            _keep(sheet, answer, by, at)
            if not is_bulk:
                keep_score(sheet.with_answer(answer), at=at)
    except IntegrityError:  # two first answers at once: the other one was faster
        winner = Answer.objects.filter(lke_id=sheet.lke.pk, code=code)
        raise Conflict(winner.get()) from None
    return sheet.with_answer(answer)


def _answer(
    sheet: Worksheet, code: str, reply: Reply, *, version: int, by: User, at: datetime
) -> Answer:
    """Return the answer as it will stand, one version on."""
    current = sheet.answers.get(code)
    answer = Answer(
        pk=current.pk if current else None,
        unit_id=sheet.lke.unit_id,
        lke=sheet.lke,
        code=code,
        value=reply.value,
        inputs=reply.figures,
        note=reply.note,
        stance=reply.stance,
        suggested=reply.suggested,
        version=version + 1,
        answered_by=by,
        answered_at=at,
    )
    answer.clean_fields(exclude=["unit", "lke", "answered_by"])
    return answer


def _check(sheet: Worksheet, code: str, reply: Reply, by: User) -> None:
    """Refuse another area's question, an unknown code, an answer out of scale."""
    if not sheet.instrument.has_question(code):
        raise Refused(f"Pertanyaan {code} tidak ada dalam instrumen ini.")
    require_question(sheet.lke, code, by)
    question = sheet.instrument.question(code)
    given = Given(reply.value or None, reply.inputs or {})
    problems = check_answer(question, given)
    if problems:
        raise ValidationError([problem.message for problem in problems])
    if reply.stance == Stance.CONTRADICTED and not reply.note.strip():
        raise ValidationError(
            {"note": "Tulis alasan bila jawaban Anda berbeda dari usulan sistem."}
        )


def require_question(lke: Lke, code: str, by: User) -> None:
    """Keep a team member to the questions of the areas that are his."""
    instrument = queries.plan_of(lke.instrument).instrument
    require_area(lke, instrument.area_of(code) or queries.OUTCOME, by)


def require_area(lke: Lke, area: str, by: User) -> None:
    """Keep a team member to the areas that are his."""
    if not by.works_on(area, Perm.ANSWER, lke.unit):
        raise PermissionDenied
    require_unlocked(lke)


def _keep(sheet: Worksheet, answer: Answer, by: User, at: datetime) -> None:
    """Write the row only if nobody was faster, and put it on record."""
    current = sheet.answers.get(answer.code)
    if current is None:
        answer.save(force_insert=True)
    else:
        values = {
            field.attname: getattr(answer, field.attname)
            for field in Answer._meta.concrete_fields
            if not field.primary_key
        }
        rows = Answer.objects.filter(pk=answer.pk, version=current.version)
        if not rows.update(**values):
            raise Conflict(Answer.objects.get(pk=answer.pk))
    detail = {"code": answer.code, "before": _facts(current), "after": _facts(answer)}
    record("assessment.answered", answer.lke, by=by, at=at, detail=detail)


def _facts(answer: Answer | None) -> dict[str, object] | None:
    if answer is None:
        return None
    return {
        "value": answer.value,
        "inputs": answer.inputs,
        "note": answer.note,
        "stance": answer.stance,
        "version": answer.version,
    }
