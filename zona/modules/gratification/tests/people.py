"""Who meets gratification in the tests, and records to start from.

Ani reports, Budi heads her office, Citra sits in the UPG of the unit above, Dewi is from
another unit, Fani is at the service desk.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client

from zona.core.documents.model import Document
from zona.core.documents.pdf import render
from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.modules.gratification import actions
from zona.modules.gratification.models import GuestVisit, Report
from zona.modules.gratification.rules import Kind

NIK = "1471010101900001"


def at(day: date, hour: int = 3) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


DAY = date(2021, 12, 10)
NOON = at(DAY)


def ani() -> User:
    return person("ani", Role.EMPLOYEE)


def budi() -> User:
    return person("budi", Role.EMPLOYEE, Role.HEAD)


def citra() -> User:
    return person("citra", Role.GRATIFICATION_UNIT, unit=ministry())


def dewi() -> User:
    return person("dewi", *Role, unit=satker("balai-lain"))


def fani() -> User:
    return person("fani", Role.EMPLOYEE, Role.SERVICE_DESK)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="zona.core.people.sign_in.Backend")
    return client


def fresh(user: User) -> User:
    """Return the person with roles read anew."""
    return User.objects.get(pk=user.pk)


def proof(name: str = "bukti.pdf") -> ContentFile[bytes]:
    document = Document("Bukti", "Balai", "Pekanbaru", DAY, sections=())
    return ContentFile(render(document), name=name)


def given(**other: Any) -> dict[str, Any]:
    """Return what a person fills in."""
    return {
        "kind": Kind.PENERIMAAN,
        "post": "Analis",
        "nik": NIK,
        "address": "Jalan Contoh 1",
        "phone": "0812 3456 7890",
        "giver_name": "Toko Contoh",
        "relation": "pengguna_layanan",
        "occasion": "layanan",
        "place": "Ruang UPP",
        "received_on": date(2021, 12, 8),
        "form": "barang",
        "item": "Satu parsel",
        "value_rupiah": 250_000,
        "chronology": "Parsel ditinggalkan di meja layanan.",
        **other,
    }


def report(by: User, *, when: datetime = NOON, **other: Any) -> Report:
    return actions.submit_report(workplace=by.unit, by=by, at=when, **given(**other))


def visit(by: User, **other: Any) -> GuestVisit:
    words: dict[str, Any] = {
        "guest_name": "Tamu Contoh",
        "agency": "PT Contoh",
        "contact": "0812 3456 7890",
        "purpose": "Menanyakan hasil uji",
        "goods": "Satu parsel",
        "offers_gift": True,
        **other,
    }
    return actions.receive_guest(unit=by.unit, by=by, at=NOON, **words)
