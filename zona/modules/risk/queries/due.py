"""By when something is due."""

from datetime import date

from zona.core.facts import Period
from zona.core.law import in_force
from zona.core.people.models import Unit
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import Calendar, add_working_days
from zona.modules.risk.rules import Clocks, quarter_days


def _clocks(on: date) -> Clocks:
    return in_force("risk", "tenggat", on, Clocks)


def register_due(year: int) -> date:
    """Return the day by which a year's register should stand approved."""
    return _clocks(date(year, 1, 1)).register_due(year)


def quarter_due(unit: Unit, year: int, quarter: int) -> date:
    """Return the day by which a quarter's monitoring is due: working days after it."""
    _, last = quarter_days(year, quarter)
    calendar = calendar_near(unit, last)
    return add_working_days(last, _clocks(last).monitoring_days, calendar)


def monitoring_due(unit: Unit, period: Period) -> date:
    """Return the day by which the report of a quarter is due."""
    days = _clocks(period.end).monitoring_days
    return add_working_days(period.end, days, calendar_near(unit, period.end))


def evaluation_due(unit: Unit, period: Period) -> date:
    """Return the day by which the evaluation of a year is due."""
    return _clocks(period.end).evaluation_due(period.end.year)


def step_due(moved_on: date, days: int | None, calendar: Calendar) -> date | None:
    """Return the working day by which the next step is due; None without a clock."""
    return add_working_days(moved_on, days, calendar) if days else None
