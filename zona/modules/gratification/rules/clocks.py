"""The clocks of a report, in working days. Pure: due dates are handed in or kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The days that the law gives (law table `tenggat`)."""

    source: str
    report_days: int
    forward_days: int
    direct_days: int
    completion_days: int
    decision_days: int
    late_note: str = ""


@dataclass(frozen=True, slots=True)
class Efforts:
    """The rhythm of recap, evaluation, campaign and circular (law table `upaya`)."""

    source: str
    recap_days: int
    evaluation_days: int
    campaign_per_quarter: int
    circular_days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline: what is counted from where, how, and whether it was kept."""

    title: str
    begins_on: date
    due_on: date
    arithmetic: str
    done_on: date | None = None

    def is_late(self, on: date) -> bool:
        """Tell whether it was, or by that day is, overstepped; the due day counts."""
        return (self.done_on or on) > self.due_on


def moved_due(due_on: date, counted: date, is_done: bool, today: date) -> date:
    """Return the due date after a change of holidays.

    An open clock follows the calendar; one that was kept or already breached stays.
    """
    return due_on if is_done or due_on < today else counted


def on_time_percent(reports: Iterable[tuple[date, date]]) -> Decimal | None:
    """Return the share of (reported, due) pairs in time; None without reports."""
    kept = [reported <= due for reported, due in reports]
    return Decimal(100 * sum(kept)) / len(kept) if kept else None
