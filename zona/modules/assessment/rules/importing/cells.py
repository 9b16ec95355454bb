"""Cells of a workbook as a person reads them: words without dress, figures, addresses."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
FIGURE = re.compile(r"(-?[\d.,]+)\s*(%|[a-z ]*)")
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula whose result the file does not hold."""

    text: str


type Value = str | Decimal | bool | Formula | None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its title and its rows, cut after the last cell that says something."""

    title: str
    rows: tuple[tuple[Value, ...], ...]

    def value(self, row: int, column: int) -> Value:
        """What a cell holds; rows and columns count from 0."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        value = self.value(row, column)
        return "" if isinstance(value, Formula) else as_text(value)

    def address(self, row: int, column: int) -> str:
        """The cell as people name it: `Jawaban!K7`."""
        return f"{self.title}!{letter(column)}{row + 1}"


def letter(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def as_text(value: Value) -> str:
    """What stands in the cell, without the blanks around it."""
    if value is None or isinstance(value, Formula):
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    lines = (line.strip() for line in value.replace("\r\n", "\n").split("\n"))
    return "\n".join(lines).strip()


def plain(text: str) -> str:
    """The words alone: small letters, no accents, no marks, single blanks."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    kept = (each if each.isalnum() or each == "%" else " " for each in bare)
    letters = "".join(kept) if bare.isascii() else "".join(_unaccented(bare))
    return " ".join(letters.split())


def _unaccented(text: str) -> Iterator[str]:
    for each in text:
        if not unicodedata.combining(each):
            yield each if each.isalnum() or each == "%" else " "


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that say something, without bullets in front."""
    bare = (line.strip().lstrip("-•*").strip() for line in text.split("\n"))
    return tuple(line for line in bare if line)


def figure(value: Value, *, is_count: bool) -> Decimal | None:
    """A number as an Indonesian writes it (1.234,5; 12 orang), or None.

    "1.234" is a thousand and more for a count, a little more than one elsewhere.
    """
    if isinstance(value, bool) or value is None or isinstance(value, Formula):
        return None
    if isinstance(value, Decimal):
        return value
    found = FIGURE.fullmatch(value.strip().casefold())
    if not found or (found[2] == "%"):
        return None
    return _parsed(found[1], is_count=is_count)


def _parsed(text: str, *, is_count: bool) -> Decimal | None:
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    elif is_count and THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
