"""An instrument read from YAML; only a faultless one is returned."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from .checks import problems_of
from .instrument import (
    Decline,
    Formula,
    Gate,
    Index,
    Input,
    Instrument,
    Kind,
    LegalBasis,
    Level,
    Node,
    Option,
    Prerequisite,
    Question,
    Ratio,
)
from .reading import Fields
from .yamltext import YamlError, load

SCHEMA = "lke-zi/1"
QUESTION = "pertanyaan"
METRICS = ("score", "percent", "held")
ZERO_DENOMINATORS = ("full", "zero", "exclude", "full_if_current_zero_else_zero")


@dataclass(frozen=True, slots=True)
class Scale:
    """How answers of one type score: the rungs of a choice, or by formula."""

    kind: Kind
    scores: dict[str, Fraction]


class InstrumentError(Exception):
    """An instrument that cannot be used, with every reason and its place."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


def parse_instrument(text: str) -> Instrument:
    """The instrument in the text, or InstrumentError with all its problems."""
    try:
        raw = load(text)
    except YamlError as error:
        raise InstrumentError((str(error),)) from None
    if not isinstance(raw, dict):
        raise InstrumentError(("Berkas instrumen harus berupa pasangan kunci.",))
    root = Fields(raw, "")
    if raw.get("schema") != SCHEMA:
        root.wrong(f"schema: harus {SCHEMA}.")
    instrument = _instrument(root)
    problems = (*root.problems, *problems_of(instrument, _counts(root)))
    if problems:
        raise InstrumentError(problems)
    return instrument


def _counts(root: Fields) -> dict[str, int]:
    counts = root.fields("instrument").fields("question_counts")
    return {str(key): int(counts.decimal(str(key))) for key in counts.raw}


def _instrument(root: Fields) -> Instrument:
    head = root.fields("instrument")
    nodes, questions = _tree(root)
    groups = root.fields("area_groups")
    return Instrument(
        code=head.text("code"),
        title=head.text("title"),
        legal_basis=tuple(_basis(row) for row in head.rows("legal_basis")),
        effective_from=head.day("effective_from"),
        effective_until=head.day("effective_until"),
        total_weight=head.fraction("total_weight"),
        nodes=nodes,
        questions=questions,
        area_groups={str(key): groups.texts(str(key)) for key in groups.raw},
        gates=_gates(root.fields("thresholds")),
        prerequisites=_prerequisites(root.fields("prerequisites")),
    )


def _basis(row: Fields) -> LegalBasis:
    gazette = row.optional_text("gazette") or ""
    return LegalBasis(row.text("ref"), row.text("role"), gazette, row.day("enacted"))


def _tree(root: Fields) -> tuple[tuple[Node, ...], tuple[Question, ...]]:
    named = root.fields("answer_scales")
    scales = {str(name): _scale(named.fields(str(name))) for name in named.raw}
    nodes: dict[str, Node] = {}
    questions: dict[str, Question] = {}
    for row in root.rows("nodes"):
        code, parent = row.text("code"), row.optional_text("parent")
        if code in nodes or code in questions:
            row.wrong("kode ini dipakai dua kali.")
        if parent is not None and parent not in nodes:
            row.wrong(f"induk {parent} tidak ada sebelum butir ini.")
        if row.raw.get("level") == QUESTION:
            above = nodes.get(parent or "")
            questions[code] = _question(row, above, scales)
        else:
            nodes[code] = _node(row)
    return tuple(nodes.values()), tuple(questions.values())


def _node(row: Fields) -> Node:
    level = row.choice("level", (*Level, QUESTION))
    return Node(
        code=row.text("code"),
        parent=row.optional_text("parent"),
        level=Level(level) if level else Level.KOMPONEN,
        number=row.text("number"),
        title=row.text("title"),
        weight=row.fraction("weight"),
        area=row.optional_text("area"),
    )


def _question(row: Fields, above: Node | None, scales: dict[str, Scale]) -> Question:
    answer_type = row.choice("answer_type", scales)
    scale = scales.get(answer_type, Scale(Kind.CHOICE, {}))
    share = row.fraction("share")
    parent_weight = above.weight if above else Fraction(0)
    own = row.raw.get("weight") is not None
    question = Question(
        code=row.text("code"),
        parent=above.code if above else "",
        number=row.text("number"),
        title=row.text("title"),
        description=row.text("description"),
        answer_type=answer_type,
        kind=scale.kind,
        share=share,
        weight=row.fraction("weight") if own else share * parent_weight,
        own_weight=own,
        options=tuple(_option(option) for option in row.rows("options")),
        inputs=tuple(_input(figure) for figure in row.rows("inputs")),
        formula=_formula(row),
        zero_denominator=_zero_denominator(row),
        evidence=row.texts("evidence"),
        official_sample=_sample(row),
        maps_to_2021=row.optional_text("maps_to_2021"),
        template_row=_template_row(row),
        scale_basis=row.optional_text("scale_basis"),
        uncertain=row.flag("uncertain"),
    )
    _check_scale(row, question, scale)
    return question


