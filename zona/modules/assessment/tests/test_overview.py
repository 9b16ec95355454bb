"""Units side by side: the list, its filters, one unit, the trend, the workbook."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from zona.core.people.models import Unit, UnitLevel, User
from zona.core.people.tests.people import ministry, person
from zona.core.roles import Role
from zona.core.sample import on
from zona.modules.assessment import actions, queries, tasks
from zona.modules.assessment.models import (
    Answer,
    BlankPolicy,
    EvidenceUse,
    Lke,
    Predicate,
    Standing,
    ZeroPolicy,
)
from zona.modules.assessment.tests.team import (
    AT,
    OLD,
    Team,
    answered,
    opened,
    proven,
    team,
)
from zona.modules.assessment.tests.trials import trial

pytestmark = pytest.mark.django_db

LIST = reverse("assessment:overview_list")
SHEET = reverse("assessment:overview_sheet")
TREND = reverse("assessment:overview_trend")


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def overseer(people: Team) -> User:
    return person("olga", Role.OVERSEER, unit=ministry())


@pytest.fixture
def other_branch() -> Unit:
    unit = Unit.objects.create(
        code="kementerian-lain",
        name="Kementerian Lain",
        short_name="Lain",
        level=UnitLevel.KEMENTERIAN,
        place="Jakarta",
    )
    unit.path = f"/{unit.pk}/"
    unit.save()
    return unit


def read(client: Client, user: User, url: str, status: int = 200) -> str:
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def standing(lke: Lke) -> Standing:
    return Standing.objects.get(lke=lke)


# --- what is kept -------------------------------------------------------------------


def test_an_answer_moves_the_standing_at_once(people: Team) -> None:
    lke = opened(people.citra)
    assert standing(lke).answered == 0

    answered(lke, people.ani, PM_PW_1_a="A")

    kept, score = standing(lke), queries.worksheet(lke).score()
    assert (kept.answered, kept.questions) == (1, 113)
    assert str(kept.total) == "0.75"
    assert kept.red == ",MP,TT,SDM,AK,PW,PP,"
    assert kept.wbk_short == sum(not gate.passed for gate in score.gates_of("WBK"))
    assert kept.wbbm_short == sum(not gate.passed for gate in score.gates_of("WBBM"))
    assert kept.short["WBK/total/TOTAL"] == -74.25
    assert kept.short["WBBM/predikat_wbk/PREDICATE"] is None


def test_a_policy_moves_the_standing_at_once(people: Team) -> None:
    lke = opened(people.citra)

    actions.set_policies(
        lke,
        blank_policy=BlankPolicy.ZERO,
        zero_policy=ZeroPolicy.FULL,
        predicate=Predicate.WBK,
        by=people.citra,
        at=AT,
    )

    assert "WBBM/predikat_wbk/PREDICATE" not in standing(lke).short


def test_evidence_counts_while_it_is_tied_and_valid(people: Team) -> None:
    lke = opened(people.citra)
    proven(lke, people.ani, "PM.PW.1.a", "PM.PW.1.b")
    assert standing(lke).proven == 2

    actions.release_evidence(EvidenceUse.objects.all()[0], by=people.ani, at=AT)
    assert standing(lke).proven == 1

    actions.keep_standings([lke], on=date(2021, 2, 1))  # before it happened
    assert standing(lke).proven == 0


def test_computing_afresh_gives_what_the_saves_kept(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A", PM_PW_1_b="B")
    proven(lke, people.ani, "PM.PW.1.a")
    fields = [f.attname for f in Standing._meta.concrete_fields]
    fields = [name for name in fields if name not in {"id", "counted_on"}]
    before = Standing.objects.values(*fields).get(lke=lke)
    Standing.objects.all().delete()

    assert actions.keep_standings([lke], on=date(2021, 6, 1)) == 1

    assert Standing.objects.values(*fields).get(lke=lke) == before


def test_the_hour_mends_what_the_day_or_a_race_left_behind(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A")
    now = on(date(2021, 6, 2))
    tasks.hourly(now)
    assert standing(lke).counted_on == date(2021, 6, 2)
    assert not queries.left_behind(now + timedelta(hours=3)).exists()

    Standing.objects.update(total=99)
    Answer.objects.update(answered_at=now)
    tasks.hourly(now + timedelta(minutes=30))

    assert str(standing(lke).total) == "0.75"


def test_late_work_is_asked_of_the_programme(people: Team) -> None:
    from zona.core import facts  # noqa: PLC0415

    lke = opened(people.citra)
    tasks.hourly(AT)

    assert "programme.late_work_count" in facts.facts()
    assert standing(lke).late == 0


# --- the list -----------------------------------------------------------------------


def test_an_empty_list_says_what_will_stand_there(
    client: Client, overseer: User
) -> None:
    assert "Belum ada LKE untuk dibandingkan" in read(client, overseer, LIST)
    assert "Belum ada LKE untuk dibandingkan" in read(client, overseer, TREND)
    assert read_book(client, overseer, SHEET)[1:] == []


def test_the_list_says_in_words_what_is_red_and_leads_to_the_questions(
    client: Client, people: Team, overseer: User
) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A")

    text = read(client, overseer, LIST)

    assert "Kurang" in text
    assert "1/113" in text
    assert "1 satker belum membuka LKE tahun 2021" in text
    area = queries.area_url(lke, "PW")
    assert f'href="{area}"' in text
    assert "Anda dapat membaca area ini" in read(client, overseer, area)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 12),
        ("q=0003", 1),
        ("q=tidak+ada", 0),
        ("hasil=belum-wbbm", 12),
        ("hasil=wbbm", 0),
        ("predikat=-", 12),
        ("predikat=WBBM", 0),
        ("terlambat=on", 0),
        ("periode=rusak", 12),
        ("ambang=WBK/rusak", 12),
        ("urut=rusak", 12),
    ],
)
def test_filters_narrow_the_list(
    client: Client, overseer: User, query: str, count: int
) -> None:
    trial(12)

    text = read(client, overseer, f"{LIST}?{query}")

    assert text.count('<th scope="row"><a href="/lke/pantauan/satker/') == count
    assert ("Tidak ada satker yang cocok" in text) is (count == 0)


def test_area_gate_and_verdict_agree_with_the_score(
    client: Client, overseer: User
) -> None:
    trial(12)
    sheets = queries.worksheets(list(Lke.objects.select_related("instrument")))
    gates = [sheet.score().gates_of("WBK") for sheet in sheets]
    failing = {
        "hasil=belum-wbk": sum(not all(g.passed for g in each) for each in gates),
        "area=PW": sum(
            not g.passed for each in gates for g in each if g.target == "PW"
        ),
        "ambang=WBK/total/TOTAL": sum(
            not g.passed for each in gates for g in each if g.target == "TOTAL"
        ),
    }

    for query, count in failing.items():
        text = read(client, overseer, f"{LIST}?{query}")
        assert text.count('<th scope="row"><a href="/lke/pantauan/satker/') == count


@pytest.mark.parametrize("word", ["nilai", "PW", "terjawab", "kegiatan", "satker"])
def test_every_column_sorts_both_ways(
    client: Client, overseer: User, word: str
) -> None:
    trial(8)
    client.force_login(overseer)

    up = [r.kept for r in client.get(f"{LIST}?urut={word}").context["rows"]]
    down = [r.kept for r in client.get(f"{LIST}?urut=-{word}").context["rows"]]

    def value(kept: Standing) -> object:
        return {
            "nilai": kept.total,
            "PW": kept.areas["PW"],
            "terjawab": kept.answered,
            "kegiatan": kept.active_at,
            "satker": kept.unit.name,
        }[word]

    assert [value(each) for each in up] == sorted(map(value, up))  # type: ignore[type-var]
    assert [value(each) for each in down] == sorted(map(value, up), reverse=True)  # type: ignore[type-var]


def test_more_units_ask_no_more_queries(client: Client, overseer: User) -> None:
    client.force_login(overseer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    trial(3)
    asked()
    few = asked()
    trial(40)

    assert asked() == few


# --- one unit and the years ---------------------------------------------------------


def test_a_unit_shows_what_holds_it_back(
    client: Client, people: Team, overseer: User
) -> None:
    lke = opened(people.citra)
    opened(people.citra, 2020, OLD)
    url = reverse("assessment:overview_view", args=[lke.unit_id])

    text = read(client, overseer, url)

    assert "WBK: " in text
    assert queries.area_url(lke, "HS") in text
    assert "Baru ada satu tahun" not in text


def test_the_trend_is_the_middle_of_the_units(client: Client, overseer: User) -> None:
    trial(5)
    trial(4, year=2022)

    found = queries.trend(Standing.objects.visible_to(overseer))

    assert (found.years, found.counts) == ([2021, 2022], [5, 4])
    middle = sorted(s.areas["PW"] for s in Standing.objects.filter(year=2021))[2]
    assert found.areas["PW"][0] == middle
    assert "Tren tiap area" in read(client, overseer, TREND)


# --- the workbook -------------------------------------------------------------------


def read_book(client: Client, user: User, url: str) -> list[tuple[object, ...]]:
    client.force_login(user)
    response = client.get(url)
    assert response.status_code == 200
    book = load_workbook(BytesIO(response.content))
    return list(book["Satker"].iter_rows(values_only=True))


def test_the_workbook_holds_the_filtered_list_with_real_numbers(
    client: Client, overseer: User
) -> None:
    trial(6)
    Unit.objects.filter(code="satker-contoh-0003").update(name="=SUM(1;2)")

    rows = read_book(client, overseer, f"{SHEET}?q=contoh-0003")

    assert len(rows) == 2
    row = dict(zip(rows[0], rows[1], strict=True))
    kept = Standing.objects.get(unit__code="satker-contoh-0003")
    assert row["Satker"] == "=SUM(1;2)"
    assert row["Nilai total"] == pytest.approx(float(kept.total))
    assert row["Terjawab"] == kept.answered
    assert isinstance(row["Kegiatan terakhir"], datetime)
    client.force_login(overseer)
    content = client.get(f"{SHEET}?q=contoh-0003").content
    cell = load_workbook(BytesIO(content))["Satker"]["B2"]
    assert cell.data_type == "s"


# --- who may look -------------------------------------------------------------------


def test_an_overseer_of_another_branch_sees_none_of_them(
    client: Client, people: Team, other_branch: Unit
) -> None:
    lke = opened(people.citra)
    stranger = person("sari", Role.OVERSEER, unit=other_branch)

    assert people.citra.unit.short_name not in read(client, stranger, LIST)
    assert "Belum ada LKE" in read(client, stranger, TREND)
    assert len(read_book(client, stranger, SHEET)) == 1
    url = reverse("assessment:overview_view", args=[lke.unit_id])
    read(client, stranger, url, status=404)


def test_who_does_not_compare_is_kept_out(client: Client, people: Team) -> None:
    lke = opened(people.citra)
    unit = reverse("assessment:overview_view", args=[lke.unit_id])
    for url in (LIST, SHEET, TREND, unit):
        for user in (people.ani, people.budi, people.citra, people.dewi):
            read(client, user, url, status=403)
