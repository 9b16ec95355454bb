"""The register and its maps as a workbook."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from zona.core.ui.parts import HeatMap
from zona.modules.risk.queries import RegisterLine

type Value = str | int | None

HEADS = {
    "Kode": 8,
    "Kegiatan utama": 26,
    "Sasaran atau kegiatan": 30,
    "Pernyataan risiko": 44,
    "Sebab": 36,
    "Sumber": 12,
    "C/UC": 8,
    "Uraian dampak": 36,
    "Kategori": 14,
    "Pemilik risiko": 26,
    "Pengendalian yang ada": 36,
    "Efektivitas": 18,
    "K sebelum": 8,
    "D sebelum": 8,
    "Skor sebelum": 8,
    "Tingkat sebelum": 14,
    "Respons": 12,
    "K sesudah": 8,
    "D sesudah": 8,
    "Skor sesudah": 8,
    "Tingkat sesudah": 14,
    "Prioritas": 9,
    "RTP": 7,
    "RTP terlambat": 9,
    "Status": 20,
}


def register_workbook(
    lines: Iterable[RegisterLine], maps: Sequence[tuple[str, HeatMap]]
) -> bytes:
    """Return the register as XLSX, a sheet for each map behind it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register risiko"
    sheet.freeze_panes = "B2"
    _put(sheet, 1, HEADS, bold=True)
    for place, width in enumerate(HEADS.values(), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, line in enumerate(lines, 2):
        _put(sheet, number, register_cells(line))
    for title, heat in maps:
        _add_map(book.create_sheet(title[:31]), title, heat)
    kept = BytesIO()
    save_workbook(book, kept)
    return kept.getvalue()


def register_cells(line: RegisterLine) -> tuple[Value, ...]:
    """Return one row of the register in the order of its columns."""
    risk, before, after = line.risk, line.before, line.after
    return (
        risk.code,
        str(risk.activity or ""),
        risk.objective,
        risk.statement,
        risk.cause,
        risk.get_source_display(),
        risk.controllability,
        risk.impact,
        risk.get_category_display(),
        str(risk.owner),
        risk.existing_control,
        risk.get_control_effect_display(),
        risk.likelihood_before,
        risk.impact_before,
        before.score if before else None,
        before.level.label if before else None,
        risk.get_response_display(),
        risk.likelihood_after,
        risk.impact_after,
        after.score if after else None,
        after.level.label if after else None,
        line.priority,
        line.controls,
        line.late,
        risk.status.label,
    )


def _add_map(sheet: Worksheet, title: str, heat: HeatMap) -> None:
    _put(sheet, 1, (title,), bold=True)
    _put(
        sheet, 2, (f"{heat.row_title} \\ {heat.column_title}", *heat.columns), bold=True
    )
    for number, row in enumerate(heat.rows, 3):
        counts = (f"{cell.count} ({cell.level})" for cell in row.cells)
        _put(sheet, number, (row.label, *counts))
    for place in range(1, len(heat.columns) + 2):
        sheet.column_dimensions[get_column_letter(place)].width = 24


def _put(
    sheet: Worksheet, number: int, values: Iterable[Value], *, bold: bool = False
) -> None:
    """Write a row; words stay words, even where they begin like a formula."""
    for place, value in enumerate(values, 1):
        cell = sheet.cell(number, place, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=bold)
        if isinstance(value, str):
            cell.data_type = "s"
