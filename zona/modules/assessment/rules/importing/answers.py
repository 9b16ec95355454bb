"""What a workbook says to each question, read as a person would, or why it cannot be."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from zona.modules.assessment.rules.instrument import Instrument, Kind, Question

from .cells import Formula, Page, as_text, figure, lines_of, plain
from .columns import Columns, Role, Side, find_columns
from .rows import Matching, Place, match_rows

MISFITS = 4  # one stray among so many matched rows is a slip, more is another form
NOTHING = {"", "-", "n/a", "na"}
SHORT = {"y": "Ya", "t": "Tidak", "tdk": "Tidak", "sudah": "Ya", "belum": "Tidak"}
RUNG = re.compile(r"([A-Za-z])\s*(?:[.):\-]+|$)(?s:.*)")
UNCOMPUTED = "rumus tanpa hasil. Buka berkas di Excel atau LibreOffice, simpan, lalu unggah lagi."


class UnreadableError(Exception):
    """A workbook that is not taken at all; the text tells the person why."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One cell that cannot be read, and why."""

    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Said:
    """A value with the cell it stands in."""

    value: str
    cell: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one assessor says to a question."""

    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the unit says to one question, and the assessors beside it."""

    code: str
    place: str  # the cell of the answer
    choice: Said | None = None
    figures: Mapping[str, Said] = field(default_factory=dict)
    note: Said | None = None
    proofs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    opinions: Mapping[Side, Opinion] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole workbook as it was understood."""

    entries: Mapping[str, Entry]
    problems: tuple[CellProblem, ...]
    missing: tuple[str, ...]  # questions that stand nowhere in the workbook

    @property
    def assessed(self) -> Mapping[Side, int]:
        """How many answers each assessor has given."""
        sides = [side for side in Side if side != Side.UNIT]
        counts = {
            side: sum(
                bool(each.opinions[side].answer)
                for each in self.entries.values()
                if side in each.opinions
            )
            for side in sides
        }
        return {side: count for side, count in counts.items() if count}


def read_pages(
    pages: Iterable[Page],
    instrument: Instrument,
    others: Callable[[], Iterable[Instrument]] = tuple,
) -> Reading:
    """Understand a workbook; `others` are the forms that it may be instead.

    Raises UnreadableError where it holds no worksheet, or that of another form.
    """
    sheets = tuple((page, found) for page in pages if (found := find_columns(page)))
    if not sheets:
        raise UnreadableError(
            "Tidak ditemukan lembar dengan judul kolom “Penilaian” dan “Jawaban Unit”."
        )
    matching = match_rows(sheets, instrument)
    _require_fit(sheets, instrument, matching, others)
    problems = [
        CellProblem(cell, "baris bernomor ini tidak ada dalam instrumen.")
        for cell in matching.strays
    ]
    problems += [
        CellProblem(cell, "pertanyaan ini tertulis dua kali; yang pertama dipakai.")
        for cell in matching.doubles
    ]
    entries = {
        question.code: _entry(question, place, problems)
        for question in instrument.questions
        if (place := matching.places.get(question.code))
    }
    missing = tuple(
        question.code
        for question in instrument.questions
        if question.code not in entries
    )
    return Reading(entries, tuple(problems), missing)


def _require_fit(
    sheets: tuple[tuple[Page, Columns], ...],
    instrument: Instrument,
    matching: Matching,
    others: Callable[[], Iterable[Instrument]],
) -> None:
    """Refuse the questionnaire of another year."""
    wrong = len(matching.strays) + len(matching.doubles)
    wrong += sum(
        _asks_otherwise(place, instrument.question(code))
        for code, place in matching.places.items()
    )
    if matching.places and wrong * MISFITS <= len(matching.places):
        return
    better = (each for each in others() if match_rows(sheets, each).fit > matching.fit)
    if other := next(better, None):
        raise UnreadableError(
            f"Buku kerja ini memakai “{other.title}”, sedangkan LKE ini memakai "
            f"“{instrument.title}”. Impor ke LKE dengan instrumen yang sama."
        )
    raise UnreadableError(
        f"Nomor dan judul baris buku kerja ini tidak cocok dengan “{instrument.title}”: "
        f"{len(matching.places)} pertanyaan dikenali, {wrong} baris tidak cocok."
    )


def _asks_otherwise(place: Place, question: Question) -> bool:
    """Tell whether the printed kind of answer is not the question's."""
    column = place.columns.kind
    printed = plain(place.page.text(place.row, column)) if column is not None else ""
    if not printed or question.kind != Kind.CHOICE:
        return False
    return printed.split() != [option.value.casefold() for option in question.options]


