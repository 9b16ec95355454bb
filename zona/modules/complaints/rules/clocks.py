"""The legal clocks of a complaint, each with its arithmetic. Pure.

The shortest limit that applies is the office's own target; the limit of the law is the
line behind which a case is late (rules 7).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from zona.core.workdays.rules import (
    MONTHS,
    Calendar,
    add_working_days,
    explain,
)
from zona.modules.complaints.rules.words import ChannelKind, Grade


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the law: `_days` are calendar days, `_workdays` working days."""

    source: str
    complain_days: int
    acknowledge_days: int
    complete_days: int
    decide_days: int
    send_days: int
    reply_days: int
    grade_workdays: Mapping[Grade, int]
    sp4n_verify_workdays: int
    sp4n_answer_workdays: int


@dataclass(frozen=True, slots=True)
class Due:
    """A due date and how it came about."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Clock:
    """One step of the way: the office's own target and the line of the law."""

    title: str
    target: Due
    limit: Due

    def is_late(self, on: date) -> bool:
        """Tell whether the line of the law is passed; its last day still counts."""
        return on > self.limit.on


def acknowledge_clock(
    received_on: date, channel: ChannelKind, limits: Limits, calendar: Calendar
) -> Clock:
    """Until when the office says that it has the complaint and whether it is complete."""
    limit = calendar_days(received_on, limits.acknowledge_days)
    target = limit
    if channel == ChannelKind.SP4N_LAPOR:
        target = _sooner(
            limit, _workdays(received_on, limits.sp4n_verify_workdays, calendar)
        )
    return Clock("Pengakuan penerimaan", target, limit)


def complete_clock(asked_on: date, limits: Limits) -> Clock:
    """Until when the complainant completes his papers; after it he has withdrawn."""
    limit = calendar_days(asked_on, limits.complete_days)
    return Clock("Kelengkapan dari pelapor", limit, limit)


def decide_clock(
    complete_on: date,
    channel: ChannelKind,
    grade: Grade | None,
    limits: Limits,
    calendar: Calendar,
) -> Clock:
    """Until when the answer is decided, counted from complete papers."""
    limit = calendar_days(complete_on, limits.decide_days)
    target = limit
    if grade:
        days = limits.grade_workdays[grade]
        target = _sooner(target, _workdays(complete_on, days, calendar))
    if channel == ChannelKind.SP4N_LAPOR:
        days = limits.sp4n_answer_workdays
        target = _sooner(target, _workdays(complete_on, days, calendar))
    return Clock("Keputusan atas pengaduan", target, limit)


def send_clock(decided_on: date, limits: Limits) -> Clock:
    """Until when the decided answer is sent."""
    limit = calendar_days(decided_on, limits.send_days)
    return Clock("Pengiriman tanggapan", limit, limit)


def reply_clock(sent_on: date, limits: Limits) -> Clock:
    """Until when the complainant may answer before the case closes by itself."""
    limit = calendar_days(sent_on, limits.reply_days)
    return Clock("Jawaban pelapor", limit, limit)


def is_after_service_time(
    happened_on: date | None, received_on: date, limits: Limits
) -> bool:
    """Tell whether the complaint came later after the service than the law foresees."""
    if happened_on is None:
        return False
    return received_on > happened_on + timedelta(limits.complain_days)


def calendar_days(day: date, count: int) -> Due:
    """Return the `count`-th day after a day; the day itself is day nought."""
    end = day + timedelta(count)
    return Due(end, f"{_said(day)} + {count} hari kalender = {_said(end)}")


def _workdays(day: date, count: int, calendar: Calendar) -> Due:
    end = add_working_days(day, count, calendar)
    return Due(end, f"{_said(day)} + {explain(day, count, calendar)}")


def _sooner(one: Due, other: Due) -> Due:
    return min(one, other, key=lambda due: due.on)


def _said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
