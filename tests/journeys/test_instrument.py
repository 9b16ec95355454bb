"""A new instrument: read from a ministry's workbook, looked through, published for good."""

import pytest
from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor
from zona.modules.assessment.tests import books
from zona.modules.assessment.tests.answer_sets import NEW

TITLE = "Lembar Kerja Evaluasi uji jalan 2027"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize("width", [1280])  # a side path: one screen is enough
def test_a_workbook_becomes_a_draft_and_then_an_instrument(visitors: Door) -> None:
    admin = visitors.enter("pengelola-sistem")
    admin.menu("Instrumen LKE")
    admin.look()
    admin.follow("Instrumen baru dari buku kerja")
    _uploads(admin)
    _looks_through(admin)
    _publishes(admin)


def _uploads(admin: Visitor) -> None:
    file = FilePayload(
        name="lke-2027.xlsx", mimeType=XLSX, buffer=books.exported({}, NEW)
    )
    form = admin.main
    form.locator("input[type=file]").set_input_files(file)
    form.get_by_label("Judul instrumen").fill(TITLE)
    form.get_by_label("Kode").fill("lke-zi-2027")
    form.get_by_label("Dasar hukum").fill("PermenPANRB 1/2027 (contoh)")
    form.locator("[name=effective_from]").fill("2027-01-01")
    admin.look()
    admin.press("Baca buku kerja")


def _looks_through(admin: Visitor) -> None:
    expect(admin.main).to_contain_text("113 pertanyaan terbaca")
    expect(admin.main.locator("#susunan")).to_contain_text("Manajemen perubahan")
    admin.look()


def _publishes(admin: Visitor) -> None:
    """Nobody takes it back, so it is asked once more."""
    admin.follow("Terbitkan")
    expect(admin.main).to_contain_text("tidak dapat diubah atau ditarik")
    admin.look()
    admin.follow("Batal")
    admin.follow("Terbitkan")
    admin.press("Ya, terbitkan")
    expect(admin.main).to_contain_text(f"{TITLE} terbit")
    published = admin.main.get_by_role("table", name="Instrumen yang terbit")
    expect(published).to_contain_text("lke-zi-2027")
    admin.look()
