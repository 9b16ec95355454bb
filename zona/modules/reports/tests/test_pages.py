"""Pages of the report: the list, the opening, the course; who sees and who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.reports import actions, documents
from zona.modules.reports.models import Report, Signed
from zona.modules.reports.rules import Status
from zona.modules.reports.tests.people import (
    AT,
    Office,
    as_,
    dewi,
    filled,
    office,
    opened,
    reviewed,
    save,
    url,
)

pytestmark = pytest.mark.django_db

TEXTS = {"done": "Tim dibentuk.", "proof": "SK 1", "obstacle": "", "next_step": ""}


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def signed(people: Office) -> Signed:
    return actions.sign_report(
        reviewed(people), write=documents.write, by=people.citra, at=AT
    )


# --- list, opening, report -------------------------------------------------------------


def test_an_empty_list_teaches_the_first_step(people: Office) -> None:
    page = as_(people.ani).get(url("report_list"))

    assert "Belum ada laporan" in page.text
    assert url("report_new") in page.text
    assert url("report_new") not in as_(people.citra).get(url("report_list")).text


def test_the_list_shows_state_progress_and_clock(people: Office) -> None:
    opened(people)

    page = as_(people.citra).get(url("report_list"))

    for words in ("Triwulan IV Tahun 2021", "Draf", "0 dari 24", "Januari 2022"):
        assert words in page.text


def test_the_list_asks_no_more_for_more_rows(people: Office) -> None:
    opened(people, 2021, 1)
    few = queries(people.citra, url("report_list"))
    for quarter in (2, 3, 4):
        opened(people, 2021, quarter)

    assert queries(people.citra, url("report_list")) == few


def queries(user: User, address: str) -> int:
    client = as_(user)
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_list_is_filtered_by_its_address(people: Office) -> None:
    opened(people, 2020, 4)
    opened(people, 2021, 4)

    page = as_(people.citra).get(f"{url('report_list')}?year=2020&state=draf")

    assert "Triwulan IV Tahun 2020" in page.text
    assert "Triwulan IV Tahun 2021" not in page.text


def test_a_report_is_opened_by_a_form(people: Office) -> None:
    data = {
        "unit": people.unit.pk,
        "year": 2021,
        "quarter": 4,
        "addressee": "Kepala Biro",
        "deadline": "hari_kerja",
    }
    client = as_(people.ani)

    page = client.post(url("report_new"), data)

    assert page.url == Report.objects.get().get_absolute_url()  # type: ignore[attr-defined]  # a redirect
    again = client.post(url("report_new"), data)
    assert "sudah dibuka" in again.text
    assert "Kepala Biro" in again.text


def test_the_form_offers_what_the_last_report_said(people: Office) -> None:
    opened(people, 2021, 3)

    page = as_(people.ani).get(url("report_new"), {"year": 2021, "quarter": 4})

    assert "Kepala Biro Keuangan" in page.text


def test_the_report_page_shows_the_24_states(people: Office) -> None:
    report = opened(people)
    save(report, "2.1.a", people.ani, at=AT, done="x", obstacle="SOP umum.")

    page = as_(people.ani).get(report.get_absolute_url())

    assert page.text.count(url("statement_edit", report.pk, "2")[:-3]) >= 24
    assert "1 dari 24" in page.text
    assert "Laporan dibuka" in page.text


def test_the_report_page_asks_no_more_for_more_words(people: Office) -> None:
    report = opened(people)
    few = queries(people.ani, report.get_absolute_url())
    for each in report.statements.all()[:12]:
        save(report, each.indicator, people.ani, at=AT, done="x")

    assert queries(people.ani, report.get_absolute_url()) <= few + 1


@pytest.mark.parametrize(
    "name", ["report_submit", "report_review", "report_return", "report_sign"]
)
def test_an_employee_takes_no_step(people: Office, name: str) -> None:
    report = opened(people)
    employee = person("fajar", Role.EMPLOYEE, unit=people.unit)

    page = as_(employee).post(url(name, report.pk))

    assert page.status_code == 403
    assert as_(employee).get(report.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("report_view", ()),
        ("cover_edit", ()),
        ("statement_edit", ("2.1.a",)),
        ("point_list", ()),
        ("point_new", ("saran",)),
        ("report_preview", ()),
        ("report_pdf", ()),
        ("report_word", ()),
        ("report_return", ()),
        ("report_sign", ()),
    ],
)
def test_dewi_of_another_unit_sees_nothing(
    people: Office, name: str, args: tuple[str, ...]
) -> None:
    report = opened(people)

    assert as_(dewi()).get(url(name, report.pk, *args)).status_code == 404


def test_dewi_takes_no_step(people: Office) -> None:
    report = filled(people)
    point = report.suggestions.order_by("number")[0]
    client = as_(dewi())

    for name in ("report_submit", "report_review", "report_sign", "report_send"):
        assert client.post(url(name, report.pk)).status_code == 404
    for name in ("point_remove", "point_move"):
        address = url(name, report.pk, "saran", point.pk)
        assert client.post(address).status_code == 404


# --- the course ------------------------------------------------------------------------


def test_a_report_walks_from_draft_to_the_addressee(people: Office) -> None:
    report = filled(people)
    ani, budi, citra = as_(people.ani), as_(people.budi), as_(people.citra)

    ani.post(url("report_submit", report.pk))
    budi.post(url("report_review", report.pk))
    assert "Tidak dapat diubah" in citra.get(url("report_sign", report.pk)).text
    citra.post(url("report_sign", report.pk))
    budi.post(url("report_send", report.pk))

    report.refresh_from_db()
    assert report.state == Status.DIKIRIM
    page = ani.get(report.get_absolute_url())
    assert report.signed.code in page.text
    assert "Ditandatangani" in page.text


def test_a_step_out_of_turn_is_refused_with_its_reason(people: Office) -> None:
    report = opened(people)

    page = as_(people.budi).post(url("report_submit", report.pk))

    assert page.status_code == 409
    assert "24 indikator" in page.text


def test_a_report_is_returned_with_a_reason(people: Office) -> None:
    report = reviewed(people)
    client = as_(people.citra)

    empty = client.post(url("report_return", report.pk), {"reason": ""})
    assert empty.status_code == 200
    client.post(url("report_return", report.pk), {"reason": "Lengkapi 2.1.b"})

    page = as_(people.ani).get(report.get_absolute_url())
    assert "Lengkapi 2.1.b" in page.text
