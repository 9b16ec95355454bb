"""The what-if page: scores move, nothing is saved, a rise can become the target."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role
from zona.modules.assessment import queries
from zona.modules.assessment.models import Answer, Lke, Route, RouteOrigin
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import Team, answered, opened, team

pytestmark = pytest.mark.django_db

RATIO = "RF.PW.2.a"


@pytest.fixture
def people() -> Team:
    return team()


def url(lke: Lke) -> str:
    return reverse("assessment:route_new", args=[lke.pk])


def tried(user: User, lke: Lke, status: int = 200, **asked: Any) -> str:
    asked = {name.replace("_", "."): value for name, value in asked.items()}
    response = as_(user).get(url(lke), asked)
    assert response.status_code == status
    return response.content.decode()


def adopted(client: Client, lke: Lke, query: str, status: int) -> str:
    response = client.post(f"{url(lke)}?{query}", {"predikat": "WBK"})
    assert response.status_code == status
    return response.content.decode()


def test_another_answer_moves_the_score_and_saves_nothing(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_b="C")

    text = tried(people.budi, lke, PM_PW_1_b="A")

    assert "Nilai total andaian" in text
    assert "Jadikan target" not in text
    assert Answer.objects.get().value == "C"
    assert not Route.objects.exists()


def test_the_score_is_that_of_the_answers_tried(people: Team) -> None:
    lke = opened(people.citra)
    sheet = queries.worksheet(lke)
    answered(lke, people.ani, PM_PW_1_b="A")

    found = queries.tried(
        sheet, {"PM.PW.1.b": queries.worksheet(lke).score_answers()["PM.PW.1.b"]}
    )

    assert found.points == queries.worksheet(lke).score().points


def test_the_address_holds_only_what_was_changed(people: Team) -> None:
    lke = opened(people.citra)
    client = as_(people.citra)

    short = client.get(url(lke), {"PM.PW.1.a": "A", "PM.PW.1.b": "", "lain": "x"})
    bare = client.get(url(lke), {"PM.PW.1.b": ""})

    assert short.headers["Location"] == f"{url(lke)}?PM.PW.1.a=A"
    assert bare.headers["Location"] == url(lke)


def test_figures_may_be_tried_one_by_one(people: Team) -> None:
    lke = opened(people.citra)
    response = as_(people.citra).get(
        url(lke), {f"{RATIO}-harus": "4", f"{RATIO}-selesai": "2"}
    )

    assert response.context["count"] == 1
    assert response.context["after"] > response.context["before"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("PM.PW.1.a", "Z"), (f"{RATIO}-harus", "banyak"), (f"{RATIO}-harus", "-3")],
)
def test_what_cannot_be_an_answer_is_told_and_left_out(
    people: Team, name: str, value: str
) -> None:
    response = as_(people.citra).get(url(opened(people.citra)), {name: value})

    assert response.status_code == 200
    assert response.context["count"] == 0
    assert response.context["form"].errors


def test_what_rises_becomes_the_target(people: Team) -> None:
    lke = opened(people.citra)

    adopted(as_(people.citra), lke, "PM.PW.1.a=A", 302)

    route = Route.objects.get()
    assert route.origin == RouteOrigin.WHAT_IF
    assert not route.passes
    assert [climb.code for climb in route.climbs.all()] == ["PM.PW.1.a"]


def test_what_does_not_rise_is_refused(people: Team) -> None:
    lke = opened(people.citra)

    text = adopted(as_(people.citra), lke, "PM.PW.1.b=E", 409)

    assert "Belum ada pertanyaan yang naik" in text


def test_an_unknown_predicate_keeps_the_page(people: Team) -> None:
    lke = opened(people.citra)
    address = f"{url(lke)}?PM.PW.1.a=A"

    response = as_(people.citra).post(address, {"predikat": "EMAS"})

    assert response.status_code == 200
    assert not Route.objects.exists()


def test_outsiders_try_nothing(people: Team) -> None:
    lke = opened(people.citra)

    adopted(as_(people.budi), lke, "PM.PW.1.a=A", 403)
    tried(people.dewi, lke, 404)
    tried(person("satpam", Role.GUARD), lke, 403)
