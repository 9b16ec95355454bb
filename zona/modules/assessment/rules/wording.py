"""Sentences that set a fact beside what a rung asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from .condition import (
    Condition,
    Fact,
    FactValue,
    Holds,
    Leaf,
    Truth,
    amount,
    evaluate,
    leaves,
)

PHRASES = {
    ">=": "sekurang-kurangnya",
    ">": "lebih dari",
    "<=": "paling banyak",
    "<": "kurang dari",
    "==": "tepat",
    "!=": "selain",
}
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class FactTitle:
    """A fact as people call it, with what kind of figure it is."""

    code: str
    title: str
    type: str  # percent, count, bool, index or ratio-input

    @property
    def name(self) -> str:
        """The title without its unit, which stands at the figure instead."""
        return self.title.removesuffix("(%)").rstrip()

    def figure(self, value: FactValue) -> str:
        if value is None:
            return "belum ada datanya"
        if self.type == "bool":
            return "ya" if value else "belum"
        return number(Decimal(value)) + ("%" if self.type == "percent" else "")


def number(value: Decimal) -> str:
    """A figure in Indonesian writing, cut after two decimals: 99,999 never reads as 100."""
    text = f"{value.quantize(CENT, ROUND_DOWN) + 0:f}"
    return text.rstrip("0").rstrip(".").replace(".", ",")


def value_sentence(fact: FactTitle, value: FactValue) -> str:
    return f"{fact.name}: {fact.figure(value)}."


@dataclass(frozen=True, slots=True)
class Case:
    """The values that one rule is read for."""

    titles: Mapping[str, FactTitle]
    values: Mapping[str, FactValue]
    thresholds: Mapping[str, Decimal]

    def truth(self, condition: Condition) -> Truth:
        return evaluate(condition, self.values, self.thresholds)

    def reasons(self, condition: Condition) -> tuple[str, ...]:
        """Why the condition holds: each comparison in it that is true."""
        held = [leaf for leaf in leaves(condition) if self.truth(leaf)]
        return tuple(self._sentence(leaf, "syaratnya") for leaf in held)

    def missing(self, condition: Condition) -> tuple[str, ...]:
        """Why it does not: each comparison in it that is false or not known."""
        short = [leaf for leaf in leaves(condition) if not self.truth(leaf)]
        return tuple(self._sentence(leaf, "perlu") for leaf in short)

    def _sentence(self, leaf: Leaf, verb: str) -> str:
        fact = self.titles[leaf.fact.code]
        value = self.values.get(fact.code)
        if isinstance(leaf, Holds):
            expected = fact.figure(leaf.expected)
            short = bool(value) != leaf.expected or value is None
            needs = f", {verb} {expected}" if short else ""
            return f"{fact.name}: {fact.figure(value)}{needs}."
        needed = amount(leaf.other, self.values, self.thresholds)
        bound = fact.figure(needed)
        if isinstance(leaf.other, Fact):
            other = self.titles[leaf.other.code]
            bound = f"{other.name} ({other.figure(needed)})"
        found = _found(fact, value, needed)
        return f"{fact.name}: {found}, {verb} {PHRASES[leaf.sign]} {bound}."


def _found(fact: FactTitle, value: FactValue, needed: Decimal | None) -> str:
    """The figure; where rounding would hide on which side it lies, the side."""
    if value is None or needed is None or value == needed:
        return fact.figure(value)
    if fact.figure(value) != fact.figure(needed):
        return fact.figure(value)
    side = "sedikit di bawah" if value < needed else "sedikit di atas"
    return f"{side} {fact.figure(needed)}"
