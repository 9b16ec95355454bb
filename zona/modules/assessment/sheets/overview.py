"""The list of units as a workbook: real numbers, one row a unit."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from django.utils.timezone import make_naive
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from zona.modules.assessment.models import Standing

MOST = 20_000  # rows; more is a matter for the database, not for a spreadsheet
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
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Satker")
    assert isinstance(sheet, WriteOnlyWorksheet)  # noqa: S101  # what a write-only book makes
    sheet.freeze_panes = "C2"
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    heads = (*HEADS, *(f"{title} (%)" for title in areas.values()), *TAIL)
    sheet.append([_text(sheet, head, bold=True) for head in heads])
    for row in rows:
        sheet.append(list(_cells(sheet, row, areas, gates)))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cells(
    sheet: WriteOnlyWorksheet,
    row: Standing,
    areas: Mapping[str, str],
    gates: Mapping[str, str],
) -> Iterator[object]:
    names = (row.unit.code, row.unit.name, row.lke.title, row.lke.predicate)
    yield from (_text(sheet, name) for name in names)
    yield from (row.total, row.leverage, row.outcome)
    yield from (row.areas.get(key) for key in areas)
    yield from (row.wbk_short, row.wbbm_short)
    red = [title for key, title in areas.items() if f",{key}," in row.red]
    yield _text(sheet, "; ".join(red))
    yield from (row.questions, row.answered, row.proven, row.late)
    yield make_naive(row.active_at) if row.active_at else None
    yield _text(sheet, "; ".join(gates[key] for key in row.short if key in gates))


def _text(
    sheet: WriteOnlyWorksheet, words: str, *, bold: bool = False
) -> WriteOnlyCell:
    """Return words as words, even where they begin like a formula."""
    cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
