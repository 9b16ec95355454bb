"""The plain text of a file, bounded in size and time. Pure.

PDF by its pages, Word by its paragraphs and tables, Excel by its sheets' names; other
kinds have none. A file is hostile until proven otherwise: whatever goes wrong inside a
reader means that the file has no text, never that the upload fails.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from zona.core.files.rules import Kind

MAX_LETTERS = 100_000
MAX_PAGES = 200
MAX_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read; `is_whole` is False where a bound stopped it."""

    text: str = ""
    is_whole: bool = True
    failed: bool = False


def read_text(
    stream: BinaryIO, kind: str, *, pages: int = MAX_PAGES, seconds: float = MAX_SECONDS
) -> Reading:
    """Return the text of a file that was judged to be of the kind."""
    reader = READERS.get(kind)
    if reader is None:
        return Reading()
    try:
        stream.seek(0)
        return _gathered(reader(stream), pages, seconds)
    except Exception:  # readers raise anything on a broken file
        return Reading(failed=True)
    finally:
        stream.seek(0)


def _gathered(parts: Iterator[str], pages: int, seconds: float) -> Reading:
    """Join parts until one of the bounds is met."""
    found: list[str] = []
    letters, until = 0, time.monotonic() + seconds
    for part in islice(parts, pages):
        found.append(part)
        letters += len(part)
        if letters > MAX_LETTERS or time.monotonic() > until:
            break
    is_whole = next(parts, None) is None and letters <= MAX_LETTERS
    text = "\n".join(found).replace("\x00", "").strip()
    return Reading(text[:MAX_LETTERS], is_whole)


def _pdf(stream: BinaryIO) -> Iterator[str]:
    for page in PdfReader(stream).pages:
        yield page.extract_text()


def _word(stream: BinaryIO) -> Iterator[str]:
    document: Any = Document(stream)
    lines = [each.text for each in document.paragraphs]
    lines += [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    yield "\n".join(lines)


def _sheets(stream: BinaryIO) -> Iterator[str]:
    book = load_workbook(stream, read_only=True)
    yield "\n".join(book.sheetnames)
    book.close()


READERS: dict[str, Callable[[BinaryIO], Iterator[str]]] = {
    Kind.PDF: _pdf,
    Kind.DOCX: _word,
    Kind.XLSX: _sheets,
}
