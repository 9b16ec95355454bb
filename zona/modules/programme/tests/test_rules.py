"""Dates, shares, lists and flows of the programme."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.flow import Flow
from zona.core.law import check_tables
from zona.core.refused import Refused
from zona.modules.programme.rules import (
    ACTION_FLOW,
    PLAN_FLOW,
    RECOMMENDATION_FLOW,
    Area,
    Indicator,
    Indicators,
    is_late,
    missing_areas,
    next_quarter_end,
    quarter_end,
    quarter_of,
    read_day,
    share,
    split_codes,
    year_quarters,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
FLOWS = [PLAN_FLOW, ACTION_FLOW, RECOMMENDATION_FLOW]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_flow_has_no_dead_end_and_no_state_out_of_reach(flow: Flow) -> None:
    assert flow.problems() == ()


@pytest.mark.parametrize("flow", FLOWS)
@given(data=st.data())
def test_every_walk_stays_within_the_flow(flow: Flow, data: st.DataObject) -> None:
    state = flow.initial.code
    for _ in range(12):
        moves = flow.moves(state)
        if not moves:
            break
        move = data.draw(st.sampled_from(moves))
        state = flow.step(state, move.verb).target
        assert flow.state(state).label


def test_a_draft_cannot_be_approved() -> None:
    with pytest.raises(Refused, match="Draf"):
        PLAN_FLOW.step("draf", "approve")


@given(DAYS)
def test_a_day_lies_in_its_quarter_and_the_next_one_ends_later(day: date) -> None:
    end = quarter_end(day.year, quarter_of(day))

    assert end - timedelta(days=92) < day <= end
    assert next_quarter_end(day) > end
    assert quarter_of(next_quarter_end(day)) == quarter_of(day) % 4 + 1


@given(DAYS)
def test_the_four_quarters_cover_the_year_without_gap_or_overlap(end: date) -> None:
    quarters = year_quarters(end)

    assert quarters[0][1] == end
    for (start, _), (_, before) in pairwise(quarters):
        assert start == before + timedelta(days=1)
    assert 364 <= (end - quarters[3][0]).days <= 366


def test_the_quarters_of_a_calendar_year_are_the_calendar_quarters() -> None:
    assert year_quarters(date(2021, 12, 31)) == (
        (date(2021, 10, 1), date(2021, 12, 31)),
        (date(2021, 7, 1), date(2021, 9, 30)),
        (date(2021, 4, 1), date(2021, 6, 30)),
        (date(2021, 1, 1), date(2021, 3, 31)),
    )


def test_a_cut_off_in_the_middle_of_a_month_counts_back_by_months() -> None:
    assert year_quarters(date(2022, 2, 15))[0] == (
        date(2021, 11, 16),
        date(2022, 2, 15),
    )
    assert year_quarters(date(2022, 5, 30))[0] == (date(2022, 3, 1), date(2022, 5, 30))


@pytest.mark.parametrize(
    ("state", "due_on", "expected"),
    [
        ("belum", date(2021, 9, 30), True),
        ("berjalan", date(2021, 10, 1), False),
        ("selesai", date(2021, 9, 30), False),
        ("ditolak", date(2021, 9, 30), False),
    ],
)
def test_only_the_unfinished_can_be_late(
    state: str, due_on: date, expected: bool
) -> None:
    assert is_late(state, due_on, date(2021, 10, 1)) is expected


@pytest.mark.parametrize(
    "text", ["2022-03-31", "31-03-2022", "31/03/2022", "31.03.2022", " 31 Maret 2022 "]
)
def test_a_day_is_read_in_every_usual_form(text: str) -> None:
    assert read_day(text) == date(2022, 3, 31)


@pytest.mark.parametrize("text", ["", "segera", "31 Foo 2022", "31-02-2022"])
def test_what_is_no_day_reads_as_nothing(text: str) -> None:
    assert read_day(text) is None


def test_the_sheets_example_of_follow_up_is_reproduced() -> None:
    # T15.4 and T15.2 of the rule sheet
    assert share(5, 8) == Decimal("62.5")
    assert round(share(2, 3) or 0, 2) == Decimal("66.67")
    assert share(0, 0) is None


def test_areas_without_a_member_are_gaps() -> None:
    assert missing_areas(["MP,TT", "SDM", ""]) == (Area.AK, Area.PW, Area.PP)
    assert missing_areas([",".join(Area)]) == ()


def test_an_indicator_is_found_by_either_code() -> None:
    row = Indicator("MP", "Penyusunan Tim Kerja", ("PU.MP.1", "PM.MP.1"))
    table = Indicators((row,))

    assert table.of("PU.MP.1") is table.of("PM.MP.1") is row
    assert table.of("PM.MP.9") is None
    assert row.label == "MP.1 Penyusunan Tim Kerja"


def test_codes_are_split_and_trimmed() -> None:
    assert split_codes(" PU.MP.1, PM.MP.1 ,") == ("PU.MP.1", "PM.MP.1")


def test_the_tables_have_no_gap_and_no_overlap() -> None:
    assert check_tables("programme") == []
