"""The report as a Word document, opened again."""

from datetime import date, datetime
from io import BytesIO
from time import perf_counter
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Paper
from docx.shared import Cm
from lxml import etree  # type: ignore[import-untyped]  # it ships no types

from zona.core.documents import word
from zona.core.documents.tests import papers

NAMESPACE = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def opened(data: bytes) -> Paper:
    return docx.Document(BytesIO(data))


def xml(data: bytes, name: str = "word/document.xml") -> Any:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def all_text(data: bytes) -> str:
    return "".join(xml(data).itertext())


def test_headings_and_tables_are_real() -> None:
    paper = opened(word.render(papers.rich()))
    headings = [
        (str(one.style.name), one.text)
        for one in paper.paragraphs
        if one.style and str(one.style.name).startswith("Heading")
    ]

    assert ("Heading 1", "BAB I\nPendahuluan") in headings
    assert ("Heading 2", "1.1 Latar Belakang") in headings
    assert ("Heading 3", "a. Penyusunan Tim Kerja") in headings
    assert [len(table.rows) for table in paper.tables] == [7, 41]


def test_the_file_says_what_it_is() -> None:
    paper = opened(word.render(papers.rich()))
    properties = paper.core_properties

    assert properties.title == "Laporan Zona Integritas Triwulan IV TA 2021"
    assert properties.author == "BPPSI Pekanbaru"
    assert properties.language == "id-ID"
    assert properties.created is not None
    assert properties.created.date() == date(2021, 12, 31)
    assert isinstance(properties.modified, datetime)
    assert paper.sections[0].page_width == pytest.approx(Cm(21), abs=Cm(0.01))


def test_contents_are_a_field_that_is_not_empty() -> None:
    data = word.render(papers.rich())
    fields = [
        one.text.strip() for one in xml(data).iterfind(".//w:instrText", NAMESPACE)
    ]
    entries = [
        one.text
        for one in opened(data).paragraphs
        if one.style and str(one.style.name).startswith("toc")
    ]

    assert any(one.startswith("TOC") for one in fields)
    assert any(one.startswith("1.1 Latar Belakang") for one in entries)
    foot = xml(data, "word/footer1.xml")
    assert "".join(foot.itertext()).split("Halaman ")[1].startswith(" PAGE ")


def test_every_field_that_begins_ends() -> None:
    kinds = [
        one.get(f"{{{NAMESPACE['w']}}}fldCharType")
        for one in xml(word.render(papers.rich())).iterfind(".//w:fldChar", NAMESPACE)
    ]

    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_links_lead_to_bookmarks() -> None:
    paper = xml(word.render(papers.rich()))
    w = f"{{{NAMESPACE['w']}}}"
    marks = [one.get(f"{w}name") for one in paper.iter(f"{w}bookmarkStart")]
    anchors = {one.get(f"{w}anchor") for one in paper.iter(f"{w}hyperlink")} - {None}

    assert anchors <= set(marks)
    assert len(marks) == len(set(marks))
    assert "sumber_1" in anchors


def test_a_table_repeats_its_head_and_pictures_have_words() -> None:
    paper = xml(word.render(papers.rich()))
    w = f"{{{NAMESPACE['w']}}}"

    assert len(list(paper.iter(f"{w}tblHeader"))) == 2
    pictures = [
        one.get("descr") for one in paper.iter() if str(one.tag).endswith("}docPr")
    ]
    assert len(pictures) == 4
    assert all(pictures)


def test_each_list_counts_for_itself() -> None:
    paper = opened(word.render(papers.rich()))
    numbers = {
        one.text: one._p.pPr.numPr.numId.val  # type: ignore[union-attr]
        for one in paper.paragraphs
        if one.style and one.style.name == "List Number"
    }

    assert numbers["menyusun rencana"] == numbers["memantau"]
    assert numbers["menyusun rencana"] != numbers["lanjutan"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert word.render(papers.rich()) == word.render(papers.rich())


def test_hostile_text_stays_text() -> None:
    found = all_text(word.render(papers.hostile()))

    assert papers.HOSTILE in found
    assert "panjang" * 1500 in found


def test_an_empty_paper_is_written() -> None:
    assert "Notula Rapat" in all_text(word.render(papers.small()))


def test_forty_pages_take_a_moment() -> None:
    report = papers.long_report()
    word.render(report)
    started = perf_counter()

    word.render(report)

    assert perf_counter() - started < 3  # about 0.5 s on a free core