# --- one question -------------------------------------------------------------------------


def _entry(question: Question, place: Place, problems: list[CellProblem]) -> Entry:
    answer = place.columns.answer
    choice, figures = None, {}
    if question.kind == Kind.CHOICE:
        choice = _choice(question, place, answer, problems)
    elif question.kind == Kind.INDEX:
        rows = {question.inputs[0].key: place.row}
        figures = _figures(question, place, answer, rows, problems)
    else:
        figures = _figures(question, place, answer, place.figures, problems)
        _told_percent_only(place, answer, figures, problems)
    return Entry(
        code=question.code,
        place=place.page.address(place.row, answer),
        choice=choice,
        figures=figures,
        note=_note(place, problems),
        proofs=lines_of(_text(place, Role.PROOF, problems)),
        links=lines_of(_text(place, Role.LINK, problems)),
        opinions=_opinions(place),
    )


def _choice(
    question: Question, place: Place, column: int, problems: list[CellProblem]
) -> Said | None:
    value = place.page.value(place.row, column)
    cell = place.page.address(place.row, column)
    if isinstance(value, Formula):
        problems.append(CellProblem(cell, UNCOMPUTED))
        return None
    text = as_text(value)
    if text.casefold() in NOTHING:
        return None
    rung = _rung(question, text)
    if rung is None:
        rungs = ", ".join(option.value for option in question.options)
        message = f"“{_cut(text)}” bukan pilihan pertanyaan ini ({rungs})."
        problems.append(CellProblem(cell, message))
        return None
    return Said(rung, cell)


def _rung(question: Question, text: str) -> str | None:
    """The rung that is meant by “ya ”, “B.”, or “c) sebagian”."""
    rungs = {option.value.casefold(): option.value for option in question.options}
    said = plain(text)
    if said in rungs:
        return rungs[said]
    if SHORT.get(said, "").casefold() in rungs:
        return SHORT[said]
    first = said.split()[0] if said else ""
    if len(first) > 1 and first in rungs:  # “Ya, sudah dibentuk”
        return rungs[first]
    letter = RUNG.fullmatch(text.strip())
    return rungs.get(letter[1].casefold()) if letter else None


def _figures(
    question: Question,
    place: Place,
    column: int,
    rows: Mapping[str, int],
    problems: list[CellProblem],
) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for asked in question.inputs:
        if asked.key not in rows:
            continue
        row = rows[asked.key]
        value, cell = place.page.value(row, column), place.page.address(row, column)
        if isinstance(value, Formula):
            problems.append(CellProblem(cell, UNCOMPUTED))
        elif as_text(value).casefold() not in NOTHING:
            number = figure(value, is_count=asked.is_count)
            if number is None:
                problems.append(
                    CellProblem(cell, f"“{_cut(as_text(value))}” bukan angka.")
                )
            else:
                found[asked.key] = Said(_written(number), cell)
    return found


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _told_percent_only(
    place: Place,
    column: int,
    figures: Mapping[str, Said],
    problems: list[CellProblem],
) -> None:
    """A percentage alone says less than the counts that the instrument asks for."""
    value = place.page.value(place.row, column)
    is_figure = isinstance(value, Decimal) and value != 0
    is_text = isinstance(value, str) and as_text(value) not in NOTHING
    if figures or not (is_figure or is_text):
        return
    cell = place.page.address(place.row, column)
    message = "isi jumlahnya pada baris di bawahnya; persentase dihitung dari sana."
    problems.append(CellProblem(cell, message))


def _note(place: Place, problems: list[CellProblem]) -> Said | None:
    column = place.columns.of(Role.NOTE)
    text = _text(place, Role.NOTE, problems)
    if column is None or not text:
        return None
    return Said(text, place.page.address(place.row, column))


def _text(place: Place, role: Role, problems: list[CellProblem]) -> str:
    """The words in the row of the question, or in its numbered row above."""
    column = place.columns.of(role)
    if column is None:
        return ""
    value = place.page.value(place.row, column)
    if isinstance(value, Formula):
        cell = place.page.address(place.row, column)
        problems.append(CellProblem(cell, UNCOMPUTED))
    text = as_text(value)
    if text or place.head is None:
        return text
    return place.page.text(place.head, column)


def _opinions(place: Place) -> dict[Side, Opinion]:
    found: dict[Side, Opinion] = {}
    for side in Side:
        columns = [place.columns.of(role, side) for role in (Role.ANSWER, Role.NOTE)]
        answer, note = (
            "" if column is None else place.page.text(place.row, column)
            for column in columns
        )
        if side != Side.UNIT and (answer or note):
            found[side] = Opinion(answer, note)
    return found


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
