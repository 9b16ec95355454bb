"""Records of conflicts of interest: the map, declarations, cases, commitments."""

from zona.modules.conflicts.models.cases import Case
from zona.modules.conflicts.models.declarations import (
    Commitment,
    Declaration,
    Interest,
)
from zona.modules.conflicts.models.mapping import MapReview, MapRow

__all__ = [
    "Case",
    "Commitment",
    "Declaration",
    "Interest",
    "MapReview",
    "MapRow",
]
