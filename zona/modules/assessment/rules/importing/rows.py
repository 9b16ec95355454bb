"""Rows told by their numbering and title: which question or figure each one is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise, permutations

from zona.modules.assessment.rules.instrument import (
    Instrument,
    Kind,
    Level,
    Node,
    Part,
    Question,
)

from .cells import Page, plain
from .columns import Columns

NUMBER = r"(?:[A-Z]|[IVX]+|\d{1,2}|[ivx]+|[a-z])"
MARKER = re.compile(rf"(?:{NUMBER}[.)]?|{NUMBER}(?:\.{NUMBER})+[.)]?|-)")
MARKED = re.compile(rf"({NUMBER}(?:\.{NUMBER})*[.)]|-)\s*(\S.*)", re.DOTALL)
FEW_WORDS = 2
ALIKE = 0.34
SAME_AREA = 0.6
MOST_ROWS = 8  # of figures below one question
AFFIXES = re.compile(r"^(?:me(?:ng?|m|ny)?|di|ber|ter)(?=\w{4})|(?:kan|nya)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the tree: its marker, its words, where it stands."""

    row: int
    marker: str
    title: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where one question stands in the workbook, with the rows of its figures."""

    page: Page
    columns: Columns
    row: int
    head: int | None = None  # its numbered row, where the percentage stands below it
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matching:
    """What the rows are; `strays` are numbered rows that the instrument has not."""

    places: Mapping[str, Place]
    strays: tuple[str, ...]  # addresses
    doubles: tuple[str, ...]

    @property
    def fit(self) -> int:
        """How well the workbook suits the instrument."""
        return len(self.places) - len(self.strays) - len(self.doubles)


@dataclass(slots=True)
class _Walk:
    """The way through the tree, row by row."""

    instrument: Instrument
    current: str | None = None  # the part that the last numbered row was
    is_lost: bool = False
    open: str = ""  # the question whose figures may follow
    places: dict[str, Place] = field(default_factory=dict)
    below: dict[str, list[Line]] = field(default_factory=dict)
    strays: list[str] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)


def match_rows(
    sheets: tuple[tuple[Page, Columns], ...], instrument: Instrument
) -> Matching:
    """Tell of every question where it stands."""
    walk = _Walk(instrument)
    for page, columns in sheets:
        walk.current, walk.open, walk.is_lost = None, "", False
        for line in _lines(page, columns):
            _step(walk, page, columns, line)
    places = {
        code: _with_figures(walk, code, place) for code, place in walk.places.items()
    }
    return Matching(places, tuple(walk.strays), tuple(walk.doubles))


def _lines(page: Page, columns: Columns) -> Iterator[Line]:
    for row in range(columns.first_row, len(page.rows)):
        texts = [page.text(row, column) for column in columns.tree]
        said = [text for text in texts if text]
        if said:
            yield _line(row, said)


def _line(row: int, said: list[str]) -> Line:
    marker, rest = "", said
    if MARKER.fullmatch(said[0]):
        marker, rest = said[0], said[1:]
    elif len(said) == 1 and (found := MARKED.fullmatch(said[0])):
        marker, rest = found[1], [found[2]]
    return Line(row, marker.rstrip(".)"), " ".join(rest))


def _step(walk: _Walk, page: Page, columns: Columns, line: Line) -> None:
    """Go one row further."""
    if line.marker in ("", "-"):
        code = walk.open or _only_question(walk, line)
        if walk.open:
            _add_below(walk, page, columns, line)
        elif code:
            _found(walk, page, columns, code, line)
        return
    part = _part(walk, line)
    if part is None:
        walk.strays.append(page.address(line.row, columns.tree[0]))
        walk.open, walk.is_lost = "", True
        return
    walk.current, walk.open, walk.is_lost = part.code, "", False
    if isinstance(part, Question):
        _found(walk, page, columns, part.code, line)


def _found(walk: _Walk, page: Page, columns: Columns, code: str, line: Line) -> None:
    walk.current = code
    if code in walk.places:
        walk.doubles.append(page.address(line.row, columns.tree[0]))
        return
    walk.places[code] = Place(page, columns, line.row)
    if walk.instrument.question(code).kind == Kind.RATIO:
        walk.open, walk.below[code] = code, []


def _add_below(walk: _Walk, page: Page, columns: Columns, line: Line) -> None:
    """A row of figures, or the row of the percentage that they give."""
    code = walk.open
    kind = "" if columns.kind is None else page.text(line.row, columns.kind)
    if kind == "%" and not walk.below[code]:
        above = walk.places[code].row
        walk.places[code] = Place(page, columns, line.row, head=above)
    else:
        walk.below[code].append(line)


def _only_question(walk: _Walk, line: Line) -> str:
    """The single question of an indicator, which ministries mark by a dash."""
    if walk.current is None or not line.marker or walk.is_lost:
        return ""
    below = walk.instrument.children(walk.current)
    is_single = len(below) == 1 and isinstance(below[0], Question)
    return below[0].code if is_single else ""


def _part(walk: _Walk, line: Line) -> Part | None:
    """The part that the number names: below the last one, or below one above it."""
    if "." in line.marker:
        return _by_path(walk.instrument, line.marker)
    instrument = walk.instrument
    starts: list[str | None] = [None]
    if walk.current is not None:
        above = [node.code for node in instrument.ancestors(walk.current)]
        starts = [walk.current, *above, None]
    for fits in (_is_exact, _is_loose):
        for start in starts:
            for part in instrument.children(start):
                if fits(part, line.marker) and _is_called(part, line.title):
                    return part if _may_follow(walk, part) else None
    return _by_title(instrument, line)


def _may_follow(walk: _Walk, part: Part) -> bool:
    """After a row that fits nowhere only a broad part is certain again."""
    return not walk.is_lost or _is_broad(part)


def _is_exact(part: Part, marker: str) -> bool:
    return _last(part) == marker


def _is_loose(part: Part, marker: str) -> bool:
    is_roman = len(marker) > 1 or marker in "IVXivx"  # "A." and "a." are two levels
    return is_roman and _last(part).casefold() == marker.casefold()


def _is_called(part: Part, title: str) -> bool:
    """Broad parts are told by their title too: another year counts them otherwise."""
    return not title or not _is_broad(part) or _alike(part.title, title)


def _is_broad(part: Part) -> bool:
    return isinstance(part, Node) and part.level != Level.INDIKATOR


def _last(part: Part) -> str:
    return part.number.rpartition(".")[2]


def _by_path(instrument: Instrument, path: str) -> Part | None:
    parts: tuple[Part, ...] = (*instrument.nodes, *instrument.questions)
    return next((part for part in parts if part.number == path), None)


def _by_title(instrument: Instrument, line: Line) -> Part | None:
    """A sheet that begins in the middle: the one part that is called so."""
    if len(plain(line.title).split()) < FEW_WORDS:
        return None
    said = plain(line.title)
    parts: tuple[Part, ...] = (*instrument.nodes, *instrument.questions)
    called = [
        part
        for part in parts
        if said in (plain(part.title), plain(getattr(part, "description", "")))
    ]
    return called[0] if len(called) == 1 else None


def _alike(ours: str, theirs: str) -> bool:
    one, other = (plain(text).replace(" ", "") for text in (ours, theirs))
    return SequenceMatcher(None, one, other).ratio() >= SAME_AREA


# --- the figures of a question ------------------------------------------------------------


def likeness(one: str, other: str) -> float:
    """How much of their words two titles share, from 0 to 1."""
    left, right = _stems(one), _stems(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(AFFIXES.sub("", word) for word in plain(text).split())


def _with_figures(walk: _Walk, code: str, place: Place) -> Place:
    below = walk.below.get(code, [])[:MOST_ROWS]
    if not below:
        return place
    question = walk.instrument.question(code)
    return replace(place, figures=_figures(question, below))


def _figures(question: Question, below: list[Line]) -> dict[str, int]:
    """The rows that suit the figures best; in doubt, in the order of the form."""
    labels = [figure.label for figure in question.inputs]
    if len(below) < len(labels):
        return {
            question.inputs[best].key: line.row
            for line in below
            for best in [_best(labels, line)]
            if likeness(labels[best], line.title) >= ALIKE
        }
    alike = [[likeness(label, line.title) for line in below] for label in labels]

    def suits(order: tuple[int, ...]) -> float:
        words = sum(alike[at][row] for at, row in enumerate(order))
        pairs = pairwise(order)
        return words + sum(0.01 for one, next_ in pairs if one < next_)

    best = max(permutations(range(len(below)), len(labels)), key=suits)
    keys = (figure.key for figure in question.inputs)
    return {key: below[at].row for key, at in zip(keys, best, strict=True)}


def _best(labels: list[str], line: Line) -> int:
    return max(range(len(labels)), key=lambda at: likeness(labels[at], line.title))
