"""Pages of a person's own keys."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from zona.core.api import actions
from zona.core.api.models import ApiKey
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role

pytestmark = pytest.mark.django_db
LIST, NEW = "/akun/kunci-api/", "/akun/kunci-api/baru/"


@pytest.fixture
def ani() -> User:
    return person("ani", Role.EMPLOYEE)


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="zona.core.people.sign_in.Backend")
    return client


def typed(**given: str) -> dict[str, str]:
    day = localdate() + timedelta(30)
    return {"name": "Dasbor", "expires_on": day.isoformat(), **given}


def test_a_person_makes_a_key_and_sees_its_secret_once(ani: User) -> None:
    client = as_(ani)
    assert "Belum ada kunci" in client.get(LIST).text
    assert "Paling lama setahun" in client.get(NEW).text

    made = client.post(NEW, typed())

    assert "zona_" in made.text
    assert made["Cache-Control"] == "no-store"
    listed = client.get(LIST).text
    assert "Dasbor" in listed
    assert "zona_" not in listed


def test_a_wrong_last_day_comes_back_with_what_was_typed(ani: User) -> None:
    page = as_(ani).post(NEW, typed(expires_on="2020-01-01")).text

    assert "Tanggal ini sudah lewat" in page
    assert 'value="Dasbor"' in page
    assert not ApiKey.objects.exists()


def test_a_key_is_ended_by_its_owner_only(ani: User) -> None:
    key, _ = actions.make_key(
        name="Dasbor", expires_on=localdate() + timedelta(30), by=ani, at=now()
    )
    end = reverse("api_key_end", args=[key.pk])
    dewi = person("dewi", Role.SYSTEM_ADMIN, unit=satker("balai-lain"))

    assert as_(dewi).post(end).status_code == 404
    assert as_(ani).get(end).status_code == 405
    assert "dicabut" in as_(ani).post(end, follow=True).text
    assert "Dicabut" in as_(ani).get(LIST).text


def test_an_expired_key_says_so(ani: User) -> None:
    actions.make_key(
        name="Lama",
        expires_on=localdate() - timedelta(30),
        by=ani,
        at=now() - timedelta(60),
    )

    assert "Kedaluwarsa" in as_(ani).get(LIST).text
