"""Who walks the way to the predicate in the tests, and records to start from."""

from datetime import UTC, date, datetime

from django.core.files.base import ContentFile
from django.test import Client

from zona.core.documents.model import Document
from zona.core.documents.pdf import render
from zona.core.people.models import Unit, User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.modules.predicate import actions, queries
from zona.modules.predicate.models import Proposal
from zona.modules.predicate.rules import Met, Predicate

NOON = datetime(2022, 2, 1, 5, tzinfo=UTC)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 5, tzinfo=UTC)


def lead() -> User:
    return person("budi", Role.EMPLOYEE, Role.ZI_LEAD)


def head() -> User:
    return person("citra", Role.EMPLOYEE, Role.HEAD)


def overseer() -> User:
    return person("gita", Role.OVERSEER, unit=ministry())


def stranger() -> User:
    unit = satker("balai-lain")
    return person("dewi", Role.EMPLOYEE, Role.ZI_LEAD, Role.HEAD, unit=unit)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def proof(name: str = "bukti.pdf") -> ContentFile[bytes]:
    day = date(2022, 2, 1)
    document = Document("Bukti", "Balai", "Pekanbaru", day, sections=())
    return ContentFile(render(document), name=name)


def meet_all(unit: Unit, year: int, by: User) -> None:
    """Meet every prerequisite of the unit and of its agency."""
    file = proof()
    for check in queries.checks(unit, year):
        owner = queries.root_of(unit) if check.demand.level == "instansi" else unit
        file.seek(0)
        actions.check_prerequisite(
            unit=owner,
            year=year,
            key=check.demand.key,
            met=Met.TERPENUHI,
            upload=file,
            by=by,
            at=NOON,
        )


def proposal(by: User, year: int = 2022) -> Proposal:
    return actions.propose(
        unit=by.unit, year=year, predicate=Predicate.WBK, by=by, at=NOON
    )
