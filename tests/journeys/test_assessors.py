"""Journey 4, Nilai dari Inspektorat: findings, replies, a second round, the differences."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

UNIT, MEMBER, LEAD, CONTROLLER = "ketua-zi", "tpi", "tpi-ketua", "tpi-dalnis"
CODE = "PM.PW.2.a"  # its finding stays open


def test_inspectorate_and_unit_go_through_two_rounds(visitors: Door) -> None:
    unit, lead = visitors.enter(UNIT), visitors.enter(LEAD)
    _replies(unit)
    _closes(lead)

    member = visitors.enter(MEMBER)
    _opens(member)
    _open_round(unit)
    unit.press("Serahkan LKE")
    _scores(member)
    _passes(lead, "Ajukan ke pengendali teknis")
    _passes(visitors.enter(CONTROLLER), "Serahkan ke unit")

    _open_round(unit)
    unit.follow("Perbandingan")
    expect(unit.main).to_contain_text("Jadwal laporan satgas belum ada")
    unit.look()


# --- the steps -------------------------------------------------------------------------


def _open_round(person: Visitor) -> None:
    """Open the newest round of the office."""
    person.menu("Penilaian")
    person.main.get_by_role("table", name="Putaran penilaian").get_by_role(
        "link", name=re.compile("BPPSI")
    ).first.click()


def _replies(unit: Visitor) -> None:
    unit.menu("Penilaian")
    unit.look()
    _open_round(unit)
    unit.look()
    for number in (1, 2, 3):
        unit.follow(f"Tanggapi temuan {number}")
        unit.main.get_by_label("Tanggapan").fill("Sudah dilengkapi dan diunggah.")
        unit.press("Simpan tanggapan")
    unit.press("Kirim tanggapan")


def _closes(lead: Visitor) -> None:
    _open_round(lead)
    for _ in range(2):
        lead.main.get_by_role("button", name="Nyatakan tuntas").first.click()
    expect(lead.main.get_by_role("button", name="Nyatakan tuntas")).to_have_count(1)
    lead.press("Tutup putaran")


def _opens(member: Visitor) -> None:
    member.menu("Penilaian")
    rows = member.main.get_by_role("table", name="LKE yang dapat dinilai")
    row = rows.get_by_role("row").filter(has_text="BPPSI")
    member.press("Buka putaran", within=row.filter(has_text="lke-zi-2021"))


def _scores(member: Visitor) -> None:
    _open_round(member)
    member.follow(re.compile("^Penguatan Pengawasan"))
    member.follow("Belum dinilai")
    ask = member.main.locator(f"[id='{CODE}']")
    with member.page.expect_response(re.compile("/nilai/")) as saving:
        ask.get_by_role("radio").nth(2).check()
    assert saving.value.status == 200
    expect(ask.locator("[data-state]")).to_contain_text("Dinilai")
    member.look()
    member.follow(re.compile("^Tulis temuan"))
    member.main.get_by_label("Temuan").fill("Jadwal laporan satgas belum ada.")
    member.main.get_by_label("Perbaikan yang diminta").fill("Tetapkan jadwalnya.")
    member.press("Simpan temuan")
    _open_round(member)
    member.press("Ajukan ke ketua")


def _passes(person: Visitor, step: str) -> None:
    _open_round(person)
    person.press(step)
