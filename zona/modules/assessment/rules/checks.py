"""What must hold across an instrument: sums, shares, formulas, groups, gates."""

from collections import Counter
from collections.abc import Iterator, Mapping

from .instrument import (
    EACH_AREA,
    PREDICATE,
    TOTAL,
    Gate,
    Index,
    Instrument,
    Level,
    Node,
    Part,
    Question,
)

DEPTH = {level: depth for depth, level in enumerate(Level)}


def problems_of(instrument: Instrument, counts: Mapping[str, int]) -> Iterator[str]:
    """Every contradiction, each with the code it stands at."""
    roots = sum(part.weight for part in instrument.children(None))
    if roots != instrument.total_weight:
        yield f"total_weight: jumlah bobot komponen {roots}, seharusnya {instrument.total_weight}."
    for node in instrument.nodes:
        yield from (f"{node.code}: {problem}" for problem in _node(instrument, node))
    for question in instrument.questions:
        yield from (f"{question.code}: {problem}" for problem in _question(question))
    yield from _groups(instrument)
    for gate in instrument.gates:
        place = f"thresholds.{gate.predicate} {gate.id}"
        yield from (f"{place}: {problem}" for problem in _gate(instrument, gate))
    names = Counter((gate.predicate, gate.id) for gate in instrument.gates)
    for (predicate, name), number in names.items():
        if number > 1:
            yield f"thresholds.{predicate} {name}: ambang ini tertulis dua kali."
    yield from _counts(instrument, counts)


def _node(instrument: Instrument, node: Node) -> Iterator[str]:
    children = instrument.children(node.code)
    questions = [child for child in children if isinstance(child, Question)]
    if node.weight <= 0:
        yield "bobot harus lebih dari 0."
    if node.parent is not None and instrument.has_node(node.parent):
        above = instrument.node(node.parent)
        if DEPTH[node.level] <= DEPTH[above.level]:
            yield f"tingkat {node.level} tidak boleh berada di bawah {above.level}."
    elif node.level != Level.KOMPONEN:
        yield f"tingkat {node.level} memerlukan induk."
    if not children:
        yield "tidak mempunyai isi."
    elif len(questions) not in (0, len(children)):
        yield "memuat pertanyaan dan bagian sekaligus."
    elif questions:
        yield from _shares(node, questions)
    else:
        yield from _sum(node, children)


def _sum(node: Node, children: tuple[Part, ...]) -> Iterator[str]:
    total = sum(child.weight for child in children)
    if total != node.weight:
        yield f"jumlah bobot isinya {total}, seharusnya {node.weight}."


def _shares(node: Node, questions: list[Question]) -> Iterator[str]:
    total = sum(question.share for question in questions)
    if total != 1:
        yield f"jumlah bagian (share) pertanyaannya {total}, seharusnya 1."
    if any(question.share <= 0 for question in questions):
        yield "setiap bagian (share) harus lebih dari 0."
    own_weights = {question.own_weight for question in questions}
    if len(own_weights) > 1:
        yield "sebagian pertanyaannya berbobot sendiri, sebagian tidak."
    elif own_weights == {False} and len({question.share for question in questions}) > 1:
        yield "rata-rata memerlukan bagian (share) yang sama besar."
    for question in questions:
        if question.weight != question.share * node.weight:
            yield f"bobot {question.code} tidak sama dengan bagiannya dari {node.weight}."


def _question(question: Question) -> Iterator[str]:
    keys = [figure.key for figure in question.inputs]
    if len(set(keys)) < len(keys):
        yield "kunci isian dipakai dua kali."
    for key in question.formula.keys if question.formula else ():
        if key not in keys:
            yield f"rumus menyebut isian {key} yang tidak ada."
    if question.formula and not question.formula.keys:
        yield "rumus tidak menyebut isian."
    if isinstance(question.formula, Index) and question.formula.max <= 0:
        yield "nilai tertinggi indeks harus lebih dari 0."
    if question.official_sample is not None and set(question.official_sample) != set(
        keys
    ):
        yield "contoh resmi tidak mengisi setiap isian."


def _groups(instrument: Instrument) -> Iterator[str]:
    grouped = Counter(
        code for codes in instrument.area_groups.values() for code in codes
    )
    for area, codes in instrument.area_groups.items():
        if not codes:
            yield f"area_groups.{area}: kosong."
        for code in codes:
            known = instrument.has_node(code) and instrument.node(code)
            if not known or known.level != Level.AREA or known.area != area:
                yield f"area_groups.{area}: {code} bukan area {area}."
    for node in instrument.nodes:
        if node.level == Level.AREA and grouped[node.code] != 1:
            yield f"{node.code}: area ini harus ada tepat sekali dalam area_groups."


def _gate(instrument: Instrument, gate: Gate) -> Iterator[str]:
    if (gate.metric == "held") != (gate.target == PREDICATE):
        yield "metrik held hanya untuk sasaran PREDICATE."
    elif gate.target == PREDICATE:
        if gate.held not in instrument.predicates:
            yield f"predikat {gate.held} tidak dikenal."
        return
    if gate.target == EACH_AREA:
        weight, known = instrument.total_weight, gate.metric == "percent"
    else:
        known = gate.target == TOTAL or instrument.has_part(gate.target)
        weight = instrument.weight(gate.target) if known else instrument.total_weight
    if not known:
        yield f"sasaran {gate.target} tidak ada atau tidak sesuai dengan metriknya."
    ceiling = 100 if gate.metric == "percent" else weight
    if gate.min is not None and not 0 <= gate.min <= ceiling:
        yield f"ambang {gate.min} di luar 0 sampai {ceiling}."


def _counts(instrument: Instrument, counts: Mapping[str, int]) -> Iterator[str]:
    by_title = {node.title.casefold(): node.code for node in instrument.nodes}
    for name, expected in counts.items():
        code = by_title.get(name.casefold())
        found = len(instrument.questions_under(code)) if code else 0
        if found != expected:
            yield f"question_counts.{name}: ada {found} pertanyaan, seharusnya {expected}."
