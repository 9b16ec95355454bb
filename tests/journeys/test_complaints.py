"""A citizen complains without an account, the office answers, he reads and rates."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

DESK, ADMIN, HEAD, PIC = "petugas-upp", "kasubbag-tu", "kepala", "kasi-pjt"
PUBLIC = "/publik/pengaduan/"


def test_a_complaint_goes_from_the_public_page_to_its_answer(visitors: Door) -> None:
    citizen = visitors.enter()
    number, code = _complains(citizen)

    desk = visitors.enter(DESK)
    _opens(desk, number)
    desk.look()
    _steps(desk, "Akui penerimaan")
    desk.follow("Nyatakan lengkap")
    desk.page.get_by_label("Kadar").select_option(label="Normatif")
    desk.press("Simpan")

    admin = visitors.enter(ADMIN)
    _opens(admin, number)
    admin.follow("Disposisikan")
    name = "Kepala Seksi Pengembangan Jasa Teknik (contoh)"
    admin.page.get_by_label("Penanggung jawab").select_option(label=name)
    admin.press("Simpan")
    _answers(visitors, number)
    _opens(desk, number)
    _steps(desk, "Kirim tanggapan")

    _reads(citizen, number, code)
    _figures(desk)


def test_a_complaint_needs_no_scripts(stranger: Page) -> None:
    main = stranger.get_by_role("main")
    stranger.goto(PUBLIC)
    main.get_by_role("link", name=re.compile("Pekanbaru")).first.click()
    stranger.get_by_label("Pokok pengaduan").fill("Loket tutup lebih awal")
    main.get_by_role("button", name="Lanjut: periksa jawaban").click()
    expect(stranger.get_by_label("Pokok pengaduan")).to_have_value(
        "Loket tutup lebih awal"
    )
    stranger.get_by_label("Uraian").fill("Loket sudah tutup pada pukul dua.")
    stranger.get_by_label("Tanpa nama").check()
    main.get_by_role("button", name="Lanjut: periksa jawaban").click()
    stranger.get_by_label("Keterangan saya benar").check()
    main.get_by_role("button", name="Kirim pengaduan").click()

    expect(stranger.get_by_text("Kode hanya ditampilkan sekali")).to_be_visible()


def _complains(citizen: Visitor) -> tuple[str, str]:
    """Fill in the form, check it, and take number and code home."""
    citizen.go(PUBLIC)
    citizen.look()
    citizen.follow(re.compile("Pekanbaru"))
    citizen.page.get_by_label("Pokok pengaduan").fill("Hasil uji terlambat")
    citizen.page.get_by_label("Uraian").fill("Hasil uji saya terlambat tiga hari.")
    citizen.page.get_by_label("Tanpa nama").check()
    citizen.look()
    citizen.press("Lanjut: periksa jawaban")
    expect(citizen.page.get_by_role("heading", level=1)).to_have_text(
        "Periksa jawaban Anda"
    )
    citizen.look()
    citizen.page.get_by_label("Keterangan saya benar").check()
    citizen.press("Kirim pengaduan")
    expect(citizen.page.get_by_text("Kode hanya ditampilkan sekali")).to_be_visible()
    citizen.look()
    shown = citizen.main.inner_text()
    number = re.search(r"PGD-\d+-\d+-\d+", shown)
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", shown)
    assert number
    assert code
    return number[0], code[0]


def _opens(visitor: Visitor, number: str) -> None:
    visitor.menu("Pengaduan masyarakat")
    visitor.follow(number)


def _steps(visitor: Visitor, label: str) -> None:
    visitor.follow(label)
    visitor.press("Simpan")
    expect(visitor.page.get_by_text("Tersimpan.")).to_be_visible()


def _answers(visitors: Door, number: str) -> None:
    pic, head = visitors.enter(PIC), visitors.enter(HEAD)
    _opens(pic, number)
    pic.follow("Ajukan tanggapan")
    pic.look()
    pic.page.get_by_label("Tanggapan untuk pelapor").fill("Kami mohon maaf.")
    pic.press("Simpan")
    _opens(head, number)
    _steps(head, "Setujui tanggapan")


def _reads(citizen: Visitor, number: str, code: str) -> None:
    """Find the case again, read the answer, rate it."""
    citizen.go(f"{PUBLIC}lacak/")
    citizen.look()
    citizen.page.get_by_label("Nomor pengaduan").fill(number)
    citizen.page.get_by_label("Kode rahasia").fill(code.lower())
    citizen.press("Buka pengaduan")
    expect(citizen.page.get_by_text("Kami mohon maaf.").first).to_be_visible()
    citizen.look()
    citizen.page.get_by_label("Sangat puas").check()
    citizen.press("Kirim penilaian")
    expect(citizen.page.get_by_text("Terima kasih atas penilaian")).to_be_visible()
    citizen.go(f"{PUBLIC}statistik/")
    citizen.look()


def _figures(desk: Visitor) -> None:
    desk.menu("Pengaduan masyarakat")
    desk.look()
    for name in ("Rekap", "Kanal"):
        desk.follow(name)
        desk.look()
    desk.follow("Kotak saran")
    desk.look()
