"""The rows of an instrument in a workbook: found by their headings, never by place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from zona.modules.assessment.rules.outline import Printed

LARGEST_UNPACKED = 200 * 1024 * 1024
LAST_ROW = 5_000  # the largest known worksheet has 204 rows
LARGEST_WEIGHT = 1_000
SEARCHED_ROWS = 40  # a title may stand above the headings
UNREADABLE = "Berkas bukan buku kerja XLSX yang dapat dibaca."

type Row = tuple[object, ...]


class StructureError(Exception):
    """A file in which no instrument can be found, with the reason for people."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row stand."""

    first: int  # of the numbers, the title column being the last of them
    last: int
    weight: int
    answer_type: int
    criteria: int | None


def read_rows(content: bytes) -> list[Printed]:
    """Return the printed rows of the sheet that holds the questions."""
    _check(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        for page in book.worksheets:
            rows = page.iter_rows(max_row=LAST_ROW, values_only=True)
            found = _table(iter(enumerate(rows, 1)))
            if found:
                return found
    # openpyxl answers a damaged part with whatever its parser says of it.
    except (
        InvalidFileException,
        ValueError,
        KeyError,
        TypeError,
        SyntaxError,
    ) as error:
        raise StructureError(UNREADABLE) from error
    raise StructureError(
        "Tidak ada lembar dengan judul kolom “Penilaian”, “Bobot”, dan “Pilihan Jawaban”."
    )


def _check(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.infolist()
    except BadZipFile:
        raise StructureError(UNREADABLE) from None
    if any(name.filename.endswith("vbaProject.bin") for name in names):
        raise StructureError("Berkas berisi makro. Simpan sebagai XLSX tanpa makro.")
    if sum(name.file_size for name in names) > LARGEST_UNPACKED:
        raise StructureError("Isi berkas terlalu besar setelah dibuka.")


def _table(rows: Iterator[tuple[int, Row]]) -> list[Printed]:
    for line, row in rows:
        columns = _columns(row)
        if columns:
            found = (_printed(at, each, columns) for at, each in rows)
            return [each for each in found if each.title]
        if line >= SEARCHED_ROWS:
            break
    return []


def _columns(row: Row) -> Columns | None:
    heads = {at: _words(value).casefold() for at, value in enumerate(row) if value}
    first = _place(heads, "penilaian", "uraian", "pertanyaan")
    weight = _place(heads, "bobot")
    answer_type = _place(heads, "pilihan")
    if first is None or weight is None or answer_type is None:
        return None
    after = min((at for at in heads if at > first), default=len(row))
    criteria = _place(heads, "kriteria")
    return Columns(first, after - 1, weight, answer_type, criteria)


def _place(heads: dict[int, str], *names: str) -> int | None:
    return next((at for at, words in heads.items() if words.startswith(names)), None)


def _printed(line: int, row: Row, columns: Columns) -> Printed:
    cells = [
        (at - columns.first, _text(row, at))
        for at in range(columns.first, columns.last + 1)
    ]
    filled = [(depth, words) for depth, words in cells if words]
    criteria = "" if columns.criteria is None else _text(row, columns.criteria)
    number, depth, title = "", 0, ""
    if len(filled) == 1:
        [(depth, title)] = filled
    elif filled:
        (depth, number), (_, title) = filled[0], filled[1]
    return Printed(
        line=line,
        depth=depth,
        number=number.strip(" .)"),
        title=title,
        weight=_number(row[columns.weight] if columns.weight < len(row) else None),
        criteria=criteria,
        answer_type=_text(row, columns.answer_type),
    )


def _text(row: Row, at: int) -> str:
    value = row[at] if at < len(row) else None
    return "" if value is None else str(value).strip()


def _words(value: object) -> str:
    return " ".join(str(value).split())


def _number(value: object) -> Fraction | None:
    """A weight as a number or as text: 0.5, "0,5" or "0.50"."""
    text = re.sub(r"\s", "", str(value)).replace(",", ".") if value is not None else ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return (
        Fraction(number)
        if number.is_finite() and abs(number) <= LARGEST_WEIGHT
        else None
    )
