"""The sheet of answers: one row for each part, question and figure."""

from collections.abc import Mapping
from fractions import Fraction

from openpyxl.worksheet.datavalidation import DataValidation

from zona.modules.assessment import rules
from zona.modules.assessment.rules import formulas
from zona.modules.assessment.rules.formulas import SIDES, UNIT, Side
from zona.modules.assessment.rules.layout import Layout, Row, RowKind
from zona.modules.assessment.sheets.content import Entry, Proof, Review, Sheet
from zona.modules.assessment.sheets.looks import (
    A3,
    GENERAL,
    HEADING,
    NODE,
    PART,
    PERCENT,
    POINTS,
    Look,
    Pen,
    Value,
    guard,
    set_print,
)

HEADS: Mapping[str, str] = {
    "A": "ID",
    "B": "Penilaian",
    "H": "Bobot",
    "I": "Kriteria Nilai",
    "J": "Pilihan Jawaban",
    "K": "Jawaban Unit",
    "L": "Catatan/Keterangan/Penjelasan (Unit)",
    "M": "Daftar Bukti Dukung (Unit)",
    "N": "Tautan Bukti Dukung",
    "O": "Jawaban TPI Unit",
    "P": "Nilai",
    "Q": "%",
    "R": "Catatan/Keterangan/Penjelasan (TPI Unit)",
    "S": "Jawaban TPI Itjen",
    "T": "Nilai",
    "U": "%",
    "V": "Catatan/Keterangan/Penjelasan (TPI Itjen)",
    "W": "Nilai Unit",
    "X": "% Unit",
    "Y": "Hitungan: bagian (unit)",
    "Z": "Hitungan: bobot (unit)",
    "AA": "Hitungan: bagian (TPI unit)",
    "AB": "Hitungan: bobot (TPI unit)",
    "AC": "Hitungan: bagian (TPI Itjen)",
    "AD": "Hitungan: bobot (TPI Itjen)",
}
PROOFS, LINKS = "M", "N"
WIDTHS: Mapping[str, float] = {
    **{"A": 6, "B": 4.7, "C": 4.7, "D": 4.7, "E": 4.7, "F": 4.7, "G": 60, "H": 8},
    **{"I": 48, "J": 14, "K": 14, "L": 40, "M": 40, "N": 34, "O": 14, "P": 9, "Q": 9},
    **{"R": 40, "S": 14, "T": 9, "U": 9, "V": 40, "W": 10, "X": 10},
}
WORKING = ("Y", "Z", "AA", "AB", "AC", "AD")
SHOWN = tuple("ABCDEFGHIJKLMNOPQRSTUVWX")
FILLS = {
    RowKind.NODE: NODE,
    RowKind.GROUP: PART,
    RowKind.SUM: NODE,
    RowKind.TOTAL: NODE,
}
ASKED = (RowKind.QUESTION, RowKind.INPUT)
RATIO = "%"  # its answer is computed from the rows below it

type Cells = dict[str, Value]


def write_answers(pen: Pen, sheet: Sheet, layout: Layout) -> None:
    """Write the headings, every row, the lists to choose from, and the print set-up."""
    page = pen.page
    for column, words in HEADS.items():
        pen.put(column, 1, words, HEADING)
    for row in layout.rows:
        _write_row(pen, layout, row, _said(sheet, row))
    for rule in _choices(layout):
        page.add_data_validation(rule)
    for column, width in WIDTHS.items():
        page.column_dimensions[column].width = width
    for column in WORKING:
        page.column_dimensions[column].outlineLevel = 1
        page.column_dimensions[column].hidden = True
    page.merge_cells("B1:G1")
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:X{layout.last_line}"
    guard(page)
    set_print(page, f"A1:X{layout.last_line}", heads="1:1", paper=A3)


def _write_row(pen: Pen, layout: Layout, row: Row, said: Cells) -> None:
    computed: dict[str, str] = {}
    for side in SIDES:
        computed |= formulas.formulas(layout, row, side)
    values = {**_printed(row), **said}
    for column in (*SHOWN, *WORKING):
        if column in computed:
            look = _look(row, _format(column))
            pen.formula(column, row.line, computed[column], look)
        elif column not in WORKING:
            look = _look(row, GENERAL, is_open=column in said)
            pen.put(column, row.line, values.get(column), look)
    if address := _single_link(said):
        pen.link(LINKS, row.line, address)


