"""The list of those who must report: made, corrected, decreed."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.roles import Secrecy
from zona.modules.wealth import queries
from zona.modules.wealth.actions.base import Upload, keep, locked, move
from zona.modules.wealth.models import Obligation, ObligedList
from zona.modules.wealth.rules import (
    FIRST_YEAR,
    FLOW,
    UNFILED,
    Exclusion,
    Group,
    Occasion,
    Proposal,
    Scheme,
    Terms,
    exclusion_problem,
    group_fits,
)


@transaction.atomic
def prepare_list(*, unit: Unit, year: int, by: User, at: datetime) -> ObligedList:
    """Make the list of a year from the people of the unit and last year's list."""
    today = day_of(at)
    if not FIRST_YEAR <= year <= today.year:
        raise Refused(
            f"Daftar dapat disusun untuk tahun {FIRST_YEAR} sampai {today.year}."
        )
    if queries.list_of(unit.pk, year):
        raise Refused(f"Daftar wajib lapor {year} sudah ada.")
    law = queries.filing(year)
    made = ObligedList(
        unit=unit,
        year=year,
        lhkpn_due_on=law.terms(Scheme.LHKPN).due_on(year),
        other_due_on=law.other.due_on(year),
        made_by=by,
        made_at=at,
    )
    made.full_clean()
    made.save()
    count = _enlist(made, by=by, at=at)
    detail = {"year": year, "people": count}
    record("wealth.list_made", made, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def renew_list(obliged_list: ObligedList, *, by: User, at: datetime) -> int:
    """Add the people who have come to the unit since; return how many."""
    count = _enlist(obliged_list, by=by, at=at)
    if count:
        detail = {"people": count}
        record("wealth.list_renewed", obliged_list, by=by, at=at, detail=detail)
    return count


def _enlist(made: ObligedList, *, by: User, at: datetime) -> int:
    unit, year, law = made.unit, made.year, queries.filing(made.year)
    rule, people = queries.obliged_rule(year), queries.people_of(unit)
    known = set(made.obligations.yearly(year).values_list("user_id", flat=True))
    roles = queries.roles_of(people, unit)
    before = {
        each.user_id: each for each in Obligation.objects.of(unit.pk).yearly(year - 1)
    }
    new = [person for person in people if person.pk not in known]
    for person in new:
        last, title = before.get(person.pk), str(person.position or "")
        proposal = rule.propose(law, roles[person.pk], title)
        if last:
            is_lhkpn = last.scheme == Scheme.LHKPN
            scheme = Scheme.LHKPN if is_lhkpn else law.other.scheme
            proposal = Proposal(scheme, Group(last.group), last.basis)
        row = _row(made, person, proposal, day_of(at))
        if last and last.exclusion == Exclusion.BUKAN_ASN:  # true of every year
            row.state, row.exclusion = last.state, last.exclusion
            row.excluded_from = last.excluded_from
            row.exclusion_note = last.exclusion_note
        row.full_clean()
        row.save()
    return len(new)


def _row(
    made: ObligedList, person: User, proposal: Proposal, today: date
) -> Obligation:
    terms = queries.filing(made.year).terms(proposal.scheme)
    return Obligation(
        unit=made.unit,
        obliged_list=made,
        user=person,
        year=made.year,
        proof_year=terms.proof_year(made.year),
        scheme=proposal.scheme,
        group=proposal.group,
        basis=proposal.basis,
        due_on=made.due_on(proposal.scheme),
        moved_on=today,
    )


@transaction.atomic
def set_terms(
    obliged_list: ObligedList,
    *,
    decree_number: str,
    decree_on: date | None,
    lhkpn_due_on: date,
    other_due_on: date,
    upload: Upload = None,
    by: User,
    at: datetime,
) -> ObligedList:
    """Take over the decree and the limits; limits that are past stay as they were."""
    made = ObligedList.objects.select_for_update().get(pk=obliged_list.pk)
    today = day_of(at)
    if decree_on and decree_on > today:
        raise ValidationError(
            {"decree_on": "Tanggal keputusan tidak boleh di masa depan."}
        )
    if decree_on and not decree_number:
        raise ValidationError({"decree_number": "Isi nomor keputusannya."})
    made.decree_number, made.decree_on = decree_number, decree_on
    made.lhkpn_due_on, made.other_due_on = lhkpn_due_on, other_due_on
    made.decree = keep(upload, made.unit, Secrecy.INTERNAL, by, at) or made.decree
    made.full_clean()
    made.save()
    open_rows = made.obligations.yearly(made.year).unfiled().filter(due_on__gte=today)
    for row in open_rows.select_for_update():
        row.due_on = made.due_on(row.scheme)
        row.full_clean()
        row.save()
    detail = {
        "decree": decree_number,
        "lhkpn_due_on": lhkpn_due_on.isoformat(),
        "other_due_on": other_due_on.isoformat(),
    }
    record("wealth.terms_set", made, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def correct_obligation(
    obligation: Obligation,
    *,
    scheme: Scheme,
    group: Group,
    basis: str,
    by: User,
    at: datetime,
) -> Obligation:
    """Put a person into the scheme and group that the decree says."""
    row = locked(obligation)
    if row.state not in UNFILED:
        label = FLOW.state(row.state).label
        raise Refused(f"Baris dengan status “{label}” tidak dapat dibetulkan lagi.")
    terms = _terms(row.year, scheme, group)
    before = {"scheme": row.scheme, "group": row.group}
    if row.scheme != scheme:
        row.proof_year = terms.proof_year(row.year)
        row.due_on = row.obliged_list.due_on(scheme)
    if row.happened_on:
        row.due_on = terms.special_due(row.happened_on, group)
    row.scheme, row.group, row.basis = scheme, group, basis
    row.full_clean()
    row.save()
    detail = {"before": before, "scheme": scheme, "group": group, "basis": basis}
    record("wealth.corrected", row, by=by, at=at, detail=detail)
    return row


def _terms(year: int, scheme: Scheme, group: Group) -> Terms:
    if not group_fits(scheme, group):
        raise ValidationError({"group": "Kelompok itu tidak sesuai dengan skemanya."})
    try:
        return queries.filing(year).terms(scheme)
    except KeyError as error:
        words = f"{Scheme(scheme).label} tidak dipakai untuk tahun laporan {year}."
        raise ValidationError({"scheme": words}) from error


@transaction.atomic
def exclude_obligation(
    obligation: Obligation,
    *,
    exclusion: Exclusion,
    excluded_from: date,
    exclusion_note: str,
    by: User,
    at: datetime,
) -> Obligation:
    """Excuse a person from a report, with the reason and since when."""
    row = locked(obligation)
    problem = exclusion_problem(exclusion, excluded_from, row.proof_year)
    if problem:
        raise ValidationError({"excluded_from": problem})
    row.exclusion, row.excluded_from = exclusion, excluded_from
    row.exclusion_note = exclusion_note
    return move(row, "exclude", by=by, at=at, note=Exclusion(exclusion).label)


@transaction.atomic
def include_obligation(obligation: Obligation, *, by: User, at: datetime) -> Obligation:
    """Take an excuse back: the report is owed again."""
    row = locked(obligation)
    row.exclusion, row.excluded_from, row.exclusion_note = "", None, ""
    return move(row, "include", by=by, at=at)


@transaction.atomic
def add_event(
    *,
    unit: Unit,
    user: User,
    occasion: Occasion,
    happened_on: date,
    scheme: Scheme,
    group: Group,
    basis: str,
    by: User,
    at: datetime,
) -> Obligation:
    """Record a new or an ended office, which asks for a report of its own."""
    today = day_of(at)
    if happened_on > today:
        raise ValidationError({"happened_on": "Tanggalnya tidak boleh di masa depan."})
    if user.unit_id != unit.pk:
        raise ValidationError({"user": "Pegawai ini bukan pegawai unit tersebut."})
    made = queries.list_of(unit.pk, happened_on.year)
    if made is None:
        raise Refused(f"Susun dahulu daftar wajib lapor {happened_on.year}.")
    terms = _terms(made.year, scheme, group)
    row = _row(made, user, Proposal(scheme, group, basis), today)
    row.occasion, row.happened_on = occasion, happened_on
    row.proof_year = happened_on.year
    row.due_on = terms.special_due(happened_on, group)
    row.full_clean()
    row.save()
    detail = {"occasion": occasion, "due_on": row.due_on.isoformat()}
    record("wealth.event_added", row, by=by, at=at, detail=detail)
    return row
