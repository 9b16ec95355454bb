"""A ministry's workbook read into a worksheet: columns, rows, answers, comparison. Pure."""

from .answers import (
    CellProblem,
    Entry,
    Opinion,
    Reading,
    Said,
    UnreadableError,
    read_pages,
)
from .cells import Formula, Page, Value
from .columns import Side
from .comparing import Change, Preview, Stored, Verdict, compare
from .flow import IMPORT_FLOW, ImportState

__all__ = [
    "IMPORT_FLOW",
    "CellProblem",
    "Change",
    "Entry",
    "Formula",
    "ImportState",
    "Opinion",
    "Page",
    "Preview",
    "Reading",
    "Said",
    "Side",
    "Stored",
    "UnreadableError",
    "Value",
    "Verdict",
    "compare",
    "read_pages",
]
