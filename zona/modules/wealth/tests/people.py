"""Who reports wealth in the tests, and papers to bring."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO

from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from zona.core.agenda import Task, agenda_for
from zona.core.documents.model import Document, PageBreak, Paragraph, Section
from zona.core.documents.pdf import render
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.wealth import actions
from zona.modules.wealth.models import Obligation, ObligedList, Receipt
from zona.modules.wealth.rules import Group, Scheme

YEAR = 2021


def at(month: int, day: int, year: int = YEAR) -> datetime:
    return datetime(year, month, day, 5, tzinfo=UTC)


NOVEMBER = at(11, 15)
DECEMBER = at(12, 6)


def reporter(name: str = "ani") -> User:
    return person(name, Role.EMPLOYEE)


def head() -> User:
    return person("budi", Role.EMPLOYEE, Role.HEAD)


def admin() -> User:
    return person("citra", Role.EMPLOYEE, Role.PERSONNEL_ADMIN)


def deputy() -> User:
    return person("fitri", Role.EMPLOYEE, Role.PERSONNEL_ADMIN)


def stranger() -> User:
    unit = satker("balai-lain")
    roles = (Role.EMPLOYEE, Role.HEAD, Role.PERSONNEL_ADMIN, Role.ZI_LEAD)
    return person("dewi", *roles, unit=unit)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pdf(
    lines: Iterable[str] = ("Tanda terima",), name: str = "bukti.pdf", pages: int = 1
) -> ContentFile[bytes]:
    """Return a PDF with these lines, each page broken off by hand."""
    blocks = [Paragraph(line) for line in lines]
    broken = [each for _ in range(pages - 1) for each in (PageBreak(), Paragraph("."))]
    section = Section("Lampiran", (*blocks, *broken), level=1)
    document = Document(
        "Bukti", "Balai", "Pekanbaru", date(YEAR, 12, 1), (section,), contents=False
    )
    return ContentFile(render(document), name=name)


def picture(name: str = "bukti.png") -> ContentFile[bytes]:
    kept = BytesIO()
    Image.new("RGB", (20, 20), "white").save(kept, "PNG")
    return ContentFile(kept.getvalue(), name=name)


def made_list(by: User, year: int = YEAR) -> ObligedList:
    return actions.prepare_list(unit=by.unit, year=year, by=by, at=at(11, 15, year))


def owed(user: User, year: int = YEAR) -> Obligation:
    return Obligation.objects.get(user=user, year=year, occasion="tahunan")


def filed(
    row: Obligation,
    number: str = "",
    on: date = date(YEAR, 12, 5),
    when: datetime = DECEMBER,
) -> Receipt:
    number = number or f"TT-{row.pk}/{YEAR}"
    return actions.file_receipt(
        row, number=number, filed_on=on, upload=pdf([number]), by=row.user, at=when
    )


def verified(row: Obligation, by: User, when: datetime = DECEMBER) -> Obligation:
    actions.judge_receipt(filed(row, when=when), is_right=True, by=by, at=when)
    row.refresh_from_db()
    return row


def as_staff(row: Obligation, by: User) -> Obligation:
    """Put a person among those outside LHKPN."""
    return actions.correct_obligation(
        row,
        scheme=Scheme.LHKASN,
        group=Group.STAF,
        basis="Pelaksana",
        by=by,
        at=NOVEMBER,
    )


def waiting(user: User, on: date) -> list[Task]:
    """Return what waits for a person in this module; others have work for him, too."""
    found = agenda_for(user, on)
    return [task for task in found if task.url.startswith("/harta/")]
