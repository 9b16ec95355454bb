"""An instrument made ready to score thousands of answer sets: whole numbers only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import lcm

from .instrument import EACH_AREA, PREDICATE, TOTAL, Formula, Gate, Instrument, Question


@dataclass(frozen=True, slots=True)
class QuestionPlan:
    code: str
    weight: int
    rungs: Mapping[str, tuple[int, int]]  # points of each rung, over 1
    formula: Formula | None


@dataclass(frozen=True, slots=True)
class GatePlan:
    """A gate with the place of the sum that it reads."""

    gate: Gate
    target: str
    title: str
    at: int  # among the sums of nodes, then of areas; -1 reads the predicate held


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Compiled form of an instrument; keep it, compiling costs more than scoring."""

    instrument: Instrument
    unit: int  # every weight and every rung's points are whole in 1/unit
    codes: tuple[str, ...]  # TOTAL, then each part before what is below it
    position: Mapping[str, int]
    parents: tuple[int, ...]
    weights: tuple[int, ...]  # of each part, then of each area
    questions: tuple[QuestionPlan, ...]
    question_at: tuple[int, ...]  # position of each question
    siblings: tuple[tuple[int, int, bool], ...]  # questions of one indicator; is a mean
    areas: tuple[tuple[str, tuple[int, ...]], ...]
    gates: tuple[GatePlan, ...]


def compile_instrument(instrument: Instrument) -> Plan:
    unit = _unit(instrument)
    codes = (TOTAL, *_walk(instrument, None))
    position = {code: at for at, code in enumerate(codes)}
    parts = [instrument.part(code) for code in codes[1:]]
    questions = [part for part in parts if isinstance(part, Question)]
    areas = tuple(
        (area, tuple(position[code] for code in members))
        for area, members in instrument.area_groups.items()
    )
    area_weights = (
        int(sum(instrument.weight(code) for code in members) * unit)
        for members in instrument.area_groups.values()
    )
    return Plan(
        instrument=instrument,
        unit=unit,
        codes=codes,
        position=position,
        parents=(0, *(position[part.parent or TOTAL] for part in parts)),
        weights=(
            *(int(instrument.weight(code) * unit) for code in codes),
            *area_weights,
        ),
        questions=tuple(_question(question, unit) for question in questions),
        question_at=tuple(position[question.code] for question in questions),
        siblings=tuple(_siblings(questions)),
        areas=areas,
        gates=tuple(_gates(instrument, position)),
    )


def _unit(instrument: Instrument) -> int:
    weights = [node.weight for node in instrument.nodes]
    weights += [question.weight for question in instrument.questions]
    points = [
        question.weight * option.score
        for question in instrument.questions
        for option in question.options
    ]
    return lcm(*(value.denominator for value in (*weights, *points)))


def _walk(instrument: Instrument, code: str | None) -> Iterator[str]:
    for part in instrument.children(code):
        yield part.code
        yield from _walk(instrument, part.code)


def _question(question: Question, unit: int) -> QuestionPlan:
    weight = question.weight * unit
    rungs = {
        option.value: (int(weight * option.score), 1) for option in question.options
    }
    return QuestionPlan(question.code, int(weight), rungs, question.formula)


def _siblings(questions: list[Question]) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for at, question in enumerate(questions):
        last = at + 1 == len(questions) or questions[at + 1].parent != question.parent
        if last:
            yield start, at + 1, not question.own_weight
            start = at + 1


def _gates(instrument: Instrument, position: Mapping[str, int]) -> Iterator[GatePlan]:
    for gate in instrument.gates:
        if gate.target == EACH_AREA:
            for offset, area in enumerate(instrument.area_groups):
                title = instrument.area_title(area)
                yield GatePlan(gate, area, title, len(position) + offset)
        elif gate.target == PREDICATE:
            yield GatePlan(gate, PREDICATE, f"Predikat {gate.held}", -1)
        else:
            whole = gate.target == TOTAL
            title = "Nilai total" if whole else instrument.part(gate.target).title
            yield GatePlan(gate, gate.target, title, position[gate.target])
