"""Wealth reports: a list is made, a receipt brought and verified, a recap sent."""

from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor
from zona.modules.wealth.tests.people import pdf

ADMIN, OWNER, HEAD, CHAIR = "kepegawaian", "pegawai", "kepala", "ketua-zi"
OWNER_NAME = "Pengadministrasi Umum (contoh)"
REPORT = "LHKASN 2022"


def _paper(*lines: str) -> FilePayload:
    content = pdf(lines).read()
    return {"name": "bukti.pdf", "mimeType": "application/pdf", "buffer": content}


def test_a_receipt_goes_from_its_owner_to_the_ministry(visitors: Door) -> None:
    admin, owner = visitors.enter(ADMIN), visitors.enter(OWNER)
    _lists(admin)
    _brings(owner)
    _verifies(admin)
    _sends(admin)

    owner.menu("Laporan harta saya")
    owner.follow(REPORT)
    expect(owner.main.get_by_text("Dikirim ke PIC kementerian").first).to_be_visible()
    owner.look()


def _lists(admin: Visitor) -> None:
    admin.menu("Kepatuhan laporan harta")
    expect(admin.main.get_by_text("100 %").first).to_be_visible()
    admin.look()
    admin.picture("harta-kepatuhan")
    admin.page.get_by_label("Tahun laporan").fill("2022")
    admin.press("Terapkan")
    admin.follow("Susun daftar")
    admin.look()
    admin.press("Simpan")
    expect(admin.main.get_by_text("Daftar tersusun.")).to_be_visible()
    admin.look()
    admin.picture("harta-daftar")


def _brings(owner: Visitor) -> None:
    owner.menu("Laporan harta saya")
    owner.look()
    owner.follow("Unggah tanda terima")
    owner.look()
    page = owner.page
    page.get_by_label("Nomor tanda terima").fill("TT-77/2022")
    page.get_by_label("Tanggal tanda terima").fill("2022-12-05")
    form = _paper("A. Tanah dan Bangunan", "B. Alat Transportasi", "Rp 250.000.000")
    page.get_by_label("Tanda terima", exact=True).set_input_files(form)
    page.get_by_label("Berkas ini hanya tanda terima").check()
    owner.press("Simpan")
    expect(owner.main.get_by_text("rincian harta. Berkasnya").first).to_be_visible()
    owner.look()
    receipt = _paper("Tanda terima LHKASN", "Nomor TT-77/2022")
    page.get_by_label("Tanda terima", exact=True).set_input_files(receipt)
    owner.press("Simpan")
    expect(owner.main.get_by_text("Tanda terima tersimpan")).to_be_visible()
    owner.look()


def _verifies(admin: Visitor) -> None:
    admin.go("/")
    admin.follow(f"Verifikasi tanda terima {REPORT}: {OWNER_NAME}")
    admin.look()
    admin.follow("Verifikasi")
    admin.look()
    admin.page.get_by_label("Sesuai").check()
    admin.press("Simpan")
    expect(admin.main.get_by_text("Hasil verifikasi tersimpan")).to_be_visible()


def _sends(admin: Visitor) -> None:
    admin.menu("Kepatuhan laporan harta")
    admin.follow("Susun rekap")
    admin.press("Simpan")
    admin.follow("Rekap 1 tahun 2022")
    admin.look()
    assert admin.download("Surat pengantar (PDF)").startswith(b"%PDF")
    assert admin.download("Register (XLSX)").startswith(b"PK")
    admin.follow("Catat pengiriman")
    admin.page.get_by_label("Nomor surat").fill("S-12/2023")
    admin.press("Simpan")
    expect(admin.main.get_by_text("Pengiriman tercatat.")).to_be_visible()
    admin.look()


def test_the_head_sees_states_and_the_team_sees_figures(visitors: Door) -> None:
    head, chair = visitors.enter(HEAD), visitors.enter(CHAIR)
    head.menu("Kepatuhan laporan harta")
    head.follow("Daftar wajib lapor")
    head.look()
    head.follow(OWNER_NAME)
    expect(
        head.main.get_by_text("Berkas hanya dapat dibuka pemiliknya")
    ).to_be_visible()
    head.look()

    chair.menu("Kepatuhan laporan harta")
    expect(chair.main.get_by_role("link", name="Daftar wajib lapor")).to_have_count(0)
    chair.look()
