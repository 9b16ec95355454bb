"""Pages of the worksheet: an area, one answer, one question, local items."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Answer, Lke, Stance
from zona.modules.assessment.tests.desk import CODE, RATIO, area, as_, question, save
from zona.modules.assessment.tests.desk import answer_url as answer
from zona.modules.assessment.tests.team import (
    AT,
    OLD,
    Team,
    answered,
    opened,
    proven,
    team,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


# --- the way in ---------------------------------------------------------------------


def test_the_menu_leads_to_the_persons_own_area(people: Team, lke: Lke) -> None:
    client = as_(people.ani)

    response = client.get(reverse("assessment:worksheet"), follow=True)

    assert response.redirect_chain[-1][0] == area(lke)


def test_the_menu_marks_the_worksheet_on_all_its_pages(people: Team, lke: Lke) -> None:
    here = re.compile(r'aria-current="page">.*?</svg>\s*([^<]+)</a>', re.S)
    pages = {
        area(lke): "Lembar kerja (LKE)",
        question(lke): "Lembar kerja (LKE)",
        reverse("assessment:lke_list"): "Lembar kerja (LKE)",
        reverse("assessment:readiness_view", args=[lke.pk]): "Kesiapan",
        reverse("assessment:evidence_list_of", args=[lke.pk]): "Bukti",
    }

    for url, label in pages.items():
        menu = as_(people.ani).get(url).text.split('id="menu"')[1].split("</nav>")[0]
        assert [found.strip() for found in here.findall(menu)] == [label]


def test_who_answers_nothing_starts_at_the_first_area(people: Team, lke: Lke) -> None:
    page = as_(people.budi).get(reverse("assessment:worksheet_view", args=[lke.pk]))

    assert page.headers["Location"] == area(lke, "MP")


def test_without_a_worksheet_the_menu_leads_to_the_list(people: Team) -> None:
    page = as_(people.ani).get(reverse("assessment:worksheet"))

    assert page.headers["Location"] == reverse("assessment:lke_list")


# --- an area ------------------------------------------------------------------------


def test_an_area_shows_ladders_points_evidence_and_score(
    people: Team, lke: Lke
) -> None:
    answered(lke, people.ani, PM_PW_1_a="B")
    proven(lke, people.ani, CODE)

    page = as_(people.ani).get(area(lke)).text

    for words in ("A – Berkala", "0,75 poin", "Naik ke A: +0,38 poin.", "1 bukti"):
        assert words in page
    assert "0,38 dari 0,75 poin" in page
    assert "Belum WBK" in page
    assert "tidak saling tumpang tindih" in page
    assert "Foto banner/konten kampanye" in page


def test_every_area_of_both_instruments_shows(people: Team, lke: Lke) -> None:
    client = as_(people.citra)
    old = opened(people.citra, code=OLD)

    for sheet in (lke, old):
        for key in ("MP", "TT", "SDM", "AK", "PW", "PP", "HS"):
            assert client.get(area(sheet, key)).status_code == 200
    assert "Skala belum pasti" in client.get(area(old)).text


def test_an_unknown_area_or_question_is_not_found(people: Team, lke: Lke) -> None:
    client = as_(people.citra)

    for url in (area(lke, "XX"), question(lke, "XX.1"), answer(lke, "XX.1")):
        assert client.get(url).status_code == 404


def test_another_areas_member_reads_only(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya", PM_MP_1_b="B")

    page = as_(people.ani).get(area(lke, "MP")).text

    assert "Anda dapat membaca area ini" in page
    assert "<form class" not in page.split('id="main"')[1]
    assert page.count(" checked") == 2
    assert 'name="value"' not in page  # radios in no form would be one group


def test_points_without_valid_evidence_stand_out(people: Team, lke: Lke) -> None:
    answered(lke, people.ani, PM_PW_1_a="A")
    proven(lke, people.ani, CODE, until=AT.date())

    page = as_(people.ani).get(area(lke)).text

    assert 'z-tone-warn">1 bukti, 1 tidak berlaku' in page


def test_the_area_page_asks_the_same_for_one_or_all_questions(
    people: Team, lke: Lke
) -> None:
    client = as_(people.ani)
    answered(lke, people.ani, PM_PW_1_a="A")
    proven(lke, people.ani, CODE)
    client.get(area(lke))  # the session is in the cache from now on
    few = queries_of(client, area(lke))
    sheet = queries.worksheet(lke)
    asked = [q for q in sheet.instrument.questions if ".PW." in q.code and q.options]
    for each in asked[1:]:
        actions.answer_question(
            queries.worksheet(lke),
            each.code,
            actions.Reply(value=each.options[0].value),
            version=0,
            by=people.citra,
            at=AT,
        )
        proven(lke, people.ani, each.code)

    assert queries_of(client, area(lke)) == few <= 9


def test_the_area_page_is_light(people: Team, lke: Lke) -> None:
    page = as_(people.ani).get(area(lke))

    assert len(page.content) < 60 * 1024


# --- saving -------------------------------------------------------------------------


def test_a_change_is_saved_and_moves_the_score(people: Team, lke: Lke) -> None:
    page = save(as_(people.ani), answer(lke), value="A")

    assert 'name="version" value="1"' in page
    assert "Tersimpan." in page
    assert 'id="score"' in page and "<strong>0,75</strong>" in page
    assert 'id="areas"' in page and 'id="n-PM-PW-1"' in page
    assert "<html" not in page
    assert Answer.objects.get().answered_by == people.ani


def test_saving_asks_eight_things_of_the_database(people: Team, lke: Lke) -> None:
    client = as_(people.ani)
    save(client, answer(lke), value="A")

    with CaptureQueriesContext(connection) as found:
        save(client, answer(lke), value="B", version=1)

    words = [query["sql"].split()[0] for query in found]
    assert sum(word in {"SELECT", "INSERT", "UPDATE"} for word in words) <= 8


def test_without_scripts_a_button_saves_and_leads_back(people: Team, lke: Lke) -> None:
    client = as_(people.ani)

    page = client.post(answer(lke), {"value": "A", "version": 0, "simpan": 1})

    assert page.headers["Location"] == f"{area(lke)}#{CODE}"
    assert "Jawaban disimpan." in client.get(area(lke)).text
    assert client.get(answer(lke)).headers["Location"] == f"{area(lke)}#{CODE}"


@pytest.mark.parametrize("typed", ["3,6", "3.60", " 3,600 "])
def test_figures_are_read_as_indonesians_write_them(
    people: Team, lke: Lke, typed: str
) -> None:
    save(as_(people.citra), answer(lke, "HS.BA.a"), indeks=typed)

    assert Answer.objects.get().inputs["indeks"] in {"3.6", "3.60", "3.600"}


def test_counts_may_be_grouped_by_dots(people: Team, lke: Lke) -> None:
    save(as_(people.ani), answer(lke, RATIO), harus="1.250", selesai="1250")

    assert Answer.objects.get().inputs == {"harus": "1250", "selesai": "1250"}


def test_half_typed_figures_wait_for_the_rest(people: Team, lke: Lke) -> None:
    save(as_(people.ani), answer(lke, RATIO), 204, harus="4")

    assert not Answer.objects.exists()


def test_wrong_figures_are_told_at_the_field_and_kept(people: Team, lke: Lke) -> None:
    client = as_(people.ani)
    given = {"harus": "-4", "selesai": "dua", "note": "Rekap", "simpan": 1}

    fragment = save(client, answer(lke, RATIO), 422, **given)
    page = client.post(answer(lke, RATIO), {"version": 0, **given})

    assert page.status_code == 422
    for text in (fragment, page.text):
        assert "Tidak boleh kurang dari 0." in text
        assert "“dua” bukan angka." in text
        assert 'value="dua"' in text and "Rekap" in text
    assert not Answer.objects.exists()


def test_a_wrong_change_is_told_without_touching_the_fields(
    people: Team, lke: Lke
) -> None:
    text = save(as_(people.ani), answer(lke, RATIO), 422, harus="4", selesai="x")

    assert "Belum tersimpan" in text
    assert '<input type="hidden"' in text and 'name="selesai"' not in text


def test_what_the_page_did_not_offer_is_not_saved(people: Team, lke: Lke) -> None:
    client = as_(people.ani)

    text = save(client, answer(lke), 422, value="Z")
    save(client, answer(lke), 422, value="A", version="x")

    assert "Pilihan “Z” tidak ada" in text
    assert not Answer.objects.exists()


def test_the_stance_stands_while_the_answer_does(people: Team, lke: Lke) -> None:
    said = actions.Reply(value="A", stance=Stance.ACCEPTED, suggested="A – Berkala")
    actions.answer_question(
        queries.worksheet(lke), CODE, said, version=0, by=people.ani, at=AT
    )

    save(as_(people.ani), answer(lke), value="A", note="Ditambah", version=1)
    assert Answer.objects.get().stance == Stance.ACCEPTED
    save(as_(people.ani), answer(lke), value="B", note="Ditambah", version=2)
    assert Answer.objects.get().stance == Stance.NONE


# --- two people ---------------------------------------------------------------------


def test_the_second_sees_both_answers_and_chooses(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_PW_1_a="A")
    client = as_(people.ani)

    page = save(client, answer(lke), 409, value="C", note="Belum ada spanduk")

    for words in (
        "Jawaban rekan Anda",
        "A – Berkala",
        "C – Belum",
        "Belum ada spanduk",
    ):
        assert words in page
    assert Answer.objects.get().value == "A"
    # A save that was already on its way must not slip through.
    save(client, answer(lke), 409, value="C", note="Belum ada spanduk")
    save(client, answer(lke), value="C", note="Belum ada spanduk", menimpa=1)
    assert Answer.objects.get().value == "C"


def test_the_conflict_page_works_without_scripts(people: Team, lke: Lke) -> None:
    figures = {"harus": "4", "selesai": "3"}
    client = as_(people.ani)
    client.post(answer(lke, RATIO), {"version": 0, "simpan": 1, **figures})

    page = client.post(
        answer(lke, RATIO), {"version": 0, "harus": "5", "selesai": "3", "simpan": 1}
    )

    assert page.status_code == 409
    assert "Jawaban Anda yang tersimpan" in page.text
    assert 'name="harus" value="5"' in page.text


# --- who may ------------------------------------------------------------------------


def test_others_are_kept_out(people: Team, lke: Lke) -> None:
    guard = person("satpam", Role.GUARD)
    pages = (
        area(lke),
        question(lke),
        reverse("assessment:worksheet_view", args=[lke.pk]),
    )

    for url in pages:
        assert as_(guard).get(url).status_code == 403
        assert as_(people.dewi).get(url).status_code == 404
    given = {"value": "A", "version": 0}
    assert as_(people.budi).post(answer(lke), given).status_code == 403
    assert as_(people.dewi).post(answer(lke), given).status_code == 404
    for said in (given, {**given, "value": "Z"}):
        assert as_(people.ani).post(answer(lke, "PM.MP.1.a"), said).status_code == 403
