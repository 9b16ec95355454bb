"""Scores, shares, control and clocks of conflicts of interest."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.law import in_force
from zona.modules.conflicts.rules import (
    CASE_FLOW,
    DECLARATION_FLOW,
    Band,
    Point,
    Terms,
    is_controlled,
    months_later,
    percent,
)

LAW = Path(__file__).parents[1] / "law"


@pytest.fixture
def terms() -> Terms:
    return in_force("conflicts", "benturan", date(2021, 11, 1), Terms)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (43, 45, Decimal("95.56")),  # T9.3
        (0, 45, Decimal("0.00")),
        (44, 45, Decimal("97.78")),  # never shows as 100
        (45, 45, Decimal("100.00")),
    ],
)
def test_the_share_of_declarations_is_rounded_only_when_it_is_shown(
    part: int, whole: int, shown: Decimal
) -> None:
    found = percent(part, whole)

    assert found is not None
    assert round(found, 2) == shown


def test_of_nobody_there_is_no_share() -> None:
    assert percent(0, 0) is None


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_only_all_of_them_is_a_hundred(part: int, whole: int) -> None:
    found = percent(min(part, whole), whole)

    assert (found == 100) == (part >= whole)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (1, Band.RENDAH),
        (5, Band.RENDAH),
        (6, Band.SEDANG),
        (11, Band.SEDANG),
        (12, Band.TINGGI),
        (25, Band.TINGGI),
    ],
)
def test_scores_have_their_borders(terms: Terms, score: int, band: Band) -> None:
    assert terms.band(score) == band


@pytest.mark.parametrize(
    ("point", "controlled"),
    [
        (Point(True, True, True), True),
        (Point(True, True, False), False),
        (Point(True, False, True), False),
        (Point(False, False, False), True),
    ],
)
def test_a_decision_point_is_controlled_by_prevention_and_owner(
    point: Point, controlled: bool
) -> None:
    assert point.is_controlled == controlled
    assert is_controlled([point], has_late_case=False) == controlled
    assert not is_controlled([point], has_late_case=True)


def test_an_unmapped_activity_is_not_controlled() -> None:
    assert not is_controlled([], has_late_case=False)


def test_everybody_declares_until_the_end_of_january(terms: Terms) -> None:
    assert terms.declare_by(2022) == date(2022, 1, 31)
    assert (terms.event_days, terms.decide_days) == (3, 5)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2021, 12, 1), 1, date(2022, 1, 1)),
        (date(2021, 10, 11), 12, date(2022, 10, 11)),
    ],
)
def test_months_later_stays_in_the_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_a_regulation_in_force_on_the_day_counts() -> None:
    younger = in_force("conflicts", "benturan", date(2025, 1, 2), Terms)

    assert "17/2024" in younger.source
    assert len(list(LAW.glob("*-benturan.toml"))) == 2


def test_flows_end_and_skip_no_step() -> None:
    assert DECLARATION_FLOW.problems() == ()
    assert CASE_FLOW.problems() == ()
    assert [each.verb for each in CASE_FLOW.moves("dilaporkan")] == ["examine"]
