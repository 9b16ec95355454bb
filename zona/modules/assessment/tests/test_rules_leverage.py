"""Where the next points are."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from zona.modules.assessment import rules
from zona.modules.assessment.tests.answer_sets import (
    NEW,
    Answers,
    answer_sets,
    choice,
    figures,
    scored,
)


def test_leverage_puts_the_largest_gain_first() -> None:
    answers = {
        "PM.MP.1.a": choice("Ya"),
        "PM.MP.1.b": choice("B"),
        "HS.BA.a": figures(indeks=4),
    }
    score = scored(answers)

    found = rules.leverage(score, answers)

    assert found[0].question.code == "HS.PL.a"
    remaining = [entry.remaining for entry in found]
    assert remaining == sorted(remaining, reverse=True)
    assert sum(remaining) == 100 - score.total.score
    by_code = {entry.question.code: entry for entry in found}
    assert by_code["PM.MP.1.a"].next is None
    nearest = by_code["PM.MP.1.b"].next
    assert nearest is not None
    assert (nearest.option.value, nearest.points) == ("A", Fraction(1, 8))
    blank = by_code["PM.MP.3.a"]
    assert [gain.option.value for gain in blank.gains] == ["C", "B", "A"]
    assert blank.gains[-1].points == Fraction(1, 3)


def test_leverage_of_what_is_left_out() -> None:
    answers = {"RF.PW.2.a": figures(harus=0, selesai=0)}
    found = rules.leverage(scored(answers, rules.Policies("exclude")), answers)

    by_code = {entry.question.code: entry for entry in found}
    assert by_code["RF.PW.2.a"].remaining == 0
    assert by_code["RF.PW.1.a"].remaining == Fraction("2.5")


@settings(max_examples=20, deadline=None)
@given(answers=answer_sets(NEW), data=st.data())
def test_a_rung_gives_the_points_that_leverage_promises(
    answers: Answers, data: st.DataObject
) -> None:
    score = scored(answers)
    entries = [entry for entry in rules.leverage(score, answers) if entry.gains]
    if not entries:
        return
    entry = data.draw(st.sampled_from(entries))
    gain = data.draw(st.sampled_from(entry.gains))

    after = scored(answers | {entry.question.code: choice(gain.option.value)})

    assert after.total.score - score.total.score == gain.points
