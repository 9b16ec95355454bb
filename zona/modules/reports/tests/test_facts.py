"""What the reports tell, and what they ask of people."""

from datetime import date

import pytest

from zona.core.agenda import Task
from zona.core.facts import Period, facts, read
from zona.core.people.models import User
from zona.modules.reports import actions, documents
from zona.modules.reports.agenda import waiting
from zona.modules.reports.tests.people import (
    AT,
    Office,
    dewi,
    filled,
    office,
    opened,
    reviewed,
)

pytestmark = pytest.mark.django_db

Q4 = Period.quarter(2021, 4)
ON = date(2021, 12, 30)


@pytest.fixture
def people() -> Office:
    return office()


def tasks(user: User, on: date = ON) -> list[Task]:
    fresh = User.objects.get(pk=user.pk)  # roles are read once per request
    return list(waiting(fresh, on))


def test_only_signed_reports_count(people: Office) -> None:
    report = reviewed(people)
    assert _value("reports.zi_quarters_count", people) == 0
    assert _value("reports.suggestions_count", people) == 0

    signed = actions.sign_report(report, write=documents.write, by=people.citra, at=AT)

    assert _value("reports.zi_quarters_count", people) == 1
    assert _value("reports.suggestions_count", people) == 3
    reading = read("reports.zi_quarters_count", people.unit.pk, Q4)
    assert reading is not None
    assert reading.sources[0].sha256 == signed.pdf.sha256


def test_suggestions_name_the_worksheet_s_indicator(people: Office) -> None:
    actions.sign_report(reviewed(people), write=documents.write, by=people.citra, at=AT)

    reading = read("reports.suggestions_count", people.unit.pk, Q4)

    assert reading is not None
    assert reading.table is not None
    assert reading.table.rows[0][3] == "PU.MP.3, PM.MP.3"
    assert reading.table.rows[0][4] == "2022-12-30"


def test_another_year_does_not_count(people: Office) -> None:
    actions.sign_report(reviewed(people), write=documents.write, by=people.citra, at=AT)

    other = Period.quarter(2023, 4)

    assert facts()["reports.zi_quarters_count"](people.unit.pk, other).value == 0
    assert facts()["reports.suggestions_count"](people.unit.pk, other).value == 0


def _value(code: str, people: Office) -> object:
    return facts()[code](people.unit.pk, Q4).value


def test_a_quarter_that_ends_is_asked_for(people: Office) -> None:
    (task,) = tasks(people.budi)

    assert task.title == "Buka laporan zona integritas Triwulan IV Tahun 2021"
    assert task.url.endswith("?year=2021&quarter=4")
    assert task.due_on is not None
    assert task.due_on > date(2022, 1, 10)
    assert tasks(people.ani) == []


def test_each_step_stands_on_the_agenda_of_who_must_take_it(people: Office) -> None:
    report = opened(people)
    (task,) = tasks(people.ani)
    assert "24 indikator menunggu" in task.title
    report.delete()

    report = filled(people)
    assert "Ajukan" in tasks(people.ani)[0].title
    actions.submit_report(report, by=people.ani, at=AT)
    assert tasks(people.ani) == []
    assert "Tinjau" in tasks(people.budi)[0].title
    actions.review_report(report, by=people.budi, at=AT)
    (task,) = tasks(people.citra)
    assert "Tanda tangani" in task.title
    assert "3 hari kerja" in task.why
    actions.sign_report(report, write=documents.write, by=people.citra, at=AT)
    assert "Kirim" in tasks(people.budi)[0].title
    actions.send_report(report, by=people.budi, at=AT)
    assert tasks(people.budi) == []


def test_nobody_is_asked_for_another_unit_s_report(people: Office) -> None:
    filled(people)

    assert [task for task in tasks(dewi()) if "Ajukan" in task.title] == []
