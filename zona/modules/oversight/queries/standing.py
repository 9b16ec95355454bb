"""How a stretch of a duty stands on a day."""

from datetime import date

from zona.core.duties.rules import Owed, ReportState
from zona.modules.oversight.rules import Standing

IN_WORK = {ReportState.DRAF: Standing.DRAFT, ReportState.DIPERIKSA: Standing.CHECKED}


def standing(owed: Owed, on: date, *, is_nil: bool = False) -> Standing:
    """Say how a stretch stands on a day; a day missed is told before the work on it."""
    if owed.state == ReportState.DITANDATANGANI:
        return Standing.NIL if is_nil else Standing.SIGNED
    if owed.is_late(on):
        return Standing.LATE
    if owed.state:
        return IN_WORK[ReportState(owed.state)]
    return Standing.OPEN if owed.period.end < on else Standing.AHEAD
