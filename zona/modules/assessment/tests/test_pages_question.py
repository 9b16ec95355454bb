"""Pages of one question and of local items: knowledge, stance, history."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from zona.core.audit.actions import record
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Answer, Lke, LocalItem, LocalState, Stance
from zona.modules.assessment.rules import shipped, suggest
from zona.modules.assessment.tests.desk import CODE, RATIO, area, as_, question, save
from zona.modules.assessment.tests.desk import answer_url as answer
from zona.modules.assessment.tests.team import AT, Team, answered, opened, team
from zona.modules.assessment.views.question import offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


# --- one question -------------------------------------------------------------------


def suggested(lke: Lke) -> str:
    """Return a question on which the records already support an answer."""
    found = queries.worksheet(lke)
    return next(
        each.code
        for each in found.instrument.questions
        if (knows := queries.knowledge(lke, each, AT.date()))
        and knows.suggestion.answer
    )


def test_the_system_says_what_it_knows(people: Team, lke: Lke) -> None:
    page = as_(people.citra).get(question(lke, suggested(lke))).text

    for words in ("Yang sudah diketahui sistem", "Terima usulan", "Yang masih kurang"):
        assert words in page


def test_a_suggestion_is_taken_over(people: Team, lke: Lke) -> None:
    code, client = suggested(lke), as_(people.citra)

    page = client.post(question(lke, code), {"usulan": 1, "version": 0})

    assert page.headers["Location"] == question(lke, code)
    kept = Answer.objects.get()
    assert kept.stance == Stance.ACCEPTED and kept.suggested
    assert "Menerima usulan" in client.get(question(lke, code)).text


def test_answering_otherwise_needs_a_note(people: Team, lke: Lke) -> None:
    code, client = suggested(lke), as_(people.citra)
    best = queries.worksheet(lke).instrument.question(code).options[0].value
    given = {"value": best, "version": 0}

    page = client.post(question(lke, code), given)
    assert page.status_code == 422
    assert "Tulis alasan" in page.text
    client.post(question(lke, code), {**given, "note": "Ada di luar Zona."})

    assert Answer.objects.get().stance == Stance.CONTRADICTED
    page = client.get(question(lke, code))
    assert "Berbeda dari usulan" in page.text and "Jawaban pertama" in page.text


def test_the_history_tells_before_and_after(people: Team, lke: Lke) -> None:
    client = as_(people.ani)
    for version, value in enumerate(("A", "B", "B")):
        save(client, answer(lke), value=value, version=version, note=f"ke-{version}")

    page = client.get(question(lke)).text

    assert "Jawaban: A – Berkala → B – Tidak berkala" in page
    assert "Catatan diubah" in page and "ke-2" in page


def test_the_history_tells_the_newest_first(people: Team, lke: Lke) -> None:
    early, late = AT - timedelta(days=1), AT
    for at in (late, early):  # what was recorded last happened first
        detail = {"code": CODE, "title": f"Bukti {at:%d}"}
        record("assessment.evidence_used", lke, by=people.ani, at=at, detail=detail)

    entries = queries.question_history(lke, CODE)

    assert [entry.at for entry in entries] == [late, early]


def test_a_wrong_answer_stays_on_the_page(people: Team, lke: Lke) -> None:
    given = {"version": 0, "harus": "4", "selesai": "x"}

    page = as_(people.ani).post(question(lke, RATIO), given)

    assert page.status_code == 422
    assert "“x” bukan angka." in page.text and 'value="x"' in page.text


def test_the_question_page_sets_both_answers_side_by_side(
    people: Team, lke: Lke
) -> None:
    answered(lke, people.citra, PM_PW_1_a="A")
    given = {"version": 0, "value": "B", "note": "Sebagian"}

    page = as_(people.ani).post(question(lke), given)

    assert page.status_code == 409
    assert question(lke) in page.text and "Sebagian" in page.text


def test_figures_say_how_they_count(people: Team, lke: Lke) -> None:
    client = as_(people.citra)

    for code, words in (
        ("HS.BA.a", "boleh memakai koma"),
        ("RF.SDM.3.a", "Nilai: penurunan dari"),
        (RATIO, "paling tinggi 100%"),
    ):
        assert words in client.get(question(lke, code)).text


def test_a_registered_index_is_proposed_and_a_forecast_is_not(
    people: Team, lke: Lke
) -> None:
    asked = queries.worksheet(lke).instrument.question("HS.BA.a")
    rule = shipped.suggestions().rule("lke-zi-2021", "HS.BA.a")
    assert rule
    values = {fact.code: Decimal("3.5") for fact in rule.facts}

    found = suggest(rule, values, {})
    offered = offer(asked, queries.Knowledge(found, {}))

    assert offered
    assert offered.words == "Nilai indeks survei (0-4): 3,5"
    assert offer(asked, None) is None


def test_the_first_and_the_last_question_have_one_neighbour(
    people: Team, lke: Lke
) -> None:
    first = as_(people.ani).get(question(lke, "PM.MP.1.a")).text
    last = as_(people.ani).get(question(lke, "HS.PL.a")).text

    assert "Sebelumnya" not in first and "Berikutnya" in first
    assert "Sebelumnya" in last and "Berikutnya" not in last


# --- local items --------------------------------------------------------------------


def test_a_local_item_is_added_and_changed(people: Team, lke: Lke) -> None:
    client, new = (
        as_(people.ani),
        reverse("assessment:local_item_new", args=[lke.pk, "PW"]),
    )
    given = {"title": "Laporan harta kekayaan", "state": "sebagian", "note": "38 orang"}

    assert "Simpan" in client.get(new).text
    assert client.post(new, given).headers["Location"] == f"{area(lke)}#butir"
    assert "sudah ada di area" in client.post(new, given).text
    item = LocalItem.objects.get()
    edit = reverse("assessment:local_item_edit", args=[item.pk])
    assert "38 orang" in client.get(edit).text
    client.post(edit, {"state": "ada", "note": "Semua", "version": 1})

    item.refresh_from_db()
    assert (item.state, item.note) == (LocalState.ADA, "Semua")
    assert "Laporan harta kekayaan" in client.get(area(lke)).text


def test_a_stale_local_item_keeps_both_words(people: Team, lke: Lke) -> None:
    said = {"title": "Butir", "description": "", "note": "38 orang"}
    item = actions.add_local_item(
        lke, area="PW", state=LocalState.BELUM, **said, by=people.ani, at=AT
    )
    edit = reverse("assessment:local_item_edit", args=[item.pk])
    client = as_(people.ani)
    client.post(edit, {"state": "ada", "note": "Semua orang", "version": 1})
    mine = {"state": "sebagian", "note": "Baru separuh"}

    stale = client.post(edit, {**mine, "version": 1})

    assert stale.status_code == 409
    for words in ("Semua orang", "Baru separuh", 'name="version" value="2"'):
        assert words in stale.text
    item.refresh_from_db()
    assert (item.state, item.note) == (LocalState.ADA, "Semua orang")
    client.post(edit, {**mine, "version": 2})
    item.refresh_from_db()
    assert (item.state, item.note) == (LocalState.SEBAGIAN, "Baru separuh")


def test_local_items_keep_to_the_area(people: Team, lke: Lke) -> None:
    item = actions.add_local_item(
        lke,
        area="MP",
        title="Butir",
        description="",
        state=LocalState.BELUM,
        note="",
        by=people.citra,
        at=AT,
    )
    client = as_(people.ani)
    edit = reverse("assessment:local_item_edit", args=[item.pk])
    new = [
        reverse("assessment:local_item_new", args=[lke.pk, key]) for key in ("MP", "XX")
    ]

    assert client.get(edit).status_code == 403
    assert [client.get(url).status_code for url in new] == [403, 404]
    assert as_(people.dewi).get(edit).status_code == 404
    assert as_(people.budi).get(edit).status_code == 403
