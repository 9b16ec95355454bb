"""Journey 12, Seribu satker: an overseer finds the units below a gate, and why."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor
from tests.server import Office


def test_the_overseer_finds_those_below_a_gate_and_why(
    office: Office, visitors: Door
) -> None:
    made = office.run("sample", "--units", "40")
    assert made.returncode == 0, made.stderr
    overseer = visitors.enter("pemantau-bskji")

    _sees_the_weakest_first(overseer)
    _keeps_those_below_a_gate(overseer)
    _sees_why_a_unit_is_held_back(overseer)
    _reads_the_questions_behind_a_red_cell(overseer)


def _sees_the_weakest_first(overseer: Visitor) -> None:
    overseer.menu("Satker")
    expect(overseer.page.get_by_role("heading", level=1)).to_have_text(
        "Pantauan satker"
    )
    expect(overseer.main).to_contain_text("Ambang yang paling banyak belum terpenuhi")
    overseer.picture("pantauan")
    overseer.look()


def _keeps_those_below_a_gate(overseer: Visitor) -> None:
    overseer.follow(re.compile("WBK: "))
    assert "ambang=WBK" in overseer.page.url
    expect(overseer.main).to_contain_text("Kurang")
    content = overseer.download("Unduh XLSX")
    assert content.startswith(b"PK")
    overseer.look()


def _sees_why_a_unit_is_held_back(overseer: Visitor) -> None:
    overseer.follow(re.compile("^Satker contoh"))
    expect(overseer.main).to_contain_text("Ambang yang belum terpenuhi")
    overseer.look()
    overseer.page.go_back()


def _reads_the_questions_behind_a_red_cell(overseer: Visitor) -> None:
    cell = overseer.main.get_by_role("cell").filter(has_text="Kurang").first
    with overseer.page.expect_navigation():
        cell.get_by_role("link").click()
    expect(overseer.main).to_contain_text("Anda dapat membaca area ini")
    overseer.look()

    overseer.menu("Satker")
    overseer.follow("Tren tiap area")
    expect(overseer.main).to_contain_text("Nilai total")
    overseer.look()
