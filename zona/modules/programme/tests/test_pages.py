"""Who sees which page of the programme, and what lists show."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from zona.core.people.models import Grant
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role
from zona.modules.programme.models import (
    Recommendation,
)
from zona.modules.programme.tests.browsing import browser, records, text, url
from zona.modules.programme.tests.records import (
    action,
    lead,
    meeting,
    member,
    plan,
    recommendation,
    stranger,
    target,
)

pytestmark = pytest.mark.django_db

LISTS = (
    "plan_view",
    "team_view",
    "meeting_list",
    "outreach_list",
    "recommendation_list",
    "example_view",
)
DETAILS = (
    ("plan_detail", "plan"),
    ("team_detail", "team"),
    ("action_detail", "action"),
    ("meeting_detail", "meeting"),
    ("recommendation_detail", "recommendation"),
)
NEW = (
    "plan_new",
    "team_new",
    "meeting_new",
    "outreach_new",
    "recommendation_new",
    "role_model_new",
    "agent_new",
)
EDITS = (
    ("plan_edit", "plan"),
    ("target_new", "plan"),
    ("action_new", "plan"),
    ("target_edit", "target"),
    ("action_edit", "action"),
    ("team_edit", "team"),
    ("member_new", "team"),
    ("member_edit", "member"),
    ("meeting_edit", "meeting"),
    ("outreach_edit", "outreach"),
    ("recommendation_edit", "recommendation"),
    ("role_model_edit", "role_model"),
    ("agent_edit", "agent"),
    ("change_new", "agent"),
    ("change_edit", "change"),
)


def test_empty_pages_teach_what_will_stand_there() -> None:
    client = browser(lead())

    for name in LISTS:
        assert "Belum ada" in text(client, url(name))


def test_every_page_opens_for_the_team_and_the_reader() -> None:
    budi = lead()
    keys = records(budi)
    ani = person("ani", Role.EMPLOYEE)

    for client in (browser(budi), browser(ani)):
        for name in LISTS:
            assert "Belum ada rapat" not in text(client, url(name))
        for name, key in DETAILS:
            text(client, url(name, keys[key]))
    for name in NEW:
        text(browser(budi), url(name))
    for name, key in EDITS:
        text(browser(budi), url(name, keys[key]))


def test_readers_may_not_write_and_people_without_a_role_may_not_enter() -> None:
    keys = records(lead())
    ani = browser(person("ani", Role.EMPLOYEE))
    guard = browser(person("eko", Role.GUARD))

    for name in NEW:
        assert ani.get(url(name)).status_code == 403
    for name, key in EDITS:
        assert ani.get(url(name, keys[key])).status_code == 403
    for name in LISTS:
        assert guard.get(url(name)).status_code == 403
    assert Client().get(url("plan_view")).status_code == 302


def test_dewi_of_another_unit_finds_nothing() -> None:
    keys = records(lead())
    dewi = browser(stranger())

    for name, key in (*DETAILS, *EDITS):
        assert dewi.get(url(name, keys[key])).status_code == 404
    for name in LISTS:
        assert "Belum ada" in text(dewi, url(name))
        assert dewi.get(url(name), {"unit": "balai-uji"}).status_code == 404
    for name, key in (("target_remove", "target"), ("change_verify", "change")):
        assert dewi.post(url(name, keys[key])).status_code == 404


def test_an_overseer_reads_every_unit_below_and_edits_none() -> None:
    budi = lead()
    keys = records(budi)
    unit = budi.unit.parent
    assert unit
    fajar = browser(person("fajar", Role.OVERSEER, unit=unit))

    page = text(fajar, url("meeting_list") + "?unit=balai-uji")

    assert "Rapat 27-09-2021" in page
    assert "Catat rapat" not in page
    assert fajar.get(url("meeting_edit", keys["meeting"])).status_code == 403


def test_a_person_who_sees_no_unit_gets_no_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("zona.modules.programme.queries.units_seen", lambda user: ())

    assert browser(lead()).get(url("team_view")).status_code == 404


def test_the_plan_shows_board_table_targets_and_narrows() -> None:
    budi, ani = lead(), member()
    found = plan(budi)
    target(found, budi, goal="")
    late = action(found, budi, owner=ani)
    client = browser(budi)
    page = found.get_absolute_url()

    assert "Triwulan IV 2021" in text(client, page)
    assert "Belum lengkap" in text(client, f"{page}?tampilan=target")
    table = text(client, f"{page}?tampilan=tabel&status=terlambat&owner={ani.pk}")
    assert late.text in table
    assert "Belum mulai, terlambat" in table
    assert late.text in text(client, f"{page}?area=MP&urut=-triwulan&tampilan=tabel")
    for query in ("area=PP", "status=selesai", f"owner={ani.pk}&area=PP"):
        assert "Tidak ada rencana aksi" in text(client, f"{page}?{query}")
    assert late.text in text(client, f"{page}?status=apa&urut=-apa&tampilan=tabel")


@pytest.mark.parametrize("query", ["kind=monev", "year=2021", "q=27-09", "urut=judul"])
def test_meetings_are_found(query: str) -> None:
    budi = lead()
    meeting(budi)

    assert "Rapat 27-09-2021" in text(browser(budi), f"{url('meeting_list')}?{query}")


@pytest.mark.parametrize(
    "query", ["status=terlambat", "status=baru", "origin=monev", "area=MP", "q=R-01"]
)
def test_recommendations_are_found(query: str) -> None:
    budi = lead()
    recommendation(budi)
    page = url("recommendation_list")

    assert "R-01" in text(browser(budi), f"{page}?{query}")
    assert "Belum ada rekomendasi" in text(browser(budi), f"{page}?q=tidak+ada")


def test_an_indicator_outside_the_table_stays_on_the_form() -> None:
    budi = lead()
    row = recommendation(budi)
    Recommendation.objects.update(indicators="RF.MP.1")
    client = browser(budi)

    assert "RF.MP.1" in text(client, url("recommendation_edit", row.pk))
    assert "RF.MP.1" in text(client, row.get_absolute_url())


@pytest.mark.parametrize("name", ["plan_view", "meeting_list", "recommendation_list"])
def test_more_rows_cost_no_more_queries(name: str) -> None:
    budi, ani = lead(), member()
    found = plan(budi)
    client = browser(budi)

    def fill(count: int) -> int:
        for _ in range(count):
            action(found, budi, owner=ani)
            meeting(budi)
            recommendation(budi, owner=ani)
        client.get(url(name))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            text(client, f"{url(name)}?tampilan=tabel")
        return len(queries)

    assert fill(2) == fill(8)


def test_a_right_in_one_unit_does_not_reach_another() -> None:
    keys = records(lead())
    dewi = stranger()
    Grant.objects.create(user=dewi, unit=satker(), role=Role.EMPLOYEE)

    text(browser(dewi), url("meeting_detail", keys["meeting"]))
    assert browser(dewi).get(url("meeting_edit", keys["meeting"])).status_code == 403
    new = url("meeting_new") + "?unit=balai-uji"
    assert browser(dewi).get(new).status_code == 403
