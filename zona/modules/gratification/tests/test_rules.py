"""Thresholds by date, clocks and flows: the vectors of the law and their borders."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.flow import Flow
from zona.core.law import LawError, check_tables
from zona.core.workdays.queries import library_days
from zona.core.workdays.rules import Calendar, add_working_days
from zona.modules.gratification import queries, rules
from zona.modules.gratification.rules import Gift, GiftForm, Occasion

CASH, THING = GiftForm.UANG, GiftForm.BARANG
OLD, NEW = date(2021, 6, 1), date(2026, 2, 1)


def calendar() -> Calendar:
    days = (each.day for year in (2021, 2022) for each in library_days(year))
    return Calendar(frozenset(days))


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (date(2021, 12, 1), "report_days", date(2021, 12, 15)),  # T5.1
        (date(2021, 12, 1), "direct_days", date(2022, 1, 12)),  # T5.1
        (date(2021, 12, 10), "forward_days", date(2021, 12, 24)),  # T5.2
    ],
)
def test_the_clocks_run_in_working_days(received: date, days: str, due: date) -> None:
    count = getattr(queries.deadlines(received), days)

    assert add_working_days(received, count, calendar()) == due


@pytest.mark.parametrize(
    ("day", "completion", "has_note"),
    [
        (date(2001, 11, 21), 30, False),
        (date(2026, 1, 19), 30, False),
        (date(2026, 1, 20), 20, True),
    ],
)
def test_the_deadlines_follow_the_law_of_the_day(
    day: date, completion: int, has_note: bool
) -> None:
    law = queries.deadlines(day)

    assert law.completion_days == completion
    assert bool(law.late_note) is has_note
    assert (law.report_days, law.forward_days, law.direct_days) == (10, 10, 30)


def test_before_the_first_law_there_is_no_deadline() -> None:
    with pytest.raises(LawError):
        queries.deadlines(date(2001, 11, 20))


WEDDING, PEER = Occasion.PERNIKAHAN_ADAT, Occasion.REKAN_KERJA
FAREWELL, LOSS = Occasion.PISAH_SAMBUT, Occasion.MUSIBAH


@pytest.mark.parametrize(
    ("day", "occasion", "value", "must_report"),
    [
        (OLD, WEDDING, 1_200_000, True),  # T5.3
        (NEW, WEDDING, 1_200_000, False),  # T5.3
        (OLD, WEDDING, 1_000_000, False),
        (OLD, WEDDING, 1_000_001, True),
        (NEW, WEDDING, 1_500_000, False),
        (NEW, WEDDING, 1_500_001, True),
        (date(2026, 1, 19), WEDDING, 1_200_000, True),
        (date(2026, 1, 20), WEDDING, 1_200_000, False),
        (OLD, PEER, 200_000, False),
        (OLD, PEER, 200_001, True),
        (NEW, PEER, 500_000, False),
        (NEW, PEER, 500_001, True),
        (OLD, FAREWELL, 300_000, False),
        (OLD, FAREWELL, 300_001, True),
        (NEW, FAREWELL, 100_000, True),  # the row was removed
        (OLD, LOSS, 1_000_000, False),
        (OLD, LOSS, 1_000_001, True),
        (OLD, Occasion.LAYANAN, 1, True),
        (OLD, Occasion.HIDANGAN_UMUM, 5_000_000, False),
        (date(2019, 12, 9), WEDDING, 1, True),  # no table is known: the UPG judges
    ],
)
def test_thresholds_are_those_of_the_day_of_the_gift(
    day: date, occasion: Occasion, value: int, must_report: bool
) -> None:
    verdict = rules.judge(Gift(occasion, THING, value), queries.limits(day))

    assert verdict.must_report is must_report
    assert verdict.reasons
    assert ("Tidak" in verdict.label) is not must_report


@pytest.mark.parametrize(
    ("day", "total", "must_report"),
    [
        (OLD, 1_000_000, False),
        (OLD, 1_000_001, True),
        (NEW, 1_500_000, False),
        (NEW, 1_500_001, True),
        (OLD, None, False),
        (OLD, 1, False),  # less than the gift itself: the gift counts
    ],
)
def test_gifts_of_one_colleague_add_up_over_the_year(
    day: date, total: int | None, must_report: bool
) -> None:
    gift = Gift(PEER, THING, 150_000, year_total_rupiah=total)

    assert rules.judge(gift, queries.limits(day)).must_report is must_report


@pytest.mark.parametrize(
    ("gift", "must_report"),
    [
        (Gift(PEER, CASH, 100_000), True),
        (Gift(WEDDING, CASH, 100_000), False),
        (Gift(Occasion.KELUARGA, CASH, 9_000_000), False),
        (Gift(Occasion.KELUARGA, CASH, 1, has_interest=True), True),
        (Gift(WEDDING, CASH, 100_000, has_interest=True), False),
    ],
)
def test_cash_and_interest_take_the_exemption_away(
    gift: Gift, must_report: bool
) -> None:
    assert rules.judge(gift, queries.limits(OLD)).must_report is must_report


@given(
    st.sampled_from(list(Occasion)),
    st.sampled_from(list(GiftForm)),
    st.integers(0, 10**9),
    st.integers(0, 10**9),
)
def test_a_greater_gift_is_never_judged_more_mildly(
    occasion: Occasion, form: GiftForm, value: int, more: int
) -> None:
    limits = queries.limits(NEW)
    smaller = rules.judge(Gift(occasion, form, value), limits)
    greater = rules.judge(Gift(occasion, form, value + more), limits)

    assert greater.must_report >= smaller.must_report


@pytest.mark.parametrize(
    ("late", "total", "percent"),
    [(1, 8, Decimal("87.5")), (0, 3, Decimal(100)), (2, 2, Decimal(0))],  # T5.5 first
)
def test_the_share_in_time_is_exact(late: int, total: int, percent: Decimal) -> None:
    due = date(2021, 12, 15)
    reports = [(due + timedelta(days=n < late), due) for n in range(total)]

    assert rules.on_time_percent(reports) == percent


def test_without_reports_there_is_no_share() -> None:
    assert rules.on_time_percent([]) is None


@pytest.mark.parametrize(
    ("is_done", "today", "due"),
    [
        (False, date(2021, 12, 15), date(2021, 12, 16)),
        (False, date(2021, 12, 16), date(2021, 12, 15)),
        (True, date(2021, 12, 14), date(2021, 12, 15)),
    ],
)
def test_open_clocks_follow_the_calendar_and_breached_ones_stay(
    is_done: bool, today: date, due: date
) -> None:
    old, new = date(2021, 12, 15), date(2021, 12, 16)

    assert rules.moved_due(old, new, is_done, today) == due


@pytest.mark.parametrize(
    ("day", "done", "late"),
    [
        (date(2021, 12, 15), None, False),
        (date(2021, 12, 16), None, True),
        (date(2022, 1, 31), date(2021, 12, 15), False),
        (date(2022, 1, 31), date(2021, 12, 16), True),
    ],
)
def test_the_due_day_still_counts(day: date, done: date | None, late: bool) -> None:
    due = date(2021, 12, 15)
    clock = rules.Clock("Melapor", date(2021, 12, 1), due, "10 hari kerja", done)

    assert clock.is_late(day) is late


@pytest.mark.parametrize(
    "flow", [rules.REPORT_FLOW, rules.SUPPLEMENT_FLOW, rules.DEPOSIT_FLOW]
)
def test_every_path_of_a_flow_ends(flow: Flow) -> None:
    assert flow.problems() == ()


def test_the_tables_have_no_gap() -> None:
    assert check_tables("gratification") == []
