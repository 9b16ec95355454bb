"""The scale of an agency: grades 1 to 5, matrix or product, levels and appetite."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from zona.modules.risk.rules.words import Mode, Trend


@dataclass(frozen=True, slots=True)
class Grade:
    """One step of likelihood or impact: its label and how to recognise it."""

    label: str
    guide: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What each grade of impact means for one kind of harm."""

    label: str
    guides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """Tingkat risiko: a band of scores, both ends included."""

    key: str
    label: str
    first: int
    last: int
    tone: str

    def covers(self, score: int) -> bool:
        """Tell whether a score lies in the band."""
        return self.first <= score <= self.last


@dataclass(frozen=True, slots=True)
class Standing:
    """A risk on the scale: its score and the level of that score."""

    score: int
    level: Level


@dataclass(frozen=True, slots=True)
class Scale:
    """Skala risiko (law table `skala`, or an office's decree of the same shape).

    `matrix` has a row for each likelihood from 1 up, a column for each impact from 1 up.
    """

    source: str
    mode: Mode
    matrix: tuple[tuple[int, ...], ...]
    matrix_levels: tuple[Level, ...]
    product_levels: tuple[Level, ...]
    appetite: str
    fraud_always: bool
    likelihoods: tuple[Grade, ...]
    impacts: tuple[Grade, ...]
    criteria: tuple[Criterion, ...] = ()

    def __post_init__(self) -> None:
        problem = next(_problems(self), "")
        if problem:
            raise ValueError(problem)

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels of the mode, the lowest first."""
        is_matrix = self.mode == Mode.MATRIX
        return self.matrix_levels if is_matrix else self.product_levels

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """Return every pair of likelihood and impact."""
        return tuple(
            product(
                range(1, len(self.likelihoods) + 1), range(1, len(self.impacts) + 1)
            )
        )

    def score(self, likelihood: int, impact: int) -> int:
        """Return the score of a pair of grades, each counted from 1."""
        if (likelihood, impact) not in self.cells:
            raise ValueError(f"no grade {likelihood}, {impact} on this scale")
        if self.mode == Mode.PRODUCT:
            return likelihood * impact
        return self.matrix[likelihood - 1][impact - 1]

    def standing(self, likelihood: int, impact: int) -> Standing:
        """Return score and level of a pair of grades."""
        score = self.score(likelihood, impact)
        return Standing(score, next(each for each in self.levels if each.covers(score)))

    def cells_of(self, level: str) -> tuple[tuple[int, int], ...]:
        """Return the pairs of grades that make a level."""
        return tuple(
            cell for cell in self.cells if self.standing(*cell).level.key == level
        )

    def is_above_appetite(self, likelihood: int, impact: int) -> bool:
        """Tell whether a risk lies above what the agency accepts."""
        keys = [each.key for each in self.levels]
        level = self.standing(likelihood, impact).level.key
        return keys.index(level) > keys.index(self.appetite)

    def needs_control(self, likelihood: int, impact: int, *, is_fraud: bool) -> bool:
        """Tell whether a risk needs a plan of control; fraud needs one at any level."""
        above = self.is_above_appetite(likelihood, impact)
        return above or (is_fraud and self.fraud_always)


def _problems(scale: Scale) -> Iterator[str]:
    """Say what would make the scale give no answer, or an absurd one."""
    height, width = len(scale.likelihoods), len(scale.impacts)
    if len(scale.matrix) != height or any(len(row) != width for row in scale.matrix):
        yield f"the matrix must have {height} rows of {width} scores"
    if any(b < a for line in _lines(scale.matrix) for a, b in pairwise(line)):
        yield "a score falls where likelihood or impact grows"
    products = [k * d for k, d in scale.cells]
    yield from _unruled(scale.matrix_levels, [x for row in scale.matrix for x in row])
    yield from _unruled(scale.product_levels, products)
    if scale.appetite not in {each.key for each in scale.levels}:
        yield f"appetite {scale.appetite} is no level"
    if any(len(each.guides) != width for each in scale.criteria):
        yield f"a criterion must have {width} guides"


def _lines(matrix: tuple[tuple[int, ...], ...]) -> Iterator[tuple[int, ...]]:
    yield from matrix
    yield from zip(*matrix, strict=True)


def _unruled(levels: tuple[Level, ...], scores: Iterable[int]) -> Iterator[str]:
    if any(b.first <= a.last for a, b in pairwise(levels)):
        yield "levels overlap or are out of order"
    lost = sorted(s for s in scores if not any(each.covers(s) for each in levels))
    if lost:
        yield f"no level for score {lost[0]}"


def trend(before: int, after: int) -> Trend:
    """Return where a score has gone since the last time."""
    if after == before:
        return Trend.TETAP
    return Trend.NAIK if after > before else Trend.TURUN


def ranks(scores: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the priority of each (id, score): 1 is the highest; equals share a place."""
    rows = list(scores)
    ordered = sorted((score for _, score in rows), reverse=True)
    return {key: ordered.index(score) + 1 for key, score in rows}
