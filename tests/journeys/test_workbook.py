"""Journey 5, Impor buku kerja: from Excel into the worksheet, seen before it is done."""

import re
from io import BytesIO

from openpyxl import load_workbook
from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.tests import books
from zona.modules.assessment.tests.answer_sets import NEW, best, choice

LEAD = "ketua-zi"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_the_lead_brings_a_workbook_looks_and_applies(visitors: Door) -> None:
    lead = visitors.enter(LEAD)
    lead.menu("Lembar kerja (LKE)")
    lead.follow("Impor buku kerja")
    lead.look()

    _is_refused(lead)
    _sees_the_preview(lead)
    _applies(lead)
    _finds_it_again(lead)
    _takes_it_out_filled(lead)


def _upload(lead: Visitor, name: str, content: bytes) -> None:
    file = FilePayload(name=name, mimeType=XLSX, buffer=content)
    lead.main.get_by_label("Buku kerja (.xlsx)").set_input_files(file)
    lead.press("Baca buku kerja")


def _is_refused(lead: Visitor) -> None:
    """The questionnaire of another year is told by its name."""
    _upload(lead, "lke-2019.xlsx", books.saved(books.blank("lke-zi-2019")))
    told = lead.main.get_by_text("Buku kerja ini memakai").first
    expect(told).to_be_visible()
    lead.look()


def _sees_the_preview(lead: Visitor) -> None:
    answers = {**best(NEW), "PM.MP.1.b": choice("B")}
    book = books.fill(books.blank(), answers, NEW)
    book["Jawaban"].cell(books.line("PM.TT.1.a"), books.ANSWER, "Z")
    _upload(lead, "lke-2021.xlsx", books.saved(book))
    expect(lead.main.get_by_role("heading", level=1)).to_have_text("Pratinjau impor")
    lead.picture("impor-buku-kerja")
    lead.look()
    lead.follow("Batalkan impor")
    lead.look()
    lead.follow("Kembali ke pratinjau")

    lead.follow(
        "Tidak terbaca",
        within=lead.page.get_by_role("navigation", name="Isi pratinjau"),
    )
    cell = f"Jawaban!K{books.line('PM.TT.1.a')}"
    expect(lead.main.get_by_text(cell)).to_be_visible()
    lead.look()


def _applies(lead: Visitor) -> None:
    lead.main.get_by_label("Isi yang kosong dan timpa yang berbeda").check()
    lead.press("Terapkan impor")
    expect(lead.main.get_by_role("heading", level=1)).to_have_text("Hasil impor")
    expect(lead.main.get_by_text("Nomor impor")).to_be_visible()
    lead.look()


def _finds_it_again(lead: Visitor) -> None:
    lead.follow("Buka lembar kerja")
    lead.follow("Impor buku kerja")
    expect(lead.main.get_by_text("Diterapkan", exact=True)).to_be_visible()
    lead.look()


def _takes_it_out_filled(lead: Visitor) -> None:
    """The workbook of the worksheet holds what was brought in."""
    lead.menu("Lembar kerja (LKE)")
    content = lead.download(re.compile("^Ekspor buku kerja"))
    page = load_workbook(BytesIO(content))["Jawaban"]

    def answer(code: str, key: str = "") -> object:
        return page.cell(books.line(code, key), books.ANSWER).value

    form = shipped.instrument(NEW)
    given = {**best(NEW), "PM.MP.1.b": choice("B")}
    del given["PM.TT.1.a"]  # could not be read, so it stands as it stood
    rungs = {code: each.value for code, each in given.items() if each.value}
    assert {code: answer(code) for code in rungs} == rungs
    counts = form.question("RF.PW.3.a").inputs
    shown = {each.key: answer("RF.PW.3.a", each.key) for each in counts}
    assert shown == {key: int(n) for key, n in given["RF.PW.3.a"].inputs.items()}
