"""Enrolling people and giving them roles, as an administrator does it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from zona.core.people.models import Grant, User
from zona.core.people.tests.people import person, satker
from zona.core.roles import Role

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 10, 1, 2, tzinfo=UTC)
HOME = "/pengelola"


@pytest.fixture
def citra() -> User:
    """The administrator of one work unit."""
    return person("citra", Role.SYSTEM_ADMIN)


@pytest.fixture
def dewi() -> User:
    """A person of another unit."""
    return person("dewi", Role.EMPLOYEE, unit=satker("balai-lain"))


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def words(user: User, **changed: object) -> dict[str, object]:
    return {
        "full_name": user.full_name,
        "email": user.email,
        "unit": user.unit_id,
        "position": user.position_id,
        **changed,
    }


def test_the_list_shows_the_people_of_the_units_in_reach(
    citra: User, dewi: User
) -> None:
    person("ani", Role.EMPLOYEE)

    page = text(at(citra).get(f"{HOME}/pengguna/"))

    assert "Ani" in page
    assert "Dewi" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ANI", {"Ani"}),
        ("role=head", {"Budi"}),
        ("state=nonaktif", {"Ani"}),
        ("state=aktif", {"Budi", "Citra"}),
        ("unit=balai-uji", {"Ani", "Budi", "Citra"}),
        ("unit=balai-lain", {"Ani", "Budi", "Citra"}),
        ("q=tidak-ada", set()),
    ],
)
def test_the_list_is_narrowed_by_its_address(
    citra: User, dewi: User, query: str, found: set[str]
) -> None:
    User.objects.filter(pk=person("ani").pk).update(is_active=False)
    person("budi", Role.HEAD)

    response = at(citra).get(f"{HOME}/pengguna/?{query}")

    assert {user.full_name for user in response.context["page"]} == found


@pytest.mark.parametrize(
    ("sort", "first"), [("nama", "Ani"), ("-nama", "Citra"), ("aneh", "Ani")]
)
def test_the_list_is_sorted_by_its_address(citra: User, sort: str, first: str) -> None:
    person("ani")

    response = at(citra).get(f"{HOME}/pengguna/?urut={sort}")

    assert response.context["page"][0].full_name == first


def test_the_list_costs_the_same_for_many_people(
    citra: User, django_assert_max_num_queries: object
) -> None:
    for number in range(24):
        person(f"orang{number}", Role.EMPLOYEE, Role.ZI_MEMBER)

    client = at(citra)
    with django_assert_max_num_queries(8):  # type: ignore[operator]  # pytest-django's fixture
        client.get(f"{HOME}/pengguna/")


def test_a_person_is_enrolled_and_gets_a_link(
    citra: User, django_capture_on_commit_callbacks: object
) -> None:
    client = at(citra)
    given = {
        "username": "ani",
        "full_name": "Ani",
        "email": "ani@contoh.invalid",
        "unit": citra.unit_id,
    }

    response = client.post(f"{HOME}/pengguna/baru/", given)
    ani = User.objects.get(username="ani")
    assert response.url == f"{HOME}/pengguna/{ani.pk}/"  # type: ignore[attr-defined]  # a redirect
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        client.post(f"{HOME}/pengguna/{ani.pk}/tautan-sandi/")

    assert mail.outbox[0].to == ["ani@contoh.invalid"]
    page = text(client.get(f"{HOME}/pengguna/{ani.pk}/"))
    assert "Tautan kata sandi dikirim" in page
    assert "Belum dibuat" in page


def test_a_taken_name_is_refused_and_nothing_typed_is_lost(citra: User) -> None:
    given = words(citra, username="citra", full_name="Citra Kedua", email="c2@a.id")

    page = text(at(citra).post(f"{HOME}/pengguna/baru/", given))

    assert "Citra Kedua" in page
    assert "sudah ada" in page
    assert User.objects.count() == 1


def test_data_are_corrected(citra: User) -> None:
    ani = person("ani", Role.EMPLOYEE)
    client = at(citra)
    address = f"{HOME}/pengguna/{ani.pk}/data/"
    assert 'value="Ani"' in text(client.get(address))

    client.post(address, words(ani, full_name="Ani Rahmawati"))
    bad = client.post(address, words(ani, email=citra.email, full_name="Ani R."))

    ani.refresh_from_db()
    assert ani.full_name == "Ani Rahmawati"
    assert "sudah dipakai pengguna lain" in text(bad)
    assert "Ani R." in text(bad)


def test_a_role_is_given_and_revoked(citra: User) -> None:
    ani = person("ani")
    client = at(citra)
    address = f"{HOME}/pengguna/{ani.pk}/peran/"
    assert "Beri peran" in text(client.get(address))
    given = {"role": "zi_member", "unit": ani.unit_id, "areas": ["MP", "TT"]}

    client.post(address, given)
    grant = ani.grants.get()
    again = client.post(address, given)
    client.post(f"{address}{grant.pk}/pencabutan/")

    assert grant.areas == "MP,TT"
    assert "sudah dipegang" in text(again)
    assert not ani.grants.exists()


def test_areas_are_for_team_members_only(citra: User) -> None:
    ani = person("ani")
    given = {"role": "employee", "unit": ani.unit_id, "areas": ["MP"]}

    at(citra).post(f"{HOME}/pengguna/{ani.pk}/peran/", given)

    assert ani.grants.get().areas == ""


def test_a_role_out_of_reach_is_neither_given_nor_revoked(
    citra: User, dewi: User
) -> None:
    ani = person("ani")
    client = at(citra)
    foreign = Grant.objects.create(user=ani, unit=dewi.unit, role=Role.HEAD)

    page = client.post(
        f"{HOME}/pengguna/{ani.pk}/peran/", {"role": "head", "unit": dewi.unit_id}
    )
    revoked = client.post(f"{HOME}/pengguna/{ani.pk}/peran/{foreign.pk}/pencabutan/")

    assert "Masukkan pilihan" in text(page) or "pilihan yang valid" in text(page)
    assert revoked.status_code == 404
    assert list(ani.grants.all()) == [foreign]


def test_an_account_is_closed_after_a_question_and_opened_again(citra: User) -> None:
    ani = person("ani", Role.EMPLOYEE)
    client = at(citra)
    address = f"{HOME}/pengguna/{ani.pk}"

    assert "Nonaktifkan akun ini?" in text(client.get(f"{address}/nonaktif/"))
    client.post(f"{address}/nonaktif/")
    assert at(ani).get("/akun/").status_code == 302
    client.post(f"{address}/aktif/")

    assert at(ani).get("/akun/").status_code == 200


def test_a_lost_second_step_is_ended(citra: User) -> None:
    ani = person("ani", Role.EMPLOYEE)
    Authenticator.objects.create(user=ani, type=Authenticator.Type.TOTP, data={})
    client = at(citra)
    address = f"{HOME}/pengguna/{ani.pk}/"
    assert "Matikan masuk dua langkah" in text(client.get(address))

    client.post(f"{address}dua-langkah/")

    assert "Tidak dipakai" in text(client.get(address))


def test_closing_the_own_account_is_refused(citra: User) -> None:
    response = at(citra).post(f"{HOME}/pengguna/{citra.pk}/nonaktif/")

    assert response.status_code == 409
    assert "akun Anda sendiri" in text(response)
