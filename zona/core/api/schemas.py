"""What every operation may answer besides its result."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an operation did not happen, in words for a person."""

    detail: str
