"""Quarters counted back from the cut-off day."""

from datetime import date

import pytest

from zona.core.upkeep.rules import months_before, quarters_with

YEAR_END = date(2021, 12, 31)


@pytest.mark.parametrize(
    ("day", "end", "months"),
    [
        (date(2021, 12, 31), YEAR_END, 0),
        (date(2021, 12, 1), YEAR_END, 0),
        (date(2021, 11, 30), YEAR_END, 1),
        (date(2021, 10, 1), YEAR_END, 2),
        (date(2021, 9, 30), YEAR_END, 3),
        (date(2021, 1, 1), YEAR_END, 11),
        (date(2020, 12, 31), YEAR_END, 12),
        # In the middle of a month stretches begin on the day after that number.
        (date(2021, 11, 16), date(2021, 12, 15), 0),
        (date(2021, 11, 15), date(2021, 12, 15), 1),
        (date(2021, 2, 28), date(2021, 2, 28), 0),
        (date(2021, 1, 31), date(2021, 2, 28), 1),
        (date(2022, 1, 1), YEAR_END, -1),
    ],
)
def test_months_are_counted_back(day: date, end: date, months: int) -> None:
    found = months_before(day, end)

    assert found == months or (months < 0 and found < 0)


def test_a_quarter_counts_once_and_never_from_outside_the_year() -> None:
    days = [
        date(2021, 10, 1),
        date(2021, 12, 31),
        date(2021, 9, 30),
        date(2020, 12, 31),
        date(2022, 1, 1),
    ]

    assert quarters_with(days, YEAR_END) == 2
    assert quarters_with([], YEAR_END) == 0
