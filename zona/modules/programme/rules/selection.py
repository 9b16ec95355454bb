"""Choosing the team by criteria: weights, scores, rank. Scores run from 0 to 100."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

HIGHEST = 100


@dataclass(frozen=True, slots=True)
class CriterionRule:
    """A criterion as the dated table offers it."""

    name: str
    weight: int
    is_required: bool


@dataclass(frozen=True, slots=True)
class SelectionRule:
    """The criteria a new procedure starts from (law table `selection`)."""

    criteria: tuple[CriterionRule, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """What one criterion counts; a required one must not be scored 0."""

    key: int
    weight: int
    is_required: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate's result: what is missing, whether he is out, his weighted score."""

    missing: int
    is_out: bool
    score: Fraction

    @property
    def is_complete(self) -> bool:
        return self.missing == 0

    @property
    def shown(self) -> Decimal:
        """Two decimals, half up."""
        cents = int(self.score * 100 + Fraction(1, 2))
        return Decimal(cents).scaleb(-2)


def weights_problem(weights: Sequence[int]) -> str:
    """Return what is wrong with the weights of a procedure, or nothing."""
    if not weights:
        return "Tambahkan paling sedikit satu kriteria."
    if (total := sum(weights)) != HIGHEST:
        return f"Jumlah bobot harus 100, sekarang {total}."
    return ""


def verdict(weights: Sequence[Weight], scores: Mapping[int, int]) -> Verdict:
    """Return the weighted score, 0 to 100; a missing score counts as nothing yet."""
    total = sum(each.weight for each in weights)
    gained = sum(each.weight * scores.get(each.key, 0) for each in weights)
    return Verdict(
        missing=sum(each.key not in scores for each in weights),
        is_out=any(each.is_required and scores.get(each.key) == 0 for each in weights),
        score=Fraction(gained, total) if total else Fraction(0),
    )


def changes_per_agent(changes: int, agents: int) -> Fraction | None:
    """Return how many changes fall to one agent; None without an agent (rules 15)."""
    return Fraction(changes, agents) if agents else None
