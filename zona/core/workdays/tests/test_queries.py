"""The calendar of the country and of a unit; worked examples of the rule sheet."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zona.core.law import LawError, Table, check_tables
from zona.core.once import asking_once
from zona.core.people.tests.people import satker
from zona.core.workdays import actions, queries
from zona.core.workdays.models import HolidayKind, HolidayStatus
from zona.core.workdays.rules import (
    Calendar,
    add_working_days,
    is_working_day,
    working_days_between,
)

NOW = datetime(2021, 10, 1, 8, tzinfo=UTC)


def national(*years: int) -> Calendar:
    found = [each for year in years for each in queries.library_days(year)]
    return Calendar(frozenset(each.day for each in found))


@pytest.mark.parametrize(
    ("year", "count"),
    [(2021, 248), (2022, 246), (2023, 239), (2024, 238), (2025, 237), (2026, 240)],
)
def test_a_year_has_its_working_days(year: int, count: int) -> None:
    calendar = national(year)

    found = working_days_between(date(year, 1, 1), date(year, 12, 31), calendar)

    assert found == count


def test_the_fourth_quarter_of_2021_has_65_working_days() -> None:
    ends = {10: 31, 11: 30, 12: 31}

    found = [
        working_days_between(date(2021, m, 1), date(2021, m, last), national(2021))
        for m, last in ends.items()
    ]

    assert found == [20, 22, 23]


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2021, 10, 8), 10, date(2021, 10, 25)),
        (date(2021, 10, 8), 17, date(2021, 11, 3)),
        (date(2021, 5, 3), 10, date(2021, 5, 20)),
        (date(2021, 5, 3), 17, date(2021, 6, 2)),
        (date(2021, 12, 1), 10, date(2021, 12, 15)),
        (date(2021, 12, 1), 30, date(2022, 1, 12)),
        (date(2021, 12, 31), 5, date(2022, 1, 7)),
        (date(2021, 12, 31), 10, date(2022, 1, 14)),
        (date(2021, 12, 31), 14, date(2022, 1, 20)),
        (date(2021, 10, 15), 3, date(2021, 10, 21)),
        (date(2021, 10, 21), 5, date(2021, 10, 28)),
    ],
)
def test_a_legal_clock_ends_on_its_day(day: date, count: int, due: date) -> None:
    assert add_working_days(day, count, national(2021, 2022)) == due


def test_lebaran_2023_leaves_five_working_days() -> None:
    found = working_days_between(date(2023, 4, 17), date(2023, 4, 28), national(2023))

    assert found == 5


def test_both_categories_of_the_library_are_read() -> None:
    days = {each.day: each for each in queries.library_days(2021)}

    assert days[date(2021, 5, 12)].kind == HolidayKind.CUTI_BERSAMA
    assert days[date(2021, 8, 11)].kind == HolidayKind.NASIONAL  # moved by decree
    assert date(2021, 10, 19) not in days  # Maulid was moved to the 20th
    assert len(days) == 16


@pytest.mark.django_db
def test_a_year_without_decree_is_estimated_until_it_is_adopted() -> None:
    assert queries.calendar_for(None, range(2026, 2028)).estimated_years == {2027}

    actions.adopt_year(year=2027, basis="SKB contoh 2027", by=None, at=NOW)

    calendar = queries.calendar_for(None, range(2026, 2028))
    assert not calendar.estimated_years
    assert calendar.names[date(2027, 3, 10)] == "Hari Raya Idul Fitri"


@pytest.mark.django_db
def test_a_manual_row_cancels_a_day_of_the_library() -> None:
    day = date(2021, 12, 24)  # joint leave that a revision took back, and one it gave
    actions.add_holiday(
        day=day,
        name="Cuti bersama Natal",
        kind=HolidayKind.CUTI_BERSAMA,
        basis="SKB contoh",
        by=None,
        at=NOW,
    )
    actions.add_holiday(
        day=date(2021, 5, 12),
        name="Cuti bersama ditiadakan",
        kind=HolidayKind.CUTI_BERSAMA,
        basis="SKB perubahan",
        is_working=True,
        by=None,
        at=NOW,
    )

    calendar = queries.calendar_near(None, day)

    assert not is_working_day(day, calendar)
    assert is_working_day(date(2021, 5, 12), calendar)
    assert calendar.first == date(2020, 1, 1)


@pytest.mark.django_db
def test_a_local_holiday_holds_in_its_unit_and_the_units_below_only() -> None:
    unit, other = satker("satu"), satker("dua")
    day = date(2021, 6, 23)
    for where, name in [(unit, "Hari jadi kota"), (unit.parent, "Hari jadi lembaga")]:
        actions.add_holiday(
            day=day,
            name=name,
            kind=HolidayKind.LOKAL,
            basis="Keputusan contoh",
            unit=where,
            by=None,
            at=NOW,
        )

    own = queries.calendar_for(unit, range(2021, 2022))
    beside = queries.calendar_for(other, range(2021, 2022))
    country = queries.calendar_for(None, range(2021, 2022))

    both = queries.calendars_for([unit, other], range(2021, 2022))

    assert both == {unit.pk: own, other.pk: beside}
    assert own.names[day] == "Hari jadi kota"  # the nearest wins
    assert beside.names[day] == "Hari jadi lembaga"
    assert is_working_day(day, country)


@pytest.mark.django_db
def test_an_estimated_row_moves_no_clock() -> None:
    day = date(2021, 6, 24)
    actions.add_holiday(
        day=day,
        name="Libur yang diperkirakan",
        kind=HolidayKind.KHUSUS,
        basis="Rencana",
        status=HolidayStatus.PERKIRAAN,
        by=None,
        at=NOW,
    )

    assert is_working_day(day, queries.calendar_for(None, range(2021, 2022)))


@pytest.mark.django_db
def test_a_calendar_costs_one_query(django_assert_num_queries: Any) -> None:
    unit, other = satker(), satker("balai-lain")

    with django_assert_num_queries(1):
        queries.calendar_for(unit, range(2020, 2024))
    with django_assert_num_queries(1):
        queries.calendars_for([unit, other], range(2020, 2024))
    assert queries.calendars_for([], range(2020, 2024)) == {}


@pytest.mark.django_db
def test_the_calendars_of_all_years_cost_one_query_where_questions_are_asked_once(
    django_assert_num_queries: Any,
) -> None:
    unit = satker()

    with django_assert_num_queries(1), asking_once():
        near = [queries.calendar_near(unit, date(year, 5, 1)) for year in (2021, 2023)]

    assert near == [
        queries.calendar_near(unit, date(year, 5, 1)) for year in (2021, 2023)
    ]


def test_the_tables_have_neither_gap_nor_overlap() -> None:
    assert check_tables("workdays") == []


def test_the_hours_follow_the_regulation_of_the_day() -> None:
    older = queries.working_hours(date(2023, 4, 11))
    newer = queries.working_hours(date(2023, 4, 12))

    assert older.source.startswith("Keppres 68")
    assert newer.source.startswith("Perpres 21")
    assert newer.normal.weekly_minutes == 37 * 60 + 30
    assert newer.ramadan.weekly_minutes == 32 * 60 + 30


def test_an_offices_own_hours_hold_if_they_sum_up() -> None:
    day = {"start": "07:00", "end": "15:30", "break_minutes": 60}
    friday = {"start": "07:00", "end": "16:00", "break_minutes": 90}
    week = {"weekly_minutes": 2250, "monday_to_thursday": day, "friday": friday}
    values: dict[str, object] = {"normal": week, "ramadan": week}
    decree = Table("working_hours", "SK contoh", date(2021, 1, 1), None, values)
    wrong = replace(decree, values={**values, "normal": {**week, "weekly_minutes": 1}})

    hours = queries.hours_on(date(2021, 10, 7), national(2021), [decree])

    assert hours is not None
    assert hours.start == time(7)
    with pytest.raises(LawError, match="hours sum to 2250"):
        queries.working_hours(date(2021, 10, 7), [wrong])


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        (date(2021, 10, 7), time(7, 30), time(16)),
        (date(2021, 10, 8), time(7, 30), time(16, 30)),
        (date(2021, 4, 15), time(8), time(15)),
        (date(2021, 4, 16), time(8), time(15, 30)),
    ],
)
def test_a_day_has_its_hours(day: date, start: time, end: time) -> None:
    hours = queries.hours_on(day, national(2021))

    assert hours is not None
    assert (hours.start, hours.end) == (start, end)


def test_a_day_off_has_no_hours() -> None:
    assert queries.hours_on(date(2021, 10, 20), national(2021)) is None


@pytest.mark.parametrize(
    ("day", "is_fasting"),
    [
        (date(2021, 4, 12), False),
        (date(2021, 4, 13), True),
        (date(2021, 5, 12), True),
        (date(2021, 5, 13), False),
        (date(2020, 5, 1), False),  # before the table begins
    ],
)
def test_ramadan_has_a_first_and_a_last_day(day: date, is_fasting: bool) -> None:
    assert bool(queries.ramadan(day)) is is_fasting


def test_no_ramadan_period_claims_to_be_certain() -> None:
    period = queries.ramadan(date(2026, 3, 1))

    assert period
    assert not period.certain


@settings(max_examples=30, deadline=None)
@given(st.integers(2021, 2026), st.integers(1, 30))
def test_a_year_is_the_sum_of_its_parts(year: int, cut: int) -> None:
    calendar = national(year)
    first, last, middle = date(year, 1, 1), date(year, 12, 31), date(year, 6, cut)

    whole = working_days_between(first, last, calendar)

    assert whole == (
        working_days_between(first, middle, calendar)
        + working_days_between(middle, last, calendar)
        - is_working_day(middle, calendar)
    )
