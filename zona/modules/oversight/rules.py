"""How a stretch of a duty looks on the calendar. Pure."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Self

from zona.core.choice import Choice
from zona.core.duties.rules import Owed, ReportState
from zona.core.flow import Tone
from zona.core.workdays.rules import ONE_DAY, Calendar, working_days_between


class Standing(Choice):
    """Keadaan kewajiban, in a word that fits a month's column."""

    tone: Tone
    meaning: str

    def __new__(
        cls, value: str, label: str = "", tone: Tone = "neutral", meaning: str = ""
    ) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.tone = tone
        member.meaning = meaning
        return member

    SIGNED = "selesai", "Selesai", "good", "sudah ditandatangani"
    NIL = "nihil", "Nihil", "good", "laporan nihil sudah ditandatangani"
    CHECKED = "periksa", "Diperiksa", "warn", "menunggu tanda tangan"
    DRAFT = "draf", "Draf", "info", "sedang disusun"
    OPEN = "susun", "Susun", "warn", "masa sudah berakhir, laporan belum dibuat"
    LATE = "lewat", "Lewat", "bad", "batasnya lewat tanpa tanda tangan"
    AHEAD = "nanti", "Nanti", "neutral", "masanya belum berakhir"


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


class AdviceState(Choice):
    """Keadaan saran evaluasi terdahulu."""

    tone: Tone

    def __new__(cls, value: str, label: str = "", tone: Tone = "neutral") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.tone = tone
        return member

    DONE = "tuntas", "Sudah dilaksanakan", "good"
    RUNNING = "berjalan", "Belum dilaksanakan", "info"
    LATE = "terlambat", "Lewat tenggat", "bad"


def advice_state(
    key: str, done: Collection[str], due_on: date, on: date
) -> AdviceState:
    """Say what became of a piece of advice by a day."""
    if key in done:
        return AdviceState.DONE
    return AdviceState.LATE if on > due_on else AdviceState.RUNNING


def clock_words(on: date, due_on: date, calendar: Calendar) -> str:
    """Say how many working days are left, or have gone by since the last day."""
    if due_on < on:
        late = working_days_between(due_on + ONE_DAY, on, calendar)
        return f"terlambat {late} hari kerja"
    left = working_days_between(on + ONE_DAY, due_on, calendar)
    return f"{left} hari kerja lagi"


def nodes_of(questions: Iterable[str]) -> tuple[str, ...]:
    """Return the worksheet's indicators that questions stand under, each once."""
    return tuple(dict.fromkeys(each.rpartition(".")[0] for each in questions))
