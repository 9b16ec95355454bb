"""The worksheet as the ministry's workbook, with working formulas.

openpyxl writes a formula or its result, never both: a program that opens the file (Excel,
LibreOffice) computes it at once; one that only previews shows those cells empty.
The bytes are the same for the same content, so that two exports can be compared.
"""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles.cell_style import StyleArray
from openpyxl.writer.excel import save_workbook

from zona.modules.assessment.rules.formulas import POLICY_SHEET, SIDES
from zona.modules.assessment.rules.layout import lay_out
from zona.modules.assessment.rules.summary import ANSWER_SHEET
from zona.modules.assessment.sheets.answer_page import write_answers
from zona.modules.assessment.sheets.content import Entry, Proof, Review, Sheet
from zona.modules.assessment.sheets.looks import Look, Pen
from zona.modules.assessment.sheets.summary_page import write_policies, write_summary

__all__ = ["Entry", "Proof", "Review", "Sheet", "workbook"]

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP can name
STAMP = re.compile(rb">\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<")
MOMENT = b">2000-01-01T00:00:00Z<"


def workbook(sheet: Sheet) -> bytes:
    """Write the workbook of a worksheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    layout = lay_out(sheet.plan.instrument)
    looks: dict[Look, StyleArray] = {}
    for side in SIDES:
        write_summary(Pen(book.create_sheet(side.summary), looks), sheet, layout, side)
    write_answers(Pen(book.create_sheet(ANSWER_SHEET), looks), sheet, layout)
    write_policies(Pen(book.create_sheet(POLICY_SHEET), looks), sheet)
    book.properties.creator, book.properties.title = "Zona", sheet.title
    book.calculation.fullCalcOnLoad = True
    return _settled(book)


def _settled(book: Workbook) -> bytes:
    """Save with every time stamp fixed."""
    raw, fixed = BytesIO(), BytesIO()
    save_workbook(book, raw)
    with ZipFile(raw) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = STAMP.sub(MOMENT, content)
            target.writestr(ZipInfo(name, EPOCH), content, ZIP_DEFLATED)
    return fixed.getvalue()
