"""The register of reports as a workbook: real dates, one row a report, no NPWP."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from zona.modules.wealth.models import Obligation

type Value = str | int | date | None

HEADS = {
    "No.": 6,
    "Nama": 34,
    "Jabatan": 34,
    "Kelompok": 28,
    "Skema": 14,
    "Tahun laporan": 10,
    "Tahun bukti": 10,
    "Dasar": 34,
    "Batas lapor": 12,
    "Status": 26,
    "Nomor tanda terima": 28,
    "Tanggal tanda terima": 14,
    "Tepat waktu": 12,
    "Pengecualian": 34,
}


def register_workbook(rows: Iterable[tuple[Obligation, str]], on: date) -> bytes:
    """Return reports with the numbers of their receipts as XLSX."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register"
    sheet.freeze_panes = "C2"
    _put(sheet, 1, HEADS)
    for place, width in enumerate(HEADS.values(), 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, (row, receipt) in enumerate(rows, 1):
        _put(sheet, number + 1, _cells(number, row, receipt, on))
    kept = BytesIO()
    save_workbook(book, kept)
    return kept.getvalue()


def _cells(number: int, row: Obligation, receipt: str, on: date) -> tuple[Value, ...]:
    is_late = row.is_late_on(on)
    timely = "" if not row.filed_on else "Tidak" if is_late else "Ya"
    return (
        number,
        row.user.full_name,
        str(row.user.position or ""),
        row.get_group_display(),
        row.get_scheme_display(),
        row.year,
        row.proof_year,
        row.basis,
        row.due_on,
        row.status.label,
        receipt,
        row.filed_on,
        timely,
        row.get_exclusion_display() if row.exclusion else "",
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
