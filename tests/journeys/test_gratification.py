"""A guest offers a parcel: the desk enters him, the refusal opens, the UPG takes it up."""

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

DESK, UPG = "petugas-upp", "upg-bskji"


def test_an_offered_gift_becomes_a_refusal_that_the_upg_notes(visitors: Door) -> None:
    desk, upg = visitors.enter(DESK), visitors.enter(UPG)
    _enters_guest(desk)
    _refuses(desk)
    number = desk.main.get_by_role("rowheader").first.inner_text().strip()
    desk.look()

    _opens(upg, number)
    upg.look()
    _takes(upg, "Mulai verifikasi")
    upg.follow("Catat dan tutup penolakan")
    upg.page.get_by_label("Alasan").fill("Penolakan tercatat.")
    upg.press("Simpan")

    expect(upg.main.get_by_text("Tersimpan. Status kini")).to_be_visible()
    desk.menu("Gratifikasi")
    row = desk.main.get_by_role("row").filter(has_text=number)
    expect(row.get_by_text("Selesai")).to_be_visible()


def _enters_guest(desk: Visitor) -> None:
    desk.menu("Buku tamu")
    desk.look()
    desk.follow("Catat tamu")
    desk.look()
    page = desk.page
    page.get_by_label("Nama tamu").fill("Tamu Perjalanan")
    page.get_by_label("Instansi").fill("PT Perjalanan")
    page.get_by_label("Tujuan").fill("Mengambil hasil uji")
    page.get_by_label("Barang bawaan").fill("Satu kotak kue")
    page.get_by_label("Barang ditawarkan sebagai pemberian").check()
    desk.press("Simpan")


def _refuses(desk: Visitor) -> None:
    page = desk.page
    expect(desk.main.get_by_text("Isian dari buku tamu")).to_be_visible()
    expect(page.get_by_label("Uraian pemberian")).to_have_value("Satu kotak kue")
    desk.look()
    page.get_by_label("Nilai atau taksiran").fill("150000")
    desk.press("Sampaikan laporan")
    expect(desk.main.get_by_text("Laporan diterima UPG")).to_be_visible()


def _opens(upg: Visitor, number: str) -> None:
    upg.menu("Gratifikasi")
    upg.look()
    upg.follow(number)
    expect(upg.main.get_by_text("hari kerja").first).to_be_visible()


def _takes(upg: Visitor, step: str) -> None:
    upg.follow(step)
    upg.press("Simpan")
    expect(upg.main.get_by_text("Tersimpan. Status kini")).to_be_visible()
