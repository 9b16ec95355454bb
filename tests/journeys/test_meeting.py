"""A meeting that leaves proof: asked, attended by code, written down, turned into work."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

TITLE = "Rapat monev uji jalan"
OFFICE = ZoneInfo("Asia/Jakarta")


def test_a_meeting_becomes_proof_and_its_decision_becomes_work(visitors: Door) -> None:
    lead = visitors.enter("ketua-zi")
    _plans(lead)
    _invites(lead)
    address = _shows_the_code(lead)

    employee = visitors.enter("pegawai")
    employee.go(address)
    employee.look()
    employee.press("Saya hadir")
    expect(employee.main).to_contain_text("Kehadiran Anda tercatat.")
    expect(employee.main).to_contain_text("Kode QR")

    _writes_minutes(lead)
    _becomes_proof(lead)
    _becomes_work(lead)


def _plans(lead: Visitor) -> None:
    lead.menu("Rapat dan monev")
    lead.look()
    lead.follow("Rencanakan rapat")
    now = datetime.now(OFFICE)
    start = max(now - timedelta(minutes=5), now.replace(hour=0, minute=0))
    page = lead.page
    page.get_by_label("Jenis").select_option("monev")
    page.get_by_label("Judul").fill(TITLE)
    page.get_by_label("Tanggal").fill(f"{now:%Y-%m-%d}")
    page.locator("[name=starts_at]").fill(f"{start:%H:%M}")
    page.locator("[name=ends_at]").fill("23:59")
    page.get_by_label("Tempat").fill("Ruang rapat")
    page.locator("[name=post]").fill("Kepala Balai")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Rapat direncanakan")


def _invites(lead: Visitor) -> None:
    lead.follow("Undang peserta")
    lead.page.get_by_label("Semua pegawai").check()
    lead.page.get_by_label("Tamu").fill("Sari (contoh); Dinas contoh")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Undangan dikirim.")
    expect(lead.main).to_contain_text("UND-")


def _shows_the_code(lead: Visitor) -> str:
    lead.follow("Kode kehadiran")
    lead.look()
    link = lead.main.get_by_role("link", name=re.compile("^http"))
    address = link.get_attribute("href") or ""
    lead.page.go_back()
    return address


def _writes_minutes(lead: Visitor) -> None:
    lead.page.reload()
    lead.press("Rapat selesai")
    lead.follow("Susun notula")
    lead.page.get_by_label("Jalannya pembahasan").fill("Kemajuan dibahas per area.")
    lead.page.get_by_label("Keputusan").fill("Lengkapi bukti area MP")
    lead.look()
    lead.press("Simpan")
    lead.follow(re.compile("^Ubah"))
    lead.page.get_by_label("Penanggung jawab").select_option(index=1)
    lead.page.get_by_label("Tenggat").fill("2030-12-16")
    lead.press("Simpan")
    lead.press("Ajukan notula")
    lead.press("Sahkan notula")
    expect(lead.main).to_contain_text("Notula disahkan")


def _becomes_proof(lead: Visitor) -> None:
    lead.follow("Jadikan bukti")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Bundel disimpan")
    expect(lead.main).to_contain_text("PM.MP.3.b")


def _becomes_work(lead: Visitor) -> None:
    lead.press("Jadikan rekomendasi")
    expect(lead.main).to_contain_text("Keputusan ditindaklanjuti.")
    lead.look()
    lead.follow(re.compile("^Rekomendasi R-"))
    expect(lead.main).to_contain_text("Lengkapi bukti area MP")
