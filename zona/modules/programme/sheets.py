"""The actions of a plan as a workbook: real dates, one row an action."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from zona.modules.programme.models import PlanAction

type Value = str | int | date | None

HEADS = {
    "Rencana aksi": 48,
    "Keluaran": 34,
    "Target prioritas": 34,
    "Indikator": 20,
    "Tahun": 8,
    "Triwulan": 9,
    "Tenggat": 12,
    "Penanggung jawab": 28,
    "Status": 22,
    "Selesai": 12,
    "Diperiksa": 12,
    "Bukti yang diharapkan": 34,
}


def actions_workbook(rows: Iterable[PlanAction], on: date) -> bytes:
    """Return the actions as XLSX, each with its state on a day."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Rencana aksi"
    sheet.freeze_panes = "B2"
    _put(sheet, 1, HEADS)
    for place, width in enumerate(HEADS.values(), 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 2):
        _put(sheet, number, _cells(row, on))
    kept = BytesIO()
    save_workbook(book, kept)
    return kept.getvalue()


def _cells(row: PlanAction, on: date) -> tuple[Value, ...]:
    return (
        row.text,
        row.output,
        row.target.text if row.target else None,
        row.indicators,
        row.year,
        row.get_quarter_display(),
        row.due_on,
        row.who,
        row.status_on(on).label,
        row.done_on,
        row.verified_on,
        row.evidence_expected,
    )


def _put(sheet: Worksheet, number: int, values: Iterable[Value]) -> None:
    """Write a row; words stay words, even where they begin like a formula."""
    for place, value in enumerate(values, 1):
        cell = sheet.cell(number, place, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, date):
            cell.number_format = "DD-MM-YYYY"
