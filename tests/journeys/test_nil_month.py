"""A month with no case in four systems still yields its signed reports."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

YEAR = "2025"  # a year without a single case in the sample
MONTH = "Januari 2025"
# Who makes the month's report and who signs it.
OWED = (
    ("Rekap gratifikasi", "kasubbag-tu", "kepala"),
    ("Rekap pengaduan bulanan", "petugas-upp", "kepala"),
    ("Laporan WBS", "satgas-spip", "kasubbag-tu"),
    ("Laporan benturan kepentingan", "satgas-spip", "kasubbag-tu"),
)


def test_a_month_without_a_case_yields_its_signed_reports(visitors: Door) -> None:
    people = {name: visitors.enter(name) for name in sorted(_names())}

    for title, maker, signer in OWED:
        _makes(people[maker], title)
        _signs(people[signer], title)

    last = people["kasubbag-tu"]
    _opens_the_calendar(last)
    for title, *_ in OWED:
        expect(_january(last, title)).to_have_text(re.compile("Nihil"))
    last.picture("kalender-kewajiban")
    last.look()


def _names() -> set[str]:
    return {name for _, *names in OWED for name in names}


def _opens_the_calendar(person: Visitor) -> None:
    person.menu("Kalender kewajiban")
    person.page.get_by_label("Tahun").fill(YEAR)
    person.press("Terapkan")
    person.page.wait_for_url(re.compile(f"tahun={YEAR}"))


def _january(person: Visitor, title: str) -> Locator:
    heading = person.page.get_by_role("heading", name=title, level=3)
    line = person.main.locator("section").filter(has=heading)
    return line.get_by_role("listitem").first


def _makes(maker: Visitor, title: str) -> None:
    _opens_the_calendar(maker)
    with maker.page.expect_navigation():
        _january(maker, title).get_by_role("link").click()
    expect(maker.main).to_contain_text("Nihil")
    maker.look()
    maker.press("Simpan dan nyatakan sudah diperiksa")
    expect(maker.main).to_contain_text(f"{title} {MONTH}")
    expect(maker.main).to_contain_text("Menunggu tanda tangan")


def _signs(signer: Visitor, title: str) -> None:
    _opens_the_calendar(signer)
    with signer.page.expect_navigation():
        _january(signer, title).get_by_role("link").click()
    signer.press("Tanda tangani")
    expect(signer.main).to_contain_text("Nihil")
    expect(signer.main).to_contain_text("Ditandatangani")
    signer.look()
    assert signer.download("PDF").startswith(b"%PDF")
