"""A case moves by its table: states and transitions as data. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from zona.core.refused import Refused
from zona.core.roles import Permission

type Tone = Literal["neutral", "info", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class State:
    """One state: its stored code, its label on the page and its tone."""

    code: str
    label: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed move; `days` is its deadline in working days from the last move."""

    source: str
    target: str
    verb: str
    label: str
    permission: Permission
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """States in the order of the step list; the first is where a case begins."""

    states: tuple[State, ...]
    transitions: tuple[Transition, ...]

    @property
    def initial(self) -> State:
        return self.states[0]

    def state(self, code: str) -> State:
        """Return the state with that code; KeyError where the flow has none."""
        for state in self.states:
            if state.code == code:
                return state
        raise KeyError(code)

    def choices(self) -> list[tuple[str, str]]:
        """Return (code, label) pairs, as a model field takes them."""
        return [(state.code, state.label) for state in self.states]

    def moves(
        self, source: str, may: Callable[[Permission], bool] = lambda _: True
    ) -> tuple[Transition, ...]:
        """Return the moves out of a state that a person may make: the buttons."""
        return tuple(
            move
            for move in self.transitions
            if move.source == source and may(move.permission)
        )

    def step(self, source: str, verb: str) -> Transition:
        """Return the move, or refuse it in words that name the present state."""
        for move in self.transitions:
            if move.source == source and move.verb == verb:
                return move
        raise Refused(
            f"Langkah ini tidak dapat dilakukan saat status “{self.state(source).label}”."
        )

    def ends(self) -> tuple[State, ...]:
        """Return the states that nothing leaves."""
        sources = {move.source for move in self.transitions}
        return tuple(state for state in self.states if state.code not in sources)

    def problems(self) -> tuple[str, ...]:
        """Name what a property test must not find: ghosts, strays, twins, dead ends."""
        codes = {state.code for state in self.states}
        found = [
            f"{twin} stands twice"
            for twin in _twins(
                [state.code for state in self.states],
                [f"{move.verb} from {move.source}" for move in self.transitions],
            )
        ]
        found += [
            f"{move.verb}: {code} is no state"
            for move in self.transitions
            for code in (move.source, move.target)
            if code not in codes
        ]
        reached = self._closure([self.initial.code])
        found += [f"{code} is out of reach" for code in sorted(codes - reached)]
        ends = {state.code for state in self.ends()}
        found += [
            f"{code} never ends"
            for code in sorted(codes)
            if not self._closure([code]) & ends
        ]
        return tuple(found)

    def diagram(self) -> str:
        """Return the flow as a Mermaid state diagram for the docs."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial.code}"]
        lines += [f"    {state.code} : {state.label}" for state in self.states]
        lines += [
            f"    {move.source} --> {move.target} : {move.label}"
            for move in self.transitions
        ]
        lines += [f"    {state.code} --> [*]" for state in self.ends()]
        return "\n".join(lines)

    def _closure(self, start: Iterable[str]) -> set[str]:
        seen = set(start)
        while grown := {m.target for m in self.transitions if m.source in seen} - seen:
            seen |= grown
        return seen


def _twins(*lists: list[str]) -> list[str]:
    counts = Counter(each for names in lists for each in names)
    return sorted(name for name, count in counts.items() if count > 1)
