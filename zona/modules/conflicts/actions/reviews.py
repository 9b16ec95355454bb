"""The superior's review of a declaration."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.core.upkeep.models import MainActivity
from zona.modules.conflicts import queries
from zona.modules.conflicts.actions.base import (
    judged,
    lift_if_held,
    locked,
    moved,
    tell,
)
from zona.modules.conflicts.actions.cases import open_case
from zona.modules.conflicts.models import Case, Declaration, Interest
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.queries import Judged
from zona.modules.conflicts.rules import DECLARATION_FLOW, CaseOrigin

REVIEWED = "Deklarasi kepentingan Anda sudah ditelaah"


def _parties(declaration: Declaration) -> tuple[str, ...]:
    return tuple(declaration.interests.values_list("party", flat=True))


@transaction.atomic
def review_declaration(
    declaration: Declaration, verb: str, *, note: str = "", by: User, at: datetime
) -> None:
    """Find no conflict (clear, settle), or give the declaration back (return)."""
    declaration = locked(declaration)
    parties = _parties(declaration)
    move = judged(DECLARATION_FLOW, declaration, verb, by=by, at=at, parties=parties)
    if verb == "return" and not note.strip():
        raise ValidationError({"note": "Tulis apa yang perlu dilengkapi."})
    declaration.note = note
    declaration.reviewed_on = day_of(at)
    moved(declaration, move, by=by, at=at)
    if verb in {"clear", "settle"}:
        for interest in declaration.interests.select_related("recusal"):
            lift_if_held(interest.recusal, by=by, at=at)
    tell(declaration, [declaration.person], REVIEWED, at=at)


@transaction.atomic
def plan_prevention(
    declaration: Declaration,
    *,
    plan: str,
    plan_due_on: date,
    note: str = "",
    by: User,
    at: datetime,
) -> None:
    """Find a potential conflict and say how it is prevented, and until when."""
    declaration = locked(declaration)
    parties = _parties(declaration)
    move = judged(DECLARATION_FLOW, declaration, "plan", by=by, at=at, parties=parties)
    if plan_due_on < day_of(at):
        raise ValidationError({"plan_due_on": "Tanggal pencegahan sudah lewat."})
    declaration.note, declaration.reviewed_on = note, day_of(at)
    declaration.plan, declaration.plan_due_on = plan, plan_due_on
    moved(declaration, move, by=by, at=at)
    tell(declaration, [declaration.person], REVIEWED, at=at)


@transaction.atomic
def find_actual(
    declaration: Declaration,
    *,
    subject: str,
    process: str = "",
    party: str = "",
    activity: MainActivity | None = None,
    note: str = "",
    by: User,
    at: datetime,
) -> Case:
    """Find an actual conflict: a case is opened and the person is kept out at once."""
    declaration = locked(declaration)
    parties = _parties(declaration)
    move = judged(
        DECLARATION_FLOW, declaration, "escalate", by=by, at=at, parties=parties
    )
    declaration.note, declaration.reviewed_on = note, day_of(at)
    moved(declaration, move, by=by, at=at)
    case = Case(
        unit=declaration.unit,
        person=declaration.person,
        reviewer=declaration.reviewer,
        declaration=declaration,
        activity=activity,
        origin=CaseOrigin.DEKLARASI,
        subject=subject,
        process=process,
        party=party,
    )
    open_case(case, by=by, at=at)
    tell(declaration, [declaration.person], REVIEWED, at=at)
    return case


@transaction.atomic
def release_interest(interest: Interest, *, by: User, at: datetime) -> None:
    """Let the person handle a party again: the tie between them has ended."""
    interest = locked(interest)
    declaration = interest.declaration
    if not queries.may_judge(by, declaration) or not declaration.is_found:
        raise Refused("Hanya penelaah yang dapat mencabut larangan ini.")
    lift_if_held(interest.recusal, by=by, at=at)
    record("conflicts.released", declaration, by=by, at=at)


@transaction.atomic
def hand_over(judged_: Judged, *, by: User, at: datetime) -> None:
    """Give the judging to the next above: who was asked left, or is tied himself."""
    judged_ = locked(judged_)
    may = queries.may_judge(by, judged_) or by.has(Perm.OVERSEE, judged_.unit)
    if not may or by.pk == judged_.person_id:
        raise Refused("Pengalihan ini bukan wewenang Anda.")
    if judged_.reviewer is None:
        raise Refused("Unit di atas sudah diminta menelaah.")
    judged_.reviewer = _next(judged_)
    judged_.full_clean()
    judged_.save()
    record("conflicts.handed_over", judged_, by=by, at=at)
    title = "Benturan kepentingan menunggu telaah Anda"
    tell(judged_, queries.judges(judged_), title, at=at)


def _next(record_: Judged) -> User | None:
    """Return the person's present superior, or who stands above the one asked."""
    asked = record_.reviewer
    present = queries.reviewer_for(record_.person, record_.unit)
    if present != asked or asked is None:
        return present
    above = queries.reviewer_for(asked, record_.unit)
    return above if above != record_.person else None
