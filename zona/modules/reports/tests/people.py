"""Standing people of the reports, and a report as the sample tells it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from zona.core import sample
from zona.core.people.models import Unit, User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.reports import actions, queries
from zona.modules.reports.models import Report

AT = sample.on(date(2021, 12, 30))


@dataclass
class Office:
    """Ani writes, Budi leads and reviews, Citra is the head who signs."""

    unit: Unit
    ani: User
    budi: User
    citra: User


def office() -> Office:
    unit = satker()
    citra = person("citra", Role.EMPLOYEE, Role.HEAD, unit=unit)
    budi = person("budi", Role.EMPLOYEE, Role.ZI_LEAD, unit=unit, superior=citra)
    ani = person("ani", Role.EMPLOYEE, Role.ZI_MEMBER, unit=unit, superior=budi)
    return Office(unit, ani, budi, citra)


def dewi() -> User:
    """Dewi is of another unit and holds there what our people hold here."""
    roles = (Role.EMPLOYEE, Role.ZI_LEAD, Role.ZI_MEMBER, Role.HEAD)
    return person("dewi", *roles, unit=satker("balai-lain"))


def told() -> Any:
    """Return the sample quarter as its file tells it."""
    return sample.content("zona.modules.reports", "quarter.yaml")


def opened(people: Office, year: int = 2021, quarter: int = 4) -> Report:
    return actions.open_report(
        unit=people.unit,
        year=year,
        quarter=quarter,
        addressee="Kepala Biro Keuangan",
        by=people.budi,
        at=AT,
    )


def filled(people: Office, year: int = 2021, quarter: int = 4) -> Report:
    """Return a report with every statement written, and chapter III."""
    report = opened(people, year, quarter)
    words = told()["report"]
    for each in words["statements"]:
        save(report, each["key"], people.ani, at=AT, **_texts(each))
    for text in words["conclusions"]:
        actions.add_conclusion(report, text=text, by=people.budi, at=AT)
    layout = queries.layout_of(report)
    for each in words["suggestions"]:
        actions.add_suggestion(
            report,
            text=each["text"],
            indicator=layout.key_of(each["indicator"]),
            due_on=each["due_on"],
            by=people.budi,
            at=AT,
        )
    return report


def _texts(each: dict[str, str]) -> dict[str, str]:
    return {name: each[name] for name in ("done", "proof", "obstacle", "next_step")}


def save(report: Report, key: str, by: User, *, at: datetime, **texts: str) -> None:
    """Write one statement on top of what stands."""
    statement = report.statements.get(indicator=key)
    blank = {"done": "", "proof": "", "obstacle": "", "next_step": ""}
    actions.save_statement(
        statement, version=statement.version, by=by, at=at, **{**blank, **texts}
    )


def reviewed(people: Office) -> Report:
    """Return a report that waits for the head."""
    report = filled(people)
    actions.submit_report(report, by=people.ani, at=AT)
    actions.review_report(report, by=people.budi, at=AT)
    report.refresh_from_db()
    return report


def as_(user: User) -> Client:
    """Return a browser that the person has signed in with."""
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"reports:{name}", args=args)
