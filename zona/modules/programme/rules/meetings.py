"""How meetings are numbered, when their list is open, and which questions they serve."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zona.modules.programme.rules.words import MeetingKind

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class ServedQuestion:
    """A question of the worksheet and the kinds of meeting that answer it."""

    key: str
    title: str
    codes: tuple[str, ...]
    kinds: tuple[MeetingKind, ...]

    @property
    def label(self) -> str:
        return f"{self.title} ({', '.join(self.codes)})"


@dataclass(frozen=True, slots=True)
class MeetingPractice:
    """The table of meetings (law/)."""

    number_pattern: str
    opens_minutes: int
    closes_minutes: int
    minutes_days: int
    questions: tuple[ServedQuestion, ...]

    def number(self, place: int, unit: str, day: date) -> str:
        """Return the number of an invitation by the office's pattern."""
        return self.number_pattern.format(
            nomor=f"{place:02d}", unit=unit, bulan=ROMAN[day.month - 1], tahun=day.year
        )

    def is_open(self, start: datetime, end: datetime, at: datetime) -> bool:
        """Tell whether the attendance list takes names by code at a moment."""
        first = start - timedelta(minutes=self.opens_minutes)
        return first <= at <= end + timedelta(minutes=self.closes_minutes)

    def served(self, kind: str) -> tuple[str, ...]:
        """Return the keys of the questions that a kind of meeting answers."""
        return tuple(each.key for each in self.questions if kind in each.kinds)

    def codes(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the codes of chosen questions in every instrument."""
        wanted = set(keys)
        chosen = [each for each in self.questions if each.key in wanted]
        return tuple(code for each in chosen for code in each.codes)


def read_guests(text: str) -> tuple[tuple[str, str], ...]:
    """Read `name; organisation`, one guest a line; a name typed twice counts once."""
    found: dict[tuple[str, str], None] = {}
    for line in text.splitlines():
        name, _, organisation = line.partition(";")
        if name.strip():
            found[name.strip()[:200], organisation.strip()[:200]] = None
    return tuple(found)
