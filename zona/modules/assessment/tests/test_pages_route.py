"""A way that is followed: its page, its end, the list, readiness, the fact."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from zona.core.facts import Period, Reading, read
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import (
    Predicate,
    Route,
    RouteOrigin,
)
from zona.modules.assessment.rules.answers import Answer
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import AT, Team, opened, proven, team
from zona.modules.assessment.tests.walking import (
    chosen,
    listed,
    page,
)

pytestmark = pytest.mark.django_db

LOW = ("PM.PW.1.a", "PM.PW.1.b", "HS.PL.a")
Q4 = Period.quarter(2021, 4)


@pytest.fixture
def people() -> Team:
    return team()


def test_the_way_shows_what_is_left_and_what_is_done(people: Team) -> None:
    route = chosen(people)
    assert "0 dari 1 kenaikan tercapai" in page(people.budi, route)
    aimed = route.climbs.get().inputs["indeks"]
    sheet = queries.worksheet(route.lke)
    reply = actions.Reply(inputs={"indeks": Decimal(aimed)})
    actions.answer_question(sheet, "HS.PL.a", reply, version=1, by=people.citra, at=AT)

    text = page(people.budi, route)

    assert "1 dari 1 kenaikan tercapai" in text
    assert "Yang sudah tercapai" in text
    assert "Tutup jalur" not in text


def test_proof_that_a_climb_lacks_is_named(people: Team) -> None:
    lke = opened(people.citra)
    proven(lke, people.citra, "HS.PL.a")
    codes = {"HS.PL.a", "PM.PW.1.a"}

    found = queries.missing_proof(queries.worksheet(lke), codes, date(2021, 7, 1))

    assert found["HS.PL.a"] != "Belum ada bukti"
    assert found["PM.PW.1.a"]


def test_a_way_is_closed_with_a_reason(people: Team) -> None:
    route = chosen(people)
    url = reverse("assessment:route_close", args=[route.pk])
    citra = as_(people.citra)

    assert citra.get(url).status_code == 200
    assert citra.post(url, {"alasan": ""}).status_code == 200
    assert Route.objects.active().exists()
    assert citra.post(url, {"alasan": "Sasaran berubah"}).status_code == 302
    assert citra.post(url, {"alasan": "Sekali lagi"}).status_code == 409
    assert "Sasaran berubah" in page(people.citra, route)
    assert as_(people.budi).get(url).status_code == 403
    assert as_(people.dewi).get(url).status_code == 404


def test_the_list_is_empty_at_first(people: Team) -> None:
    lke = opened(people.citra)

    assert "Belum ada jalur" in listed(people.budi, lke)
    listed(people.dewi, lke, 404)


def test_dewi_does_not_see_a_way(people: Team) -> None:
    page(people.dewi, chosen(people), 404)


def test_readiness_shows_the_way_or_the_button(client: Client, people: Team) -> None:
    lke = opened(people.citra)
    client.force_login(people.budi)
    url = reverse("assessment:readiness_view", args=[lke.pk])
    assert "Cari jalur terpendek" in client.get(url).content.decode()
    actions.choose_route(
        queries.worksheet(lke),
        predicate=Predicate.WBK,
        origin=RouteOrigin.WHAT_IF,
        targets={"PM.PW.1.a": Answer("A")},
        by=people.citra,
        at=AT,
    )

    text = client.get(url).content.decode()

    assert "Unit mengikuti jalur menuju WBK: 1 kenaikan" in text
    assert "belum memenuhi semua ambang" in text


# --- the fact ---------------------------------------------------------------------------


def test_the_climbs_are_told(people: Team) -> None:
    route = chosen(people)

    reading = read("assessment.climbs_count", route.unit_id, Q4)

    assert reading is not None
    assert reading.table is not None
    assert reading.value == 1
    [row] = reading.table.rows
    assert len(row) == len(reading.table.columns)
    assert row[1] == "HS.PL.a"
    assert row[7] == reverse("assessment:question_view", args=[route.lke_id, "HS.PL.a"])
    assert reading.sources[0].url == f"/lke/jalur/{route.pk}/"


def test_without_a_way_no_climbs_are_told(people: Team) -> None:
    lke = opened(people.citra)

    assert read("assessment.climbs_count", lke.unit_id, Q4) == Reading(None)
