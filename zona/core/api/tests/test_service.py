"""The service: who gets in, how a no is told, facts by code."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from zona.core.api import actions
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role

pytestmark = pytest.mark.django_db
FACTS = "/api/v1/facts/"
YEAR = {"start": "2021-01-01", "end": "2021-12-31"}


def with_key(user: User) -> Client:
    _, secret = actions.make_key(
        name="Uji", expires_on=localdate() + timedelta(1), by=user, at=now()
    )
    return Client(headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def ani() -> User:
    return person("ani", Role.EMPLOYEE)


def test_nobody_gets_in_without_a_key_or_with_a_wrong_one() -> None:
    wrong = Client(headers={"Authorization": "Bearer zona_salah"})

    assert Client().get(FACTS).status_code == 401
    assert wrong.get(FACTS).status_code == 401


def test_an_open_page_is_a_way_in(ani: User) -> None:
    client = Client()
    client.force_login(ani, backend="zona.core.people.sign_in.Backend")

    assert client.get(FACTS).status_code == 200


def test_facts_are_listed_and_read_by_code(ani: User) -> None:
    client = with_key(ani)
    listed = {fact["code"] for fact in client.get(FACTS).json()}

    for code in sorted(listed):
        found = client.get(f"{FACTS}{code}/", {"unit": "balai-uji", **YEAR})
        assert found.status_code == 200, code
        assert found.json()["unit"] == "balai-uji"
    assert "programme.team_exists" in listed


def test_a_fact_of_another_unit_and_an_unknown_fact_are_not_found(ani: User) -> None:
    satker("balai-lain")
    client = with_key(ani)
    path = f"{FACTS}programme.team_exists/"

    assert client.get(path, {"unit": "balai-lain", **YEAR}).status_code == 404
    assert (
        client.get(f"{FACTS}lain.lain/", {"unit": "balai-uji", **YEAR}).status_code
        == 404
    )


def test_a_question_without_its_days_says_what_is_missing(ani: User) -> None:
    answer = with_key(ani).get(f"{FACTS}programme.team_exists/", {"unit": "balai-uji"})

    assert answer.status_code == 422
    assert "start" in answer.text


def test_the_description_is_for_people_who_have_signed_in(ani: User) -> None:
    client = Client()
    assert client.get("/api/v1/openapi.json").status_code == 302
    client.force_login(ani, backend="zona.core.people.sign_in.Backend")

    described = client.get("/api/v1/openapi.json").json()

    assert described["openapi"].startswith("3.1")
    assert "/api/v1/facts/" in described["paths"]
