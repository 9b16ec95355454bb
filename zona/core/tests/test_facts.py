"""Periods are whole; a fact is found by its code, or is not published."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.facts import Fact, Period, Reading, fact, facts, read


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        (1, date(2021, 1, 1), date(2021, 3, 31)),
        (2, date(2021, 4, 1), date(2021, 6, 30)),
        (3, date(2021, 7, 1), date(2021, 9, 30)),
        (4, date(2021, 10, 1), date(2021, 12, 31)),
    ],
)
def test_a_quarter_has_its_three_months(number: int, start: date, end: date) -> None:
    assert Period.quarter(2021, number) == Period(start, end)


@given(st.integers(1990, 2100))
def test_four_quarters_make_a_year_without_gap_or_overlap(year: int) -> None:
    quarters = [Period.quarter(year, number) for number in (1, 2, 3, 4)]

    assert quarters[0].start == Period.year(year).start
    assert quarters[-1].end == Period.year(year).end
    for before, after in pairwise(quarters):
        assert after.start == before.end + timedelta(days=1)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_the_preceding_year_ends_on_the_cut_off_day(day: date) -> None:
    year = Period(day, day).preceding_year

    assert year.end == day
    assert (year.end - year.start).days in {364, 365}


def test_the_preceding_year_of_a_leap_day_begins_in_march() -> None:
    assert Period(date(2024, 1, 1), date(2024, 2, 29)).preceding_year == Period(
        date(2023, 3, 1), date(2024, 2, 29)
    )


def test_a_period_holds_both_its_ends() -> None:
    period = Period.quarter(2021, 4)

    assert date(2021, 10, 1) in period
    assert date(2021, 12, 31) in period
    assert date(2021, 9, 30) not in period
    assert date(2022, 1, 1) not in period


def test_the_decorator_makes_a_reader_a_fact() -> None:
    @fact("test.things_count", title="Banyak hal")
    def things_count(unit_id: int, period: Period) -> Reading:
        return Reading(unit_id)

    assert isinstance(things_count, Fact)
    assert things_count(7, Period.year(2021)) == Reading(7)


def test_published_facts_are_found_by_code() -> None:
    assert facts()["assessment.total_score"].title == "Nilai LKE yang diklaim"


def test_a_code_that_no_module_publishes_reads_none() -> None:
    assert read("nobody.knows", 1, Period.year(2021)) is None
