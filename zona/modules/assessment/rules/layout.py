"""The worksheet as rows of a workbook, in the order in which it is printed.

The columns are those that ministries use: the number stands as deep as the part lies in
the tree, the title beside it, then weight, criteria, kind of answer, and the columns of
the unit and of two assessors.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from .instrument import Input, Instrument, Kind, Level, Node, Part, Question, Ratio

FIRST_ROW = 2  # below the headings
DEEPEST = "G"
NUMBER_COLUMNS: Mapping[Level, str] = {
    Level.KOMPONEN: "B",
    Level.SUBKOMPONEN: "C",
    Level.AREA: "D",
    Level.INDIKATOR: "E",
}


class RowKind(StrEnum):
    """What one row of the sheet is."""

    NODE = "node"
    GROUP = "group"  # the printed heading of a question with a weight of its own
    QUESTION = "question"
    SUBTOTAL = "subtotal"
    INPUT = "input"
    SUM = "sum"
    TOTAL = "total"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, what it says, which part it belongs to."""

    line: int
    kind: RowKind
    code: str = ""
    column: str = "B"  # of the number; the title stands in the next one
    number: str = ""
    title: str = ""
    weight: Fraction | None = None
    criteria: str = ""
    answer_type: str = ""
    key: str = ""  # of the figure, in an input row

    @property
    def title_column(self) -> str:
        return _next(self.column) if self.column < DEEPEST else DEEPEST


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows of an instrument, and where each part and figure stands."""

    instrument: Instrument
    rows: tuple[Row, ...]
    lines: Mapping[str, int]  # of nodes and questions
    figures: Mapping[tuple[str, str], int]  # of inputs, by question and key

    @property
    def last_line(self) -> int:
        return self.rows[-1].line


def lay_out(instrument: Instrument) -> Layout:
    """The rows of the instrument's sheet."""
    rows = tuple(
        replace(row, line=line) for line, row in enumerate(_rows(instrument), FIRST_ROW)
    )
    parts = (RowKind.NODE, RowKind.QUESTION)
    return Layout(
        instrument=instrument,
        rows=rows,
        lines={row.code: row.line for row in rows if row.kind in parts},
        figures={
            (row.code, row.key): row.line for row in rows if row.kind == RowKind.INPUT
        },
    )


def short_number(part: Part) -> str:
    """The last step of the number: "a" of "A.I.1.i.a"."""
    return part.number.rpartition(".")[2]


def _rows(instrument: Instrument) -> Iterator[Row]:
    roots = instrument.children(None)
    for at, root in enumerate(roots):
        if at:
            yield Row(0, RowKind.GAP)
        yield from _part(instrument, root)
        title = f"TOTAL {root.title.upper()}"
        yield Row(0, RowKind.SUM, code=root.code, title=title)
    yield Row(0, RowKind.TOTAL, title="NILAI TOTAL")


def _part(instrument: Instrument, part: Part) -> Iterator[Row]:
    if isinstance(part, Question):
        yield from _question(instrument.node(part.parent), part)
        return
    is_broad = part.level != Level.INDIKATOR
    yield Row(
        0,
        RowKind.NODE,
        code=part.code,
        column=NUMBER_COLUMNS[part.level],
        number=f"{short_number(part)}.",
        title=part.title.upper() if is_broad else part.title,
        weight=part.weight,
    )
    for child in instrument.children(part.code):
        yield from _part(instrument, child)


def _question(above: Node, question: Question) -> Iterator[Row]:
    column, number = _next(NUMBER_COLUMNS[above.level]), f"{short_number(question)}."
    weight = question.weight if question.own_weight else None
    formula = question.formula
    is_group = (
        weight is not None
        and above.level == Level.INDIKATOR
        and isinstance(formula, Ratio)
        and len(formula.denominator) > 1
    )
    if is_group:
        head = Row(0, RowKind.GROUP, question.code, "E", number, question.title, weight)
        yield head
        number, weight = "-", None
    yield Row(
        0,
        RowKind.QUESTION,
        code=question.code,
        column=column,
        number=number,
        title=f"{question.title}\n{question.description}",
        weight=weight,
        criteria=_criteria(question),
        answer_type=_answer_type(question),
    )
    if question.kind == Kind.RATIO:
        yield from _inputs(question)


def _criteria(question: Question) -> str:
    return "\n".join(f"{option.value}. {option.label}" for option in question.options)


def _answer_type(question: Question) -> str:
    if question.kind == Kind.CHOICE:
        return "/".join(option.value for option in question.options)
    if question.kind == Kind.INDEX:
        [figure] = question.inputs
        return f"Nilai\n({figure.min}-{figure.max})"
    return "%"


def _inputs(question: Question) -> Iterator[Row]:
    """The figures; several that are due stand under their sum, as ministries print."""
    due = question.formula.denominator if isinstance(question.formula, Ratio) else ()
    is_split = len(due) > 1
    if is_split:
        title = "Jumlah seluruhnya (dihitung dari baris di bawah)"
        yield Row(
            0, RowKind.SUBTOTAL, question.code, "F", "-", title, answer_type="Jumlah"
        )
    for figure in question.inputs:
        yield _input(question, figure, is_apart=is_split and figure.key not in due)


def _input(question: Question, figure: Input, *, is_apart: bool) -> Row:
    return Row(
        0,
        RowKind.INPUT,
        code=question.code,
        column="F" if is_apart else DEEPEST,
        number="-" if is_apart else "",
        title=figure.label if is_apart else f"- {figure.label}",
        answer_type="Jumlah",
        key=figure.key,
    )


def _next(column: str) -> str:
    return chr(ord(column) + 1)
