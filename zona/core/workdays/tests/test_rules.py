"""Working-day arithmetic on a calendar written out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zona.core.workdays.rules import (
    Calendar,
    OutsideCalendar,
    add_working_days,
    explain,
    is_working_day,
    next_working_day,
    working_days_between,
)

MAULID = date(2021, 10, 20)
OCTOBER = Calendar(frozenset({MAULID}), {MAULID: "Maulid Nabi Muhammad"})
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
calendars = st.builds(Calendar, st.frozensets(days, max_size=60))


def test_counting_starts_with_the_next_working_day() -> None:
    friday = date(2021, 10, 8)

    assert add_working_days(friday, 1, OCTOBER) == date(2021, 10, 11)
    assert add_working_days(friday, 10, OCTOBER) == date(2021, 10, 25)


def test_no_days_added_is_the_day_itself_even_on_a_sunday() -> None:
    sunday = date(2021, 10, 10)

    assert add_working_days(sunday, 0, OCTOBER) == sunday


def test_a_negative_count_goes_back_for_reminders() -> None:
    assert add_working_days(date(2021, 10, 21), -1, OCTOBER) == date(2021, 10, 19)


def test_a_span_counts_both_ends() -> None:
    assert working_days_between(MAULID, date(2021, 10, 21), OCTOBER) == 1
    assert working_days_between(date(2021, 10, 9), date(2021, 10, 10), OCTOBER) == 0
    assert working_days_between(date(2021, 10, 12), date(2021, 10, 11), OCTOBER) == 0


def test_a_deadline_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert next_working_day(MAULID, OCTOBER) == date(2021, 10, 21)
    assert next_working_day(date(2021, 10, 21), OCTOBER) == date(2021, 10, 21)


def test_a_day_outside_the_calendar_is_not_guessed() -> None:
    calendar = Calendar(first=date(2021, 1, 1), last=date(2021, 12, 31))

    with pytest.raises(OutsideCalendar):
        add_working_days(date(2021, 12, 31), 1, calendar)


@pytest.mark.parametrize(
    ("day", "count", "text"),
    [
        (
            date(2021, 10, 8),
            10,
            "10 hari kerja: 11–25 Okt 2021; 20 Okt libur Maulid Nabi Muhammad",
        ),
        (date(2021, 10, 8), 1, "1 hari kerja: 11 Okt 2021"),
        (date(2021, 10, 8), 0, "0 hari kerja: 8 Okt 2021"),
        (date(2021, 11, 29), 3, "3 hari kerja: 30 Nov–2 Des 2021"),
        (date(2021, 12, 30), 2, "2 hari kerja: 31 Des 2021–3 Jan 2022"),
        (
            date(2021, 10, 21),
            -2,
            "2 hari kerja: 18–19 Okt 2021; 20 Okt libur Maulid Nabi Muhammad",
        ),
    ],
)
def test_a_due_date_is_explained(day: date, count: int, text: str) -> None:
    assert explain(day, count, OCTOBER) == text


def test_an_explanation_admits_that_a_year_is_estimated() -> None:
    calendar = Calendar(estimated_years=frozenset({2027}))

    text = explain(date(2027, 3, 1), 2, calendar)

    assert text == "2 hari kerja: 2–3 Mar 2027; hari libur 2027 masih perkiraan"
    assert calendar.is_estimated(date(2027, 3, 1))
    assert not calendar.is_estimated(date(2026, 3, 1))


@given(days, st.integers(1, 60), calendars)
def test_the_nth_working_day_is_a_working_day_and_the_nth(
    day: date, count: int, calendar: Calendar
) -> None:
    due = add_working_days(day, count, calendar)

    assert is_working_day(due, calendar)
    assert working_days_between(day + timedelta(1), due, calendar) == count


@given(days, st.integers(-60, 60), calendars)
def test_going_back_undoes_going_forth(
    day: date, count: int, calendar: Calendar
) -> None:
    assume(is_working_day(day, calendar))

    there = add_working_days(day, count, calendar)

    assert add_working_days(there, -count, calendar) == day


@given(days, st.integers(0, 30), st.integers(0, 30), calendars)
def test_two_clocks_in_a_row_are_one_long_clock(
    day: date, first: int, second: int, calendar: Calendar
) -> None:
    halfway = add_working_days(day, first, calendar)

    assert add_working_days(halfway, second, calendar) == add_working_days(
        day, first + second, calendar
    )


@given(days, st.integers(1, 40), calendars, days)
def test_one_more_holiday_never_brings_a_deadline_forward(
    day: date, count: int, calendar: Calendar, extra: date
) -> None:
    longer = Calendar(calendar.holidays | {extra})

    assert add_working_days(day, count, longer) >= add_working_days(
        day, count, calendar
    )
