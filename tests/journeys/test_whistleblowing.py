"""Journey 9: a person reports without an account; a handler opens, asks, is answered.

The reporter's browser runs no scripts at all; the handler's opens and seals with his key.
"""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

HANDLER, SECOND, ADMIN_HEAD, OPERATOR = (
    "penangan-wbs",
    "penangan-wbs-2",
    "kasubbag-tu",
    "pengelola-sistem",
)
PASSPHRASE = "contoh kunci wbs 2021"  # printed in the guide, for the demo only
TEXT = "Petugas meminta uang agar sampel didahulukan"
QUESTION, ANSWER = "Pada hari apa itu terjadi?", "Setiap Senin pagi"


def _report(page: Page) -> str:
    page.goto("/publik/wbs/")
    page.get_by_label("Satuan kerja yang dilaporkan").select_option("bppsi-pekanbaru")
    page.get_by_role("button", name="Tulis laporan").click()
    page.get_by_label("Apa yang terjadi?").fill(TEXT)
    page.get_by_label("Petugas Unit Pelayanan Publik").check()
    page.get_by_role("button", name="Segel dan lanjutkan").click()
    words = page.get_by_role("main").inner_text()
    found = re.search(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}", words)
    assert found, words
    page.get_by_label("Ketik ulang kode Anda").fill("salah")
    page.get_by_role("button", name="Kirim laporan").click()
    page.get_by_label("Ketik ulang kode Anda").fill(found[0].lower())
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_text("Laporan Anda diterima")).to_be_visible()
    return found[0]


def _mailbox(page: Page, code: str) -> None:
    page.goto("/publik/wbs/kode/")
    page.get_by_label("Kode penerimaan").fill(code)
    page.get_by_role("button", name="Buka kotak surat").click()


def _open(handler: Visitor) -> None:
    handler.menu("Kotak masuk WBS")
    handler.look()
    handler.follow(re.compile("^WBS-"))
    handler.page.get_by_label("Frasa sandi kunci Anda").fill(PASSPHRASE)
    handler.press("Buka laporan")
    expect(handler.page.get_by_text("Laporan terbuka di peramban ini")).to_be_visible()


def test_a_report_is_asked_about_and_answered_by_the_code(
    visitors: Door, stranger: Page
) -> None:
    code = _report(stranger)
    handler = visitors.enter(HANDLER)

    _open(handler)
    expect(handler.page.get_by_text(TEXT)).to_be_visible()
    handler.look()
    handler.page.get_by_label("Jawaban kepada pelapor").fill(QUESTION)
    handler.press("Segel dan kirim")
    expect(handler.page.get_by_text("Jawaban tersegel dan tersimpan")).to_be_visible()
    handler.follow("Mulai telaah")
    handler.press("Mulai telaah")
    handler.follow("Minta keterangan")
    handler.press("Minta keterangan")

    _mailbox(stranger, code)
    expect(stranger.get_by_text(QUESTION)).to_be_visible()
    stranger.get_by_label("Pesan Anda").fill(ANSWER)
    stranger.get_by_role("button", name="Segel dan kirim").click()
    expect(stranger.get_by_text("Pesan Anda disegel dan terkirim")).to_be_visible()
    assert stranger.context.cookies() == []

    _open(handler)
    expect(handler.page.get_by_text(ANSWER)).to_be_visible()
    _nobody_else_reads(visitors)


def _nobody_else_reads(visitors: Door) -> None:
    for name in (ADMIN_HEAD, OPERATOR):
        other = visitors.enter(name)
        with other.expecting(403):
            other.go("/wbs/2/")
        assert TEXT not in other.page.content()
    head = visitors.enter(ADMIN_HEAD)
    head.menu("Saluran WBS")
    expect(head.page.get_by_text("<3").first).to_be_visible()
    head.look()


def test_the_public_pages_are_sound_for_everybody(visitors: Door) -> None:
    person = visitors.enter()
    for path in ("/publik/wbs/", "/publik/wbs/bppsi-pekanbaru/", "/publik/wbs/kode/"):
        person.go(path)
        person.look()
        person.picture(f"wbs-{path.strip('/').rpartition('/')[2]}")


def test_a_lost_key_is_replaced_and_a_colleague_gives_the_reports_back(
    visitors: Door, stranger: Page
) -> None:
    _report(stranger)
    handler = visitors.enter(HANDLER)
    handler.menu("Kotak masuk WBS")
    handler.follow("Kunci")
    handler.look()
    handler.page.get_by_label("Frasa sandi", exact=True).fill(f"{PASSPHRASE} baru")
    handler.page.get_by_label("Ulangi frasa sandi").fill(f"{PASSPHRASE} baru")
    handler.press("Buat kunci")
    expect(handler.page.get_by_text("Kunci Anda tersimpan")).to_be_visible()

    friend = visitors.enter(SECOND)
    friend.go("/wbs/kunci/")
    friend.follow(re.compile("^Pulihkan bagi"))
    friend.look()
    friend.page.get_by_label("Frasa sandi kunci Anda").fill(PASSPHRASE)
    friend.press("Pulihkan")
    expect(friend.page.get_by_text("dapat dibuka lagi oleh")).to_be_visible()

    handler.menu("Kotak masuk WBS")
    handler.follow(re.compile("^WBS-"))
    handler.page.get_by_label("Frasa sandi kunci Anda").fill(f"{PASSPHRASE} baru")
    handler.press("Buka laporan")
    expect(handler.page.get_by_text(TEXT)).to_be_visible()
