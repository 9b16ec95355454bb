"""Stretches of the calendar, and the course of a periodic report. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from zona.core.choice import Choice
from zona.core.documents.wording import MONTHS, long_date, roman
from zona.core.flow import Flow, State, Transition
from zona.core.period import Period
from zona.core.roles import Permission


class Kind(Choice):
    """Jenis kewajiban: what happened, or how well the system works."""

    LAPORAN = "laporan", "Laporan"
    EVALUASI = "evaluasi", "Evaluasi"


class Rhythm(Choice):
    """Irama kewajiban, by the months that one report covers."""

    months: int

    def __new__(cls, value: str, label: str = "", months: int = 1) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.months = months
        return member

    BULANAN = "bulanan", "Bulanan", 1
    TRIWULANAN = "triwulanan", "Triwulanan", 3
    SEMESTERAN = "semesteran", "Semesteran", 6
    TAHUNAN = "tahunan", "Tahunan", 12


class ReportState(Choice):
    """Keadaan laporan berkala."""

    DRAF = "draf", "Draf"
    DIPERIKSA = "diperiksa", "Menunggu tanda tangan"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"


STATES = (
    State(ReportState.DRAF, ReportState.DRAF.label, "info"),
    State(ReportState.DIPERIKSA, ReportState.DIPERIKSA.label, "warn"),
    State(ReportState.DITANDATANGANI, ReportState.DITANDATANGANI.label, "good"),
)


def course(prepare: Permission, sign: Permission) -> Flow:
    """Return the way of a report: who makes it also says that it is checked."""
    draft, checked, signed = (each.code for each in STATES)
    return Flow(
        STATES,
        (
            Transition(draft, checked, "check", "Nyatakan sudah diperiksa", prepare),
            Transition(checked, signed, "sign", "Tanda tangani", sign),
            Transition(checked, draft, "return", "Kembalikan", sign),
        ),
    )


def stretches(rhythm: Rhythm, year: int) -> Iterator[Period]:
    """Yield the stretches of a calendar year in their order."""
    for first in range(1, 13, rhythm.months):
        yield stretch_from(rhythm, date(year, first, 1))


def stretch_from(rhythm: Rhythm, start: date) -> Period:
    """Return the stretch that begins on the first of a month."""
    months = start.year * 12 + start.month - 1 + rhythm.months
    after = date(months // 12, months % 12 + 1, 1)
    return Period(start, after - timedelta(days=1))


def is_stretch(rhythm: Rhythm, period: Period) -> bool:
    """Tell whether a period is one of the rhythm's stretches of the calendar."""
    return period in stretches(rhythm, period.start.year)


def ending_in(rhythm: Rhythm, period: Period) -> tuple[Period, ...]:
    """Return the stretches whose last day lies in a period."""
    years = range(period.start.year, period.end.year + 1)
    every = (each for year in years for each in stretches(rhythm, year))
    return tuple(each for each in every if each.end in period)


def last_ended(rhythm: Rhythm, on: date) -> Period:
    """Return the youngest stretch that had ended before a day."""
    year = Period(date(on.year - 1, 1, 1), on - timedelta(days=1))
    return ending_in(rhythm, year)[-1]


def name_of(period: Period) -> str:
    """Return how people call a stretch: "Oktober 2021", "Triwulan IV 2021", "2021"."""
    months = months_of(period)
    year, last = period.end.year, period.end.month
    if months == 1:
        return f"{MONTHS[last - 1]} {year}"
    if months in {3, 6}:
        word = {3: "Triwulan", 6: "Semester"}[months]
        return f"{word} {roman(last // months)} {year}"
    return str(year) if months == 12 else f"s.d. {long_date(period.end)}"


def short_name_of(period: Period) -> str:
    """Return a stretch within its year: "Okt", "Triwulan IV", "Semester II", "Setahun"."""
    if months_of(period) == 1:
        return MONTHS[period.end.month - 1][:3]
    return name_of(period).removesuffix(str(period.end.year)).strip() or "Setahun"


def months_of(period: Period) -> int:
    """Return how many months a stretch touches."""
    months = 12 * (period.end.year - period.start.year)
    return months + period.end.month - period.start.month + 1


@dataclass(frozen=True, slots=True)
class Owed:
    """One stretch of one duty in one unit, and how far it is."""

    period: Period
    due_on: date
    state: str = ""  # of its report; "" where none was begun

    def is_late(self, on: date) -> bool:
        """Tell whether its day has passed without a signature."""
        return self.state != ReportState.DITANDATANGANI and on > self.due_on
