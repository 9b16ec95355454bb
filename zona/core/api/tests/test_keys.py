"""Keys: their last day, their making, their use and their end."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from zona.core.api import actions
from zona.core.api.models import ApiKey
from zona.core.api.rules import LONGEST, digest, expiry_problem, new_secret
from zona.core.audit.models import Entry
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.core.sample import on

TODAY = date(2026, 3, 2)
AT = on(TODAY)


@pytest.fixture
def ani() -> User:
    return person("ani", Role.EMPLOYEE)


def made(by: User, name: str = "Dasbor", days: int = 30) -> tuple[ApiKey, str]:
    return actions.make_key(name=name, expires_on=TODAY + timedelta(days), by=by, at=AT)


@given(st.integers(-400, 800))
def test_a_key_lives_from_today_to_a_year(days: int) -> None:
    problem = expiry_problem(TODAY + timedelta(days), TODAY)

    assert (problem == "") == (0 <= days <= LONGEST.days)


def test_two_secrets_differ_and_only_their_digest_is_short() -> None:
    assert new_secret() != new_secret()
    assert len(digest(new_secret())) == 64


@pytest.mark.django_db
def test_a_key_is_kept_as_a_digest_and_put_on_record(ani: User) -> None:
    key, secret = made(ani)

    assert key.digest == digest(secret)
    assert str(key) == "Dasbor"
    [entry] = Entry.objects.filter(verb="api.key_made")
    assert secret not in str(entry.detail)


@pytest.mark.django_db
def test_a_name_is_used_once_while_its_key_is_open(ani: User) -> None:
    key, _ = made(ani)
    with pytest.raises(ValidationError, match="nama ini"):
        made(ani)

    actions.end_key(key, by=ani, at=AT)

    assert made(ani)


@pytest.mark.django_db
def test_a_last_day_that_has_passed_is_refused(ani: User) -> None:
    with pytest.raises(ValidationError, match="sudah lewat"):
        made(ani, days=-1)


@pytest.mark.django_db
def test_a_key_opens_the_door_up_to_its_last_day(ani: User) -> None:
    key, secret = made(ani, days=1)

    used = actions.key_in_use(secret, on=key.expires_on)

    assert used == key
    assert used and used.last_used_on == key.expires_on
    assert actions.key_in_use(secret, on=key.expires_on) == key
    assert actions.key_in_use(secret, on=key.expires_on + timedelta(1)) is None
    assert actions.key_in_use("zona_lain", on=TODAY) is None


@pytest.mark.django_db
def test_a_key_of_a_person_who_left_opens_nothing(ani: User) -> None:
    _, secret = made(ani)
    ani.is_active = False
    ani.save()

    assert actions.key_in_use(secret, on=TODAY) is None


@pytest.mark.django_db
def test_an_ended_key_opens_nothing_and_ends_once(ani: User) -> None:
    key, secret = made(ani)
    actions.end_key(key, by=ani, at=AT)

    assert actions.key_in_use(secret, on=TODAY) is None
    with pytest.raises(Refused, match="sudah dicabut"):
        actions.end_key(key, by=ani, at=AT)


@pytest.mark.django_db
def test_nobody_sees_the_keys_of_another(ani: User) -> None:
    made(ani)
    dewi = person("dewi", Role.SYSTEM_ADMIN, unit=satker("balai-lain"))

    assert not ApiKey.objects.visible_to(dewi).exists()
