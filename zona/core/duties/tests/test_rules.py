"""Stretches of the calendar and the course of a report."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.duties.rules import (
    Owed,
    ReportState,
    Rhythm,
    course,
    ending_in,
    is_stretch,
    last_ended,
    months_of,
    name_of,
    short_name_of,
    stretches,
)
from zona.core.duties.tests.owed import Perm
from zona.core.facts import Period

YEARS = st.integers(1990, 2090)
RHYTHMS = st.sampled_from(list(Rhythm))


@given(YEARS, RHYTHMS)
def test_stretches_fill_the_year_without_gap_or_overlap(
    year: int, rhythm: Rhythm
) -> None:
    found = list(stretches(rhythm, year))

    assert len(found) == 12 / rhythm.months
    assert (found[0].start, found[-1].end) == (date(year, 1, 1), date(year, 12, 31))
    assert all(b.start - a.end == timedelta(days=1) for a, b in pairwise(found))
    assert all(is_stretch(rhythm, each) for each in found)


def test_a_period_off_the_calendar_is_no_stretch() -> None:
    odd = Period(date(2021, 10, 2), date(2021, 11, 1))

    assert not any(is_stretch(rhythm, odd) for rhythm in Rhythm)
    assert not is_stretch(Rhythm.BULANAN, Period.quarter(2021, 4))


@pytest.mark.parametrize(
    ("period", "name", "short", "months"),
    [
        (Period(date(2021, 10, 1), date(2021, 10, 31)), "Oktober 2021", "Okt", 1),
        (Period.quarter(2021, 4), "Triwulan IV 2021", "Triwulan IV", 3),
        (Period.quarter(2021, 1), "Triwulan I 2021", "Triwulan I", 3),
        (
            Period(date(2021, 7, 1), date(2021, 12, 31)),
            "Semester II 2021",
            "Semester II",
            6,
        ),
        (Period.year(2021), "2021", "Setahun", 12),
        (
            Period(date(2021, 1, 1), date(2021, 9, 30)),
            "s.d. 30 September 2021",
            "s.d. 30 September",
            9,
        ),
    ],
)
def test_a_stretch_has_the_name_that_people_use(
    period: Period, name: str, short: str, months: int
) -> None:
    assert name_of(period) == name
    assert short_name_of(period) == short
    assert months_of(period) == months


def test_those_count_whose_last_day_lies_in_the_period() -> None:
    quarter = Period.quarter(2021, 4)

    assert len(ending_in(Rhythm.BULANAN, quarter)) == 3
    assert ending_in(Rhythm.TAHUNAN, quarter) == (Period.year(2021),)
    assert ending_in(Rhythm.TAHUNAN, Period.quarter(2021, 3)) == ()
    assert len(ending_in(Rhythm.BULANAN, Period(date(2020, 12, 31), quarter.end))) == 13


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2021, 12, 31), date(2021, 11, 30)),
        (date(2022, 1, 1), date(2021, 12, 31)),
        (date(2022, 1, 31), date(2021, 12, 31)),
    ],
)
def test_a_stretch_has_ended_on_the_day_after_its_last(day: date, end: date) -> None:
    assert last_ended(Rhythm.BULANAN, day).end == end


@pytest.mark.parametrize(
    ("day", "state", "is_late"),
    [
        (date(2022, 1, 5), "", False),
        (date(2022, 1, 6), "", True),
        (date(2022, 1, 6), ReportState.DIPERIKSA, True),
        (date(2022, 1, 6), ReportState.DITANDATANGANI, False),
    ],
)
def test_it_is_late_when_its_day_passed_without_a_signature(
    day: date, state: str, is_late: bool
) -> None:
    owed = Owed(Period.quarter(2021, 4), date(2022, 1, 5), state)

    assert owed.is_late(day) == is_late


def test_the_course_of_a_report_reaches_its_end() -> None:
    flow = course(Perm.PREPARE, Perm.SIGN)

    assert flow.problems() == ()
    assert [each.code for each in flow.ends()] == [ReportState.DITANDATANGANI]
