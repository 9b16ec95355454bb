"""The year's calendar, as an administrator keeps it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.core.workdays.actions import add_holiday
from zona.core.workdays.models import Holiday, HolidayKind, HolidayStatus

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 10, 1, 2, tzinfo=UTC)
HOME = "/pengelola/libur"
LOCAL = {
    "day": "2021-08-09",
    "name": "Hari Jadi Provinsi Riau",
    "kind": "lokal",
    "basis": "SE Gubernur 1/2021",
    "status": "resmi",
}


@pytest.fixture
def citra() -> User:
    return person("citra", Role.SYSTEM_ADMIN)


@pytest.fixture
def chief() -> User:
    return person("kepala", Role.SYSTEM_ADMIN, unit=ministry())


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response: Any) -> str:
    return str(response.content.decode())


def holiday(by: User, status: HolidayStatus = HolidayStatus.RESMI) -> Holiday:
    return add_holiday(
        day=date(2021, 8, 9),
        name="Hari Jadi Provinsi Riau",
        kind=HolidayKind.LOKAL,
        basis="SE Gubernur 1/2021",
        unit=by.unit,
        status=status,
        by=by,
        at=NOW,
    )


def test_a_year_shows_its_days_and_working_days(citra: User) -> None:
    response = at(citra).get(f"{HOME}/?year=2021&unit=balai-uji")

    assert "Hari Kemerdekaan" in text(response)
    assert [month.working for month in response.context["months"]][7] == 20
    assert response.context["total"] == 248


def test_this_year_and_the_own_unit_come_first(citra: User, chief: User) -> None:
    assert at(citra).get(f"{HOME}/").context["unit"] == citra.unit
    assert at(citra).get(f"{HOME}/?year=lama").status_code == 200
    assert at(chief).get(f"{HOME}/").context["unit"] == ministry()


def test_a_local_holiday_takes_a_working_day_away(citra: User) -> None:
    client = at(citra)
    given = {**LOCAL, "unit": citra.unit_id}

    response = client.post(f"{HOME}/baru/", given)
    again = client.post(f"{HOME}/baru/", given)

    page = client.get(response.url)  # type: ignore[attr-defined]  # a redirect
    assert "Hari Jadi Provinsi Riau" in text(page)
    assert page.context["total"] == 247
    assert "sudah tercatat" in text(again)
    assert "SE Gubernur 1/2021" in text(again)


def test_only_a_ministrys_administrator_enters_national_days(
    citra: User, chief: User
) -> None:
    given = {**LOCAL, "kind": "khusus"}

    own = at(citra).post(f"{HOME}/baru/", given)
    national = at(chief).post(f"{HOME}/baru/", given)

    assert own.status_code == 200
    assert national.url == f"{HOME}/?year=2021"  # type: ignore[attr-defined]  # a redirect
    assert Holiday.objects.get().unit is None


def test_an_estimate_is_confirmed_by_its_decree(citra: User) -> None:
    row = holiday(citra, HolidayStatus.PERKIRAAN)
    client = at(citra)
    assert "Tetapkan" in text(client.get(f"{HOME}/?year=2021&unit=balai-uji"))
    assert client.get(f"{HOME}/{row.pk}/penetapan/").status_code == 200

    client.post(f"{HOME}/{row.pk}/penetapan/", {"basis": "Kepgub 7/2021"})
    again = client.post(f"{HOME}/{row.pk}/penetapan/", {"basis": "Kepgub 7/2021"})

    row.refresh_from_db()
    assert (row.status, row.basis) == ("resmi", "Kepgub 7/2021")
    assert again.status_code == 409


def test_a_cancelled_day_works_again_and_stays_on_record(citra: User) -> None:
    row = holiday(citra)
    client = at(citra)
    assert client.get(f"{HOME}/{row.pk}/pencabutan/").status_code == 200

    client.post(f"{HOME}/{row.pk}/pencabutan/", {"basis": "SE Gubernur 2/2021"})
    page = client.get(f"{HOME}/?year=2021&unit=balai-uji")

    assert page.context["total"] == 248
    assert "Dicabut" in text(page)


def test_a_whole_year_is_adopted_once(chief: User) -> None:
    client = at(chief)
    assert client.get(f"{HOME}/tahun/2021/").status_code == 200

    client.post(f"{HOME}/tahun/2021/", {"basis": "SKB 712/2021"})
    again = client.post(f"{HOME}/tahun/2021/", {"basis": "SKB 712/2021"})

    assert Holiday.objects.count() > 15
    assert "SKB 712/2021" in text(client.get(f"{HOME}/?year=2021"))
    assert again.status_code == 409
    assert client.get(f"{HOME}/tahun/99/").status_code == 404


def test_a_work_units_administrator_adopts_no_year(citra: User) -> None:
    assert at(citra).get(f"{HOME}/tahun/2021/").status_code == 409


def test_national_and_foreign_rows_are_not_found(citra: User, chief: User) -> None:
    dewi = person("dewi", Role.SYSTEM_ADMIN, unit=satker("balai-lain"))
    foreign = holiday(dewi)
    national = add_holiday(
        day=date(2021, 12, 9),
        name="Pemungutan suara",
        kind=HolidayKind.PILKADA,
        basis="Keppres",
        by=chief,
        at=NOW,
    )

    for row in (foreign, national):
        for step in ("penetapan", "pencabutan"):
            assert at(citra).get(f"{HOME}/{row.pk}/{step}/").status_code == 404
    assert at(chief).get(f"{HOME}/{national.pk}/pencabutan/").status_code == 200
