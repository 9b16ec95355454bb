"""Who meets conflicts of interest in the tests, and records to start from."""

from datetime import UTC, date, datetime

from django.test import Client
from django.urls import reverse

from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.core.upkeep.actions import set_activity
from zona.core.upkeep.models import MainActivity
from zona.modules.conflicts import actions
from zona.modules.conflicts.models import Case, Declaration, MapRow
from zona.modules.conflicts.rules import DeclarationKind, InterestKind

PARTY = "PT Sumber Makmur"


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 5, tzinfo=UTC)


NOON = at(2021, 11, 1)


def head() -> User:
    return person("citra", Role.EMPLOYEE, Role.HEAD)


def keeper() -> User:
    return person("kasubbag", Role.EMPLOYEE, Role.ADMIN_HEAD)


def overseer() -> User:
    return person("gita", Role.OVERSEER, unit=ministry())


def pair() -> tuple[User, User]:
    """Return an employee and his superior."""
    budi = person("budi", Role.EMPLOYEE, Role.ZI_LEAD)
    return person("ani", Role.EMPLOYEE, Role.ZI_LEAD, superior=budi), budi


def stranger() -> User:
    unit = satker("balai-lain")
    roles = [Role.EMPLOYEE, Role.HEAD, Role.ADMIN_HEAD]
    return person("dewi", *roles, unit=unit)


def activity(by: User, code: str = "KU-01", *officers: User) -> MainActivity:
    return set_activity(
        unit=by.unit,
        code=code,
        name=f"Kegiatan {code}",
        officers=officers,
        first_day=date(2021, 1, 4),
        by=by,
        at=NOON,
    )


def row(by: User, main: MainActivity, when: datetime = NOON) -> MapRow:
    """Return a decision point that is prevented and has an owner."""
    return actions.set_row(
        unit=by.unit,
        activity=main,
        decision_point="Penerimaan contoh",
        form="Kenalan didahulukan",
        source="keluarga",
        likelihood=3,
        impact=4,
        is_paired=True,
        prevented_from=date(2021, 1, 4),
        owner=by,
        by=by,
        at=when,
    )


def declare(by: User, when: datetime = NOON, party: str = PARTY) -> Declaration:
    """Return a sent declaration that a sibling owns a company."""
    made = actions.start_declaration(
        kind=DeclarationKind.KEJADIAN, happened_on=when.date(), by=by, at=when
    )
    actions.add_interest(
        made,
        kind=InterestKind.KELUARGA,
        party=party,
        explanation="Saudara kandung pemilik rahasia",
        by=by,
        at=when,
    )
    actions.submit_declaration(made, by=by, at=when)
    made.refresh_from_db()
    return made


def case_of(made: Declaration, by: User, when: datetime = NOON) -> Case:
    """Return the case of a declaration that its reviewer finds actual."""
    return actions.find_actual(
        made, subject="Verifikasi rekomendasi", process="programme", by=by, at=when
    )


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="zona.core.people.sign_in.Backend")
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"conflicts:{name}", args=args)
