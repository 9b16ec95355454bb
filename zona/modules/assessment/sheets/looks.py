"""How cells of a workbook look, and the pen that fills them.

openpyxl looks a style up by its value at every touch of a cell; a pen does so once for
each look and then copies the reference: five times as fast on a whole worksheet.
"""

from copy import copy
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet as Page

LONGEST_CELL = 32_767  # what a cell of a workbook can hold
POINTS, PERCENT, GENERAL = "0.00", "0.00%", "General"
HEAD, NODE, PART, OPEN = "FF1F3A5F", "FFDCE6F1", "FFF1F5F9", "FFFFFBE6"
A3, A4 = 8, 9

type Value = str | int | Fraction | None


@dataclass(frozen=True, slots=True)
class Look:
    """Colour, weight, frame and number format of a cell; open: a person may fill it."""

    fill: str = ""
    is_bold: bool = False
    is_framed: bool = False
    is_open: bool = False
    is_wrapped: bool = True
    format: str = GENERAL


HEADING = Look(HEAD, is_bold=True, is_framed=True)


@dataclass(slots=True)
class Pen:
    """Fills the cells of one sheet; the looks are shared by the whole workbook."""

    page: Page
    made: dict[Look, StyleArray] = field(default_factory=dict)

    def put(self, column: str, line: int, value: Value, look: Look) -> None:
        """Fill one cell; words stay words, only `formula` writes formulas."""
        cell = self._dressed(column, line, look)
        if isinstance(value, str):
            words = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
            if words:
                cell.value = words
                cell.data_type = "s"  # what begins with "=" was typed by a person
        elif isinstance(value, Fraction):
            cell.value = int(value) if value.denominator == 1 else float(value)
        else:
            cell.value = value

    def formula(self, column: str, line: int, formula: str, look: Look) -> None:
        self._dressed(column, line, look).value = formula

    def link(self, column: str, line: int, address: str) -> None:
        """Make a filled cell a link; it keeps its look."""
        cell: Any = self.page.cell(line, column_index_from_string(column))
        look = cell._style
        cell.hyperlink = address
        cell._style = look

    def _dressed(self, column: str, line: int, look: Look) -> Any:
        # The reference to a style has no public name, nor a type.
        cell: Any = self.page.cell(line, column_index_from_string(column))
        if look not in self.made:
            _dress(cell, look)
            self.made[look] = copy(cell._style)
        cell._style = copy(self.made[look])
        return cell


def _dress(cell: Cell, look: Look) -> None:
    is_heading = look.fill == HEAD
    cell.font = Font(bold=look.is_bold, color="FFFFFFFF" if is_heading else "FF000000")
    cell.alignment = Alignment(
        wrap_text=look.is_wrapped,
        vertical="center" if is_heading else "top",
        horizontal="center" if is_heading else None,
    )
    if look.fill or look.is_open:
        cell.fill = PatternFill("solid", fgColor=look.fill or OPEN)
    if look.is_framed:
        edge = Side(style="thin", color="FFB8C0CC")
        cell.border = Border(edge, edge, edge, edge)
    if look.is_open:
        cell.protection = Protection(locked=False)
    cell.number_format = look.format


def guard(page: Page) -> None:
    """Lock the formulas, without a password: against slips, not against people."""
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.protection.autoFilter = False


def set_print(page: Page, area: str, *, heads: str = "", paper: int = A4) -> None:
    """Print landscape on the width of the paper, with the headings on every page."""
    page.print_area = area
    if heads:
        page.print_title_rows = heads
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = paper
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter = HeaderFooterItem(right=_HeaderFooterPart("Halaman &P dari &N"))
