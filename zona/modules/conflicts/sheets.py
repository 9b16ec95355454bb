"""The map of conflicts as a workbook: real numbers and dates, the score a formula."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from zona.modules.conflicts.models import MapRow
from zona.modules.conflicts.rules import Terms

type Value = str | int | date | None

HEADS = {
    "Kegiatan utama": 34,
    "Titik keputusan": 34,
    "Jabatan terkait": 28,
    "Benturan mungkin": 12,
    "Bentuk benturan": 34,
    "Sumber": 24,
    "Sebab": 40,
    "K": 6,
    "D": 6,
    "Skor": 8,
    "Tingkat": 10,
    "Pencegahan": 44,
    "Berlaku sejak": 14,
    "Penanggung jawab": 28,
    "Dipetakan": 14,
    "Tinjau sebelum": 14,
}
LIKELIHOOD, IMPACT, SCORE = (list(HEADS).index(each) + 1 for each in ("K", "D", "Skor"))


def map_workbook(rows: Iterable[MapRow], terms: Terms) -> bytes:
    """Return the map as XLSX."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Peta benturan"
    sheet.freeze_panes = "C2"
    _put(sheet, 1, HEADS)
    for place, width in enumerate(HEADS.values(), 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, 2):
        _put(sheet, number, _cells(row, terms))
        if row.is_possible:
            k, d = (get_column_letter(each) for each in (LIKELIHOOD, IMPACT))
            sheet.cell(number, SCORE, f"={k}{number}*{d}{number}")
    kept = BytesIO()
    save_workbook(book, kept)
    return kept.getvalue()


def _cells(row: MapRow, terms: Terms) -> tuple[Value, ...]:
    is_possible = row.is_possible
    return (
        str(row.activity),
        row.decision_point,
        row.positions,
        "Ya" if is_possible else "Tidak",
        row.form,
        row.get_source_display() if row.source else "",
        row.cause,
        row.likelihood if is_possible else None,
        row.impact if is_possible else None,
        None,
        terms.band(row.score).label if is_possible else "",
        "; ".join(row.preventions),
        row.prevented_from,
        row.owner.full_name if row.owner else "",
        row.first_day,
        row.review_due_on,
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
