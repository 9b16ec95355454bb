"""Who keeps the calendar in the tests, and a duty to keep it with."""

from django.test import Client

from zona.core.duties import Kind, Rhythm
from zona.core.duties.tests.owed import made
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role

OWNER = "site"  # a module that owes nothing itself lends its name
MONTHLY = made(Kind.LAPORAN, Rhythm.BULANAN, owner=OWNER)
EVALUATION = made(Kind.EVALUASI, Rhythm.TRIWULANAN, owner=OWNER, is_nil=False)
HINDERED = made(
    Kind.LAPORAN,
    Rhythm.TAHUNAN,
    owner=OWNER,
    hindrance="Laporan bulanan belum lengkap.",
)


def ani() -> User:
    """Return who prepares (personnel) and, by the taskforce role, keeps activities."""
    return person("ani", Role.EMPLOYEE, Role.PERSONNEL_ADMIN, Role.RISK_TASKFORCE)


def budi() -> User:
    """Return who signs."""
    return person("budi", Role.EMPLOYEE, Role.ADMIN_HEAD)


def colleague() -> User:
    return person("citra", Role.EMPLOYEE)


def dewi() -> User:
    unit = satker("balai-lain")
    roles = (Role.EMPLOYEE, Role.PERSONNEL_ADMIN, Role.ADMIN_HEAD)
    return person("dewi", *roles, unit=unit)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
