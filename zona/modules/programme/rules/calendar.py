"""Quarters, dates and shares."""

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)


def quarter_of(day: date) -> int:
    """Return the quarter 1..4 that a day lies in."""
    return (day.month + 2) // 3


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    first_after = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return first_after - timedelta(days=1)


def next_quarter_end(day: date) -> date:
    """Return the last day of the quarter after the day's own."""
    quarter = quarter_of(day)
    return quarter_end(day.year + quarter // 4, quarter % 4 + 1)


def read_day(text: str) -> date | None:
    """Read `2022-03-31`, `31-03-2022` or `31 Maret 2022`; None if it is none of them."""
    words = re.split(r"[\s./-]+", text.strip().lower())
    if len(words) != 3:
        return None
    if words[1] in MONTHS:
        words[1] = str(MONTHS.index(words[1]) + 1)
    if len(words[0]) == 4:
        words.reverse()
    try:
        return date(int(words[2]), int(words[1]), int(words[0]))
    except ValueError:
        return None


def share(part: int, whole: int) -> Decimal | None:
    """Return part of whole in percent, unrounded; None where the whole is nothing."""
    return Decimal(100 * part) / whole if whole else None


def year_quarters(end: date) -> tuple[tuple[date, date], ...]:
    """Return the four three-month stretches counted back from the cut-off day."""
    edges = [_months_before(end, 3 * back) for back in range(5)]
    return tuple((before + timedelta(days=1), last) for last, before in pairwise(edges))


def _months_before(day: date, months: int) -> date:
    """Step back by whole months; the last day of a month stays a last day."""
    is_last = (day + timedelta(days=1)).day == 1
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)) - timedelta(1)
    return last if is_last else last.replace(day=min(day.day, last.day))
