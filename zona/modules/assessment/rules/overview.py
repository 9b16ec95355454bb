"""What is kept of a score to compare units: figures as shown, verdicts as computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .instrument import PREDICATE
from .scoring import GateResult, Score, State, display


@dataclass(frozen=True, slots=True)
class Digest:
    """A score in the few figures that a list of units shows."""

    total: Decimal
    leverage: Decimal
    outcome: Decimal
    areas: Mapping[str, float]
    red: str
    short: Mapping[str, float | None]
    failed: Mapping[str, int] = field(hash=False)
    questions: int
    answered: int


def digest(score: Score) -> Digest:
    """Return what is kept of a score."""
    instrument = score.plan.instrument
    parts = [display(score.node(part.code).score) for part in instrument.children(None)]
    failed = [gate for gate in score.gates if not gate.passed]
    floor = {gate.target for gate in failed if _is_floor(gate, instrument.predicates)}
    red = [mark.code for mark in score.areas if mark.code in floor]
    questions = len(instrument.questions)
    return Digest(
        total=display(score.total.score),
        leverage=parts[0],
        outcome=sum(parts[1:], Decimal(0)),
        areas={mark.code: float(display(mark.percent)) for mark in score.areas},
        red=f",{','.join(red)}," if red else "",
        short={gate_key(gate): _distance(gate) for gate in failed},
        failed={
            name: sum(gate.predicate == name for gate in failed)
            for name in instrument.predicates
        },
        questions=questions,
        answered=questions - len(score.in_state(State.BLANK)),
    )


def gate_key(gate: GateResult) -> str:
    """Return what names a gate among all of its instrument."""
    return f"{gate.predicate}/{gate.id}/{gate.target}"


def _is_floor(gate: GateResult, predicates: tuple[str, ...]) -> bool:
    return gate.predicate == predicates[0] and gate.target != PREDICATE


def _distance(gate: GateResult) -> float | None:
    return None if gate.distance is None else float(display(gate.distance))
