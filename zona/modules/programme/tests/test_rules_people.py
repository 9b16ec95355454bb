"""Pakta integritas by day, post and text; selection by weights; changes per agent."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.law import in_force
from zona.modules.programme.rules import (
    PaktaRule,
    PaktaStanding,
    Pledge,
    SelectionRule,
    Weight,
    changes_per_agent,
    last_day,
    pakta_standing,
    share,
    verdict,
    weights_problem,
)

RULE = PaktaRule(months=12, renew_on_new_post=True, renew_on_new_text=True)
LAX = PaktaRule(months=12, renew_on_new_post=False, renew_on_new_text=False)
SIGNED = Pledge(date(2021, 1, 26), "Arsiparis", 1)


def standing(on: date, rule: PaktaRule = RULE, **given: object) -> PaktaStanding:
    asked = {"version": 1, "post": "Arsiparis", **given}
    return pakta_standing(SIGNED, on=on, rule=rule, **asked)  # type: ignore[arg-type]  # the test's own words


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2021, 1, 25), PaktaStanding.BELUM),
        (date(2021, 1, 26), PaktaStanding.BERLAKU),
        (date(2022, 1, 25), PaktaStanding.BERLAKU),
        (date(2022, 1, 26), PaktaStanding.KEDALUWARSA),
    ],
)
def test_a_pakta_holds_from_its_day_for_a_year(
    on: date, expected: PaktaStanding
) -> None:
    assert standing(on) == expected


def test_who_never_signed_has_none() -> None:
    nobody = pakta_standing(None, version=1, post="", on=date(2021, 2, 1), rule=RULE)

    assert nobody == PaktaStanding.BELUM


def test_a_new_post_or_text_asks_for_a_new_signature_where_the_rule_says_so() -> None:
    day = date(2021, 6, 1)

    assert standing(day, post="Perencana") == PaktaStanding.PINDAH_JABATAN
    assert standing(day, version=2) == PaktaStanding.NASKAH_BARU
    assert standing(day, LAX, post="Perencana") == PaktaStanding.BERLAKU
    assert standing(day, LAX, version=2) == PaktaStanding.BERLAKU


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(1, 60))
def test_the_last_day_is_before_the_same_day_months_later(
    signed_on: date, months: int
) -> None:
    rule = PaktaRule(months, renew_on_new_post=True, renew_on_new_text=True)

    after = last_day(signed_on, rule) + timedelta(days=1)

    assert (after.year * 12 + after.month) - (
        signed_on.year * 12 + signed_on.month
    ) == months
    assert after.day <= signed_on.day


def test_the_tables_in_force_can_be_read() -> None:
    rule = in_force("programme", "selection", date(2021, 1, 18), SelectionRule)

    assert weights_problem([each.weight for each in rule.criteria]) == ""
    assert in_force("programme", "pakta", date(2021, 1, 26), PaktaRule).months == 12


@pytest.mark.parametrize(
    ("weights", "said"),
    [([], "kriteria"), ([60, 30], "90"), ([60, 41], "101"), ([60, 40], "")],
)
def test_weights_must_add_up_to_a_hundred(weights: list[int], said: str) -> None:
    problem = weights_problem(weights)

    assert said in problem
    assert bool(problem) == bool(said)


WEIGHTS = (Weight(1, 60, is_required=True), Weight(2, 40, is_required=False))


@pytest.mark.parametrize(
    ("scores", "missing", "is_out", "shown"),
    [
        ({}, 2, False, "0.00"),
        ({1: 80}, 1, False, "48.00"),
        ({1: 80, 2: 50}, 0, False, "68.00"),
        ({1: 0, 2: 100}, 0, True, "40.00"),
        ({1: 100, 2: 0}, 0, False, "60.00"),
        ({1: 100, 2: 100}, 0, False, "100.00"),
    ],
)
def test_a_candidate_is_judged_by_every_criterion(
    scores: dict[int, int], missing: int, is_out: bool, shown: str
) -> None:
    found = verdict(WEIGHTS, scores)

    assert (found.missing, found.is_out) == (missing, is_out)
    assert found.is_complete == (missing == 0)
    assert found.shown == Decimal(shown)


def test_without_criteria_there_is_nothing_to_gain() -> None:
    assert verdict((), {}).score == 0


def test_t15_2_four_changes_of_three_agents() -> None:
    ratio = changes_per_agent(4, 3)

    assert ratio is not None
    assert round(ratio, 2) == Fraction(133, 100)
    assert share(2, 3) == pytest.approx(Decimal("66.67"), abs=Decimal("0.01"))
    assert changes_per_agent(0, 0) is None
