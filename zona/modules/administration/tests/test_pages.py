"""The administrator's pages as people walk them: units, the trail, and where they end for others."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from zona.core.audit.models import Entry
from zona.core.people.models import Position, Unit, User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.modules.administration import actions

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


# --- units -----------------------------------------------------------------------------


def test_the_tree_shows_the_units_in_reach(citra: User, dewi: User) -> None:
    chief = person("kepala", Role.SYSTEM_ADMIN, unit=ministry())

    own = text(at(citra).get(f"{HOME}/unit/"))
    whole = text(at(chief).get(f"{HOME}/unit/"))

    assert "balai-lain" not in own
    assert "Balai balai-lain" in whole
    assert "Kementerian Uji" in whole


def test_a_unit_is_added_below_one_in_reach() -> None:
    chief = person("kepala", Role.SYSTEM_ADMIN, unit=ministry())
    given = {
        "name": "Balai Baru",
        "short_name": "Baru",
        "code": "balai-baru",
        "level": "satker",
        "parent": ministry().pk,
        "place": "Dumai",
    }
    client = at(chief)

    client.post(f"{HOME}/unit/baru/", given)
    again = client.post(f"{HOME}/unit/baru/", given)

    assert Unit.objects.get(code="balai-baru").path.startswith(ministry().path)
    assert "Kode" in text(again)


def test_an_administrator_of_a_work_unit_adds_no_unit(citra: User) -> None:
    assert "Anda mengelola satuan kerja" in text(at(citra).get(f"{HOME}/unit/baru/"))


def test_a_unit_and_its_posts_are_kept(citra: User) -> None:
    client = at(citra)
    address = f"{HOME}/unit/balai-uji"
    given = {"name": "Balai Uji Riau", "short_name": "BUR", "place": "Dumai"}

    client.post(f"{address}/data/", given)
    client.post(f"{address}/jabatan/baru/", {"title": "Arsiparis"})
    post = Position.objects.get(title="Arsiparis")
    client.post(f"{address}/jabatan/{post.pk}/", {"title": "Arsiparis Muda"})
    page = text(client.get(f"{address}/"))

    assert "Balai Uji Riau" in page
    assert "Arsiparis Muda" in page
    for path in ("data", "jabatan/baru", f"jabatan/{post.pk}"):
        assert client.get(f"{address}/{path}/").status_code == 200


def test_a_ring_of_posts_is_refused(citra: User) -> None:
    head = Position.objects.create(unit=citra.unit, title="Kepala")
    clerk = Position.objects.create(unit=citra.unit, title="Arsiparis", superior=head)
    address = f"{HOME}/unit/balai-uji/jabatan/{head.pk}/"

    page = at(citra).post(address, {"title": "Kepala", "superior": clerk.pk})

    assert "di atas jabatan yang dipilih" in text(page)


# --- the trail -------------------------------------------------------------------------


def test_the_trail_tells_what_happened_in_the_units_watched(
    citra: User, dewi: User
) -> None:
    budi = person("budi", Role.HEAD)
    for user in (citra, dewi):
        actions.grant_role(user=user, unit=user.unit, role=Role.GUARD, by=citra, at=NOW)

    page = text(at(budi).get(f"{HOME}/audit/"))

    assert "Memberi peran" in page
    assert "peran: Satpam" in page
    assert "balai-lain" not in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("subject=people", 1),
        ("subject=files", 0),
        ("who=citr", 1),
        ("who=budi", 0),
        ("since=2021-10-01&until=2021-10-01", 1),
        ("since=2021-10-02", 0),
        ("until=2021-09-30", 0),
        ("unit=balai-uji", 1),
        ("target=people.unit:0", 0),
    ],
)
def test_the_trail_is_narrowed_by_its_address(
    citra: User, query: str, count: int
) -> None:
    actions.grant_role(user=citra, unit=citra.unit, role=Role.GUARD, by=citra, at=NOW)

    response = at(citra).get(f"{HOME}/audit/?{query}")

    assert response.context["page"].paginator.count == count


def test_the_trail_costs_the_same_for_many_entries(
    citra: User, django_assert_max_num_queries: object
) -> None:
    roles = [role for role in Role if role != Role.SYSTEM_ADMIN]
    for role in roles:
        actions.grant_role(user=citra, unit=citra.unit, role=role, by=citra, at=NOW)

    client = at(citra)
    with django_assert_max_num_queries(9):  # type: ignore[operator]  # pytest-django's fixture
        client.get(f"{HOME}/audit/")


def test_a_chain_is_whole_until_someone_reaches_into_the_table(citra: User) -> None:
    actions.grant_role(user=citra, unit=citra.unit, role=Role.GUARD, by=citra, at=NOW)
    client = at(citra)
    assert "Rantai utuh" in text(client.get(f"{HOME}/audit/balai-uji/"))

    entry = Entry.objects.get()
    entry.verb = "people.role_revoked"
    entry.save()

    page = text(client.get(f"{HOME}/audit/balai-uji/"))
    assert "Rantai rusak" in page
    assert "isi catatan berubah" in page


# --- whose doors these are -------------------------------------------------------------


MANAGED = ("pengguna/", "pengguna/baru/", "unit/", "unit/baru/", "libur/", "audit/")


@pytest.mark.parametrize("path", MANAGED)
def test_without_the_permission_the_door_is_shut(path: str) -> None:
    ani = person("ani", Role.EMPLOYEE)

    assert at(ani).get(f"{HOME}/{path}").status_code == 403
    assert Client().get(f"{HOME}/{path}").status_code == 302


def test_a_head_reads_the_trail_but_manages_nobody() -> None:
    budi = person("budi", Role.HEAD)

    assert at(budi).get(f"{HOME}/audit/").status_code == 200
    assert at(budi).get(f"{HOME}/pengguna/").status_code == 403


def test_dewi_of_another_unit_is_not_found(citra: User, dewi: User) -> None:
    assert dewi.position
    grant = dewi.grants.get()
    client = at(citra)
    read = [
        f"pengguna/{dewi.pk}/",
        f"pengguna/{dewi.pk}/data/",
        f"pengguna/{dewi.pk}/peran/",
        f"pengguna/{dewi.pk}/nonaktif/",
        "unit/balai-lain/",
        "unit/balai-lain/data/",
        "unit/balai-lain/jabatan/baru/",
        f"unit/balai-lain/jabatan/{dewi.position.pk}/",
        f"unit/balai-uji/jabatan/{dewi.position.pk}/",
        "audit/balai-lain/",
    ]
    written = [
        f"pengguna/{dewi.pk}/aktif/",
        f"pengguna/{dewi.pk}/nonaktif/",
        f"pengguna/{dewi.pk}/tautan-sandi/",
        f"pengguna/{dewi.pk}/dua-langkah/",
        f"pengguna/{dewi.pk}/peran/{grant.pk}/pencabutan/",
    ]

    assert {client.get(f"{HOME}/{path}").status_code for path in read} == {404}
    assert {client.post(f"{HOME}/{path}").status_code for path in written} == {404}
