"""What a new instrument changes against an older one, and whether its weights add up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .drafting import text_of
from .instrument import Instrument, Part, Question
from .reading import Fields
from .yamltext import load

MEAN = "pertanyaan"
KINDS: Mapping[str, str] = {
    "baru": "Baru",
    "hilang": "Tidak ada lagi",
    "bobot": "Bobot berubah",
    "skala": "Skala berubah",
    "rumusan": "Rumusan berubah",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what is new or gone, or what a part said before and says now."""

    code: str
    title: str
    kind: str  # a key of KINDS
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        return KINDS[self.kind]


def compare(old: Instrument, new: Instrument) -> tuple[Change, ...]:
    """Every difference, in the order of the new instrument; what is gone comes last."""
    return tuple(_changes(old, new))


def _changes(old: Instrument, new: Instrument) -> Iterator[Change]:
    parts: tuple[Part, ...] = (*new.nodes, *new.questions)
    for part in parts:
        if old.has_part(part.code):
            yield from _differences(old.part(part.code), part)
        else:
            yield Change(part.code, part.title, "baru")
    gone: tuple[Part, ...] = (*old.nodes, *old.questions)
    for part in gone:
        if not new.has_part(part.code):
            yield Change(part.code, part.title, "hilang")


def _differences(old: Part, new: Part) -> Iterator[Change]:
    if old.weight != new.weight:
        weights = text_of(old.weight), text_of(new.weight)
        yield Change(new.code, new.title, "bobot", *weights)
    scales = _scale(old), _scale(new)
    if scales[0] != scales[1]:
        yield Change(new.code, new.title, "skala", *scales)
    if old.title.casefold() != new.title.casefold():
        yield Change(new.code, new.title, "rumusan", old.title, new.title)


def _scale(part: Part) -> str:
    if not isinstance(part, Question):
        return ""
    figures = ", ".join(figure.key for figure in part.inputs)
    return "/".join(option.value for option in part.options) or f"angka: {figures}"


# --- weights ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Weighed:
    """A part with its weight and the sum of what is below it."""

    code: str
    number: str
    title: str
    depth: int
    weight: Fraction
    below: Fraction | None  # None: nothing is below, or all below share it equally
    scale: str = ""

    @property
    def is_wrong(self) -> bool:
        return self.below is not None and self.below != self.weight


def weigh(text: str) -> tuple[Weighed, ...]:
    """Every part of a draft with its sums; the draft may still be faulty."""
    raw = load(text)
    root = Fields(raw if isinstance(raw, dict) else {}, "")
    rows = root.rows("nodes")
    by_parent: dict[str, list[Fields]] = {}
    depth: dict[str, int] = {"": 0}
    for row in rows:
        parent = str(row.raw.get("parent") or "")
        by_parent.setdefault(parent, []).append(row)
        depth[str(row.raw.get("code"))] = depth.get(parent, 0) + 1
    total = root.fields("instrument").fraction("total_weight")
    below = _sum(by_parent.get("", []))
    whole = Weighed("TOTAL", "", "Seluruh instrumen", 0, total, below)
    return (whole, *(_weighed(row, by_parent, depth) for row in rows))


def _weighed(
    row: Fields, by_parent: dict[str, list[Fields]], depth: dict[str, int]
) -> Weighed:
    code = row.text("code")
    weight = (
        row.fraction("weight") if row.raw.get("weight") is not None else Fraction(0)
    )
    return Weighed(
        code,
        row.text("number"),
        row.text("title"),
        depth[code],
        weight,
        _sum(by_parent.get(code, [])),
        _scale_words(row),
    )


def _sum(rows: list[Fields]) -> Fraction | None:
    weights = [
        row.fraction("weight") for row in rows if row.raw.get("weight") is not None
    ]
    return sum(weights, Fraction(0)) if weights and len(weights) == len(rows) else None


def _scale_words(row: Fields) -> str:
    if row.raw.get("level") != MEAN:
        return ""
    values = [option.text("value") for option in row.rows("options")]
    labels = [figure.text("label") for figure in row.rows("inputs")]
    return "/".join(values) or "; ".join(labels)
