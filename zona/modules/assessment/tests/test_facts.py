"""What the worksheet tells the world, and that it keeps silent without one."""

from datetime import date
from decimal import Decimal

import pytest

from zona.core.facts import Period, Reading, facts, read
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Lke, LocalState
from zona.modules.assessment.tests.team import (
    AT,
    OLD,
    Team,
    answered,
    opened,
    proven,
    team,
)

pytestmark = pytest.mark.django_db

Q4 = Period.quarter(2021, 4)
CODES = {
    "assessment.total_score",
    "assessment.gates_passed_count",
    "assessment.answers_count",
    "assessment.climbs_count",
    "assessment.evidence_count",
    "assessment.findings_count",
    "assessment.reviewed_score",
    "assessment.unproven_count",
    "assessment.local_items_count",
    "assessment.preaudit_count",
    "assessment.provable_score",
}


@pytest.fixture
def people() -> Team:
    return team()


def told(code: str, lke: Lke, period: Period = Q4) -> Reading:
    reading = read(f"assessment.{code}", lke.unit_id, period)
    assert reading is not None
    return reading


def rows(reading: Reading) -> tuple[tuple[str, ...], ...]:
    assert reading.table is not None
    assert all(len(row) == len(reading.table.columns) for row in reading.table.rows)
    return reading.table.rows


def test_all_facts_are_published() -> None:
    assert {code for code in facts() if code.startswith("assessment.")} == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_without_a_worksheet_of_the_period_nothing_is_told(
    people: Team, code: str
) -> None:
    opened(people.citra, year=2022)
    opened(people.dewi)

    assert read(code, people.citra.unit_id, Q4) == Reading(None)


def test_the_score_is_told_by_part(people: Team) -> None:
    lke = opened(people.citra, code=OLD)
    answered(lke, people.citra, PU_MP_1_a="Ya", PU_MP_1_b="B")

    reading = told("total_score", lke)

    found = {row[0]: row for row in rows(reading)}
    assert reading.value == Decimal("0.75")
    assert found["PU.MP"] == ("PU.MP", "– Manajemen Perubahan", "0,75", "5,00", "15,00")
    assert found[""] == ("", "Jumlah", "0,75", "100,00", "0,75")
    assert reading.sources[0].url == f"/lke/{lke.pk}/kesiapan/"


def test_gates_are_told_with_their_distance(people: Team) -> None:
    reading = told("gates_passed_count", opened(people.citra))

    table = rows(reading)
    assert reading.value == 0
    assert table[0] == ("WBK", "Nilai total", "0,00", "75,00", "-75,00", "Belum")
    assert ("WBBM", "Predikat WBK", "–", "WBK", "–", "Belum") in table


def test_answers_are_told_with_the_rung_above(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="B")
    answered(lke, people.citra, PM_MP_1_a="Ya")

    reading = told("answers_count", lke)

    found = {row[1]: row for row in rows(reading)}
    assert reading.value == 2
    assert found["PM.PW.1.a"][0] == "PM.PW.1"
    assert found["PM.PW.1.a"][3].startswith("B – ")
    assert found["PM.PW.1.a"][5].startswith("A – ")
    assert found["PM.MP.1.a"][5] == ""
    assert found["PM.MP.1.b"][3] == "Belum dijawab"


def test_figures_are_told_by_their_labels(people: Team) -> None:
    lke = opened(people.citra)
    actions.answer_question(
        queries.worksheet(lke),
        "HS.BA.a",
        actions.Reply(inputs={"indeks": Decimal("3.60")}),
        version=0,
        by=people.citra,
        at=AT,
    )

    found = {row[1]: row for row in rows(told("answers_count", lke))}
    assert found["HS.BA.a"][3].endswith(": 3.60")


def test_evidence_is_counted_once_and_listed_by_question(people: Team) -> None:
    lke = opened(people.citra)
    proven(lke, people.ani, "PM.PW.1.a", "PM.PW.1.b", until=date(2023, 1, 2))

    reading = told("evidence_count", lke)

    table = rows(reading)
    assert reading.value == 1
    assert [row[:3] for row in table] == [
        ("PM.PW.1", "PM.PW.1.a", "Keputusan tim"),
        ("PM.PW.1", "PM.PW.1.b", "Keputusan tim"),
    ]
    assert table[0][4:] == ("01-03-2021", "02-01-2023", "/program/tim/")
    assert reading.sources[0].url == f"/lke/{lke.pk}/bukti/"


def test_answers_without_evidence_valid_at_the_end_are_told(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A", PM_PW_1_b="A", PM_PW_2_a="A")
    proven(lke, people.ani, "PM.PW.1.a")
    proven(lke, people.ani, "PM.PW.1.b", until=date(2021, 11, 4))

    late = told("unproven_count", lke)
    early = told("unproven_count", lke, Period.quarter(2021, 2))

    assert [(row[1], row[3]) for row in rows(late)] == [
        ("PM.PW.1.b", "Masa berlaku buktinya habis"),
        ("PM.PW.2.a", "Belum ada bukti"),
    ]
    assert early.value == 1


def test_local_items_are_told(people: Team) -> None:
    lke = opened(people.citra)
    actions.add_local_item(
        lke,
        area="PW",
        title="Laporan harta kekayaan",
        description="",
        state=LocalState.ADA,
        note="Lengkap",
        by=people.citra,
        at=AT,
    )

    reading = told("local_items_count", lke)

    assert rows(reading) == (("PW", "Laporan harta kekayaan", "Sudah ada", "Lengkap"),)
    assert reading.value == 1


def test_of_two_worksheets_the_newer_instrument_speaks(people: Team) -> None:
    newer = opened(people.citra)
    opened(people.citra, code=OLD)

    assert queries.current_lke(newer.unit_id, Q4.end) == newer
