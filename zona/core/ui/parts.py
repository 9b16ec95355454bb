"""What components are fed with: small frozen values that views and queries build."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from zona.core.flow import Tone

__all__ = [
    "Chart",
    "Column",
    "Event",
    "Gate",
    "HeatCell",
    "HeatMap",
    "HeatRow",
    "Number",
    "Rung",
    "Series",
    "Step",
    "Tone",
]

type Number = Decimal | int | float


@dataclass(frozen=True)
class Column:
    """A table heading; a numeric one is aligned right, with tabular figures."""

    label: str
    numeric: bool = False
    sort_url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Step:
    """One state on the way of a case."""

    label: str
    state: Literal["done", "current", "todo", "stopped"] = "todo"
    note: str = ""


@dataclass(frozen=True)
class Event:
    """One thing that happened: what, when, who, why."""

    title: str
    at: datetime | date | None = None
    who: str = ""
    note: str = ""
    url: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Rung:
    """One sentence of an answer ladder, with its points and what is missing to reach it."""

    value: str
    sentence: str
    points: Number | None = None
    missing: str = ""
    suggested: bool = False


@dataclass(frozen=True)
class Gate:
    """A minimum that must be passed; `passed` is None while it cannot be judged."""

    name: str
    value: Number | None
    needed: Number
    passed: bool | None
    maximum: Number = 100
    url: str = ""
    note: str = ""

    @property
    def distance(self) -> Decimal | None:
        """How much is lacking; zero where the gate is passed."""
        if self.value is None:
            return None
        lacking = Decimal(str(self.needed)) - Decimal(str(self.value))
        return max(lacking, Decimal(0))


@dataclass(frozen=True)
class Series:
    """One line, ring or set of bars; a missing measurement is None."""

    name: str
    values: Sequence[Number | None]
    kind: Literal["", "line", "bar"] = ""


@dataclass(frozen=True)
class Chart:
    """A picture of numbers; `maximum` is the rim of a radar or the top of an axis."""

    kind: Literal["radar", "line", "bar"]
    labels: Sequence[str]
    series: Sequence[Series]
    maximum: Number | Sequence[Number] | None = None
    places: int = 2
    unit: str = ""


@dataclass(frozen=True)
class Stretch:
    """One stretch of a year, 1, 3, 6 or 12 months long: how it stands, until when."""

    label: str
    months: int
    word: str
    tone: Tone
    until: date
    url: str = ""
    verb: str = ""  # what following the link does, for those who do not see the place


@dataclass(frozen=True)
class HeatCell:
    """How many things fall here; `shade` 1 to 5 is its heat, told in words by `level`."""

    count: int
    level: str
    shade: int
    url: str = ""
    score: str = ""


@dataclass(frozen=True)
class HeatRow:
    """One row of a heat map."""

    label: str
    cells: Sequence[HeatCell]


@dataclass(frozen=True)
class HeatMap:
    """Counts in two dimensions, the hottest corner at the upper right."""

    row_title: str
    column_title: str
    columns: Sequence[str]
    rows: Sequence[HeatRow]

    @property
    def total(self) -> int:
        """Return how many things the map shows."""
        return sum(cell.count for row in self.rows for cell in row.cells)
