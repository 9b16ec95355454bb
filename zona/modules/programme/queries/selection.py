"""Reading a selection: its criteria by law of the day, its candidates by rank."""

from datetime import date

from zona.core.law import in_force
from zona.modules.programme.models import Candidate, Selection
from zona.modules.programme.rules import SelectionRule, Verdict


def selection_rule(on: date) -> SelectionRule:
    """Return the criteria that a new procedure starts from."""
    return in_force("programme", "selection", on, SelectionRule)


def ranking(selection: Selection) -> list[tuple[Candidate, Verdict]]:
    """Return the candidates by role, the best first: three queries."""
    weights = selection.procedure.weights()
    rows = selection.candidates.select_related("user__position")
    judged = [
        (candidate, candidate.verdict(weights))
        for candidate in rows.prefetch_related("scores").order_by("pk")
    ]
    return sorted(
        judged, key=lambda row: (row[0].role, row[1].is_out, -row[1].score, row[0].pk)
    )
