"""Journey 3, Laporan triwulan: from draft to a signed paper that anyone can check."""

import io
import re

from docx import Document
from playwright.sync_api import FilePayload, expect
from pypdf import PdfReader

from tests.journeys.conftest import Door
from tests.journeys.visitor import Visitor

QUARTER = "Triwulan IV Tahun 2021"
ADDED = "Jadwal pembahasan naskah sudah disampaikan kepada semua kepala seksi."
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4})+")


def test_the_quarter_becomes_a_signed_report_and_its_advice_becomes_work(
    visitors: Door,
) -> None:
    lead = visitors.enter("ketua-zi")
    _edits_a_statement(lead)
    _is_reviewed_and_answered(lead, visitors.enter("arsiparis"))
    _sees_what_moved(lead)
    _sends_for_signature(lead)

    head = visitors.enter("kepala")
    _signs(head)
    code = CODE.search(head.main.inner_text())
    assert code, "The signed report shows no code."
    pdf, docx = head.download(re.compile("^PDF")), head.download(re.compile("^Word"))
    head.menu("Laporan triwulan")
    head.look()

    _is_on_paper(pdf, docx, code.group())
    _is_genuine(visitors.enter(), code.group(), pdf)
    _advice_becomes_work(lead)


def _edits_a_statement(lead: Visitor) -> None:
    lead.menu("Laporan triwulan")
    lead.look()
    lead.follow(re.compile("Triwulan IV"))
    expect(lead.page.get_by_role("heading", level=1)).to_contain_text("Triwulan IV")
    lead.picture("laporan")
    lead.look()

    lead.follow(re.compile(r"^b\. .*[Rr]encana"))
    lead.look()
    done = lead.page.get_by_label("Yang sudah dikerjakan")
    written = done.input_value()
    done.fill("")
    lead.page.get_by_label("Kekurangan atau kendala").fill("")
    lead.press(re.compile("^Simpan$"))
    expect(lead.main).to_contain_text("Isi yang sudah dikerjakan")
    lead.look()

    done.fill(f"{written} {ADDED}")
    lead.press(re.compile("^Simpan$"))
    expect(lead.main).to_contain_text("Indikator 2.1.b disimpan.")


def _is_reviewed_and_answered(lead: Visitor, writer: Visitor) -> None:
    """The lead asks; the writer of the statement answers; the lead is content."""
    _comments(lead)
    form = lead.main.get_by_role("combobox", name="Bagian laporan")
    form.select_option("2.1.a")
    lead.main.get_by_role("textbox", name="Komentar").fill("Sebutkan nomor keputusan.")
    lead.press("Simpan komentar")
    expect(lead.main).to_contain_text("Terbuka")
    lead.look()

    _comments(writer)
    writer.main.get_by_label("Jawaban").fill("Nomor 4/2021, ada pada daftar bukti.")
    writer.look()
    writer.press("Jawab")
    expect(writer.main).to_contain_text("Dijawab")
    settle = writer.main.get_by_role("button", name="Nyatakan selesai")
    expect(settle).to_have_count(0)

    lead.page.reload()
    lead.press("Nyatakan selesai")
    expect(lead.main).to_contain_text("Komentar berstatus selesai.")
    lead.look()


def _comments(person: Visitor) -> None:
    _report(person)
    person.follow(re.compile("komentar$"))


def _report(person: Visitor) -> None:
    person.menu("Laporan triwulan")
    person.follow(re.compile("Triwulan IV"))


def _sees_what_moved(lead: Visitor) -> None:
    """Beside the signed third quarter: a gap closed, and sentences only copied."""
    _report(lead)
    lead.follow("Bandingkan dengan triwulan lalu")
    expect(lead.main).to_contain_text("Triwulan III Tahun 2021")
    rows = lead.main.get_by_role("row")
    moved = rows.filter(has_text=re.compile(r"^\s*2\.2\.b"))
    expect(moved).to_contain_text("Bergerak")
    expect(moved).to_contain_text("kekurangan selesai")
    copied = rows.filter(has_text=re.compile(r"^\s*2\.3\.a"))
    expect(copied).to_contain_text("kalimat sama persis")
    lead.picture("laporan-perubahan")
    lead.look()
    _report(lead)


def _sends_for_signature(lead: Visitor) -> None:
    lead.follow("Pratinjau")
    expect(lead.main).to_contain_text(ADDED)
    expect(lead.main).to_contain_text("BAB III", ignore_case=True)
    lead.look()
    lead.page.go_back()
    lead.press("Ajukan untuk ditinjau")
    expect(lead.main).to_contain_text("Laporan diajukan")
    lead.press("Setujui dan minta tanda tangan")
    expect(lead.main).to_contain_text("dikirim untuk ditandatangani")
    lead.look()


def _signs(head: Visitor) -> None:
    head.menu("Laporan triwulan")
    head.follow(re.compile("Triwulan IV"))
    head.follow("Tanda tangani")
    head.look()
    head.press("Tanda tangani")
    expect(head.main).to_contain_text("Laporan ditandatangani.")
    head.look()


def _is_on_paper(pdf: bytes, docx: bytes, code: str) -> None:
    pages = PdfReader(io.BytesIO(pdf)).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    paper = Document(io.BytesIO(docx))
    written = " ".join(paragraph.text for paragraph in paper.paragraphs)
    footers = " ".join(
        paragraph.text
        for section in paper.sections
        for paragraph in section.footer.paragraphs
    )

    assert ADDED in printed
    assert ADDED in written
    assert code in printed
    assert code in written + footers
    assert "DRAF" not in printed


def _is_genuine(citizen: Visitor, code: str, pdf: bytes) -> None:
    citizen.go("/periksa/")
    citizen.look()
    citizen.page.get_by_label("Kode dokumen").fill(code.lower())
    citizen.press("Periksa kode")
    expect(citizen.page.get_by_role("heading", level=1)).to_contain_text("tercatat")
    citizen.look()

    citizen.page.get_by_label("Berkas laporan").set_input_files(_file(pdf))
    citizen.press("Bandingkan berkas")
    expect(citizen.main).to_contain_text("Berkas ini asli")
    citizen.look()

    changed = _file(pdf + b"\n")
    citizen.page.get_by_label("Berkas laporan").set_input_files(changed)
    citizen.press("Bandingkan berkas")
    expect(citizen.main).to_contain_text("Berkas ini tidak sama")

    with citizen.expecting(404):
        citizen.go("/periksa/AAAA-BBBB-CCCC-DDDD")
    expect(citizen.page.get_by_role("heading", level=1)).to_contain_text(
        "tidak dikenal"
    )
    citizen.look()


def _advice_becomes_work(lead: Visitor) -> None:
    lead.menu("Rekomendasi")
    advice = lead.main.locator("#saran")
    # Three suggestions of the report, three findings of the inspectorate's round, and
    # the advice of the yearly evaluation of risks.
    expect(advice.get_by_role("button", name="Jadikan rekomendasi")).to_have_count(7)
    lead.look()
    lead.press("Jadikan semua rekomendasi")
    expect(lead.main).to_contain_text("7 saran menjadi rekomendasi.")
    expect(lead.main.locator("#saran")).to_have_count(0)
    lead.look()


def _file(content: bytes) -> FilePayload:
    return {"name": "laporan.pdf", "mimeType": "application/pdf", "buffer": content}
