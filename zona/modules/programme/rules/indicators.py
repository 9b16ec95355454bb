"""Indicators by the codes of both instruments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zona.modules.programme.rules.words import Area, Origin


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of an area and its codes in the instruments."""

    area: str
    title: str
    codes: tuple[str, ...]

    @property
    def label(self) -> str:
        return f"{self.codes[-1].partition('.')[2]} {self.title}"


@dataclass(frozen=True, slots=True)
class Indicators:
    """The table of indicators (law/)."""

    rows: tuple[Indicator, ...]

    def of(self, code: str) -> Indicator | None:
        """Return the indicator that any instrument knows by the code."""
        return next((row for row in self.rows if code in row.codes), None)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggestion of a signed report or a finding, not yet a recommendation."""

    key: str
    origin: Origin
    source: str
    text: str
    indicators: str
    due_on: date
    reason: str  # how the due date came about
    url: str


@dataclass(frozen=True, slots=True)
class Climb:
    """One answer that the shortest route asks for, not yet an action of the plan."""

    key: str
    code: str
    indicators: str
    question: str
    before: str
    after: str
    points: str
    effort: str
    url: str

    @property
    def text(self) -> str:
        """Return it as the plan would word it, within what a plan's line holds."""
        start = f"Menaikkan jawaban {self.code} dari {self.before or 'kosong'} ke {self.after}"
        return f"{start}: {self.question}"[:300]


def split_codes(codes: str) -> tuple[str, ...]:
    """Read `"PU.MP.1, PM.MP.1"`."""
    return tuple(code.strip() for code in codes.split(",") if code.strip())


def missing_areas(areas: Iterable[str]) -> tuple[Area, ...]:
    """Return the areas that nobody in the team works on (rules 15: at least one each)."""
    covered = {area for text in areas for area in split_codes(text)}
    return tuple(area for area in Area if area not in covered)
