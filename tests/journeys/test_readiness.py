"""Journey 1, Siapkah kita?: from a red gate to the person who owes the proof."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

RED = "Belum"


def test_the_head_goes_from_a_red_gate_to_the_person_who_owes(visitors: Door) -> None:
    head = visitors.enter("kepala", by_password=True)
    _sees_what_waits(head)
    _sees_where_the_unit_stands(head)
    _sees_what_adds_most(head)

    area = _opens_a_red_gate(head)
    _opens_a_question_without_proof(head, area)


def _sees_what_waits(head: Visitor) -> None:
    expect(head.page.get_by_role("heading", level=1)).to_be_visible()
    head.picture("beranda")
    head.look()


def _sees_where_the_unit_stands(head: Visitor) -> None:
    head.menu("Kesiapan")
    expect(head.page.get_by_role("heading", level=1)).to_have_text(
        re.compile("Kesiapan")
    )
    expect(head.main).to_contain_text("Belum siap WBK")
    expect(head.main).to_contain_text("Nilai total yang diklaim")
    head.picture("kesiapan")
    head.look()

    radar = head.main.get_by_role("img", name=re.compile("area", re.IGNORECASE)).first
    radar.scroll_into_view_if_needed()
    expect(radar.locator("canvas, svg").first).to_be_visible()
    table = head.main.locator("#area details")
    table.locator("summary").click()
    expect(table.get_by_role("row")).to_have_count(7)  # the head and six areas
    head.look()


def _sees_what_adds_most(head: Visitor) -> None:
    steps = head.main.locator("#langkah").get_by_role("row")
    gains = [
        float(row.get_by_role("cell").nth(2).inner_text().replace(",", "."))
        for row in steps.all()[1:]
    ]

    assert gains
    assert all(gain > 0 for gain in gains)


def _opens_a_red_gate(head: Visitor) -> str:
    """Follow the first gate of an area that is not passed; return the area's name."""
    gates = head.main.locator(".z-gates li").filter(has_text=RED)
    area = gates.get_by_role("link", name=re.compile("Manajemen Perubahan")).first
    name = area.inner_text()
    with head.page.expect_navigation():
        area.click()
    expect(head.page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(head.main).to_contain_text("Anda dapat membaca area ini")
    head.look()
    head.page.go_back()
    return name


def _opens_a_question_without_proof(head: Visitor, area: str) -> None:
    missing = head.main.locator("#tanpa-bukti")
    group = missing.get_by_role("heading", name=re.compile(area))
    expect(group).to_be_visible()
    expect(missing).to_contain_text("Penanggung jawab:")
    owner = missing.locator("p", has_text="Penanggung jawab:").first.inner_text()
    assert re.search(r"Penanggung jawab: \w+", owner), owner

    question = missing.get_by_role("listitem").get_by_role("link").first
    code = question.inner_text().split()[0]
    with head.page.expect_navigation():
        question.click()
    expect(head.main.locator("#bukti")).to_contain_text("Belum ada bukti")
    assert code in head.page.url
    head.look()
