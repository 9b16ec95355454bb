"""What a question can climb to, at what effort, and why another one stays."""

import pytest

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.climbing import (
    Effort,
    Efforts,
    Reach,
    Stay,
    reaches,
)
from zona.modules.assessment.tests.answer_sets import NEW, choice, figures


def reach(code: str, answer: rules.Answer | None, effort: Effort) -> Reach:
    asked = shipped.instrument(NEW).question(code)
    answers = {code: answer} if answer else {}
    score = rules.score(shipped.plan(NEW), answers)
    [one] = reaches([asked], [score.state(code)], answers, {code: effort})
    return one


ONE = Effort(1)


@pytest.mark.parametrize(
    ("code", "answer", "effort", "stay"),
    [
        ("PM.MP.1.a", choice("Ya"), ONE, Stay.TOP),
        ("PM.MP.1.a", choice("Tidak"), Effort(1, is_locked=True), Stay.LOCKED),
        ("HS.PL.a", figures(indeks=4), ONE, Stay.TOP),
        ("RF.PW.2.a", None, ONE, Stay.UNCOUNTED),
        ("RF.PW.2.a", figures(harus=0, selesai=0, proses=0), ONE, Stay.NOT_MEASURED),
        ("RF.PW.2.a", figures(harus=3, selesai=3, proses=0), ONE, Stay.TOP),
        ("RF.SDM.3.a", figures(tahun_lalu=3, tahun_ini=1), ONE, Stay.PAST),
        ("RF.SDM.3.a", figures(tahun_lalu=3, tahun_ini=0), ONE, Stay.TOP),
    ],
)
def test_a_question_that_stays_says_why(
    code: str, answer: rules.Answer | None, effort: Effort, stay: Stay
) -> None:
    one = reach(code, answer, effort)

    assert one.stay == stay
    assert one.targets == ()


def test_a_zero_denominator_that_counts_does_not_climb() -> None:
    code, answer = "RF.PW.2.a", figures(harus=0, selesai=0, proses=0)
    policies = rules.Policies(zero_denominator="zero")
    score = rules.score(shipped.plan(NEW), {code: answer}, policies)
    asked = shipped.instrument(NEW).question(code)

    [one] = reaches([asked], [score.state(code)], {code: answer}, {code: ONE})

    assert one.stay == Stay.NOT_MEASURED


@pytest.mark.parametrize(
    ("done", "due", "expected"),
    [
        (1, 3, [2, 3]),
        (0, 10, list(range(1, 11))),
        (0, 11, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        (5, 1005, [105, 205, 305, 405, 505, 605, 705, 805, 905, 1005]),
    ],
)
def test_figures_climb_case_by_case_or_in_even_steps(
    done: int, due: int, expected: list[int]
) -> None:
    one = reach("RF.PW.2.a", figures(harus=due, selesai=done, proses=0), Effort(3))

    assert [each.answer.inputs["selesai"] for each in one.targets] == expected
    assert [each.effort for each in one.targets][:2] == [3, 6]


def test_a_blank_choice_climbs_from_the_lowest_rung() -> None:
    one = reach("PM.MP.1.b", None, Effort(2))

    assert [each.answer.value for each in one.targets] == ["B", "A"]
    assert [each.effort for each in one.targets] == [2, 4]


def test_efforts_come_from_the_first_part_of_the_code() -> None:
    table = Efforts(3, {"PM": 2})
    instrument = shipped.instrument(NEW)

    assert table.of(instrument.question("PM.MP.1.a")) == Effort(2)
    assert table.of(instrument.question("RF.MP.1.a")) == Effort(3)
    assert table.of(instrument.question("HS.PL.a")) == Effort(3, is_locked=True)


def test_an_effort_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Efforts(3, {"PM": 0})
