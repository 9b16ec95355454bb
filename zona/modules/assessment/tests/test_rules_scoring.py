"""The score: shipped cases, its sums under every policy, and the borders."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.tests.answer_sets import (
    NEW,
    POLICIES,
    Answers,
    answer_sets,
    best,
    choice,
    figures,
    scored,
)

CODES = sorted(shipped.FILES)
CASES = Path(__file__).parents[4] / "tests/data/lke-testcases.yaml"
SHIPPED = rules.parse_cases(CASES.read_text(encoding="utf-8"), shipped.instrument).cases


def gate(score: rules.Score, predicate: str, target: str) -> rules.GateResult:
    return next(g for g in score.gates_of(predicate) if g.target == target)


@pytest.mark.parametrize("case", SHIPPED, ids=lambda case: case.id)
def test_a_shipped_case_has_its_known_score(case: rules.Case) -> None:
    score = rules.score(shipped.plan(case.instrument.code), case.answers, case.policies)

    assert case.expect
    assert case.differences(score) == ()


@pytest.mark.parametrize("code", CODES)
def test_the_best_answers_give_the_whole_and_pass_every_gate(code: str) -> None:
    score = rules.score(shipped.plan(code), best(code), predicate="WBK")

    assert score.total.score == 100
    assert all(mark.percent == 100 for mark in (*score.nodes, *score.areas))
    assert all(gate.passed for gate in score.gates)


@pytest.mark.parametrize("code", CODES)
def test_no_answers_give_nothing(code: str) -> None:
    for policies in POLICIES:
        score = rules.score(shipped.plan(code), {}, policies)

        assert score.total.score == 0
        assert score.total.weight == (100 if policies.blank == "zero" else 0)
        assert score.total.percent == 0
        assert not any(gate.passed for gate in score.gates)


@pytest.mark.parametrize("policies", POLICIES, ids=str)
@pytest.mark.parametrize("code", CODES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_all_parts_add_up_to_the_whole(
    code: str, policies: rules.Policies, data: st.DataObject
) -> None:
    instrument = shipped.instrument(code)

    score = rules.score(shipped.plan(code), data.draw(answer_sets(code)), policies)

    questions = [score.node(question.code) for question in instrument.questions]
    assert sum(mark.score for mark in questions) == score.total.score
    assert sum(mark.weight for mark in questions) == score.total.weight
    for node in instrument.nodes:
        parts = [score.node(part.code) for part in instrument.children(node.code)]
        assert sum(part.score for part in parts) == score.node(node.code).score
        assert sum(part.weight for part in parts) == score.node(node.code).weight
    for mark in score.nodes:
        by_law = instrument.weight(mark.code)
        if not instrument.has_question(mark.code):
            assert mark.weight <= by_law
        assert 0 <= mark.score <= mark.weight
        assert 0 <= mark.percent <= 100
    for area, members in instrument.area_groups.items():
        mark = next(mark for mark in score.areas if mark.code == area)
        assert mark.score == sum(score.node(member).score for member in members)


@settings(max_examples=40, deadline=None)
@given(answers=answer_sets(NEW), data=st.data())
def test_a_better_rung_never_lowers_any_score(
    answers: Answers, data: st.DataObject
) -> None:
    instrument = shipped.instrument(NEW)
    choices = [q for q in instrument.questions if q.options]
    question = data.draw(st.sampled_from(choices))
    at = data.draw(st.integers(1, len(question.options) - 1))
    policies = data.draw(st.sampled_from(POLICIES))

    lower = scored(
        answers | {question.code: choice(question.options[at].value)}, policies
    )
    higher = scored(
        answers | {question.code: choice(question.options[at - 1].value)}, policies
    )

    pairs = list(zip(lower.nodes, higher.nodes, strict=True))
    assert all(before.score <= after.score for before, after in pairs)
    assert higher.total.score > lower.total.score
    gates = zip(lower.gates, higher.gates, strict=True)
    assert all(after.passed or not before.passed for before, after in gates)


@settings(max_examples=25, deadline=None)
@given(answers=answer_sets(NEW))
def test_a_blank_counted_as_zero_is_worth_the_lowest_rung(answers: Answers) -> None:
    lowest = {
        question.code: choice(question.options[-1].value)
        for question in shipped.instrument(NEW).questions
        if question.options
    }

    assert scored(lowest | answers).nodes == scored(answers).nodes


@settings(max_examples=25, deadline=None)
@given(answers=answer_sets(NEW), data=st.data())
def test_the_order_of_answers_does_not_matter(
    answers: Answers, data: st.DataObject
) -> None:
    mixed = dict(data.draw(st.permutations(list(answers.items()))))

    assert scored(mixed) == scored(answers)


@given(value=st.fractions(-100, 100))
def test_the_shown_score_is_the_nearest_hundredth(value: Fraction) -> None:
    shown = Fraction(rules.display(value))

    assert abs(shown - value) <= Fraction(1, 200)
    assert rules.display(-value) == -rules.display(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(39, 40), "0.98"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 1000), "0.00"),
        (Fraction(100), "100.00"),
    ],
)
def test_display_rounds_half_up(value: Fraction, shown: str) -> None:
    assert str(rules.display(value)) == shown


def test_a_gate_exactly_at_its_threshold_passes_and_a_hair_below_fails() -> None:
    at = scored({"HS.BA.a": figures(indeks="3.60"), "HS.BA.b": choice("C")})
    below = scored({"HS.BA.a": figures(indeks="3.599999"), "HS.BA.b": choice("C")})

    assert gate(at, "WBK", "HS.BA").passed
    assert gate(at, "WBK", "HS.BA").distance == 0
    assert gate(at, "WBK", "HS.BA.a").value == Fraction("15.75")
    assert not gate(below, "WBK", "HS.BA").passed
    assert not gate(below, "WBK", "HS.BA.a").passed
    # The eye sees the threshold itself; the comparison does not.
    assert rules.display(below.node("HS.BA").score) == Decimal("18.25")


def test_the_gate_of_an_area_takes_both_halves_together() -> None:
    half = {
        q.code: choice(q.options[0].value)
        for q in shipped.instrument(NEW).questions_under("PM.TT")
    }
    instrument = shipped.instrument(NEW)
    reform = {
        question.code: choice(question.options[-1].value)
        for question in instrument.questions_under("RF.TT")
    }

    score = scored(half | reform)

    area = gate(score, "WBK", "TT")
    assert (area.title, area.metric) == ("Penataan Tatalaksana", "percent")
    assert (area.value, area.needed) == (Fraction(50), Fraction(60))
    assert area.distance == -10
    assert not area.passed
    assert len([g for g in score.gates_of("WBK") if g.id == "area"]) == 6


def test_an_area_passes_at_sixty_percent_and_not_just_below() -> None:
    # 2.0 of 7 for SPBE, 2.0 benefit, then 0.2 more reaches 4.2 = 60% of 7.
    instrument = shipped.instrument(NEW)
    answers = {
        question.code: choice("A")
        for node in ("PM.TT.2", "RF.TT.3")
        for question in instrument.questions_under(node)
    }
    short = scored(answers | {"PM.TT.3.a": choice("B")})

    assert gate(short, "WBK", "TT").value == Fraction(4125, 70)
    assert not gate(short, "WBK", "TT").passed
    enough = scored(answers | {"PM.TT.3.a": choice("B"), "RF.TT.1.a": choice("C")})
    assert gate(enough, "WBK", "TT").passed


def test_forty_four_of_forty_five_is_not_all() -> None:
    score = scored({"RF.AK.1.a": figures(sasaran=45, tercapai=44)})

    assert score.node("RF.AK.1.a").percent == Fraction(4400, 45)
    assert score.node("RF.AK.1.a").percent < 100


@pytest.mark.parametrize(
    ("code", "answer", "percent"),
    [
        ("RF.MP.1.a", figures(agen=3, perubahan=7), 100),
        ("RF.SDM.3.a", figures(tahun_lalu=4, tahun_ini=1), 75),
        ("RF.SDM.3.a", figures(tahun_lalu=2, tahun_ini=5), 0),
        ("RF.SDM.3.a", figures(tahun_lalu=0, tahun_ini=0), 100),
        ("RF.SDM.3.a", figures(tahun_lalu=0, tahun_ini=1), 0),
        ("HS.PL.a", figures(indeks=4), 100),
        ("HS.PL.a", figures(indeks=9), 100),
    ],
)
def test_a_formula_keeps_its_cap_and_floor(
    code: str, answer: rules.Answer, percent: int
) -> None:
    for policies in POLICIES:
        assert scored({code: answer}, policies).node(code).percent == percent


@pytest.mark.parametrize(("zero", "score"), [("full", 3), ("zero", 0), ("exclude", 0)])
def test_nothing_due_follows_the_policy(zero: str, score: int) -> None:
    policies = next(
        p for p in POLICIES if (p.blank, p.zero_denominator) == ("zero", zero)
    )

    found = scored({"RF.PW.2.a": figures(harus=0, selesai=0)}, policies)

    assert found.node("RF.PW.2").score == score
    assert found.node("RF.PW.2").weight == (0 if zero == "exclude" else 3)
    assert found.node("RF.PW").weight == Fraction("7.5") - (
        3 if zero == "exclude" else 0
    )
    excluded = found.in_state(rules.State.EXCLUDED)
    assert excluded == (("RF.PW.2.a",) if zero == "exclude" else ())


def test_a_question_left_out_leaves_the_mean_to_the_others() -> None:
    answers = {
        "RF.MP.1.a": figures(agen=2, perubahan=1),
        "RF.MP.1.b": figures(perubahan=0, terintegrasi=0),
    }

    score = scored(answers)

    assert score.node("RF.MP.1").score == 1  # half of the indicator's whole weight of 2
    assert score.node("RF.MP.1").weight == 2
    assert score.node("RF.MP.1.b").weight == 0
    assert score.state("RF.MP.1.b") == rules.State.EXCLUDED


def test_an_own_weight_never_moves_to_another_question() -> None:
    none_due = figures(kepala_satker=0, pejabat_wajib=0, lainnya=0, sudah=0)
    filed = figures(eselon_iii=0, eselon_iv=4, fungsional_pelaksana=36, sudah=40)

    score = scored({"RF.PW.3.a": none_due, "RF.PW.3.b": filed})

    assert score.node("RF.PW.3").score == 1
    assert score.node("RF.PW.3").weight == 1


def test_an_unanswered_survey_lends_no_points_to_its_neighbour() -> None:
    score = scored({"HS.BA.b": choice("A")}, rules.Policies(blank="exclude"))

    assert score.node("HS.BA").score == 5
    assert not gate(score, "WBK", "HS.BA").passed
    assert not gate(score, "WBK", "HS.BA.a").passed


@pytest.mark.parametrize(("held", "passed"), [(None, False), ("WBK", True)])
def test_wbbm_asks_for_the_predicate_below(held: str | None, passed: bool) -> None:
    score = rules.score(shipped.plan(NEW), best(NEW), predicate=held)

    found = gate(score, "WBBM", rules.PREDICATE)
    assert (found.passed, found.value, found.needed, found.distance) == (
        passed,
        held,
        "WBK",
        None,
    )
    assert score.passed("WBBM") is passed
    assert score.passed("WBK")


def test_an_incomplete_answer_is_a_blank_one() -> None:
    answers = {"RF.AK.1.a": figures(sasaran=4)}

    assert scored(answers).state("RF.AK.1.a") == rules.State.BLANK
    assert scored(answers, rules.Policies("exclude")).node("RF.AK.1").weight == 0


def test_an_unknown_rung_is_never_scored() -> None:
    with pytest.raises(rules.AnswerError, match=r"PM\.MP\.1\.a"):
        scored({"PM.MP.1.a": choice("A")})
