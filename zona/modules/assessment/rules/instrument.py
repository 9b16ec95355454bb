"""The blank worksheet as data: components, areas, indicators, questions, gates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

TOTAL = "TOTAL"
EACH_AREA = "EACH_AREA"
PREDICATE = "PREDICATE"


class Level(StrEnum):
    """The levels of the tree, from the whole to the single indicator."""

    KOMPONEN = "komponen"
    SUBKOMPONEN = "subkomponen"
    AREA = "area"
    INDIKATOR = "indikator"


class Kind(StrEnum):
    """How a question is answered: by a rung, by counts, or by an index."""

    CHOICE = "choice"
    RATIO = "ratio"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    ref: str
    role: str
    gazette: str = ""
    enacted: date | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the tree that sums what is below it."""

    code: str
    parent: str | None
    level: Level
    number: str
    title: str
    weight: Fraction
    area: str | None = None  # key of the area group (the two halves share it)


@dataclass(frozen=True, slots=True)
class Option:
    """One rung of a choice, from best to worst."""

    value: str
    score: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Input:
    """One figure that a formula asks for."""

    key: str
    label: str
    is_count: bool
    min: Decimal | None = None
    max: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """Sum of the numerator over sum of the denominator, kept between 0 and 1."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return self.denominator + self.numerator


@dataclass(frozen=True, slots=True)
class Decline:
    """The fall from the previous to the current figure, kept between 0 and 1."""

    previous: str
    current: str

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.previous, self.current)


@dataclass(frozen=True, slots=True)
class Index:
    """A survey index over its maximum (linear: 3,60 of 4 gives 15,75 of 17,5)."""

    value: str
    max: Fraction

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.value,)


type Formula = Ratio | Decline | Index


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the worksheet with everything needed to ask and score it."""

    code: str
    parent: str
    number: str
    title: str
    description: str
    answer_type: str
    kind: Kind
    share: Fraction  # of the parent's weight
    weight: Fraction  # share x weight of the parent
    own_weight: bool  # printed for the question itself, not a share of a mean
    options: tuple[Option, ...] = ()
    inputs: tuple[Input, ...] = ()
    formula: Formula | None = None
    zero_denominator: str | None = None
    evidence: tuple[str, ...] = ()
    official_sample: Mapping[str, Decimal] | None = None
    maps_to_2021: str | None = None
    template_row: int | None = None
    scale_basis: str | None = None
    uncertain: bool = False

    def option(self, value: str | None) -> Option | None:
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition of a predicate; all conditions of a predicate must hold."""

    id: str
    predicate: str
    target: str  # a code, TOTAL, EACH_AREA or PREDICATE
    metric: str  # score, percent or held
    min: Fraction | None  # None when a predicate must be held
    held: str | None = None
    survey_index: Decimal | None = None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What must be true before a unit may be proposed, with its level per predicate."""

    scope: str  # instansi or unit
    id: str
    label: str
    levels: Mapping[str, str]


type Part = Node | Question


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """Lembar kerja evaluasi dalam bentuk kosong, satu versi."""

    code: str
    title: str
    legal_basis: tuple[LegalBasis, ...]
    effective_from: date | None
    effective_until: date | None
    total_weight: Fraction
    nodes: tuple[Node, ...]  # a parent always stands before its children
    questions: tuple[Question, ...]
    area_groups: Mapping[str, tuple[str, ...]]
    gates: tuple[Gate, ...]
    prerequisites: tuple[Prerequisite, ...]
    _parts: dict[str, Part] = field(init=False, repr=False)
    _children: dict[str | None, tuple[Part, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        parts: dict[str, Part] = {}
        children: dict[str | None, tuple[Part, ...]] = {}
        every: tuple[Part, ...] = (*self.nodes, *self.questions)
        for part in every:
            parts[part.code] = part
            children[part.parent] = (*children.get(part.parent, ()), part)
        object.__setattr__(self, "_parts", parts)
        object.__setattr__(self, "_children", children)

    @property
    def predicates(self) -> tuple[str, ...]:
        """The predicates that the gates guard, lowest first."""
        return tuple(dict.fromkeys(gate.predicate for gate in self.gates))

    def part(self, code: str) -> Part:
        return self._parts[code]

    def node(self, code: str) -> Node:
        part = self._parts[code]
        if isinstance(part, Node):
            return part
        raise KeyError(code)

    def question(self, code: str) -> Question:
        part = self._parts[code]
        if isinstance(part, Question):
            return part
        raise KeyError(code)

    def has_part(self, code: str) -> bool:
        return code in self._parts

    def has_node(self, code: str) -> bool:
        return isinstance(self._parts.get(code), Node)

    def has_question(self, code: str) -> bool:
        return isinstance(self._parts.get(code), Question)

    def weight(self, code: str) -> Fraction:
        """Weight by law of a part, or of the whole for TOTAL."""
        return self.total_weight if code == TOTAL else self._parts[code].weight

    def children(self, code: str | None) -> tuple[Part, ...]:
        """What stands directly below; None asks for the components."""
        return self._children.get(code, ())

    def questions_under(self, code: str) -> tuple[Question, ...]:
        return tuple(self._walk(code))

    def ancestors(self, code: str) -> tuple[Node, ...]:
        """The nodes above, nearest first."""
        above: list[Node] = []
        parent = self._parts[code].parent
        while parent is not None:
            above.append(self.node(parent))
            parent = above[-1].parent
        return tuple(above)

    def area_of(self, code: str) -> str | None:
        """Key of the area group that holds the node or question; hasil has none."""
        part = self._parts[code]
        own = (part,) if isinstance(part, Node) else ()
        areas = (node.area for node in (*own, *self.ancestors(code)))
        return next((area for area in areas if area), None)

    def indicator_of(self, code: str) -> Node:
        """The node that a question scores in: an indicator, or a part of hasil."""
        return self.node(self.question(code).parent)

    def area_title(self, area: str) -> str:
        return self.node(self.area_groups[area][0]).title

    def _walk(self, code: str) -> Iterator[Question]:
        part = self._parts[code]
        if isinstance(part, Question):
            yield part
        for child in self.children(code):
            yield from self._walk(child.code)
