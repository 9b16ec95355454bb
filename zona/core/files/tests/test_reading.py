"""The text of files: what is read, where reading stops, what has no text."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook

from zona.core.files.reading import MAX_LETTERS, Reading, read_text
from zona.core.files.rules import Kind
from zona.core.files.tests.samples import package, pdf, picture


def word(*paragraphs: str) -> BytesIO:
    out, document = BytesIO(), Document()
    for each in paragraphs:
        document.add_paragraph(each)
    document.add_table(1, 1).cell(0, 0).text = "Dalam tabel"
    document.save(out)
    return out


def test_word_is_read_by_paragraphs_and_tables() -> None:
    found = read_text(word("Notula rapat", "Keputusan"), Kind.DOCX)

    assert found == Reading("Notula rapat\nKeputusan\nDalam tabel")


def test_a_workbook_is_known_by_its_sheets() -> None:
    out, book = BytesIO(), Workbook()
    book.create_sheet("Rekap presensi")
    book.save(out)

    assert "Rekap presensi" in read_text(out, Kind.XLSX).text


@pytest.mark.parametrize(
    ("content", "kind"), [(pdf(), Kind.PDF), (picture(), Kind.PNG)]
)
def test_what_holds_no_words_has_no_text(content: bytes, kind: Kind) -> None:
    assert read_text(BytesIO(content), kind) == Reading()


def test_a_broken_file_has_no_text_and_says_so() -> None:
    assert read_text(BytesIO(package()), Kind.DOCX).failed
    assert read_text(BytesIO(b"%PDF-1.7 tidak utuh"), Kind.PDF).failed


def test_reading_stops_at_its_bounds() -> None:
    long = read_text(word("kata " * MAX_LETTERS), Kind.DOCX)

    assert (len(long.text), long.is_whole) == (MAX_LETTERS, False)
    assert not read_text(BytesIO(pdf(pages=3)), Kind.PDF, pages=1).is_whole
    assert not read_text(BytesIO(pdf(pages=3)), Kind.PDF, seconds=-1).is_whole
