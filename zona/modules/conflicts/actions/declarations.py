"""Declaring: draft, interests, signature."""

from datetime import date, datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.recusal.actions import bar
from zona.core.recusal.decisions import advance
from zona.core.refused import Refused
from zona.modules.conflicts import queries
from zona.modules.conflicts.actions.base import allow, lift_if_held, locked, moved, tell
from zona.modules.conflicts.models import Declaration, Interest
from zona.modules.conflicts.models.declarations import DRAFT
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import (
    DECLARATION_FLOW,
    DeclarationKind,
    InterestKind,
)


@transaction.atomic
def start_declaration(
    *,
    kind: DeclarationKind,
    happened_on: date | None = None,
    by: User,
    at: datetime,
) -> Declaration:
    """Begin a declaration of one's own; only its owner sees the draft."""
    unit, today = by.unit, day_of(at)
    allow(by, Perm.DECLARE, unit)
    if happened_on and happened_on > today:
        raise ValidationError({"happened_on": "Tanggal kejadian tidak di masa depan."})
    is_event = kind == DeclarationKind.KEJADIAN
    declaration = Declaration(
        unit=unit,
        person=by,
        year=today.year,
        kind=kind,
        happened_on=happened_on if is_event else None,
        due_on=_due_on(unit, happened_on if is_event else None, today),
    )
    declaration.full_clean()
    declaration.save()
    record("conflicts.started", declaration, by=by, at=at, detail={"kind": kind})
    return declaration


def _due_on(unit: Unit, happened_on: date | None, today: date) -> date:
    if happened_on is None:
        return queries.terms(today).declare_by(today.year)
    days = queries.terms(happened_on).event_days
    return queries.working_days_after(unit, happened_on, days)


def _own_draft(declaration: Declaration, by: User) -> Declaration:
    declaration = locked(declaration)
    if declaration.person_id != by.pk or declaration.state != DRAFT:
        raise Refused("Hanya draf deklarasi Anda sendiri yang dapat diubah.")
    return declaration


@transaction.atomic
def add_interest(
    declaration: Declaration,
    *,
    kind: InterestKind,
    party: str,
    explanation: str,
    by: User,
    at: datetime,
) -> Interest:
    """Name a party and what ties oneself to it."""
    declaration = _own_draft(declaration, by)
    interest = Interest(
        unit=declaration.unit,
        declaration=declaration,
        kind=kind,
        party=" ".join(party.split()),
        explanation=explanation,
    )
    interest.full_clean()
    interest.save()
    record("conflicts.interest_added", declaration, by=by, at=at, detail={"kind": kind})
    return interest


@transaction.atomic
def remove_interest(interest: Interest, *, by: User, at: datetime) -> None:
    """Take an interest out of a draft, with the recusal that a sent version brought."""
    declaration = _own_draft(interest.declaration, by)
    lift_if_held(interest.recusal, by=by, at=at)
    record("conflicts.interest_removed", declaration, by=by, at=at)
    interest.delete()


@transaction.atomic
def submit_declaration(declaration: Declaration, *, by: User, at: datetime) -> None:
    """Sign and send: from now on the person is kept out of what concerns the parties."""
    declaration = _own_draft(declaration, by)
    interests = list(declaration.interests.order_by("pk"))
    if not interests and declaration.kind == DeclarationKind.KEJADIAN:
        raise Refused("Tambahkan kepentingan yang timbul dari kejadian ini.")
    if declaration.kind != DeclarationKind.KEJADIAN:
        has_some = bool(interests)
        declaration.kind = (
            DeclarationKind.BERKALA if has_some else DeclarationKind.NIHIL
        )
    move = advance(DECLARATION_FLOW, declaration, "submit", by=by, on=day_of(at))
    today = day_of(at)
    declaration.submitted_on = today
    statement = queries.terms(today).statement
    declaration.statement_sha256 = sha256(statement.encode()).hexdigest()
    declaration.reviewer = queries.reviewer_for(by, declaration.unit)
    moved(declaration, move, by=by, at=at)
    for interest in interests:
        _keep_out(interest, declaration, by=by, at=at)
    judges = queries.judges(declaration)
    tell(declaration, judges, "Deklarasi kepentingan menunggu telaah Anda", at=at)


def _keep_out(
    interest: Interest, declaration: Declaration, *, by: User, at: datetime
) -> None:
    """Bar the person from what concerns a declared party (rules 9, T9.1)."""
    today = day_of(at)
    held = interest.recusal
    if held and (held.until_on is None or held.until_on > today):
        return
    interest.recusal = bar(
        user=declaration.person,
        unit=declaration.unit,
        party=interest.party,
        since=today,
        reason=f"Dinyatakan sendiri: {interest.get_kind_display()}",
        source_url=declaration.get_absolute_url(),
        by=by,
        at=at,
    )
    interest.save()


@transaction.atomic
def declare_nil(*, by: User, at: datetime) -> Declaration:
    """Sign in one step that there is nothing to declare this year."""
    declaration = start_declaration(kind=DeclarationKind.NIHIL, by=by, at=at)
    submit_declaration(declaration, by=by, at=at)
    declaration.refresh_from_db()
    return declaration


@transaction.atomic
def remind_undeclared(*, unit: Unit, year: int, by: User, at: datetime) -> int:
    """Remind everybody who has not declared for the year; return how many."""
    allow(by, Perm.OVERSEE, unit)
    people = list(queries.undeclared(unit.pk, year))
    title = f"Deklarasi kepentingan {year} Anda belum disampaikan"
    send(to=people, title=title, body=unit.name, url="/benturan/", at=at)
    detail = {"year": year, "people": len(people)}
    record(
        "conflicts.reminded",
        f"conflicts.year:{year}",
        unit=unit,
        by=by,
        at=at,
        detail=detail,
    )
    return len(people)
