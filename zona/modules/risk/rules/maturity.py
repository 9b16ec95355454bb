"""The self-check of maturity: three components, weighed into one score."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MaturityLevel:
    """Tingkat maturitas: `first` is the lowest score of the level."""

    number: int
    label: str
    first: Decimal


@dataclass(frozen=True, slots=True)
class Maturity:
    """Bobot dan tingkat maturitas (law table `maturitas`)."""

    source: str
    goals_weight: Decimal
    process_weight: Decimal
    results_weight: Decimal
    levels: tuple[MaturityLevel, ...]

    def __post_init__(self) -> None:
        if self.goals_weight + self.process_weight + self.results_weight != 1:
            raise ValueError("the weights must sum to 1")


def maturity_score(
    rule: Maturity, *, goals: Decimal, process: Decimal, results: Decimal
) -> Decimal:
    """Return the weighed score; nothing is rounded."""
    return (
        rule.goals_weight * goals
        + rule.process_weight * process
        + rule.results_weight * results
    )


def maturity_level(rule: Maturity, score: Decimal) -> MaturityLevel:
    """Return the highest level whose lowest score is reached."""
    return [each for each in rule.levels if each.first <= score][-1]
