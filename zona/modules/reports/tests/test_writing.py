"""Pages where one writes: cover, statements, chapter III; what stays typed."""

from datetime import date

import pytest

from zona.modules.reports import actions, documents
from zona.modules.reports.models import Signed
from zona.modules.reports.tests.people import (
    AT,
    Office,
    as_,
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


# --- cover and statements --------------------------------------------------------------


def test_the_cover_is_described(people: Office) -> None:
    report = opened(people)
    data = {
        "addressee": "Sekretaris",
        "place": "Dumai",
        "dated_on": "2021-12-31",
        "deadline": "akhir_triwulan",
        "focus": "Dokumen.",
    }
    client = as_(people.ani)
    assert "Kepala Biro Keuangan" in client.get(url("cover_edit", report.pk)).text

    client.post(url("cover_edit", report.pk), data)

    page = client.get(report.get_absolute_url())
    assert "Dumai, 31 Desember 2021" in page.text


def test_a_statement_is_written_and_the_next_one_follows(people: Office) -> None:
    report = opened(people)
    data = {**TEXTS, "version": 0, "next": "1"}
    client = as_(people.ani)

    page = client.post(url("statement_edit", report.pk, "2.1.a"), data)

    assert page.url == url("statement_edit", report.pk, "2.1.b")  # type: ignore[attr-defined]  # a redirect
    assert report.statements.get(indicator="2.1.a").done == "Tim dibentuk."
    last = client.post(url("statement_edit", report.pk, "2.6.c"), data)
    assert last.url == report.get_absolute_url()  # type: ignore[attr-defined]  # a redirect


def test_an_empty_statement_comes_back_with_what_was_typed(people: Office) -> None:
    report = opened(people)
    data = {**TEXTS, "done": "", "proof": "SK 99", "version": 0}

    page = as_(people.ani).post(url("statement_edit", report.pk, "2.1.a"), data)

    assert page.status_code == 200
    assert "SK 99" in page.text
    assert "Isi yang sudah dikerjakan" in page.text


def test_the_second_writer_sees_both_and_chooses(people: Office) -> None:
    report = opened(people)
    address = url("statement_edit", report.pk, "2.1.a")
    save(report, "2.1.a", people.budi, at=AT, done="Dari Budi.")
    client = as_(people.ani)

    page = client.post(address, {**TEXTS, "done": "Dari Ani.", "version": 0})

    assert "Dari Budi." in page.text
    assert "Dari Ani." in page.text
    assert 'name="version" value="1"' in page.text
    client.post(address, {**TEXTS, "done": "Dari Ani.", "version": 1})
    assert report.statements.get(indicator="2.1.a").done == "Dari Ani."


def test_a_copied_statement_is_marked(people: Office) -> None:
    save(opened(people, 2021, 3), "2.1.a", people.ani, at=AT, done="Lama.")
    report = opened(people)

    page = as_(people.ani).get(url("statement_edit", report.pk, "2.1.a"))

    assert "Disalin dari laporan lalu" in page.text
    assert "Laporan lalu" in page.text


@pytest.mark.parametrize("key", ["9.9.z", "2.1"])
def test_an_indicator_that_is_none_is_not_found(people: Office, key: str) -> None:
    report = opened(people)

    page = as_(people.ani).get(url("statement_edit", report.pk, key))

    assert page.status_code == 404


def test_a_report_under_review_is_not_written(people: Office) -> None:
    report = reviewed(people)
    address = url("statement_edit", report.pk, "2.1.a")
    client = as_(people.ani)

    assert "tidak dapat diubah" in client.get(address).text
    assert client.post(address, {**TEXTS, "version": 1}).status_code == 409


# --- chapter III -----------------------------------------------------------------------


def test_gaps_are_proposed_and_a_person_chooses(people: Office) -> None:
    report = filled(people)
    client = as_(people.ani)

    page = client.get(url("point_list", report.pk))

    assert "Usulan saran dari kekurangan" in page.text
    assert "Pakai sebagai kesimpulan" in page.text
    form = client.get(
        url("point_new", report.pk, "saran"), {"text": "Usul.", "indicator": "2.1.b"}
    )
    assert "Usul." in form.text
    assert report.suggestions.count() == 3


def test_points_are_written_by_forms(people: Office) -> None:
    report = opened(people)
    client = as_(people.ani)

    client.post(url("point_new", report.pk, "kesimpulan"), {"text": "Satu."})
    client.post(
        url("point_new", report.pk, "saran"),
        {"text": "Dua.", "indicator": "2.1.a", "due_on": "2022-06-30"},
    )
    conclusion, suggestion = report.conclusions.get(), report.suggestions.get()
    assert suggestion.due_on == date(2022, 6, 30)
    for kind, point in (("kesimpulan", conclusion), ("saran", suggestion)):
        address = url("point_edit", report.pk, kind, point.pk)
        assert point.text in client.get(address).text
        client.post(address, {"text": f"{point.text} Lagi.", "indicator": ""})

    page = client.get(url("point_list", report.pk))
    assert "Satu. Lagi." in page.text
    assert "Dua. Lagi." in page.text


def test_points_are_moved_and_removed_by_buttons(people: Office) -> None:
    report = filled(people)
    first, second, _ = report.suggestions.order_by("number")
    client = as_(people.ani)

    client.post(url("point_move", report.pk, "saran", second.pk), {"direction": "up"})
    assert report.suggestions.order_by("number").first() == second
    client.post(url("point_remove", report.pk, "saran", first.pk))
    assert report.suggestions.count() == 2


def test_an_empty_point_keeps_its_form(people: Office) -> None:
    report = opened(people)

    page = as_(people.ani).post(
        url("point_new", report.pk, "saran"), {"text": "", "due_on": "31-02-2022"}
    )

    assert page.status_code == 200
    assert "31-02-2022" in page.text


def test_a_kind_of_point_that_is_none_is_not_found(people: Office) -> None:
    report = opened(people)

    assert as_(people.ani).get(url("point_new", report.pk, "usul")).status_code == 404


def test_lines_of_a_statement_stay_lines(people: Office) -> None:
    report = reviewed(people)
    report.statements.filter(indicator="2.1.a").update(done="Satu <b>\nDua")

    page = as_(people.ani).get(url("statement_edit", report.pk, "2.1.a"))

    assert "Satu &lt;b&gt;<br>Dua" in page.text
