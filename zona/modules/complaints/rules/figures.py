"""Figures of complaint handling: percents, the index, and what the public may see."""

import calendar
import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

HIDDEN = "disembunyikan"
INDEX_FACTOR = 25  # a rating of 1 to 4 as an index of 25 to 100 (rules 7)


@dataclass(frozen=True, slots=True)
class Course:
    """The days that tell how a case went."""

    received_on: date
    decide_limit_on: date | None
    decided_on: date | None
    send_limit_on: date | None
    answered_on: date | None

    def is_answered(self, on: date) -> bool:
        """Tell whether an answer had been sent by that day."""
        return self.answered_on is not None and self.answered_on <= on

    def is_on_time(self) -> bool:
        """Tell whether decision and sending both kept their limits."""
        return (
            self.answered_on is not None
            and _kept(self.decided_on, self.decide_limit_on)
            and _kept(self.answered_on, self.send_limit_on)
        )

    def is_overdue(self, on: date) -> bool:
        """Tell whether no answer had come by that day and a limit had passed."""
        if self.is_answered(on):
            return False
        is_decided = self.decided_on is not None and self.decided_on <= on
        limit = self.send_limit_on if is_decided else self.decide_limit_on
        return limit is not None and limit < on


def _kept(day: date | None, limit: date | None) -> bool:
    return day is None or limit is None or day <= limit


def percent(part: int, whole: int) -> Decimal | None:
    """Return a share unrounded; None where there is nothing to share."""
    return Decimal(100 * part) / whole if whole else None


def handled_percent(courses: Iterable[Course], on: date) -> Decimal | None:
    """Share answered, of those answered or past their limit."""
    rows = tuple(courses)
    answered = sum(row.is_answered(on) for row in rows)
    return percent(answered, answered + sum(row.is_overdue(on) for row in rows))


def timely_percent(courses: Iterable[Course], on: date) -> Decimal | None:
    """Share answered within the limits, of those answered or past their limit."""
    rows = tuple(courses)
    answered = [row for row in rows if row.is_answered(on)]
    timely = sum(row.is_on_time() for row in answered)
    return percent(timely, len(answered) + sum(row.is_overdue(on) for row in rows))


def mean_days(courses: Iterable[Course], on: date) -> Decimal | None:
    """Mean number of days from receipt to the first answer."""
    spans = [
        (row.answered_on - row.received_on).days
        for row in courses
        if row.answered_on is not None and row.answered_on <= on
    ]
    return Decimal(sum(spans)) / len(spans) if spans else None


def satisfaction_index(ratings: Iterable[int]) -> Decimal | None:
    """Return the mean rating times 25; None without a rating."""
    given = list(ratings)
    return Decimal(INDEX_FACTOR * sum(given)) / len(given) if given else None


def shielded(counts: Mapping[str, int], least: int) -> dict[str, str]:
    """Return counts as the public may see them: no small number, none to be computed.

    A number below `least` is not told. Where only one is hidden the total would betray
    it, so the next larger one is hidden with it.
    """
    small = {name for name, count in counts.items() if 0 < count < least}
    others = sorted(
        (count, name) for name, count in counts.items() if count and name not in small
    )
    beside = {others[0][1]} if len(small) == 1 and others else set()
    return {
        name: f"<{least}" if name in small else HIDDEN if name in beside else str(count)
        for name, count in counts.items()
    }


def shielded_total(counts: Iterable[int], least: int) -> str:
    """Return the sum, or that it is too small to be told."""
    total = sum(counts)
    return f"<{least}" if 0 < total < least else str(total)


def fingerprint(text: str) -> str:
    """Return what two writings of the same complaint have in common."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest()


def months_before(day: date, count: int) -> date:
    """Return the day so many months earlier; the last of a shorter month."""
    month = 12 * day.year + day.month - 1 - count
    year, index = divmod(month, 12)
    last = calendar.monthrange(year, index + 1)[1]
    return date(year, index + 1, min(day.day, last))
