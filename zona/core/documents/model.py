"""The report as data: frozen, slotted, free of Django, of the clock and of any markup."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

type Align = Literal["left", "center", "right"]
type Tone = Literal["neutral", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Source:
    """A record that carries a figure."""

    title: str
    url: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words set alike; `foreign` words are set in italics, as official spelling asks."""

    text: str
    emphasis: bool = False
    strong: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A figure together with the record it was read from."""

    figure: str
    source_title: str
    source_url: str = ""
    sha256: str = ""

    @property
    def source(self) -> Source:
        return Source(self.source_title, self.source_url, self.sha256)


type Run = Text | Cite
type Line = str | tuple[Run | str, ...]
"""What an author writes in a line: a bare string, or strings among runs."""


def runs(line: Line) -> tuple[Run, ...]:
    """The line with every bare string made a run."""
    parts = (line,) if isinstance(line, str) else line
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An ordered list: 1. 2. 3. or a. b. c."""

    items: tuple[Line, ...]
    start: int = 1
    style: Literal["1", "a"] = "1"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; widths are shares of the line, not lengths."""

    title: str
    align: Align = "left"
    width: float = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; one with a caption is numbered."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"{len(row)} cells under {len(self.columns)} columns: {row}"
                )


@dataclass(frozen=True, slots=True)
class Series:
    """One line, bar set or polygon of a chart; `None` is an unknown value."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A value drawn across a bar or line chart: a gate, a target."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the words that replace it and, beside it, its numbers."""

    kind: Literal["radar", "bar", "line"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    caption: str = ""
    table: Table | None = None
    thresholds: tuple[Threshold, ...] = ()
    maximum: float | None = None

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.values) != len(self.labels):
                raise ValueError(
                    f"{series.name}: {len(series.values)} values for {len(self.labels)} labels"
                )


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph (JPEG or PNG bytes) with the words that replace it."""

    data: bytes
    width: int
    height: int
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text."""

    runs: Line
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page in print; nothing on the screen."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Place, day, office and name; `signed` puts the verification code where ink would be."""

    place: str
    dated_on: date
    position: str
    name: str
    number: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """A signature at this place of the text."""

    signature: Signature


@dataclass(frozen=True, slots=True)
class SourceList:
    """The numbered records that the figures cite; renderers add it by themselves."""


@dataclass(frozen=True, slots=True)
class VerificationBlock:
    """How anyone may check the paper; renderers add it by themselves."""


type Block = (
    Paragraph
    | Bullets
    | Numbered
    | Table
    | Figure
    | Picture
    | Note
    | PageBreak
    | SignatureBlock
    | SourceList
    | VerificationBlock
)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter (level 1) or a part of one; `number` is printed as it stands: "BAB I", "1.1"."""

    title: str
    blocks: tuple[Block, ...] = ()
    number: str = ""
    level: int = 2
    id: str = ""
    annex: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 4:
            raise ValueError(f"no heading of level {self.level}")


@dataclass(frozen=True, slots=True)
class Cover:
    """The front page: lines of the title, the unit, and what stands at the foot."""

    lines: tuple[str, ...]
    unit: str
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The name of the office above the first page of a paper without a cover."""

    lines: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The code of a signed paper, the page that checks it, the head of the audit chain."""

    code: str
    url: str
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `base_url` makes the addresses of records absolute on paper."""

    title: str
    unit: str
    place: str
    dated_on: date
    sections: tuple[Section, ...]
    subtitle: str = ""
    language: str = "id"
    cover: Cover | None = None
    letterhead: Letterhead | None = None
    signature: Signature | None = None
    verification: Verification | None = None
    sources: tuple[Source, ...] = ()
    base_url: str = ""
    contents: bool = True
