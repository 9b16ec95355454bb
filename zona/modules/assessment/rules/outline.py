"""The tree of an instrument, read from the printed rows of a workbook.

The depth of the number tells the level; the kind of answer tells questions from figures.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from .instrument import Level

LEVELS = tuple(Level)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
INDEX_RANGE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|s\.?d\.?)\s*(\d+(?:[.,]\d+)?)")
LETTERED = re.compile(r"^\s*([a-z])\s*[.):]\s*(.*)$", re.IGNORECASE)
YES_NO = re.compile(r"^\s*(ya|tidak)\b[\s.,:]*(.*)$", re.IGNORECASE)
INDEX, RATIO, FIGURE = "nilai", "%", "jumlah"


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed row: its line, how deep its number stands, and its words."""

    line: int
    depth: int
    number: str
    title: str
    weight: Fraction | None = None
    criteria: str = ""
    answer_type: str = ""

    @property
    def kind(self) -> str:
        """Return "", "jumlah", "%", "nilai", or "pilihan"."""
        words = self.answer_type.strip().casefold()
        for kind in (FIGURE, INDEX, RATIO):
            if words.startswith(kind):
                return kind
        return "pilihan" if "/" in words else ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The rungs as answers are stored: "Ya", "Tidak", "A" …"""
        names = (name.strip() for name in self.answer_type.split("/"))
        return tuple(
            name.upper() if len(name) == 1 else name.capitalize() for name in names
        )

    @property
    def ceiling(self) -> str:
        """The highest index: "4" of "Nilai (0-4)"."""
        found = INDEX_RANGE.search(self.answer_type)
        return found[2].replace(",", ".") if found else ""


@dataclass(slots=True)
class Asked:
    """A question with the figures under it."""

    row: Printed
    weight: Fraction | None
    title: str
    figures: list[Printed] = field(default_factory=list)

    @property
    def due(self) -> tuple[int, ...]:
        """Places of the figures that stand under their sum."""
        rows = self.figures
        if len(rows) < 3 or not rows[0].number or rows[1].number:
            return ()
        last = next((at for at in range(1, len(rows)) if rows[at].number), len(rows))
        return tuple(range(1, last))

    @property
    def filled(self) -> list[Printed]:
        """The figures that a person fills: all but the sum of what is due."""
        return self.figures[1:] if self.due else self.figures


@dataclass(slots=True)
class Branch:
    """A part of the tree with what is below it."""

    row: Printed
    level: Level
    branches: "list[Branch]" = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)
    groups: list[Printed] = field(default_factory=list)  # headings with own weights


@dataclass(slots=True)
class Outline:
    """The components of the sheet, and what could not be placed."""

    roots: list[Branch] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def grow(rows: Iterable[Printed]) -> Outline:
    """Build the tree; a row that has no place is named with its line."""
    found, path = Outline(), list[Branch]()
    printed = [row for row in rows if row.title]
    for at, row in enumerate(printed):
        if row.kind == FIGURE:
            _add_figure(found, path, row)
        elif _is_group(path, row):
            path[-1].groups.append(row)
        elif _is_branch(row, printed[at + 1 :]):
            _add_branch(found, path, row)
        elif row.kind:
            _add_question(found, path, row)
        elif row.number:
            found.problems.append(f"Baris {row.line}: “{row.title}” tanpa bobot.")
    return found


def rung_words(row: Printed) -> dict[str, str]:
    """What the criteria say of each rung; lines without a letter continue the last."""
    pattern = YES_NO if "Ya" in row.choices else LETTERED
    words: dict[str, str] = {}
    last = ""
    for line in row.criteria.splitlines():
        match = pattern.match(line)
        name = _as_choice(match[1]) if match else ""
        if match and name in row.choices:
            last = name
            words[last] = match[2]
        elif last:
            words[last] = f"{words[last]} {line}"
    cleaned = {name: _clean(text) for name, text in words.items()}
    return {name: text for name, text in cleaned.items() if text}


def _as_choice(name: str) -> str:
    return name.upper() if len(name) == 1 else name.capitalize()


def _clean(words: str) -> str:
    """One rung reads as a sentence part: without "jika" and the closing mark."""
    text = " ".join(words.split()).strip(" ;.,")
    text = re.sub(r"^jika\s+", "", text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]


def _add_figure(found: Outline, path: list[Branch], row: Printed) -> None:
    asked = path[-1].questions if path else []
    if asked and asked[-1].row.kind == RATIO:
        asked[-1].figures.append(row)
    else:
        found.problems.append(f"Baris {row.line}: angka tanpa pertanyaan berpersen.")


def _is_group(path: list[Branch], row: Printed) -> bool:
    """A letter as deep as the numerals i, ii …: its weight is the next question's."""
    if not path or path[-1].level != Level.INDIKATOR or row.weight is None:
        return False
    letter = chr(ord("a") + len(path[-1].groups))
    return row.depth == LEVELS.index(Level.INDIKATOR) and row.number == letter


def _is_branch(row: Printed, after: list[Printed]) -> bool:
    if row.depth >= len(LEVELS) or row.weight is None or not row.number:
        return False
    is_numeral = LEVELS[row.depth] == Level.INDIKATOR and row.number in ROMAN
    if not row.kind or is_numeral:
        return True
    below = next((each for each in after if each.kind != FIGURE), None)
    return below is not None and below.depth > row.depth


def _add_branch(found: Outline, path: list[Branch], row: Printed) -> None:
    level = LEVELS[row.depth]
    branch = Branch(row, level)
    while path and LEVELS.index(path[-1].level) >= row.depth:
        path.pop()
    if not path and level != Level.KOMPONEN:
        found.problems.append(
            f"Baris {row.line}: “{row.title}” tanpa komponen di atasnya."
        )
        return
    (path[-1].branches if path else found.roots).append(branch)
    path.append(branch)


def _add_question(found: Outline, path: list[Branch], row: Printed) -> None:
    while path and LEVELS.index(path[-1].level) >= row.depth:
        path.pop()
    if not path:
        found.problems.append(f"Baris {row.line}: pertanyaan tanpa bagian di atasnya.")
        return
    above = path[-1]
    is_grouped = len(above.groups) > len(above.questions)
    group = above.groups[len(above.questions)] if is_grouped else None
    weight = group.weight if group else row.weight
    above.questions.append(Asked(row, weight, group.title if group else row.title))
