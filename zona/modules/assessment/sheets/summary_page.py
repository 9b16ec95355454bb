"""The summary of each answerer, and the policies that the formulas read."""

from openpyxl.worksheet.datavalidation import DataValidation

from zona.modules.assessment.rules import formulas
from zona.modules.assessment.rules.formulas import Side
from zona.modules.assessment.rules.layout import Layout
from zona.modules.assessment.rules.summary import FIRST_LINE, Line, summary
from zona.modules.assessment.sheets.content import Sheet
from zona.modules.assessment.sheets.looks import (
    GENERAL,
    NODE,
    PART,
    PERCENT,
    POINTS,
    Look,
    Pen,
    guard,
    set_print,
)

COLUMNS = "BCDEFGHIJKLM"
WIDTHS = {"A": 2, "B": 4, "C": 4, "D": 4, "E": 30, "F": 10, "G": 10, "H": 9}
WIDTHS |= {"I": 13, "J": 13, "K": 11, "L": 14, "M": 16}
FILLS = {"head": NODE, "node": NODE, "total": NODE, "gates": NODE, "verdict": PART}
FIGURES = "HIJKLM"
GUIDE = (
    "Sel kuning dapat diisi; sel lain terkunci tanpa kata sandi agar rumus tidak "
    "terhapus. Nilai dihitung dari jawaban dan dari kebijakan di atas. Baris “Jumlah” "
    "mengisi pertanyaan berpersen di atasnya. Tanda “-” pada kolom hitungan berarti "
    "pertanyaan itu tidak ikut dinilai."
)


def write_summary(pen: Pen, sheet: Sheet, layout: Layout, side: Side) -> None:
    """Write the table of parts and the gates of one answerer."""
    page, predicates = pen.page, sheet.plan.instrument.predicates
    pen.put("B", 1, sheet.unit_name, Look(is_bold=True, is_wrapped=False))
    aim = _aim(predicates, sheet.predicate)
    pen.put("B", 2, aim, Look(is_bold=True, is_open=True))
    page.merge_cells("B2:D2")
    _offer(pen, "B2", predicates)
    lines = summary(sheet.plan, layout, side)
    for number, line in enumerate(lines, FIRST_LINE):
        _write_line(pen, number, line)
    for column, width in WIDTHS.items():
        page.column_dimensions[column].width = width
    page.freeze_panes = f"A{FIRST_LINE + 1}"
    guard(page)
    last = FIRST_LINE + len(lines) - 2
    set_print(page, f"B1:M{last}", heads=f"1:{FIRST_LINE}")


def _aim(predicates: tuple[str, ...], held: str | None) -> str:
    """The predicate to strive for: the one after the one that is held."""
    after = predicates.index(held) + 1 if held in predicates else 0
    return [*predicates, predicates[-1]][after]


def _write_line(pen: Pen, number: int, line: Line) -> None:
    if line.style == "gap":
        return
    for column in COLUMNS:
        look = _look(line, column)
        value = line.cells.get(column)
        if isinstance(value, str) and value.startswith("="):
            pen.formula(column, number, value, look)
        else:
            pen.put(column, number, value, look)


def _look(line: Line, column: str) -> Look:
    fill, is_figure = FILLS.get(line.style, ""), column in FIGURES
    return Look(
        fill,
        is_bold=bool(fill),
        is_framed=is_figure,
        is_wrapped=is_figure,
        format=_format(line, column),
    )


def _format(line: Line, column: str) -> str:
    if line.style in ("part", "total") and column == "L":
        return PERCENT
    if line.style == "percent" and column in "KL":
        return PERCENT
    return POINTS if column in FIGURES else GENERAL


def write_policies(pen: Pen, sheet: Sheet) -> None:
    """Write what the period decided, and which worksheet this is."""
    policies, instrument = sheet.policies, sheet.plan.instrument
    rows = (
        ("Lembar kerja", sheet.title),
        ("Instrumen", instrument.code),
        ("Kode unit", sheet.unit_code),
        ("Awal periode", f"{sheet.period_start:%d-%m-%Y}"),
        ("Akhir periode", f"{sheet.period_end:%d-%m-%Y}"),
        ("", ""),
        ("Jawaban kosong", formulas.BLANK_WORDS[policies.blank]),
        ("Penyebut nol", formulas.ZERO_WORDS[policies.zero_denominator]),
        ("Predikat yang dipegang", sheet.predicate or ""),
        ("", ""),
        ("Cara membaca", GUIDE),
    )
    offers = {
        7: tuple(formulas.BLANK_WORDS.values()),
        8: tuple(formulas.ZERO_WORDS.values()),
        9: instrument.predicates,
    }
    for line, (label, words) in enumerate(rows, 1):
        pen.put("A", line, label, Look(is_bold=True))
        pen.put("B", line, words, Look(is_open=line in offers))
    for line, names in offers.items():
        _offer(pen, f"B{line}", names)
    pen.page.column_dimensions["A"].width = 26
    pen.page.column_dimensions["B"].width = 80
    guard(pen.page)
    set_print(pen.page, f"A1:B{len(rows)}")


def _offer(pen: Pen, cell: str, names: tuple[str, ...]) -> None:
    rule = DataValidation("list", formula1=f'"{",".join(names)}"', allow_blank=True)
    rule.add(cell)
    pen.page.add_data_validation(rule)
