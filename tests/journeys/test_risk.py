"""A risk from its finder to the map: recorded, judged, validated, approved."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

WORDS = "Pendingin contoh uji padam pada malam hari"


def test_a_risk_goes_from_an_employee_to_the_head(visitors: Door) -> None:
    employee = visitors.enter("analis-lab")
    address = _records(employee)

    taskforce = visitors.enter("satgas-spip")
    taskforce.go(address)
    _plans(taskforce)
    taskforce.follow("Validasi")
    taskforce.press("Validasi")
    expect(taskforce.main).to_contain_text("Divalidasi Satgas")

    head = visitors.enter("kepala")
    head.go(address)
    head.look()
    head.follow("Setujui")
    head.press("Setujui")
    expect(head.main).to_contain_text("Status kini “Disetujui Kepala”.")
    head.go("/risiko/peta/?tahun=2021")
    head.look()
    expect(head.main).to_contain_text("Peta risiko sesudah pengendalian")

    employee.go("/risiko/?tahun=2021&q=imbalan")
    expect(employee.main).not_to_contain_text("Petugas menerima imbalan")


def _records(employee: Visitor) -> str:
    employee.menu("Risiko dan SPIP")
    employee.go("/risiko/baru/?tahun=2021")
    page = employee.page
    page.get_by_label("Sasaran atau kegiatan").fill("Penyimpanan contoh uji")
    page.get_by_label("Pernyataan risiko").fill(WORDS)
    page.locator("[name=cause]").fill("Tidak ada catu daya cadangan")
    page.get_by_label("Uraian dampak").fill("Contoh uji rusak")
    employee.look()
    employee.press("Simpan")
    expect(employee.main).to_contain_text(WORDS)
    employee.go("/risiko/?tahun=2021&q=Pendingin")
    employee.look()
    page.get_by_role("link", name=re.compile(r"^R-\d+$")).click()
    employee.follow("Analisis")
    for name, grade in (("before", "4"), ("after", "3")):
        page.locator(f"[name=likelihood_{name}]").select_option(grade)
        page.locator(f"[name=impact_{name}]").select_option("4")
    page.locator("[name=response]").select_option("kurangi")
    employee.look()
    employee.press("Simpan")
    expect(employee.main).to_contain_text("Analisis tersimpan.")
    employee.look()
    return page.url


def _plans(taskforce: Visitor) -> None:
    taskforce.follow("Tambah RTP")
    page = taskforce.page
    page.get_by_label("Tindakan").fill("Memasang catu daya cadangan")
    page.get_by_label("Target waktu").fill("2099-12-31")
    page.get_by_label("Indikator keluaran").fill("Catu daya terpasang")
    taskforce.look()
    taskforce.press("Simpan")
    expect(taskforce.main).to_contain_text("Rencana tindak pengendalian tersimpan.")
