"""How a meeting is held: planned, invited, attended, written down, made proof and work."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

TITLE = "Rapat monev uji jalan"
DECISION = "Lengkapi bukti area MP"
OFFICE = ZoneInfo("Asia/Jakarta")


def plans(lead: Visitor) -> None:
    """A meeting that runs now, so that those who come can sign by its code."""
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


def invites(lead: Visitor) -> None:
    """Everybody of the unit and one guest; the invitation gets its number."""
    lead.follow("Undang peserta")
    lead.page.get_by_label("Semua pegawai").check()
    lead.page.get_by_label("Tamu").fill("Sari (contoh); Dinas contoh")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Undangan dikirim.")
    expect(lead.main).to_contain_text("UND-")


def shows_the_code(lead: Visitor) -> str:
    """Return the address behind the code at the door."""
    lead.follow("Kode kehadiran")
    lead.look()
    link = lead.main.get_by_role("link", name=re.compile("^http"))
    address = link.get_attribute("href") or ""
    lead.page.go_back()
    return address


def attends(employee: Visitor, address: str) -> None:
    """An employee says by his own telephone that he is there."""
    employee.go(address)
    employee.look()
    employee.press("Saya hadir")
    expect(employee.main).to_contain_text("Kehadiran Anda tercatat.")
    expect(employee.main).to_contain_text("Kode QR")


def writes_minutes(lead: Visitor, *, owner: str, due_on: str) -> None:
    """The decision gets an owner and a day; the minutes are approved."""
    lead.page.reload()
    lead.press("Rapat selesai")
    lead.follow("Susun notula")
    lead.page.get_by_label("Jalannya pembahasan").fill("Kemajuan dibahas per area.")
    lead.page.get_by_label("Keputusan").fill(DECISION)
    lead.look()
    lead.press("Simpan")
    lead.follow(re.compile("^Ubah"))
    lead.page.get_by_label("Penanggung jawab").select_option(label=owner)
    lead.page.get_by_label("Tenggat").fill(due_on)
    lead.press("Simpan")
    lead.press("Ajukan notula")
    lead.press("Sahkan notula")
    expect(lead.main).to_contain_text("Notula disahkan")


def becomes_proof(lead: Visitor) -> None:
    """One press binds the papers and offers them to the questions they serve."""
    lead.follow("Jadikan bukti")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Bundel disimpan")
    expect(lead.main).to_contain_text("PM.MP.3.b")


def becomes_work(lead: Visitor) -> None:
    """The decision goes into the register; the lead opens it there."""
    lead.press("Jadikan rekomendasi")
    expect(lead.main).to_contain_text("Keputusan ditindaklanjuti.")
    lead.look()
    lead.follow(re.compile("^Rekomendasi R-"))
    expect(lead.main).to_contain_text(DECISION)
