"""The list of worksheets, opening one, its policies, the published form."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.audit.models import Entry
from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.modules.assessment.models import BlankPolicy, Instrument, Lke, ZeroPolicy
from zona.modules.assessment.tests.team import NEW, OLD, Team, answered, opened, team

pytestmark = pytest.mark.django_db

LIST = reverse("assessment:lke_list")
NEW_LKE = reverse("assessment:lke_new")


@pytest.fixture
def people() -> Team:
    return team()


def read(client: Client, user: User, url: str, status: int = 200) -> str:
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def form(people: Team, **changes: str) -> dict[str, str]:
    given = {
        "unit": str(people.citra.unit_id),
        "instrument": str(Instrument.objects.get(code=NEW).pk),
        "year": "2022",
        "title": "",
        "blank_policy": "zero",
        "zero_policy": "full",
        "predicate": "",
    }
    return given | changes


# --- the list ---------------------------------------------------------------------------


def test_the_list_shows_score_progress_and_gates(client: Client, people: Team) -> None:
    answered(opened(people.citra), people.ani, PM_PW_1_a="A")

    text = read(client, people.budi, LIST)

    assert "1 dari 113" in text
    assert "0,75" in text
    assert "WBK 0/12" in text


def test_the_own_unit_comes_first_for_an_overseer(client: Client, people: Team) -> None:
    opened(people.dewi)
    opened(people.citra)
    overseer = person("olga", Role.OVERSEER, unit=ministry())
    overseer.unit = people.dewi.unit
    overseer.save()

    text = read(client, overseer, LIST)

    assert text.index("LKE 2021 balai-lain") < text.index("LKE 2021 balai-uji")


def test_dewi_s_list_has_no_row_of_another_unit(client: Client, people: Team) -> None:
    opened(people.citra)

    assert "balai-uji" not in read(client, people.dewi, LIST)


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?tahun=2022", "LKE 2022", "LKE 2021"),
        (f"?instrumen={OLD}", "LKE 2021", "LKE 2022"),
        ("?q=2022", "LKE 2022", "LKE 2021"),
    ],
)
def test_filters_narrow_the_list(
    client: Client, people: Team, query: str, shown: str, hidden: str
) -> None:
    opened(people.citra, code=OLD)
    opened(people.citra, year=2022)

    text = read(client, people.budi, LIST + query)

    assert shown in text
    assert hidden not in text


def test_a_filter_that_finds_nothing_says_so(client: Client, people: Team) -> None:
    opened(people.citra)

    assert "Tidak ada LKE yang cocok" in read(client, people.budi, LIST + "?q=zzz")


def test_the_list_sorts_by_its_headings(client: Client, people: Team) -> None:
    opened(people.citra)
    opened(people.citra, year=2022)

    older = read(client, people.budi, LIST + "?urut=periode")
    newer = read(client, people.budi, LIST + "?urut=-periode")

    assert older.index("LKE 2021") < older.index("LKE 2022")
    assert newer.index("LKE 2022") < newer.index("LKE 2021")


def test_an_empty_list_offers_the_first_step(client: Client, people: Team) -> None:
    text = read(client, people.citra, LIST)

    assert "Belum ada LKE" in text
    assert NEW_LKE in text
    assert "Ketua tim zona integritas" in read(client, people.budi, LIST)


def test_the_list_takes_as_many_queries_for_ten_rows_as_for_one(
    client: Client, people: Team
) -> None:
    opened(people.citra, year=2015)
    client.force_login(people.budi)
    client.get(LIST)  # the instrument is read and compiled once per process
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for year in range(2016, 2025):
        opened(people.citra, year=year)

    with CaptureQueriesContext(connection) as ten:
        client.get(LIST)

    assert len(ten) == len(one) <= 9


def test_the_list_needs_the_permission(client: Client, people: Team) -> None:
    read(client, person("satpam", Role.GUARD), LIST, 403)


# --- opening one ------------------------------------------------------------------------


def test_the_chair_opens_a_worksheet(client: Client, people: Team) -> None:
    client.force_login(people.citra)

    response = client.post(NEW_LKE, form(people))

    lke = Lke.objects.get()
    assert response.status_code == 302
    assert lke.title == "LKE Zona Integritas 2022 balai-uji"
    assert (lke.blank_policy, lke.zero_policy) == (BlankPolicy.ZERO, ZeroPolicy.FULL)
    assert (lke.period_start.year, lke.period_end.month) == (2022, 12)
    assert Entry.objects.filter(verb="assessment.lke_opened").exists()


def test_a_second_worksheet_for_the_period_is_refused_and_the_form_kept(
    client: Client, people: Team
) -> None:
    opened(people.citra, year=2022)
    client.force_login(people.citra)

    response = client.post(NEW_LKE, form(people, title="Judul saya"))

    text = response.content.decode()
    assert "Unit ini sudah punya LKE dengan instrumen dan periode tersebut." in text
    assert 'value="Judul saya"' in text
    assert Lke.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("year", "1999"), ("year", "dua ribu"), ("zero_policy", "x"), ("unit", "lain")],
)
def test_wrong_input_keeps_the_form(
    client: Client, people: Team, field: str, value: str
) -> None:
    value = str(people.dewi.unit_id) if value == "lain" else value
    client.force_login(people.citra)

    response = client.post(NEW_LKE, form(people, **{"title": "Tetap", field: value}))

    assert response.status_code == 200
    assert 'value="Tetap"' in response.content.decode()
    assert not Lke.objects.exists()


def test_opening_needs_the_permission(client: Client, people: Team) -> None:
    read(client, people.citra, NEW_LKE)
    read(client, people.budi, NEW_LKE, 403)


# --- policies ---------------------------------------------------------------------------


def policies(lke: Lke) -> str:
    return reverse("assessment:lke_policies", args=[lke.pk])


def test_a_changed_policy_is_kept_and_told(client: Client, people: Team) -> None:
    lke = opened(people.citra)
    client.force_login(people.citra)
    given = {"blank_policy": "exclude", "zero_policy": "exclude", "predicate": "WBK"}

    response = client.post(policies(lke), given)

    lke.refresh_from_db()
    assert response.status_code == 302
    assert (lke.blank_policy, lke.predicate) == ("exclude", "WBK")
    text = read(client, people.citra, policies(lke))
    assert "Jawaban kosong: Dinilai nol → Tidak ikut dirata-ratakan" in text
    assert "Predikat: Belum ada → Menuju WBK" in text
    assert "Jabatan citra" in text


def test_a_policy_out_of_the_list_is_refused(client: Client, people: Team) -> None:
    lke = opened(people.citra)
    client.force_login(people.citra)

    response = client.post(policies(lke), {"blank_policy": "x", "zero_policy": "full"})

    lke.refresh_from_db()
    assert response.status_code == 200
    assert lke.zero_policy == ZeroPolicy.EXCLUDE


def test_policies_need_the_permission_in_that_unit(
    client: Client, people: Team
) -> None:
    lke = opened(people.citra)
    read(client, people.budi, policies(lke), 403)
    # Leads a team elsewhere and only looks here.
    guest = person("gita", Role.ZI_LEAD, unit=satker("balai-lain"))
    guest.grants.create(unit=lke.unit, role=Role.EMPLOYEE)
    read(client, guest, policies(lke), 403)


def test_dewi_does_not_find_another_unit_s_policies(
    client: Client, people: Team
) -> None:
    read(client, people.dewi, policies(opened(people.citra)), 404)


# --- the published form -----------------------------------------------------------------


@pytest.mark.parametrize(("code", "count"), [(NEW, 113), (OLD, 84)])
def test_the_published_form_can_be_read(
    client: Client, people: Team, code: str, count: int
) -> None:
    url = reverse("assessment:instrument_view", args=[code])

    text = read(client, people.budi, url)

    assert f"{count} pertanyaan, jumlah bobot 100,00" in text
    assert Instrument.objects.get(code=code).sha256 in text
    assert "Opini BPK" in text
    assert ("Perlu dikonfirmasi" in text) == (code == OLD)


def test_an_unknown_instrument_is_not_found(client: Client, people: Team) -> None:
    read(client, people.budi, reverse("assessment:instrument_view", args=["x"]), 404)


def test_the_instrument_needs_the_permission(client: Client, people: Team) -> None:
    url = reverse("assessment:instrument_view", args=[NEW])

    read(client, person("satpam", Role.GUARD), url, 403)
