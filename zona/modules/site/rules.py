"""How a due date reads on the task list. Pure: day and calendar are handed in."""

from dataclasses import dataclass
from datetime import date, timedelta

from zona.core.choice import Choice
from zona.core.workdays.rules import Calendar, OutsideCalendar, working_days_between

ONE_DAY = timedelta(days=1)
SUNDAY = 6


class Stretch(Choice):
    """Kelompok pekerjaan on the task list, the most pressing first."""

    LATE = "late", "Terlambat"
    THIS_WEEK = "this_week", "Pekan ini"
    LATER = "later", "Nanti"
    OPEN = "open", "Tanpa tenggat"


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a due date stands on a day, and how that is said."""

    stretch: Stretch
    words: str


def clock(due_on: date | None, on: date, calendar: Calendar) -> Clock:
    """Read a due date in working days of the unit, as seen on a day."""
    if due_on is None:
        return Clock(Stretch.OPEN, "tanpa tenggat")
    if due_on < on:
        return Clock(Stretch.LATE, _late(due_on, on, calendar))
    sunday = on + timedelta(days=SUNDAY - on.weekday())
    stretch = Stretch.THIS_WEEK if due_on <= sunday else Stretch.LATER
    return Clock(stretch, _left(due_on, on, calendar))


def _late(due_on: date, on: date, calendar: Calendar) -> str:
    try:
        days = working_days_between(due_on + ONE_DAY, on, calendar)
    except OutsideCalendar:
        return "terlambat lebih dari setahun"
    return f"terlambat {days} hari kerja" if days else "baru saja lewat"


def _left(due_on: date, on: date, calendar: Calendar) -> str:
    if due_on == on:
        return "hari ini"
    try:
        days = working_days_between(on + ONE_DAY, due_on, calendar)
    except OutsideCalendar:
        return "masih lebih dari setahun"
    return f"{days} hari kerja lagi" if days else "sebelum hari kerja berikutnya"
