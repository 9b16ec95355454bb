"""The sample quarter: Triwulan IV 2021 of the sample office, as a full draft."""

from datetime import date
from typing import Any

from django.db import transaction

from zona.core import sample
from zona.core.people.models import Unit, User
from zona.modules.reports import actions, queries
from zona.modules.reports.models import Report
from zona.modules.reports.rules import Deadline

OPENED = date(2021, 12, 20)
FILLED = date(2021, 12, 28)
CONCLUDED = date(2021, 12, 30)
LEAD = "ketua-zi"


@transaction.atomic
def load() -> None:
    """Open the report and fill it as its writers did; the head has yet to sign."""
    told = sample.content("zona.modules.reports", "quarter.yaml")["report"]
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
        at=sample.on(OPENED),
    )
    _statements(report, told["statements"])
    _points(report, told, lead)


def _statements(report: Report, told: list[dict[str, Any]]) -> None:
    people = {each.username: each for each in report.unit.people.all()}
    rows = {each.indicator: each for each in report.statements.all()}
    for each in told:
        statement = rows[each["key"]]
        actions.save_statement(
            statement,
            version=statement.version,
            done=each["done"].strip(),
            proof=each["proof"].strip(),
            obstacle=each["obstacle"].strip(),
            next_step=each["next_step"].strip(),
            by=people[each["by"]],
            at=sample.on(FILLED),
        )


def _points(report: Report, told: dict[str, Any], lead: User) -> None:
    at = sample.on(CONCLUDED)
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
