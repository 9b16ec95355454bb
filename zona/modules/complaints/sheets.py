"""The recap of complaints as a workbook: no name, no text."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from zona.modules.complaints.models import Complaint

type Value = str | int | date | None
type Count = tuple[str, str, str, int]

RECAP = {"Kanal": 22, "Klasifikasi": 24, "Status": 32, "Jumlah": 10}
CASES = {
    "Nomor": 20,
    "Kanal": 22,
    "Klasifikasi": 24,
    "Kadar": 28,
    "Diterima": 12,
    "Lengkap": 12,
    "Batas keputusan": 16,
    "Diputuskan": 12,
    "Dijawab": 12,
    "Selesai": 12,
    "Tepat waktu": 12,
    "Penilaian": 14,
    "Status": 32,
}


def recap_workbook(counts: Iterable[Count], rows: Iterable[Complaint]) -> bytes:
    """Return the recap and the cases behind it as XLSX."""
    book = Workbook()
    recap = book.worksheets[0]
    recap.title = "Rekap"
    _fill(recap, RECAP, counts)
    _fill(book.create_sheet("Pengaduan"), CASES, map(_cells, rows))
    kept = BytesIO()
    save_workbook(book, kept)
    return kept.getvalue()


def _cells(row: Complaint) -> tuple[Value, ...]:
    timely = "ya" if row.course.is_on_time() else "tidak"
    return (
        row.number,
        row.get_channel_display(),
        row.get_classification_display(),
        row.get_grade_display(),
        row.received_on,
        row.complete_on,
        row.decide_limit_on,
        row.decided_on,
        row.answered_on,
        row.closed_on,
        timely if row.answered_on else None,
        row.get_rating_display(),
        row.status.label,
    )


def _fill(
    sheet: Worksheet, heads: dict[str, int], rows: Iterable[tuple[Value, ...]]
) -> None:
    sheet.freeze_panes = "A2"
    _put(sheet, 1, heads)
    for place, width in enumerate(heads.values(), 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 2):
        _put(sheet, number, row)


def _put(sheet: Worksheet, number: int, values: Iterable[Value]) -> None:
    """Write a row; words stay words, even where they begin like a formula."""
    for place, value in enumerate(values, 1):
        cell = sheet.cell(number, place, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, date):
            cell.number_format = "DD-MM-YYYY"