def _scale(scale: Fields) -> Scale:
    kind = Kind(scale.choice("kind", Kind) or Kind.CHOICE)
    if kind != Kind.CHOICE:
        return Scale(kind, {})
    scores = scale.fields("scores")
    table = {str(value): scores.fraction(str(value)) for value in scores.raw}
    values = list(table.values())
    descending = all(better > worse for better, worse in pairwise(values))
    if not descending or values[:1] != [1] or values[-1:] != [0]:
        scale.wrong("nilai skala harus turun dari 1 sampai 0.")
    return Scale(kind, table)


def _check_scale(row: Fields, question: Question, scale: Scale) -> None:
    """The options are those of the scale, in its order and with its scores."""
    if scale.kind == Kind.CHOICE:
        options = [(option.value, option.score) for option in question.options]
        if options != list(scale.scores.items()):
            row.wrong(f"pilihan tidak sesuai dengan skala {question.answer_type}.")
        if question.inputs or question.formula:
            row.wrong("pertanyaan pilihan tidak memakai isian dan rumus.")
    elif question.formula is None or question.options:
        row.wrong(f"skala {question.answer_type} memerlukan rumus, bukan pilihan.")
    elif (scale.kind == Kind.INDEX) != isinstance(question.formula, Index):
        row.wrong(f"rumus tidak sesuai dengan skala {question.answer_type}.")


def _option(row: Fields) -> Option:
    return Option(row.text("value"), row.fraction("score"), row.text("label"))


def _input(row: Fields) -> Input:
    is_count = row.choice("type", ("count", "decimal")) == "count"
    low, high = row.optional_decimal("min"), row.optional_decimal("max")
    return Input(row.text("key"), row.text("label"), is_count, low, high)


def _formula(row: Fields) -> Formula | None:
    if row.raw.get("formula") is None:
        return None
    formula = row.fields("formula")
    kind = formula.choice("type", ("ratio", "decline", "index"))
    if kind == "index":
        return Index(formula.text("value"), formula.fraction("max"))
    if formula.decimal("floor") != 0 or formula.decimal("cap") != 1:
        formula.wrong("rumus dibatasi 0 sampai 1 (floor 0, cap 1).")
    if kind == "decline":
        return Decline(formula.text("previous"), formula.text("current"))
    return Ratio(formula.texts("numerator"), formula.texts("denominator"))


def _zero_denominator(row: Fields) -> str | None:
    if row.raw.get("zero_denominator") is None:
        return None
    return row.fields("zero_denominator").choice("default", ZERO_DENOMINATORS)


def _sample(row: Fields) -> dict[str, Decimal] | None:
    if row.raw.get("official_sample") is None:
        return None
    sample = row.fields("official_sample")
    return {str(key): sample.decimal(str(key)) for key in sample.raw}


def _template_row(row: Fields) -> int | None:
    if row.raw.get("refs") is None:
        return None
    number = row.fields("refs").optional_decimal("template_row")
    return None if number is None else int(number)


def _gates(thresholds: Fields) -> tuple[Gate, ...]:
    return tuple(
        _gate(row, str(predicate))
        for predicate, rows in thresholds.raw.items()
        if isinstance(rows, list)
        for row in thresholds.rows(str(predicate))
    )


def _gate(row: Fields, predicate: str) -> Gate:
    metric = row.choice("metric", METRICS)
    held = metric == "held"
    return Gate(
        id=row.text("id"),
        predicate=predicate,
        target=row.text("target"),
        metric=metric,
        min=None if held else row.fraction("min"),
        held=row.text("min") if held else None,
        survey_index=row.optional_decimal("survey_index"),
        uncertain=row.flag("uncertain"),
    )


def _prerequisites(prerequisites: Fields) -> tuple[Prerequisite, ...]:
    return tuple(
        Prerequisite(
            scope=scope,
            id=row.text("id"),
            label=row.text("label"),
            levels={key: row.text(key) for key in ("WBK", "WBBM")},
        )
        for scope in ("instansi", "unit")
        for row in prerequisites.rows(scope)
    )
