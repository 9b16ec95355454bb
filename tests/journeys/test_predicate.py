"""Towards the predicate: prerequisites with proof, the signed statement, the proposal."""

import re
from datetime import date

import pytest
from playwright.sync_api import FilePayload, expect

from tests.journeys import plan_steps
from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor
from zona.core.files.tests.samples import pdf

LEAD, AGENCY, OVERSEER = "ketua-zi", "pengelola-sistem", "pemantau-bskji"
YEAR = date.fromisoformat(plan_steps.today()).year + 1  # its last day is still to come
AGENCY_COUNT, UNIT_COUNT = 4, 5  # PermenPANRB 90/2021, Table 5


@pytest.mark.parametrize("width", [1280])  # a side path: one screen is enough
def test_a_unit_meets_what_is_asked_signs_and_proposes(visitors: Door) -> None:
    lead = visitors.enter(LEAD)
    _proposes_too_early(lead)
    agency = visitors.enter(AGENCY)
    _meets_all(agency, AGENCY_COUNT)
    _meets_all(lead, UNIT_COUNT)
    expect(lead.main).to_contain_text("dari 9")
    lead.look()

    lead.follow("Usulan")
    _takes(lead, "Nyatakan berkas lengkap")
    overseer = visitors.enter(OVERSEER)
    overseer.go(lead.page.url)
    _brings_the_signature(overseer)
    lead.page.reload()
    _takes(lead, "Ajukan ke eselon I/TPI")
    expect(lead.main).to_contain_text("Status kini “Diajukan ke eselon I/TPI”")
    lead.look()


def _open(person: Visitor) -> None:
    person.menu("Menuju predikat")
    person.page.get_by_label("Tahun").fill(str(YEAR))
    person.press("Terapkan")
    expect(person.page).to_have_url(re.compile(f"tahun={YEAR}"))


def _proposes_too_early(lead: Visitor) -> None:
    """A proposal begins at once, and says all that is still missing."""
    _open(lead)
    lead.look()
    lead.follow("Siapkan usulan")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Usulan dibuat.")
    lead.follow("Usulan")
    expect(lead.main).to_contain_text("Usulan belum dapat diajukan")
    lead.look()


def _meets_all(person: Visitor, count: int) -> None:
    _open(person)
    for place in range(count):
        with person.page.expect_navigation():
            person.main.get_by_role("link", name="Perbarui").nth(place).click()
        person.main.get_by_label("Keadaan").select_option("terpenuhi")
        person.main.get_by_label("Nilai yang dicapai").fill("Sesuai (contoh)")
        person.main.locator("input[type=file]").set_input_files(_proof("bukti.pdf"))
        person.press("Simpan")
    expect(person.main.get_by_role("link", name="Perbarui").first).to_be_visible()


def _takes(person: Visitor, step: str) -> None:
    person.follow(step)
    person.look()
    person.press("Simpan")


def _brings_the_signature(overseer: Visitor) -> None:
    """The head of the agency signs on paper; the overseer brings the paper."""
    overseer.follow("Tandatangani SPTJM")
    overseer.main.get_by_label("Nama pimpinan instansi").fill("Pimpinan (contoh)")
    overseer.main.get_by_label("Jabatan").fill("Sekretaris Jenderal")
    overseer.main.locator("input[type=file]").set_input_files(_proof("sptjm.pdf"))
    overseer.look()
    overseer.press("Simpan")
    expect(overseer.main).to_contain_text("Status kini “SPTJM ditandatangani”")
    overseer.look()


def _proof(name: str) -> FilePayload:
    return FilePayload(name=name, mimeType="application/pdf", buffer=pdf())
