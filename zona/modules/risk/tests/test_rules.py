"""The scale, the flows and the self-check, by example and by property."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.law import LawError, Table, in_force
from zona.modules.risk.rules import (
    CONTROL_FLOW,
    MONITORING_FLOW,
    RISK_FLOW,
    Clocks,
    Criterion,
    Maturity,
    MaturityLevel,
    Mode,
    Scale,
    SubElements,
    Trend,
    is_late,
    maturity_level,
    maturity_score,
    quarter_days,
    quarter_of,
    ranks,
    share_percent,
    trend,
)

DAY = date(2021, 6, 1)
MATRIX = in_force("risk", "skala", DAY, Scale)
PRODUCT = replace(MATRIX, mode=Mode.PRODUCT)
MATURITY = in_force("risk", "maturitas", DAY, Maturity)
GRADE = st.integers(1, 5)
SCALE = st.sampled_from([MATRIX, PRODUCT])


@pytest.mark.parametrize(
    ("scale", "likelihood", "impact", "score", "level"),
    [
        pytest.param(MATRIX, 4, 3, 16, "Tinggi", id="T6.1 matrix"),
        pytest.param(PRODUCT, 4, 3, 12, "Tinggi", id="T6.1 product"),
        pytest.param(MATRIX, 1, 5, 20, "Sangat tinggi", id="T6.2 matrix"),
        pytest.param(PRODUCT, 1, 5, 5, "Rendah", id="T6.2 product"),
        pytest.param(MATRIX, 1, 3, 5, "Sangat rendah", id="matrix 5"),
        pytest.param(MATRIX, 4, 1, 6, "Rendah", id="matrix 6"),
        pytest.param(MATRIX, 2, 3, 11, "Rendah", id="matrix 11"),
        pytest.param(MATRIX, 4, 2, 12, "Sedang", id="matrix 12"),
        pytest.param(MATRIX, 5, 2, 15, "Sedang", id="matrix 15"),
        pytest.param(MATRIX, 4, 4, 19, "Tinggi", id="matrix 19"),
        pytest.param(MATRIX, 5, 5, 25, "Sangat tinggi", id="matrix 25"),
        pytest.param(PRODUCT, 1, 3, 3, "Sangat rendah", id="product 3"),
        pytest.param(PRODUCT, 2, 2, 4, "Rendah", id="product 4"),
        pytest.param(PRODUCT, 2, 3, 6, "Rendah", id="product 6"),
        pytest.param(PRODUCT, 2, 4, 8, "Sedang", id="product 8"),
        pytest.param(PRODUCT, 2, 5, 10, "Sedang", id="product 10"),
        pytest.param(PRODUCT, 4, 4, 16, "Tinggi", id="product 16"),
        pytest.param(PRODUCT, 4, 5, 20, "Sangat tinggi", id="product 20"),
    ],
)
def test_a_pair_of_grades_has_its_score_and_level(
    scale: Scale, likelihood: int, impact: int, score: int, level: str
) -> None:
    found = scale.standing(likelihood, impact)

    assert (found.score, found.level.label) == (score, level)


def test_the_matrix_gives_each_score_from_1_to_25_once() -> None:
    scores = sorted(MATRIX.score(*cell) for cell in MATRIX.cells)

    assert scores == list(range(1, 26))


@given(SCALE, GRADE, GRADE, GRADE, GRADE)
def test_more_likelihood_or_impact_never_lowers_a_score(
    scale: Scale, k: int, d: int, more_k: int, more_d: int
) -> None:
    higher = scale.score(min(5, k + more_k), min(5, d + more_d))

    assert higher >= scale.score(k, d)


@given(SCALE)
def test_the_cells_of_the_levels_are_all_cells_and_each_only_once(scale: Scale) -> None:
    cells = [cell for level in scale.levels for cell in scale.cells_of(level.key)]

    assert sorted(cells) == sorted(scale.cells)


@given(SCALE, GRADE, GRADE)
def test_fraud_always_needs_control_others_above_the_appetite(
    scale: Scale, k: int, d: int
) -> None:
    above = scale.standing(k, d).level.key in {"sedang", "tinggi", "sangat_tinggi"}

    assert scale.is_above_appetite(k, d) == above
    assert scale.needs_control(k, d, is_fraud=False) == above
    assert scale.needs_control(k, d, is_fraud=True)
    lenient = replace(scale, fraud_always=False)
    assert lenient.needs_control(k, d, is_fraud=True) == above


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (3, 6), (6, 1)])
def test_a_grade_outside_the_scale_has_no_score(likelihood: int, impact: int) -> None:
    with pytest.raises(ValueError, match="no grade"):
        MATRIX.score(likelihood, impact)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"matrix": MATRIX.matrix[:4]}, "5 rows"),
        ({"matrix": (*MATRIX.matrix[:4], (1, 2))}, "5 rows"),
        ({"matrix": MATRIX.matrix[::-1]}, "falls"),
        ({"matrix_levels": MATRIX.matrix_levels[::-1]}, "overlap"),
        ({"matrix_levels": MATRIX.matrix_levels[:4]}, "no level for score 20"),
        ({"product_levels": PRODUCT.levels[1:]}, "no level for score 1"),
        ({"appetite": "lapar"}, "appetite"),
        ({"criteria": (Criterion("Nyawa", ("tidak ada",)),)}, "criterion"),
    ],
)
def test_an_absurd_scale_is_refused(changes: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        replace(MATRIX, **changes)  # type: ignore[arg-type]  # each is of its field's kind


def test_an_offices_decree_of_the_same_shape_goes_before_the_national_scale() -> None:
    levels = [
        {"key": "rendah", "label": "Rendah", "first": 1, "last": 2, "tone": "good"},
        {"key": "tinggi", "label": "Tinggi", "first": 3, "last": 4, "tone": "bad"},
    ]
    values = {
        "mode": "PRODUCT",
        "matrix": [[1, 2], [3, 4]],
        "matrix_levels": levels,
        "product_levels": levels,
        "appetite": "rendah",
        "fraud_always": False,
        "likelihoods": [{"label": "Jarang"}, {"label": "Sering"}],
        "impacts": [{"label": "Kecil"}, {"label": "Besar"}],
    }
    decree = Table("skala", "Keputusan 1", date(2021, 1, 1), None, values)

    own = in_force("risk", "skala", DAY, Scale, overrides=(decree,))

    assert own.source == "Keputusan 1"
    assert own.standing(2, 2).level.label == "Tinggi"
    with pytest.raises(LawError, match="appetite"):
        _read(decree, values | {"appetite": "sedang"})


def _read(decree: Table, values: dict[str, object]) -> Scale:
    bad = replace(decree, values=values)
    return in_force("risk", "skala", DAY, Scale, overrides=(bad,))


@given(st.integers(1, 25), st.integers(1, 25))
def test_a_trend_turns_round_when_the_scores_change_places(a: int, b: int) -> None:
    opposite = {Trend.NAIK: Trend.TURUN, Trend.TURUN: Trend.NAIK}

    assert trend(b, a) == opposite.get(trend(a, b), Trend.TETAP)
    assert (trend(a, b) == Trend.TETAP) == (a == b)


@given(st.lists(st.integers(1, 25)))
def test_a_higher_score_never_ranks_behind_a_lower_one(scores: list[int]) -> None:
    found = ranks(enumerate(scores))

    assert len(found) == len(scores)
    assert all(
        (found[a] < found[b]) == (scores[a] > scores[b]) for a in found for b in found
    )
    assert not scores or min(found.values()) == 1


@pytest.mark.parametrize(
    ("goals", "process", "results", "score", "level"),
    [
        pytest.param("3.2", "2.9", "3.5", "3.20", 3, id="T6.4"),
        ("1", "1", "1", "1", 1),
        ("2", "2", "2", "2", 2),
        ("2.99", "3", "3", "2.996", 2),
        ("3", "3", "3", "3", 3),
        ("4", "4", "4", "4", 4),
        ("4.5", "4.5", "4.5", "4.5", 5),
        ("4.49", "4.5", "4.5", "4.496", 4),
        ("5", "5", "5", "5", 5),
    ],
)
def test_maturity_is_weighed_and_never_rounded_up(
    goals: str, process: str, results: str, score: str, level: int
) -> None:
    found = maturity_score(
        MATURITY,
        goals=Decimal(goals),
        process=Decimal(process),
        results=Decimal(results),
    )

    assert found == Decimal(score)
    assert maturity_level(MATURITY, found).number == level


def test_weights_that_do_not_sum_to_one_are_refused() -> None:
    level = MaturityLevel(1, "Rintisan", Decimal(1))
    half = Decimal("0.5")
    with pytest.raises(ValueError, match="sum to 1"):
        Maturity("", half, half, half, (level,))


@pytest.mark.parametrize(
    ("state", "on", "late"),
    [
        ("rencana", date(2021, 6, 30), False),
        ("rencana", date(2021, 7, 1), True),
        ("berjalan", date(2021, 7, 1), True),
        ("selesai", date(2021, 7, 1), False),
    ],
)
def test_an_open_action_is_late_from_the_day_after_its_last(
    state: str, on: date, late: bool
) -> None:
    assert is_late(state, date(2021, 6, 30), on) == late


@pytest.mark.parametrize("flow", [RISK_FLOW, CONTROL_FLOW, MONITORING_FLOW])
def test_the_flows_are_sound(flow: object) -> None:
    assert flow.problems() == ()  # type: ignore[attr-defined]  # a Flow


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_lies_in_its_quarter(day: date) -> None:
    first, last = quarter_days(day.year, quarter_of(day))

    assert first <= day <= last
    assert first.day == 1
    assert (last - first).days in {89, 90, 91}


def test_the_clocks_and_the_list_come_from_the_law() -> None:
    clocks = in_force("risk", "tenggat", DAY, Clocks)

    assert clocks.register_due(2022) == date(2022, 1, 31)
    assert clocks.evaluation_due(2021) == date(2022, 1, 31)
    assert len(in_force("risk", "lingkungan", DAY, SubElements).elements) == 8


def test_a_share_of_nothing_is_none_and_is_never_rounded() -> None:
    assert share_percent(0, 0) is None
    assert share_percent(44, 45) != 100
    assert share_percent(8, 8) == 100
