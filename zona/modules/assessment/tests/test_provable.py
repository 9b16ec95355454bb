"""The provable score on the readiness page and as a fact."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from zona.core.facts import Period, read
from zona.modules.assessment import queries
from zona.modules.assessment.tests.team import Team, answered, opened, proven, team
from zona.modules.assessment.views import provable

pytestmark = pytest.mark.django_db

TODAY = date(2021, 7, 1)
Q4 = Period.quarter(2021, 4)


@pytest.fixture
def people() -> Team:
    return team()


def test_each_gap_has_its_reason(people: Team) -> None:
    lke = opened(people.citra)
    codes = {"PM_PW_1_a": "A", "PM_PW_1_b": "A", "PM_PW_2_a": "A", "PM_PW_2_b": "A"}
    answered(lke, people.ani, **codes)
    proven(lke, people.ani, "PM.PW.1.a")
    proven(lke, people.ani, "PM.PW.1.b", until=date(2021, 6, 30))
    proven(lke, people.ani, "PM.PW.2.a", happened_on=date(2021, 9, 1))

    found = queries.proven(queries.worksheet(lke), TODAY)

    assert dict(found.reasons) == {
        "PM.PW.1.b": "Masa berlaku buktinya habis",
        "PM.PW.2.a": "Kejadian pada buktinya belum terjadi",
    }
    assert [(q.code, why) for q, why in found.unproven] == [
        ("PM.PW.1.b", "Masa berlaku buktinya habis"),
        ("PM.PW.2.a", "Kejadian pada buktinya belum terjadi"),
        ("PM.PW.2.b", "Belum ada bukti"),
    ]


def test_what_is_expired_weighs_more_than_what_is_still_to_come(people: Team) -> None:
    lke = opened(people.citra)
    proven(lke, people.ani, "PM.PW.1.a", until=date(2021, 6, 30))
    proven(lke, people.ani, "PM.PW.1.a", happened_on=date(2021, 9, 1))

    found = queries.proven(queries.worksheet(lke), TODAY)

    assert found.reason("PM.PW.1.a") == "Masa berlaku buktinya habis"


def test_both_scores_stand_by_area_and_gate(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A", PM_PW_1_b="A")
    proven(lke, people.ani, "PM.PW.1.a")

    found = provable.both(queries.readiness(lke, TODAY))

    area = next(row for row in found.areas if row.title == "Penguatan Pengawasan")
    assert area.claimed != area.proven
    assert area.at_risk == found.at_risk == found.claimed - found.proven
    assert [row.question.code for row in found.gaps] == ["PM.PW.1.b"]
    assert len(found.gates) == 24
    assert found.more == 0


def test_the_page_shows_the_points_at_risk(client: Client, people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A")
    client.force_login(people.budi)

    url = reverse("assessment:readiness_view", args=[lke.pk])
    text = client.get(url).content.decode()

    assert "Diklaim dan dapat dibuktikan" in text
    assert "dapat dibuktikan 0,00" in text
    assert "Belum ada bukti" in text


def test_the_provable_score_is_told_with_what_lacks_proof(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A", PM_PW_1_b="A")
    proven(lke, people.ani, "PM.PW.1.a")

    reading = read("assessment.provable_score", lke.unit_id, Q4)

    assert reading is not None
    assert reading.table is not None
    assert reading.value == provable.both(queries.readiness(lke, Q4.end)).proven
    [row] = reading.table.rows
    assert (row[0], row[1], row[4]) == ("PM.PW.1", "PM.PW.1.b", "Belum ada bukti")
    assert reading.sources[0].url == f"/lke/{lke.pk}/kesiapan/"
