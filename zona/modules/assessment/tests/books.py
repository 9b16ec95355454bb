"""Workbooks as ministries send them, built by the tests: our words, their layout."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet as Page

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.importing import Page as Read
from zona.modules.assessment.rules.importing import Value
from zona.modules.assessment.rules.layout import Row, RowKind, lay_out
from zona.modules.assessment.sheets.content import Entry, Sheet
from zona.modules.assessment.sheets.writing import workbook

HEADS = {
    "A": "ID",
    "B": "Penilaian",
    "H": "Bobot",
    "I": "Kriteria Nilai",
    "J": "Pilihan Jawaban",
    "K": "Jawaban Unit",
    "L": "Catatan/Keterangan/Penjelasan (Unit)",
    "M": "Daftar Bukti Dukung (Unit)",
    "N": "Tautan Bukti Dukung Baru",
    "O": "Jawaban TPI",
    "P": "Nilai",
    "Q": " %",
    "R": "Catatan/Keterangan/Penjelasan (TPI Unit)",
    "S": "Jawaban TPI Itjen",
    "T": "Nilai",
    "U": " %",
    "V": "Catatan/Keterangan/Penjelasan (TPI Itjen)",
}
ANSWER, NOTE, PROOF, LINK = 11, 12, 13, 14
TREE = range(2, 8)


def blank(code: str = "lke-zi-2021") -> Workbook:
    """Return an empty worksheet as a ministry prints it: headings and rows, no more."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Jawaban"
    for column, words in HEADS.items():
        page[f"{column}1"] = words
    page.merge_cells("B1:G1")
    for row in lay_out(shipped.instrument(code)).rows:
        _print(page, row)
    for name in ("Unit", "TPI Unit"):
        book.create_sheet(name).append(["", "Area Perubahan", "", "Bobot", "Nilai"])
    return book


def _print(page: Page, row: Row) -> None:
    is_sum = row.kind in (RowKind.SUM, RowKind.TOTAL)
    page[f"{row.column}{row.line}"] = row.title if is_sum else row.number
    if not is_sum and row.title:
        page[f"{row.title_column}{row.line}"] = row.title
    page[f"H{row.line}"] = float(row.weight) if row.weight is not None else None
    page[f"J{row.line}"] = row.answer_type or None


def line(code: str, key: str = "", instrument: str = "lke-zi-2021") -> int:
    """Return the row of a question, or of one of its figures."""
    layout = lay_out(shipped.instrument(instrument))
    return layout.figures[code, key] if key else layout.lines[code]


def fill(book: Workbook, answers: Mapping[str, rules.Answer], code: str) -> Workbook:
    """Write answers into the unit's column."""
    page, form = book["Jawaban"], shipped.instrument(code)
    for name, answer in answers.items():
        question = form.question(name)
        if answer.value:
            page.cell(line(name, instrument=code), ANSWER, answer.value)
        for key, figure in answer.inputs.items():
            is_index = question.kind == rules.Kind.INDEX
            row = line(name, "" if is_index else key, code)
            page.cell(row, ANSWER, float(figure))
    return book


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def exported(answers: Mapping[str, rules.Answer], code: str) -> bytes:
    """Return the workbook that Zona itself writes."""
    year = (date(2021, 1, 1), date(2021, 12, 31))
    entries = {name: Entry(answer) for name, answer in answers.items()}
    return workbook(
        Sheet(shipped.plan(code), "u", "Unit", "LKE", *year, entries=entries)
    )


def reordered(content: bytes) -> bytes:
    """Return the workbook with the columns in another order, two title rows, new names."""
    page = load_workbook(BytesIO(content))["Jawaban"]
    book = Workbook()
    other = book.worksheets[0]
    other.title = "Lembar Isian"
    other.append(["Kementerian Contoh"])
    other.append([])
    order = [11, 12, 8, *TREE, 10, 9, 14, 13, 15, 18, 19, 22]
    for row in page.iter_rows():
        cells = [row[column - 1].value for column in order]
        other.append(
            [None if isinstance(c, str) and c[:1] == "=" else c for c in cells]
        )
    for number in range(10, 60):
        other.row_dimensions[number].hidden = True
    return saved(book)


def changed(content: bytes, row: int, value: str) -> bytes:
    """Return the workbook with another answer of the unit in one row."""
    book = load_workbook(BytesIO(content))
    book["Jawaban"].cell(row, ANSWER, value)
    return saved(book)


def pages_of(rows: list[list[Value]], title: str = "Lembar") -> tuple[Read, ...]:
    return (Read(title, tuple(map(tuple, rows))),)
