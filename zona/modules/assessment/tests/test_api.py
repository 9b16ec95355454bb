"""The worksheet for programs: read, answered, refused."""

from typing import Any

import pytest
from django.test import Client

from zona.core.people.models import Grant
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.assessment.models import Answer, Lke
from zona.modules.assessment.tests.desk import CODE, as_
from zona.modules.assessment.tests.team import Team, answered, opened, proven, team

pytestmark = pytest.mark.django_db
SHEETS = "/api/v1/assessment/worksheets/"


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def put(client: Client, lke: Lke, code: str = CODE, **given: Any) -> Any:
    body = {"value": "B", "version": 0, **given}
    path = f"{SHEETS}{lke.pk}/answers/{code}/"
    return client.put(path, body, content_type="application/json")


def test_worksheets_are_listed_by_unit(people: Team, lke: Lke) -> None:
    client = as_(people.citra)

    [found] = client.get(SHEETS, {"unit": lke.unit.code}).json()

    assert found["id"] == lke.pk
    assert found["instrument"] == "lke-zi-2021"
    assert client.get(SHEETS, {"offset": 1}).json() == []
    assert client.get(SHEETS, {"unit": "lain"}).json() == []


def test_the_score_comes_with_every_part_and_gate(people: Team, lke: Lke) -> None:
    answered(lke, people.citra, PM_MP_1_a="Ya")

    told = as_(people.budi).get(f"{SHEETS}{lke.pk}/score/").json()

    assert told["total"]["score"] == "0.25"
    assert {part["code"] for part in told["parts"]} >= {"PU", "PM.MP", "HS"}
    assert {gate["predicate"] for gate in told["gates"]} == {"WBK", "WBBM"}


def test_an_answer_is_saved_and_read_back(people: Team, lke: Lke) -> None:
    saved = put(as_(people.ani), lke, note="Ada di lobi")

    assert saved.status_code == 200
    assert saved.json()["version"] == 1
    [given] = as_(people.ani).get(f"{SHEETS}{lke.pk}/answers/").json()
    assert given == {
        "code": CODE,
        "value": "B",
        "inputs": {},
        "note": "Ada di lobi",
        "version": 1,
    }


def test_a_late_answer_gets_the_newer_one_and_changes_nothing(
    people: Team, lke: Lke
) -> None:
    put(as_(people.ani), lke)

    late = put(as_(people.citra), lke, value="A")

    assert late.status_code == 409
    assert late.json()["current"]["value"] == "B"
    assert Answer.objects.get(lke=lke).value == "B"


@pytest.mark.parametrize(
    ("code", "given", "status"),
    [
        ("PM.MP.1.a", {"value": "Ya"}, 403),  # Ani works on another area
        ("XX.1", {}, 409),
        (CODE, {"value": "Z"}, 422),
        (CODE, {"version": "satu"}, 422),
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_is_kept(
    people: Team, lke: Lke, code: str, given: dict[str, str], status: int
) -> None:
    told = put(as_(people.ani), lke, code, **given)

    assert told.status_code == status
    assert told.json()["detail"]
    assert not Answer.objects.exists()


def test_evidence_is_listed_by_question(people: Team, lke: Lke) -> None:
    proven(lke, people.citra, CODE, "PM.PW.1.b")
    client = as_(people.ani)
    path = f"{SHEETS}{lke.pk}/evidence/"

    assert [each["code"] for each in client.get(path).json()] == [CODE, "PM.PW.1.b"]
    assert len(client.get(path, {"code": CODE}).json()) == 1


def test_another_unit_finds_nothing_and_a_reader_writes_nothing(
    people: Team, lke: Lke
) -> None:
    reader = person("eka", Role.EMPLOYEE)
    nobody = person("fajar")
    Grant.objects.filter(user=nobody).delete()

    for path in ("score/", "answers/", "evidence/"):
        assert as_(people.dewi).get(f"{SHEETS}{lke.pk}/{path}").status_code == 404
        assert as_(nobody).get(f"{SHEETS}{lke.pk}/{path}").status_code == 403
    assert as_(people.dewi).get(SHEETS).json() == []
    assert put(as_(people.dewi), lke).status_code == 404
    assert put(as_(reader), lke).status_code == 403
