"""The programme's lists, flows and reckoning of dates and shares. Pure."""

from zona.modules.programme.rules.calendar import (
    MONTHS,
    next_quarter_end,
    quarter_end,
    quarter_of,
    read_day,
    share,
    year_quarters,
)
from zona.modules.programme.rules.flows import (
    ACTION_FLOW,
    FINISHED,
    MEETING_FLOW,
    PLAN_FLOW,
    PLAN_OPEN,
    RECOMMENDATION_FLOW,
    SETTLED,
    UNFINISHED,
    is_late,
)
from zona.modules.programme.rules.indicators import (
    Indicator,
    Indicators,
    Suggestion,
    missing_areas,
    split_codes,
)
from zona.modules.programme.rules.meetings import (
    MeetingPractice,
    ServedQuestion,
    read_guests,
)
from zona.modules.programme.rules.words import (
    INTERNAL_ORIGINS,
    Area,
    MeetingKind,
    Origin,
    TeamRole,
)

__all__ = [
    "ACTION_FLOW",
    "FINISHED",
    "INTERNAL_ORIGINS",
    "MEETING_FLOW",
    "MONTHS",
    "PLAN_FLOW",
    "PLAN_OPEN",
    "RECOMMENDATION_FLOW",
    "SETTLED",
    "UNFINISHED",
    "Area",
    "Indicator",
    "Indicators",
    "MeetingKind",
    "MeetingPractice",
    "Origin",
    "ServedQuestion",
    "Suggestion",
    "TeamRole",
    "is_late",
    "missing_areas",
    "next_quarter_end",
    "quarter_end",
    "quarter_of",
    "read_day",
    "read_guests",
    "share",
    "split_codes",
    "year_quarters",
]
