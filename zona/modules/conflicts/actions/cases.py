"""Cases: reported, examined, decided in time, watched, ended."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.recusal.actions import bar
from zona.core.recusal.queries import barred
from zona.core.refused import Refused
from zona.core.upkeep.models import MainActivity
from zona.modules.conflicts import queries
from zona.modules.conflicts.actions.base import (
    allow,
    judged,
    lift_if_held,
    locked,
    moved,
    tell,
)
from zona.modules.conflicts.models import Case
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import (
    CASE_FLOW,
    REPLACED,
    CaseOrigin,
    Effect,
    Measure,
)


@transaction.atomic
def report_case(
    *,
    unit: Unit,
    person: User,
    origin: CaseOrigin,
    subject: str,
    process: str = "",
    party: str = "",
    activity: MainActivity | None = None,
    by: User,
    at: datetime,
) -> Case:
    """Record an actual conflict that somebody reported or that oversight found."""
    allow(by, Perm.OVERSEE, unit)
    if person.unit_id != unit.pk:
        raise Refused("Pilih pegawai unit ini.")
    case = Case(
        unit=unit,
        person=person,
        reviewer=queries.reviewer_for(person, unit),
        activity=activity,
        origin=origin,
        subject=subject,
        process=process,
        party=party,
    )
    return open_case(case, by=by, at=at)


def open_case(case: Case, *, by: User, at: datetime) -> Case:
    """Give a case its number and clock, and keep the person out of the matter."""
    today = day_of(at)
    case.party = " ".join(case.party.split())
    # Cases of a unit queue up behind its row, so that no number is given twice.
    Unit.objects.select_for_update().get(pk=case.unit_id)
    count = Case.objects.of(case.unit_id).filter(reported_on__year=today.year).count()
    case.number = f"BK-{count + 1:03}/{today.year}"
    case.reported_on = case.clock_on = today
    days = queries.terms(today).decide_days
    case.due_on = queries.working_days_after(case.unit, today, days)
    case.full_clean()
    case.save()
    case.recusal = bar(
        user=case.person,
        unit=case.unit,
        process=case.process,
        party=case.party,
        since=today,
        reason=f"{case}: benturan kepentingan aktual",
        source_url=case.get_absolute_url(),
        by=by,
        at=at,
    )
    case.save()
    detail = {"origin": case.origin, "due_on": case.due_on.isoformat()}
    record("conflicts.case_opened", case, by=by, at=at, detail=detail)
    judges = [each for each in queries.judges(case) if each != by]
    tell(case, judges, "Kasus benturan kepentingan menunggu putusan Anda", at=at)
    tell(case, [case.person], "Kasus benturan kepentingan dibuka", at=at)
    return case


@transaction.atomic
def move_case(case: Case, verb: str, *, note: str = "", by: User, at: datetime) -> None:
    """Examine, dismiss, or say that the measure has been carried out."""
    case = locked(case)
    move = judged(CASE_FLOW, case, verb, by=by, at=at, parties=[case.party])
    today = day_of(at)
    if verb == "dismiss":
        _need(note, "Tulis alasan kasus tidak terbukti.")
        case.decision, case.decided_on, case.ended_on = note, today, today
        _set_free(case, by=by, at=at)
    elif verb == "watch":
        days = queries.terms(today).watch_days
        case.watch_due_on = queries.working_days_after(case.unit, today, days)
    moved(case, move, by=by, at=at)
    tell(case, [case.person], f"{case}: {case.status.label.lower()}", at=at)


def _need(note: str, message: str) -> None:
    if not note.strip():
        raise ValidationError({"note": message})


def _set_free(case: Case, *, by: User, at: datetime) -> None:
    """A conflict that was not proven keeps nobody out, of the declared parties either."""
    lift_if_held(case.recusal, by=by, at=at)
    if case.declaration:
        for interest in case.declaration.interests.select_related("recusal"):
            lift_if_held(interest.recusal, by=by, at=at)


@transaction.atomic
def decide_case(
    case: Case,
    *,
    measure: Measure,
    decision: str,
    decision_number: str = "",
    substitute: User | None = None,
    by: User,
    at: datetime,
) -> None:
    """Decide what is done, and who decides in the person's place."""
    case = locked(case)
    move = judged(CASE_FLOW, case, "decide", by=by, at=at, parties=[case.party])
    _check_substitute(case, measure, substitute, at)
    case.measure, case.decision = measure, decision
    case.decision_number, case.substitute = decision_number, substitute
    case.decided_on, case.effect = day_of(at), ""
    moved(case, move, by=by, at=at)
    told = [case.person, *([substitute] if substitute else [])]
    tell(case, told, f"{case} sudah diputus", at=at)


def _check_substitute(
    case: Case, measure: Measure, substitute: User | None, at: datetime
) -> None:
    if substitute is None:
        if measure in REPLACED:
            raise ValidationError({"substitute": "Pilih siapa yang menggantikan."})
        return
    if substitute.pk == case.person_id:
        raise ValidationError({"substitute": "Pengganti harus orang lain."})
    found = barred(
        substitute, process=case.process, on=day_of(at), parties=[case.party]
    )
    if found:
        raise ValidationError(
            {"substitute": "Pengganti ini juga memiliki benturan kepentingan."}
        )


@transaction.atomic
def close_case(
    case: Case, *, effect: Effect, note: str = "", by: User, at: datetime
) -> None:
    """Judge what the measure has brought: the case ends, or is examined anew."""
    case = locked(case)
    is_effective = effect == Effect.EFEKTIF
    verb = "close" if is_effective else "reexamine"
    move = judged(CASE_FLOW, case, verb, by=by, at=at, parties=[case.party])
    today = day_of(at)
    case.effect = effect
    if is_effective:
        case.ended_on = today
        lift_if_held(case.recusal, by=by, at=at)
    else:
        _need(note, "Tulis apa yang belum efektif.")
        case.decision, case.decided_on, case.clock_on = note, None, today
        days = queries.terms(today).decide_days
        case.due_on = queries.working_days_after(case.unit, today, days)
    moved(case, move, by=by, at=at)
    tell(case, [case.person], f"{case}: {case.status.label.lower()}", at=at)


@transaction.atomic
def refresh_clocks(*, at: datetime) -> int:
    """Let open clocks follow the calendar; breached ones stay; return how many moved."""
    today, moved_count = day_of(at), 0
    waiting = Case.objects.waiting()
    for case in waiting.select_for_update().filter(due_on__gte=today):
        days = queries.terms(case.clock_on).decide_days
        due_on = queries.working_days_after(case.unit, case.clock_on, days)
        if due_on == case.due_on:
            continue
        detail = {"from": case.due_on.isoformat(), "to": due_on.isoformat()}
        case.due_on = due_on
        case.full_clean()
        case.save()
        record("conflicts.clock_moved", case, by=None, at=at, detail=detail)
        moved_count += 1
    return moved_count
