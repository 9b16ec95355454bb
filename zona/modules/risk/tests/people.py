"""Who works with risks in the tests, and records to start from."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client

from zona.core.documents.model import Document
from zona.core.documents.pdf import render
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.risk import actions, queries
from zona.modules.risk.models import Context, ControlAction, Monitoring, Risk
from zona.modules.risk.rules import (
    Category,
    ControlEffect,
    Controllability,
    Response,
    RiskSource,
)

NOON = datetime(2021, 2, 1, 5, tzinfo=UTC)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 5, tzinfo=UTC)


def ani() -> User:
    """Return an employee: she identifies and carries out."""
    return person("ani", Role.EMPLOYEE)


def budi() -> User:
    """Return the task force."""
    return person("budi", Role.EMPLOYEE, Role.RISK_TASKFORCE)


def citra() -> User:
    """Return the head."""
    return person("citra", Role.EMPLOYEE, Role.HEAD)


def dewi() -> User:
    """Return somebody who holds everything, in another unit."""
    return person("dewi", *Role, unit=satker("balai-lain"))


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="zona.core.people.sign_in.Backend")
    return client


def upload(name: str = "bukti.pdf") -> ContentFile[bytes]:
    day = date(2021, 2, 1)
    document = Document("Bukti", "Balai", "Pekanbaru", day, sections=())
    return ContentFile(render(document), name=name)


def context(by: User, year: int = 2021) -> Context:
    return queries.context_of(by.unit, year) or actions.set_context(
        unit=by.unit,
        year=year,
        objectives="Hasil uji tepat waktu",
        activities="Pengujian",
        scale_on=date(year, 1, 1),
        by=by,
        at=NOON,
    )


def described(owner: User, **words: Any) -> dict[str, Any]:
    return {
        "activity": None,
        "objective": "Pengujian contoh uji",
        "statement": "Hasil uji terlambat",
        "cause": "Alat rusak",
        "source": RiskSource.INTERNAL,
        "controllability": Controllability.C,
        "impact": "Keluhan pelanggan",
        "category": Category.OPERASIONAL,
        "owner": owner,
    } | words


def risk(by: User, **words: Any) -> Risk:
    """Return an identified risk."""
    owner = words.pop("owner", by)
    year = words.pop("year", 2021)
    return actions.identify_risk(
        context=context(by, year), by=by, at=NOON, **described(owner, **words)
    )


def grades(
    before: tuple[int, int] = (4, 4),
    after: tuple[int, int] = (4, 3),
    response: Response = Response.KURANGI,
) -> dict[str, Any]:
    return {
        "existing_control": "Perawatan berkala",
        "control_effect": ControlEffect.BELUM_MEMADAI,
        "likelihood_before": before[0],
        "impact_before": before[1],
        "likelihood_after": after[0],
        "impact_after": after[1],
        "response": response,
    }


def analysed(by: User, after: tuple[int, int] = (4, 3), **words: Any) -> Risk:
    """Return a risk that has been judged."""
    low = Response.TERIMA if after == (1, 1) and not words else Response.KURANGI
    found = risk(by, **words)
    judged = grades(after=after, response=low)
    return actions.analyse_risk(found, **judged, by=by, at=NOON)


def control(found: Risk, by: User, due_on: date = date(2021, 6, 30)) -> ControlAction:
    return actions.plan_control(
        found,
        text="Membeli alat cadangan",
        officer=by,
        due_on=due_on,
        output="Alat terpasang",
        by=by,
        at=NOON,
    )


def approved(
    satgas: User, head: User, after: tuple[int, int] = (4, 3), **words: Any
) -> Risk:
    """Return a risk in the approved register, with an action where it needs one."""
    found = analysed(satgas, after, **words)
    if after != (1, 1) or words.get("category") == Category.KECURANGAN:
        control(found, satgas)
    actions.move_risk(found, "validate", by=satgas, at=NOON)
    return actions.move_risk(found, "approve", by=head, at=NOON)


def row_words(**words: Any) -> dict[str, Any]:
    return {
        "occurrences": 1,
        "realisation": "Alat dipesan",
        "likelihood": 3,
        "impact": 3,
        "recommendation": "Lanjutkan",
    } | words


def monitoring(satgas: User, quarter: int = 1) -> Monitoring:
    """Return a quarter's monitoring that speaks of every open risk."""
    made = actions.begin_monitoring(
        context=context(satgas), quarter=quarter, by=satgas, at=at(2021, 12, 1)
    )
    for found in Risk.objects.filter(context=made.context).open():
        actions.keep_row(made, found, **row_words(), by=satgas, at=at(2021, 12, 1))
    return made
