"""What people do on the way to the predicate: each one transaction, audited."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.files.actions import store
from zona.core.files.models import Attachment
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders_reaching
from zona.core.recusal.decisions import advance, step
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.predicate import queries
from zona.modules.predicate.models import (
    Award,
    KknCase,
    Prerequisite,
    Proposal,
    Sptjm,
)
from zona.modules.predicate.permissions import Perm
from zona.modules.predicate.rules import (
    PROPOSAL_FLOW,
    UNFILED,
    AwardState,
    Measure,
    Met,
    Predicate,
    Signer,
    is_late,
    years_later,
)

type Upload = File[Any] | None

# Steps after which the proposal has left the unit: everything must stand by then.
FILING = ("complete", "submit", "forward")


def _keep(upload: Upload, unit: Unit, by: User, at: datetime) -> Attachment | None:
    if upload is None:
        return None
    name = str(upload.name)
    secrecy = Secrecy.INTERNAL
    return store(unit=unit, name=name, content=upload, secrecy=secrecy, by=by, at=at)


def _tell(perm: Perm, record_: Proposal | Award | KknCase, **words: Any) -> None:
    by = words.pop("by")
    people = [each for each in holders_reaching(perm, record_.unit) if each != by]
    send(to=people, **words)


@transaction.atomic
def check_prerequisite(
    *,
    unit: Unit,
    year: int,
    key: str,
    met: Met,
    value: str = "",
    note: str = "",
    upload: Upload = None,
    by: User,
    at: datetime,
) -> Prerequisite:
    """Say how one prerequisite stands; a met one needs its proof."""
    own = {each.key for each in queries.demands(year).of(queries.level_of(unit))}
    if key not in own:
        raise Refused("Syarat ini tidak diisi pada unit tersebut.")
    rows = Prerequisite.objects.select_for_update().of(unit.pk)
    row = rows.filter(year=year, key=key).first() or Prerequisite(
        unit=unit, year=year, key=key
    )
    row.met, row.value, row.note = met, value, note
    row.proof = _keep(upload, unit, by, at) or row.proof
    row.checked_by, row.checked_at = by, at
    if met == Met.TERPENUHI and not row.proof:
        raise ValidationError("Unggah bukti untuk syarat yang dinyatakan terpenuhi.")
    row.full_clean()
    row.save()
    detail = {"key": key, "year": year, "met": met, "value": value, "note": note}
    record("predicate.checked", row, by=by, at=at, detail=detail)
    return row


@transaction.atomic
def propose(
    *,
    unit: Unit,
    year: int,
    predicate: Predicate,
    due_on: date | None = None,
    by: User,
    at: datetime,
) -> Proposal:
    """Begin the proposal of a unit for a year."""
    if Proposal.objects.of(unit.pk).open().filter(year=year).exists():
        raise Refused("Usulan unit ini untuk tahun itu masih berjalan.")
    today = day_of(at)
    proposal = Proposal(
        unit=unit,
        year=year,
        predicate=predicate,
        due_on=due_on or queries.due_for(year, today),
        moved_on=today,
    )
    proposal.full_clean()
    proposal.save()
    detail = {"predicate": predicate, "due_on": proposal.due_on.isoformat()}
    record("predicate.proposed", proposal, by=by, at=at, detail=detail)
    return proposal


@transaction.atomic
def set_due(proposal: Proposal, *, due_on: date, by: User, at: datetime) -> Proposal:
    """Take over the last day that the national team has set."""
    proposal = _locked(proposal)
    if proposal.state not in UNFILED:
        raise Refused("Usulan ini sudah diajukan; batasnya tidak berlaku lagi.")
    before, proposal.due_on = proposal.due_on, due_on
    proposal.full_clean()
    proposal.save()
    note = f"Batas {before:%d-%m-%Y} menjadi {due_on:%d-%m-%Y}"
    record("predicate.due_set", proposal, by=by, at=at, detail={"note": note})
    return proposal


@transaction.atomic
def move_proposal(
    proposal: Proposal, verb: str, *, note: str = "", by: User, at: datetime
) -> Proposal:
    """Take one step; what leaves the unit must be whole and in time."""
    proposal = _locked(proposal)
    if verb in FILING:
        step(PROPOSAL_FLOW, proposal, verb, by=by, on=day_of(at))
        _check_ready(proposal, verb, day_of(at))
    return _move(proposal, verb, note=note, by=by, at=at)


def _locked(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


def _check_ready(proposal: Proposal, verb: str, today: date) -> None:
    unit, predicate = proposal.unit, Predicate(proposal.predicate)
    found = queries.reasons(unit, proposal.year, predicate, today)
    if found:
        raise Refused(f"Usulan belum dapat dilanjutkan. {'; '.join(found)}.")
    if verb != "complete" and is_late(today, proposal.due_on):
        raise Refused(
            f"Batas pengajuan {proposal.due_on:%d-%m-%Y} sudah lewat. Bila TPN "
            "menetapkan tanggal lain, ubah batasnya lebih dahulu."
        )
    required = queries.filing(today).gates_required
    if required and not queries.gates(unit, predicate, today).all_passed:
        raise Refused("Nilai LKE belum memenuhi semua ambang predikat ini.")


def _move(
    proposal: Proposal, verb: str, *, note: str, by: User, at: datetime
) -> Proposal:
    move = advance(PROPOSAL_FLOW, proposal, verb, by=by, on=day_of(at))
    proposal.state, proposal.moved_on, proposal.note = move.target, day_of(at), note
    proposal.full_clean()
    proposal.save()
    detail = {"from": move.source, "to": move.target, "note": note}
    record(f"predicate.{verb}", proposal, by=by, at=at, detail=detail)
    title = f"{proposal}: {proposal.status.label}"
    for perm in {each.permission for each in PROPOSAL_FLOW.moves(proposal.state)} - {
        Perm.RECORD_CASE
    } or {Perm.EDIT}:
        _tell(
            Perm(perm),
            proposal,
            by=by,
            title=title,
            body=note or proposal.unit.name,
            url=proposal.get_absolute_url(),
            at=at,
        )
    return proposal


@transaction.atomic
def sign_sptjm(
    proposal: Proposal,
    *,
    signer: str,
    post: str,
    paper: Upload,
    by: User,
    at: datetime,
) -> Sptjm:
    """Sign the statement in force (or bring the agency's) and keep its paper."""
    proposal = _locked(proposal)
    today = day_of(at)
    if not queries.is_signer(by, proposal.unit, today):
        label = Signer(queries.filing(today).signer).label.lower()
        raise Refused(f"SPTJM menurut ketentuan sekarang ditandatangani {label}.")
    found = queries.filing(today)
    statement = Sptjm(
        unit=proposal.unit,
        proposal=proposal,
        version_on=found.first_day,
        body=found.statement,
        sha256=sha256(found.statement.encode()).hexdigest(),
        signer=signer,
        post=post,
        signed_on=today,
        signed_by=by,
        paper=_keep(paper, proposal.unit, by, at),
    )
    statement.full_clean()
    _move(proposal, "sign", note=f"Ditandatangani {signer}", by=by, at=at)
    statement.save()
    detail = {"version": found.first_day.isoformat(), "sha256": statement.sha256}
    record("predicate.sptjm_signed", statement, by=by, at=at, detail=detail)
    return statement


@transaction.atomic
def award_proposal(
    proposal: Proposal,
    *,
    decree_number: str,
    from_on: date,
    until_on: date,
    by: User,
    at: datetime,
) -> Award:
    """Record the decree that ends a proposal with the predicate."""
    proposal = _locked(proposal)
    _move(proposal, "award", note=f"Keputusan {decree_number}", by=by, at=at)
    return record_award(
        unit=proposal.unit,
        predicate=Predicate(proposal.predicate),
        decree_number=decree_number,
        from_on=from_on,
        until_on=until_on,
        proposal=proposal,
        by=by,
        at=at,
    )


@transaction.atomic
def record_award(
    *,
    unit: Unit,
    predicate: Predicate,
    decree_number: str,
    from_on: date,
    until_on: date,
    proposal: Proposal | None = None,
    by: User,
    at: datetime,
) -> Award:
    """Record a predicate by its decree, also one older than the unit's use of Zona."""
    award = Award(
        unit=unit,
        proposal=proposal,
        predicate=predicate,
        decree_number=decree_number,
        from_on=from_on,
        until_on=until_on,
    )
    award.full_clean()
    award.save()
    detail = {"predicate": predicate, "number": decree_number}
    record("predicate.awarded", award, by=by, at=at, detail=detail)
    return award


@transaction.atomic
def restore_award(award: Award, *, reason: str, by: User, at: datetime) -> Award:
    """Lift the suspension of a predicate."""
    award = Award.objects.select_for_update().get(pk=award.pk)
    if award.state != AwardState.DIBEKUKAN:
        raise Refused("Hanya predikat yang dibekukan yang dapat dipulihkan.")
    award.state, award.reason, award.changed_on = AwardState.BERLAKU, reason, day_of(at)
    award.full_clean()
    award.save()
    detail = {"note": reason}
    record("predicate.award_restored", award, by=by, at=at, detail=detail)
    return award


@transaction.atomic
def record_case(
    *,
    unit: Unit,
    known_on: date,
    involves_leader: bool,
    explanation: str,
    measure: Measure,
    by: User,
    at: datetime,
) -> KknCase:
    """Record a case: the year's proposal falls with its leader, the predicate by decision."""
    if known_on > day_of(at):
        raise ValidationError("Tanggal kasus tidak boleh di masa depan.")
    case = KknCase(
        unit=unit,
        known_on=known_on,
        involves_leader=involves_leader,
        explanation=explanation,
        measure=measure,
        recorded_by=by,
    )
    case.full_clean()
    case.save()
    detail = {"involves_leader": involves_leader, "measure": measure}
    record("predicate.case_recorded", case, by=by, at=at, detail=detail)
    _follow(case, by=by, at=at)
    return case


def _follow(case: KknCase, *, by: User, at: datetime) -> None:
    """Draw the consequences of a case and tell those who may record one."""
    unit = case.unit
    # PermenPANRB 90/2021: a leader's case voids the proposal of its year.
    if case.involves_leader:
        year = case.known_on.year
        for proposal in Proposal.objects.of(unit.pk).open().filter(year=year):
            _move(_locked(proposal), "void", note=str(case), by=by, at=at)
    if case.measure != Measure.TANPA:
        _punish(case, by=by, at=at)
    _tell(
        Perm.RECORD_CASE,
        case,
        by=by,
        title=f"{case}: {unit.short_name}",
        body=Measure(case.measure).label,
        url=f"/predikat/?unit={unit.code}",
        at=at,
    )


def _punish(case: KknCase, *, by: User, at: datetime) -> None:
    """Suspend or revoke what the unit holds; after a revocation some years must pass."""
    today = day_of(at)
    is_revoked = case.measure == Measure.DICABUT
    awards = Award.objects.select_for_update().of(case.unit_id)
    for award in awards.filter(until_on__gte=today).exclude(state=AwardState.DICABUT):
        award.state = AwardState(case.measure)
        award.reason, award.changed_on = str(case), today
        if is_revoked:
            years = queries.filing(today).reapply_years
            award.reapply_on = years_later(today, years)
        award.full_clean()
        award.save()
        detail = {"note": award.reason, "state": award.state}
        record("predicate.award_changed", award, by=by, at=at, detail=detail)
