"""Somebody with an actual conflict cannot decide: declared, found, decided, refused."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

PARTY = "PT Uji Benturan"
SUBJECT = "Verifikasi rekomendasi yang menyangkut perusahaan saudara"


def test_who_has_an_actual_conflict_is_refused_the_decision(visitors: Door) -> None:
    lead = visitors.enter("ketua-zi")
    _declares(lead)
    address = lead.page.url

    head = visitors.enter("kepala")
    head.go(address)
    _finds_it_actual(head)
    _decides(head)

    _is_refused(lead)


def _declares(lead: Visitor) -> None:
    lead.menu("Benturan kepentingan")
    lead.look()
    lead.follow("Nyatakan kepentingan")
    lead.press("Lanjutkan")
    lead.follow("Tambah kepentingan")
    lead.page.get_by_label("Nama pihak").fill(PARTY)
    lead.page.get_by_label("Uraian").fill("Saudara kandung memiliki perusahaan ini.")
    lead.look()
    lead.press("Simpan")
    expect(lead.main).to_contain_text(PARTY)
    lead.look()
    lead.follow("Tanda tangani dan kirim")
    lead.page.get_by_label(re.compile("Saya sudah membaca")).check()
    lead.look()
    lead.press("Tanda tangani dan kirim")
    expect(lead.main).to_contain_text("Menunggu telaah")
    expect(lead.main).to_contain_text("Tidak ditugasi")


def _finds_it_actual(head: Visitor) -> None:
    head.look()
    head.follow("Aktual")
    head.page.get_by_label("Keputusan atau urusan yang terkait").fill(SUBJECT)
    head.page.get_by_label("Proses di Zona").select_option("programme")
    party = head.page.locator("[name=party]")
    expect(party).to_have_value(PARTY)
    party.fill("")
    head.look()
    head.press("Simpan")
    expect(head.main).to_contain_text("Tidak dapat memutus selama kasus berjalan")
    expect(head.main).to_contain_text("5 hari kerja")
    head.look()


def _decides(head: Visitor) -> None:
    head.follow("Mulai periksa")
    head.press("Simpan")
    head.follow("Putuskan tindakan")
    head.page.get_by_label("Tindakan").select_option("mundur_dari_keputusan")
    head.page.get_by_label("Putusan", exact=True).fill("Verifikasi oleh orang lain.")
    head.look()
    head.press("Simpan")
    expect(head.main).to_contain_text("Pilih siapa yang menggantikan.")
    substitute = head.page.get_by_label("Pengganti")
    offered = substitute.locator("option").all_inner_texts()
    assert not any("Standardisasi" in each for each in offered)
    substitute.select_option(index=1)
    head.press("Simpan")
    expect(head.main).to_contain_text("Mundur dari keputusan")
    head.look()


def _is_refused(lead: Visitor) -> None:
    """Every step of the process is closed to him, as of a recommendation."""
    lead.go("/program/rekomendasi/?status=diterima")
    lead.follow(re.compile("^TW3-"))
    with lead.expecting(409):
        lead.press("Mulai kerjakan")
        expect(lead.main).to_contain_text("benturan kepentingan dalam perkara ini")
