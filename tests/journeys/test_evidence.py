"""One question with its evidence, by a person new to it: every interaction counts."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor
from zona.core.files.tests.samples import pdf

MEMBER = "arsiparis"  # works in area MP
CODE = "PM.MP.2.c"  # the sample leaves it without evidence
MOST = 6


def test_a_question_is_answered_with_evidence_in_six_interactions(
    visitors: Door,
) -> None:
    member = visitors.enter(MEMBER)
    count = 0

    def once(act: Callable[[], object]) -> None:
        nonlocal count
        count += 1
        act()

    ask = member.main.locator(f'[id="{CODE}"]')
    once(lambda: member.menu("Lembar kerja (LKE)"))
    with member.page.expect_response(re.compile("/jawaban/")):
        once(ask.locator("input[name=value]").first.check)
    once(lambda: member.follow(re.compile("bukti", re.IGNORECASE), within=ask))
    once(lambda: _choose(member))
    slot = member.main.get_by_label("Dokumen yang dipenuhi")
    once(lambda: slot.select_option("Laporan sosialisasi"))
    once(lambda: member.press("Unggah bukti"))

    proofs = member.main.locator("#bukti")
    expect(proofs).to_contain_text("Laporan sosialisasi target")
    expect(proofs).to_contain_text("✓ Ada")
    assert count <= MOST
    member.look()
    _follows_it_with_a_revision(member)
    _packs_it(member)


def _choose(member: Visitor) -> None:
    file = FilePayload(
        name="Laporan sosialisasi target 2021-11-15.pdf",
        mimeType="application/pdf",
        buffer=pdf(),
    )
    member.main.locator("#bukti input[type=file]").set_input_files(file)


def _follows_it_with_a_revision(member: Visitor) -> None:
    member.follow("Laporan sosialisasi target")
    member.follow("Tambah revisi")
    member.look()
    file = FilePayload(
        name="Laporan final.pdf", mimeType="application/pdf", buffer=pdf(pages=2)
    )
    member.main.locator("input[type=file]").set_input_files(file)
    member.press("Simpan revisi")
    expect(member.main).to_contain_text("Revisi 2")
    expect(member.main).to_contain_text("Revisi 1")
    member.look()


def _packs_it(member: Visitor) -> None:
    member.menu("Bukti")
    member.look()
    archive = ZipFile(BytesIO(member.download("Unduh paket")))
    assert {"periksa.html", "manifest.json"} <= set(archive.namelist())
    member.follow("Bawa dari periode lalu")
    member.look()
