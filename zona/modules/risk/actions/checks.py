"""The control environment and the self-check of maturity."""

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.clock import day_of
from zona.core.law import LawError
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.risk import queries
from zona.modules.risk.actions.base import Upload, kept, not_in_future, saved
from zona.modules.risk.models import EnvironmentEntry, MaturityCheck


@transaction.atomic
def keep_environment(
    *,
    unit: Unit,
    year: int,
    key: str,
    owner: User | None,
    practice: str,
    proof_title: str = "",
    proof_on: date | None = None,
    upload: Upload = None,
    by: User,
    at: datetime,
) -> EnvironmentEntry:
    """Write who tends one sub-element, how, and what proves it in that year."""
    listed = queries.elements(date(year, 12, 31)).elements
    if key not in {each.key for each in listed}:
        raise Refused("Sub-unsur ini tidak ada pada daftar tahun itu.")
    if proof_on:
        not_in_future(proof_on, at, "proof_on")
        if proof_on.year != year:
            raise ValidationError({"proof_on": f"Bukti harus bertanggal tahun {year}."})
    rows = EnvironmentEntry.objects.select_for_update().of(unit.pk)
    row = rows.filter(year=year, key=key).first() or EnvironmentEntry(
        unit=unit, year=year, key=key
    )
    row.owner, row.practice = owner, practice
    row.proof_title, row.proof_on = proof_title, proof_on
    row.proof = kept(upload, unit, by, at) or row.proof
    detail = {"key": key, "year": year}
    return saved(row, "environment_kept", by=by, at=at, detail=detail)


@transaction.atomic
def keep_maturity(
    *,
    unit: Unit,
    year: int,
    goals: Decimal,
    process: Decimal,
    results: Decimal,
    note: str = "",
    by: User,
    at: datetime,
) -> MaturityCheck:
    """Keep the self-check of a year; doing it again replaces it."""
    try:
        queries.maturity_rule(year)
    except LawError as error:
        raise ValidationError(
            {"year": "Belum ada aturan maturitas untuk tahun itu."}
        ) from error
    rows = MaturityCheck.objects.select_for_update().of(unit.pk)
    row = rows.filter(year=year).first() or MaturityCheck(unit=unit, year=year)
    row.goals, row.process, row.results, row.note = goals, process, results, note
    row.checked_on, row.checked_by = day_of(at), by
    return saved(row, "maturity_kept", by=by, at=at, detail={"year": year})
