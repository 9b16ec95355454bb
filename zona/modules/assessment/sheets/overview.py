"""The list of units as a workbook: real numbers, one row a unit."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from django.utils.timezone import make_naive
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from zona.modules.assessment.models import Standing

type Value = str | int | float | Decimal | datetime | None

MOST = 5_000  # rows; more is a matter for the database, not for a spreadsheet
HEADS = ("Kode", "Satker", "LKE", "Predikat", "Nilai total", "Pengungkit", "Hasil")
TAIL = (
    *("Ambang WBK belum terpenuhi", "Ambang WBBM belum terpenuhi"),
    *("Area di bawah ambang WBK", "Pertanyaan", "Terjawab", "Berbukti"),
    *("Pekerjaan terlambat", "Kegiatan terakhir", "Ambang yang belum terpenuhi"),
)
WIDTHS = {"A": 24, "B": 40, "C": 34}


def overview_workbook(
    rows: Iterable[Standing], areas: Mapping[str, str], gates: Mapping[str, str]
) -> bytes:
    """Return the rows as XLSX; `areas` and `gates` name what the columns mean."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Satker"
    sheet.freeze_panes = "C2"
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    heads = (*HEADS, *(f"{title} (%)" for title in areas.values()), *TAIL)
    _put(sheet, 1, heads)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, row in enumerate(rows, 2):
        _put(sheet, number, _cells(row, areas, gates))
    kept = BytesIO()
    save_workbook(book, kept)
    return kept.getvalue()


def _cells(
    row: Standing, areas: Mapping[str, str], gates: Mapping[str, str]
) -> Iterator[Value]:
    yield from (row.unit.code, row.unit.name, row.lke.title, row.lke.predicate)
    yield from (row.total, row.leverage, row.outcome)
    yield from (row.areas.get(key) for key in areas)
    yield from (row.wbk_short, row.wbbm_short)
    yield "; ".join(title for key, title in areas.items() if f",{key}," in row.red)
    yield from (row.questions, row.answered, row.proven, row.late)
    yield make_naive(row.active_at) if row.active_at else None
    yield "; ".join(gates[key] for key in row.short if key in gates)


def _put(sheet: Worksheet, number: int, values: Iterable[Value]) -> None:
    """Write a row; words stay words, even where they begin like a formula."""
    for place, value in enumerate(values, 1):
        cell = sheet.cell(number, place, value)
        if isinstance(value, str):
            cell.data_type = "s"
