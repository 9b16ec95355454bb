"""The report on paper, opened again."""

import re
from io import BytesIO
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from zona.core.documents import Document, Paragraph, Section, pdf
from zona.core.documents.tests import papers


def opened(document: Document) -> PdfReader:
    return PdfReader(BytesIO(pdf.render(document)))


def words(reader: PdfReader) -> str:
    """All text of the pages; how lines break does not matter."""
    text = "".join(page.extract_text() for page in reader.pages)
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.fixture(scope="module")
def report() -> PdfReader:
    return opened(papers.rich())


def test_every_section_is_on_paper(report: PdfReader) -> None:
    found = words(report).upper()

    assert len(report.pages) == 12
    for section in papers.rich().sections:
        assert "".join(section.title.split()).upper() in found
    assert "BABIPENDAHULUAN" in found
    assert "DAFTARISI" in found
    assert "HALAMAN2DARI12" in found


def test_the_file_says_what_it_is(report: PdfReader) -> None:
    root: Any = report.trailer["/Root"]
    metadata = report.metadata
    assert metadata is not None

    assert metadata.title == "Laporan Zona Integritas Triwulan IV TA 2021"
    assert metadata.author == "BPPSI Pekanbaru"
    assert str(metadata.get("/CreationDate")).startswith("D:20211231")
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_it_declares_pdf_a_2a(report: PdfReader) -> None:
    root: Any = report.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "/OutputIntents" in root


def test_every_font_is_inside(report: PdfReader) -> None:
    fonts = 0
    for page in report.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            for inner in font.get_object().get("/DescendantFonts", [font]):
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
                fonts += 1
    assert fonts


def test_bookmarks_follow_the_chapters(report: PdfReader) -> None:
    outline: list[Any] = report.outline

    titles = [one.title for one in outline if not isinstance(one, list)]
    assert titles[:3] == [
        "Kata Pengantar",
        "BAB I Pendahuluan",
        "BAB II Pelaksanaan Kegiatan",
    ]
    inner = [
        one.title for part in outline if isinstance(part, list) for one in part[:1]
    ]
    assert inner == ["1.1 Latar Belakang", "2.1 Manajemen Perubahan"]


def test_table_heads_and_pictures_are_tagged(report: PdfReader) -> None:
    root: Any = report.trailer["/Root"]
    kinds: list[str] = []
    alts: list[str] = []
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            kinds.append(str(node.get("/S")))
            alts.extend([str(node["/Alt"])] if "/Alt" in node else [])
            waiting.extend([node["/K"]] if "/K" in node else [])

    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/L", "/Figure", "/Caption"} <= set(
        kinds
    )
    assert papers.radar().alt in alts


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf.render(papers.rich()) == pdf.render(papers.rich())


def test_hostile_text_stays_text() -> None:
    found = words(opened(papers.hostile()))

    for part in (
        "<script>",
        '#import"x"',
        "$x$",
        "*bintang*",
        "@rujuk",
        "\\perintah",
        "Кириллица",
    ):
        assert part in found
    assert found.count("panjang") > 2 * 1490  # a page turn may part a word


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_becomes_paper(text: str) -> None:
    """PDF/A-2a refuses a letter that no font has and some code points."""
    section = Section(text, (Paragraph(text),), text, 1)

    assert pdf.render(papers.small(title=text, sections=(section,))).startswith(b"%PDF")


def test_an_empty_paper_is_printed() -> None:
    reader = opened(papers.small())

    assert len(reader.pages) == 1
    assert "NOTULARAPAT" in words(reader)


def test_forty_pages_take_a_moment() -> None:
    report = papers.long_report()
    started = perf_counter()

    data = pdf.render(report)

    assert perf_counter() - started < 5  # about 0.5 s on a free core; charts load once
    assert len(PdfReader(BytesIO(data)).pages) >= 40
