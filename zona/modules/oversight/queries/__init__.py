"""Reads of calendar, reports and registers for the pages of oversight."""

from zona.modules.oversight.queries.calendar import (
    Cell,
    Row,
    Shelf,
    calendar,
    modules_owing,
)
from zona.modules.oversight.queries.places import units_seen
from zona.modules.oversight.queries.registers import (
    activities,
    briefings,
    innovations,
    policies,
    policies_missing,
    reach_of,
    unread,
)
from zona.modules.oversight.queries.reports import (
    Earlier,
    earlier,
    evidence_codes,
    hindrance,
    history,
    moves_for,
    report_at,
    waits_for_another,
)
from zona.modules.oversight.queries.waiting import Waiting, owed_by, to_sign

__all__ = [
    "Cell",
    "Earlier",
    "Row",
    "Shelf",
    "Waiting",
    "activities",
    "briefings",
    "calendar",
    "earlier",
    "evidence_codes",
    "hindrance",
    "history",
    "innovations",
    "modules_owing",
    "moves_for",
    "owed_by",
    "policies",
    "policies_missing",
    "reach_of",
    "report_at",
    "to_sign",
    "units_seen",
    "unread",
    "waits_for_another",
]