def _printed(row: Row) -> Cells:
    """What is printed on the blank sheet."""
    is_sum = row.kind in (RowKind.SUM, RowKind.TOTAL)
    return {
        "A": row.line,
        row.column: row.number,
        row.column if is_sum else row.title_column: row.title,
        "H": row.weight,
        "I": row.criteria,
        "J": row.answer_type,
    }


def _look(row: Row, number_format: str, *, is_open: bool = False) -> Look:
    fill = FILLS.get(row.kind, "")
    return Look(
        fill,
        is_bold=bool(fill),
        is_framed=True,
        is_open=is_open,
        format=number_format,
    )


def _format(column: str) -> str:
    is_share = any(column in (side.answer, side.percent) for side in SIDES)
    return PERCENT if is_share else POINTS


# --- what people said ---------------------------------------------------------------------


def _said(sheet: Sheet, row: Row) -> Cells:
    """The cells that a person may fill, with what was said."""
    if row.kind not in ASKED:
        return {}
    entry = sheet.entries.get(row.code, Entry())
    cells = _answer(row, UNIT, entry.answer)
    for side in SIDES[1:]:
        review = sheet.reviews.get(side.key, {}).get(row.code, Review())
        cells |= _answer(row, side, review.answer)
        if row.kind == RowKind.QUESTION:
            cells[side.note] = review.note
    if row.kind == RowKind.QUESTION:
        cells[UNIT.note] = entry.note
        cells[PROOFS] = "\n".join(map(_named, entry.proofs))
        cells[LINKS] = "\n".join(proof.link for proof in entry.proofs)
    return cells


def _answer(row: Row, side: Side, answer: rules.Answer) -> Cells:
    if row.answer_type == RATIO:
        return {}
    figure = answer.inputs.get(row.key)
    if row.kind == RowKind.QUESTION:  # an index has one figure, a choice has none
        figure = next(iter(answer.inputs.values()), None)
    return {side.answer: answer.value if figure is None else Fraction(figure)}


def _named(proof: Proof) -> str:
    parts = (proof.title, proof.number, f"{proof.happened_on:%d-%m-%Y}")
    return ", ".join(part for part in parts if part)


def _single_link(said: Cells) -> str:
    links = str(said.get(LINKS) or "")
    return "" if "\n" in links else links


# --- the lists to choose from -------------------------------------------------------------


def _choices(layout: Layout) -> list[DataValidation]:
    """Offer the rungs in a list; take only counts and indices elsewhere."""
    found: dict[str, DataValidation] = {}
    for row in layout.rows:
        if row.kind in ASKED and row.answer_type != RATIO:
            if row.answer_type not in found:
                found[row.answer_type] = _rule(layout, row)
            for side in SIDES:
                found[row.answer_type].add(f"{side.answer}{row.line}")
    return list(found.values())


def _rule(layout: Layout, row: Row) -> DataValidation:
    question = layout.instrument.question(row.code)
    if question.options:
        names = [option.value for option in question.options]
        rule = choice_of(names)
        rule.error = f"Pilih salah satu: {', '.join(names)}."
    elif row.kind == RowKind.INPUT:
        rule = DataValidation("whole", formula1="0", allow_blank=True)
        rule.operator = "greaterThanOrEqual"
        rule.error = "Isi dengan bilangan bulat, paling kecil 0."
    else:
        [figure] = question.inputs
        low, high = str(figure.min or 0), str(figure.max)
        rule = DataValidation("decimal", formula1=low, formula2=high, allow_blank=True)
        rule.operator = "between"
        rule.error = f"Isi dengan angka dari {low} sampai {high}."
    rule.errorTitle, rule.showErrorMessage = "Jawaban tidak dapat dipakai", True
    return rule


def choice_of(names: list[str]) -> DataValidation:
    """A list of words to choose from."""
    return DataValidation("list", formula1=f'"{",".join(names)}"', allow_blank=True)
