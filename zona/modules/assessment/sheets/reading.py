"""A workbook's bytes as plain pages; what may harm is refused before it is opened."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from zona.core.files.rules import MEGABYTE, Rejected, judge
from zona.modules.assessment.rules.importing import (
    Formula,
    Page,
    UnreadableError,
    Value,
)

MAX_UNPACKED = 80 * MEGABYTE
MAX_PAGES = 40
MAX_ROWS = 5_000
MAX_COLUMNS = 100
EMPTY_ROWS = 200  # after so many, nobody has written anything further down
DECLARATIONS = 65_536  # where a document type may stand
OTHER_FORMATS = (".xlsm", ".xlsb", ".xls", ".xltm", ".ods")
LOCKED = "EncryptedPackage".encode("utf-16-le")
ENTITIES = "Berkas ini memuat definisi entitas XML yang berbahaya."
DAMAGED = "Buku kerja ini rusak dan tidak dapat dibuka."

type Cell = tuple[int, Value]


def read_workbook(name: str, content: bytes) -> tuple[Page, ...]:
    """Return the sheets of a workbook, or raise UnreadableError with the reason."""
    _refuse(name, content)
    try:
        return _pages(content)
    except (
        InvalidFileException,
        KeyError,
        ValueError,  # defusedxml's refusals are of this kind
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,  # what a broken XML part raises
    ) as error:
        raise UnreadableError(DAMAGED) from error


def _refuse(name: str, content: bytes) -> None:
    """Say what the file is, where it is no plain workbook."""
    if name.lower().endswith(OTHER_FORMATS):
        raise UnreadableError(
            "Simpan buku kerja sebagai Excel (.xlsx) tanpa makro, lalu unggah kembali."
        )
    if content.startswith(b"\xd0\xcf\x11\xe0") and LOCKED in content:
        raise UnreadableError(
            "Buku kerja ini dikunci kata sandi. Simpan kembali tanpa kata sandi."
        )
    if not name.lower().endswith(".xlsx"):
        raise UnreadableError("Berkas ini bukan buku kerja Excel (.xlsx).")
    try:
        judge(name, content)
    except Rejected as reason:
        raise UnreadableError(str(reason)) from reason
    _refuse_parts(content)


def _refuse_parts(content: bytes) -> None:
    """Refuse what grows too large when opened, or declares entities."""
    with ZipFile(BytesIO(content)) as package:
        if sum(each.file_size for each in package.infolist()) > MAX_UNPACKED:
            raise UnreadableError("Isi berkas ini mengembang terlalu besar.")
        for each in package.infolist():
            if each.filename.endswith((".xml", ".rels")):
                with package.open(each) as part:
                    opening = part.read(DECLARATIONS).replace(b"\0", b"")
                if b"<!DOCTYPE" in opening or b"<!ENTITY" in opening:
                    raise UnreadableError(ENTITIES)


def _pages(content: bytes) -> tuple[Page, ...]:
    """Read results and formulas side by side: a formula without a result is told."""
    results = load_workbook(
        BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    formulas = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        names = [page.title for page in results.worksheets][:MAX_PAGES]
        return tuple(Page(name, _rows(results[name], formulas[name])) for name in names)
    finally:
        results.close()
        formulas.close()


def _rows(results: Any, formulas: Any) -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = []
    kept = 0
    pairs = zip(_bare(results), _bare(formulas), strict=False)
    for number, (found, written) in enumerate(pairs, 1):
        row = tuple(map(_value, found, written))
        rows.append(row)
        if any(value is not None for value in row):
            kept = number
        elif number - kept >= EMPTY_ROWS:
            break
    return tuple(rows[:kept])


def _bare(page: Any) -> Iterator[tuple[object, ...]]:
    # Some programs write a wrong size into the file; the rows themselves are right.
    page.reset_dimensions()
    rows: Iterable[tuple[object, ...]] = page.iter_rows(
        max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True
    )
    yield from rows


def _value(found: object, written: object) -> Value:
    if found is None:
        is_formula = isinstance(written, str) and written.startswith("=")
        return Formula(str(written)) if is_formula else None
    if isinstance(found, (bool, str)):
        return found if isinstance(found, bool) or found.strip() else None
    if isinstance(found, (int, float)):
        return _number(found)
    if isinstance(found, (datetime, date, time)):
        return found.isoformat()
    return str(found)


def _number(found: int | float) -> Value:
    number = Decimal(repr(found))
    return number if number.is_finite() else str(found)
