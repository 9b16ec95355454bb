"""How a work plan is carried: discussed, approved, made known, published, begun."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

OUTREACH = "Rencana kerja ZI uji jalan"
OFFICE = ZoneInfo("Asia/Jakarta")


def today() -> str:
    """Return the day at the office as a date field takes it."""
    return f"{datetime.now(OFFICE):%Y-%m-%d}"


def adds_an_action(lead: Visitor, text: str) -> None:
    """While the plan is a draft, the lead may still add to it."""
    lead.menu("Rencana kerja")
    lead.look()
    lead.follow("Tambah rencana aksi")
    page = lead.page
    page.locator("[name=text]").fill(text)
    page.locator("[name=output]").fill("Laporan sosialisasi")
    page.locator("[name=year]").fill("2022")
    page.locator("[name=quarter]").select_option("1")
    page.get_by_label("Penanggung jawab").select_option(label="Arsiparis (contoh)")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Rencana aksi ditambahkan.")


def is_approved(lead: Visitor, head: Visitor) -> None:
    """The lead puts the plan up for discussion; the head approves it."""
    lead.menu("Rencana kerja")
    lead.press("Ajukan untuk dibahas")
    expect(lead.main).to_contain_text("Status kini “Dibahas”")

    head.menu("Rencana kerja")
    head.press("Setujui")
    expect(head.main).to_contain_text("Status kini “Disetujui”")
    head.look()


def is_made_known(lead: Visitor) -> None:
    """An outreach with proof since the approval is tied to the plan."""
    lead.menu("Rencana kerja")
    lead.follow("Catat sosialisasi")
    page = lead.page
    page.locator("[name=subject]").fill(OUTREACH)
    page.locator("[name=held_on]").fill(today())
    page.locator("[name=medium]").fill("Apel pagi")
    page.locator("[name=audience]").fill("Semua pegawai")
    page.locator("[name=reached_count]").fill("45")
    page.locator("[name=proof]").fill("Daftar hadir apel (contoh)")
    lead.look()
    lead.press("Simpan")

    lead.menu("Rencana kerja")
    lead.follow("Kaitkan kegiatan")
    event = page.locator("[name=event]")
    label = event.locator("option", has_text=OUTREACH).inner_text()
    event.select_option(label=label)
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text("Kegiatan dikaitkan dengan rencana.")
    lead.press("Nyatakan sudah disosialisasikan")
    expect(lead.main).to_contain_text("Status kini “Disosialisasikan”")


def begins(lead: Visitor) -> None:
    """The plan is carried out from now on."""
    lead.press("Mulai pelaksanaan")
    expect(lead.main).to_contain_text("Status kini “Berjalan”")
    lead.look()
