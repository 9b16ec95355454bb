"""The sample quarters of 2021: the third signed and sent, the fourth a full draft."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from zona.core import sample
from zona.core.people.models import Unit, User
from zona.modules.reports import actions, documents, queries
from zona.modules.reports.models import Report
from zona.modules.reports.rules import Deadline

LEAD, HEAD = "ketua-zi", "kepala"
TEXTS = ("done", "proof", "obstacle", "next_step")

type Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Days:
    """When a report was opened, its statements were written, its chapter III too."""

    opened: date
    filled: date
    concluded: date


FOURTH = Days(date(2021, 12, 20), date(2021, 12, 28), date(2021, 12, 30))
THIRD = Days(date(2021, 9, 20), date(2021, 9, 28), date(2021, 9, 30))
SENT = date(2021, 10, 1)


@transaction.atomic
def load() -> None:
    """Write both quarters as their writers did; the head has yet to sign the fourth."""
    third, fourth = _told("third_quarter.yaml"), _told("quarter.yaml")
    # The sheet of the third names only what differs.
    differing = {each["key"]: each for each in third["statements"]}
    third["statements"] = [
        differing.get(each["key"], each) for each in fourth["statements"]
    ]
    _sign(_written(third, THIRD))
    _written(fourth, FOURTH)


def _told(name: str) -> Told:
    told: Told = sample.content("zona.modules.reports", name)["report"]
    return told


def _written(told: Told, days: Days) -> Report:
    """Open a report and fill it."""
    lead = User.objects.get(username=LEAD)
    report = actions.open_report(
        unit=Unit.objects.get(code=told["unit"]),
        year=told["year"],
        quarter=told["quarter"],
        addressee=told["addressee"],
        place=told["place"],
        focus=told["focus"],
        deadline=Deadline.AKHIR_TRIWULAN,
        by=lead,
        at=sample.on(days.opened),
    )
    _statements(report, told["statements"], days.filled)
    _points(report, told, lead, days.concluded)
    return report


def _statements(report: Report, told: list[Told], filled_on: date) -> None:
    people = {each.username: each for each in report.unit.people.all()}
    rows = {each.indicator: each for each in report.statements.all()}
    for each in told:
        statement = rows[each["key"]]
        actions.save_statement(
            statement,
            version=statement.version,
            by=people[each["by"]],
            at=sample.on(filled_on),
            **{name: each[name].strip() for name in TEXTS},
        )


def _points(report: Report, told: Told, lead: User, concluded_on: date) -> None:
    at = sample.on(concluded_on)
    layout = queries.layout_of(report)
    for text in told["conclusions"]:
        actions.add_conclusion(report, text=text.strip(), by=lead, at=at)
    for each in told["suggestions"]:
        actions.add_suggestion(
            report,
            text=each["text"].strip(),
            indicator=layout.key_of(each["indicator"]),
            due_on=each["due_on"],
            by=lead,
            at=at,
        )


def _sign(report: Report) -> None:
    """Take a full report to its addressee, as lead and head did."""
    people = report.unit.people
    lead, head = people.get(username=LEAD), people.get(username=HEAD)
    day = THIRD.concluded
    actions.submit_report(report, by=lead, at=sample.on(day, 10))
    actions.review_report(report, by=lead, at=sample.on(day, 11))
    actions.sign_report(report, write=documents.write, by=head, at=sample.on(day, 15))
    actions.send_report(report, by=lead, at=sample.on(SENT))
