"""The shortest way: out of reach and why, then found, followed, made work of the plan."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

SURVEYS = ("HS.BA.a", "HS.PL.a")  # what others measure; the sample leaves them open
INDEX = "3,8"


@pytest.mark.parametrize("width", [360])  # a side path: one screen is enough
def test_the_shortest_way_becomes_actions_of_the_plan(visitors: Door) -> None:
    lead = visitors.enter("ketua-zi")
    _sees_what_is_out_of_reach(lead)
    for code in SURVEYS:
        _enters_what_was_measured(lead, code)
    code = _finds_it(lead)
    _follows_it(lead, code)
    _makes_it_work(lead)


def _searches(lead: Visitor) -> None:
    lead.menu("Kesiapan")
    lead.follow("Cari jalur terpendek")
    with lead.page.expect_navigation():
        lead.press("Cari jalur")
    expect(lead.main.get_by_role("link", name="Mulai lagi")).to_be_visible()


def _sees_what_is_out_of_reach(lead: Visitor) -> None:
    _searches(lead)
    expect(lead.main).to_contain_text("Tidak terjangkau")
    lead.look()


def _enters_what_was_measured(lead: Visitor, code: str) -> None:
    lead.follow(code)
    answer = lead.main.locator("#jawaban")
    answer.get_by_label("Nilai indeks").fill(INDEX)
    lead.press("Simpan jawaban")
    expect(lead.main).to_contain_text("Jawaban disimpan")
    _searches(lead)


def _finds_it(lead: Visitor) -> str:
    """Return the first question that has to rise."""
    rises = lead.main.get_by_role("table").first.get_by_role("rowheader")
    expect(rises.first).to_be_visible()
    lead.picture("jalur-terpendek")
    lead.look()
    return rises.first.inner_text().split()[0]


def _follows_it(lead: Visitor, code: str) -> None:
    lead.press("Ikuti jalur ini")
    expect(lead.main).to_contain_text("Jalur disimpan. Jawaban tidak berubah.")
    expect(lead.main).to_contain_text(code)
    expect(lead.main).to_contain_text("Memenuhi semua ambang")
    lead.look()


def _makes_it_work(lead: Visitor) -> None:
    lead.menu("Rencana kerja")
    waiting = lead.main.locator("#usulan")
    count = waiting.get_by_role("row").count() - 1  # the head
    assert count > 0
    lead.look()
    lead.press("Jadikan semua rencana aksi")
    expect(lead.main).to_contain_text(f"{count} usulan menjadi rencana aksi.")
    expect(waiting).to_have_count(0)
    lead.look()
