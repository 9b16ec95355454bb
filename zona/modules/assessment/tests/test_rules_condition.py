"""Conditions over facts: the logic of three values, and what cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zona.modules.assessment import rules
from zona.modules.assessment.rules.condition import (
    Condition,
    ConditionError,
    evaluate,
    negated,
    parse_condition,
)

TRUTHS: list[bool | None] = [True, False, None]
LIMITS = {"most": Decimal(50), "all": Decimal(100)}


def truth(text: str, **values: rules.FactValue) -> bool | None:
    return evaluate(
        parse_condition(text),
        {f"m.{key}": value for key, value in values.items()},
        LIMITS,
    )


@pytest.mark.parametrize("a", TRUTHS)
@pytest.mark.parametrize("b", TRUTHS)
def test_three_values_follow_kleene(a: bool | None, b: bool | None) -> None:
    rank = {False: 0, None: 1, True: 2}
    by_rank = {number: value for value, number in rank.items()}

    assert truth("m.a and m.b", a=a, b=b) is by_rank[min(rank[a], rank[b])]
    assert truth("m.a or m.b", a=a, b=b) is by_rank[max(rank[a], rank[b])]
    assert truth("not m.a", a=a) is by_rank[2 - rank[a]]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("m.a >= 50", 50, True),
        ("m.a > threshold.most", 50, False),
        ("m.a > threshold.most", Decimal("50.0001"), True),
        ("m.a >= threshold.all", Decimal(4400) / 45, False),
        ("m.a <= 50", 50, True),
        ("m.a < 50", 50, False),
        ("m.a == 50", 50, True),
        ("m.a != 50", 50, False),
        ("not m.a == 50", 49, True),
        ("not (m.a > 40 and m.a < 60)", 50, False),
        ("not (m.a < 40 or m.a > 60)", 50, True),
        ("m.a > 40 and (m.a < 45 or m.a > 49)", 50, True),
        ("m.a > 40 and m.a < 45 or m.a == 50", 50, True),
        ("m.a > 0", None, None),
        ("else", None, True),
    ],
)
def test_a_comparison_is_exact(
    text: str, value: rules.FactValue, expected: bool | None
) -> None:
    assert truth(text, a=value) is expected


def test_a_comparison_with_an_unknown_other_fact_is_unknown() -> None:
    assert truth("m.a > m.b", a=1) is None
    assert truth("m.a > m.b", a=2, b=1) is True


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "bukan fakta"),
        ("m.a >", "bukan fakta"),
        ("m.a and", "bukan fakta"),
        ("(m.a", "kurung tutup"),
        ("m.a)", "tidak diharapkan"),
        ("m.a m.b", "tidak diharapkan"),
        ("m.a > 1 > 2", "tidak diharapkan"),
        ("5 > m.a", "dimulai dengan sebuah fakta"),
        ("threshold.all", "dimulai dengan sebuah fakta"),
        ("fakta > 1", "bukan fakta"),
        ("m.a ; 1", "tidak dapat dibaca"),
        ("m.a > 'x'", "tidak dapat dibaca"),
        ("not else", "bukan fakta"),
        ("else or m.a", "bukan fakta"),
        ("(" * 30 + "m.a" + ")" * 30, "terlalu dalam"),
    ],
)
def test_a_condition_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(ConditionError, match=reason):
        parse_condition(text)


def test_else_has_no_opposite() -> None:
    with pytest.raises(ConditionError):
        negated(parse_condition("else"))


conditions = st.recursive(
    st.sampled_from(["m.a", "m.b > 1", "m.b <= threshold.most", "m.b == 2"]),
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("(not {})".format, inner),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(text=conditions, a=st.sampled_from(TRUTHS), b=st.sampled_from([None, 0, 2, 99]))
def test_what_is_known_never_turns_when_more_becomes_known(
    text: str, a: bool | None, b: int | None
) -> None:
    condition: Condition = parse_condition(text)
    before = evaluate(condition, {"m.a": a, "m.b": b}, LIMITS)
    opposite = evaluate(negated(condition), {"m.a": a, "m.b": b}, LIMITS)

    assert opposite is (None if before is None else not before)
    if before is not None:
        whole = {"m.a": True if a is None else a, "m.b": 1 if b is None else b}
        assert evaluate(condition, whole, LIMITS) is before
