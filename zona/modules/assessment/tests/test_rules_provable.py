"""The provable score: what is left of the claim when only proof counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.provable import Provable, provable
from zona.modules.assessment.tests.answer_sets import (
    NEW,
    POLICIES,
    Answers,
    answer_sets,
    best,
    choice,
    figures,
)

PLAN = shipped.plan(NEW)
CODES = [question.code for question in PLAN.instrument.questions]


def held(
    answers: Answers,
    backed: set[str],
    policies: rules.Policies = rules.DEFAULT,
) -> Provable:
    return provable(PLAN, answers, backed, policies)


def test_all_that_is_proven_is_what_was_claimed() -> None:
    found = held(best(NEW), set(CODES))

    assert found.score.points == found.claimed.points
    assert found.gaps == ()
    assert found.at_risk == 0


def test_without_any_proof_nothing_is_left() -> None:
    found = held(best(NEW), set())

    assert found.score.total.score == 0
    assert len(found.gaps) == len(CODES)
    assert found.at_risk == 100


def test_the_dearest_gap_comes_first() -> None:
    answers = {"PM.PW.1.a": choice("A"), "HS.BA.a": figures(indeks="3.6")}

    found = held(answers, set())

    assert [gap.question.code for gap in found.gaps] == ["HS.BA.a", "PM.PW.1.a"]


def test_an_answer_without_points_is_no_gap() -> None:
    lowest = PLAN.instrument.question("PM.PW.1.b").options[-1]

    assert held({"PM.PW.1.b": choice(lowest.value)}, set()).gaps == ()


@pytest.mark.parametrize("policies", POLICIES)
def test_a_claim_without_proof_does_not_leave_the_mean(
    policies: rules.Policies,
) -> None:
    answers = {"PM.PW.1.a": choice("A"), "PM.PW.1.b": choice("B")}

    found = held(answers, {"PM.PW.1.a"}, policies)

    one, both = found.score.node("PM.PW.1"), found.claimed.node("PM.PW.1")
    assert one.counted * both.unit == both.counted * one.unit
    assert one.score < both.score


def test_full_points_for_nothing_due_need_proof_too() -> None:
    answers = {"RF.PW.2.a": figures(harus=0, selesai=0)}
    full = rules.Policies(zero_denominator="full")

    assert held(answers, set(), full).score.total.score == 0
    assert held(answers, set()).gaps == ()


@given(
    answer_sets(NEW),
    st.sets(st.sampled_from(CODES)),
    st.sets(st.sampled_from(CODES)),
    st.sampled_from(POLICIES),
)
def test_more_evidence_never_lowers_the_provable_score(
    answers: Answers, some: set[str], more: set[str], policies: rules.Policies
) -> None:
    fewer, found = held(answers, some, policies), held(answers, some | more, policies)

    assert fewer.score.total.score <= found.score.total.score
    assert found.score.total.score <= found.claimed.total.score


@given(answer_sets(NEW), st.sets(st.sampled_from(CODES)))
def test_the_gaps_make_the_difference(answers: Answers, backed: set[str]) -> None:
    found = held(answers, backed)

    assert sum((gap.points for gap in found.gaps), Fraction(0)) == found.at_risk
