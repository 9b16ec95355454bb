"""How a due date reads, on Wednesday 8 December 2021."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.workdays.rules import Calendar
from zona.modules.site.rules import Stretch, clock

WEDNESDAY = date(2021, 12, 8)
CALENDAR = Calendar(
    holidays=frozenset({date(2021, 12, 24)}),
    first=date(2020, 1, 1),
    last=date(2022, 12, 31),
)


@pytest.mark.parametrize(
    ("due_on", "stretch", "words"),
    [
        (None, Stretch.OPEN, "tanpa tenggat"),
        (date(2021, 12, 8), Stretch.THIS_WEEK, "hari ini"),
        (date(2021, 12, 9), Stretch.THIS_WEEK, "1 hari kerja lagi"),
        (date(2021, 12, 12), Stretch.THIS_WEEK, "2 hari kerja lagi"),
        (date(2021, 12, 13), Stretch.LATER, "3 hari kerja lagi"),
        (date(2021, 12, 27), Stretch.LATER, "12 hari kerja lagi"),
        (date(2023, 1, 2), Stretch.LATER, "masih lebih dari setahun"),
        (date(2021, 12, 7), Stretch.LATE, "terlambat 1 hari kerja"),
        (date(2021, 12, 3), Stretch.LATE, "terlambat 3 hari kerja"),
        (date(2019, 12, 31), Stretch.LATE, "terlambat 506 hari kerja"),
        (date(2019, 12, 30), Stretch.LATE, "terlambat lebih dari setahun"),
    ],
)
def test_a_due_date_is_told_in_working_days(
    due_on: date | None, stretch: Stretch, words: str
) -> None:
    read = clock(due_on, WEDNESDAY, CALENDAR)

    assert (read.stretch, read.words) == (stretch, words)


def test_a_due_date_between_days_off_is_told_too() -> None:
    saturday = date(2021, 12, 11)

    assert clock(date(2021, 12, 12), saturday, CALENDAR).words == (
        "sebelum hari kerja berikutnya"
    )
    assert clock(date(2021, 12, 10), saturday, CALENDAR).words == "baru saja lewat"


@given(st.integers(-400, 380))
def test_no_day_is_in_two_stretches(days: int) -> None:
    due_on = WEDNESDAY + timedelta(days=days)

    read = clock(due_on, WEDNESDAY, CALENDAR)

    assert (read.stretch == Stretch.LATE) == (days < 0)
    assert (read.stretch == Stretch.THIS_WEEK) == (0 <= days <= 4)
    assert read.words
