"""What can be an answer, and why something cannot."""

import re
from decimal import Decimal

import pytest

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped

INSTRUMENT = shipped.instrument("lke-zi-2021")


@pytest.mark.parametrize(
    ("code", "raw", "answer"),
    [
        ("PM.MP.1.b", "B", rules.Answer("B")),
        ("PM.MP.1.b", None, rules.BLANK),
        ("HS.BA.a", "3.60", rules.Answer(inputs={"indeks": Decimal("3.60")})),
        ("HS.BA.a", 3.6, rules.Answer(inputs={"indeks": Decimal("3.6")})),
        ("HS.BA.a", 4, rules.Answer(inputs={"indeks": Decimal(4)})),
        (
            "RF.MP.1.a",
            {"agen": 1, "perubahan": 9},
            rules.Answer(inputs={"agen": Decimal(1), "perubahan": Decimal(9)}),
        ),
        (
            "RF.PW.2.a",
            {"harus": 2, "selesai": 2, "proses": None},
            rules.Answer(inputs={"harus": Decimal(2), "selesai": Decimal(2)}),
        ),
    ],
)
def test_an_answer_is_read_as_people_write_it(
    code: str, raw: object, answer: rules.Answer
) -> None:
    assert rules.read_answer(INSTRUMENT.question(code), raw) == answer


@pytest.mark.parametrize(
    ("code", "raw", "reason"),
    [
        ("PM.MP.1.b", "F", "pilihan “F” tidak ada; pilih A, B, C"),
        ("PM.MP.1.b", "b", "pilihan “b” tidak ada"),
        ("PM.MP.1.a", True, "tulis salah satu pilihan: Ya, Tidak"),
        ("PM.MP.1.b", {"a": 1}, "tulis salah satu pilihan"),
        ("HS.BA.a", "4.01", "tidak boleh lebih dari 4"),
        ("HS.BA.a", "-0.1", "tidak boleh kurang dari 0"),
        ("HS.BA.a", "3,6", "bukan angka"),
        ("HS.BA.a", "NaN", "bukan angka"),
        ("HS.BA.a", float("inf"), "bukan angka"),
        ("HS.BA.a", "1e-900000", "paling banyak 6 angka"),
        ("HS.BA.a", "1" * 30, "bukan angka"),
        ("RF.MP.1.a", 3, "tulis angka untuk tiap isian: agen, perubahan"),
        ("RF.MP.1.a", {"agen": -1, "perubahan": 1}, "tidak boleh kurang dari 0"),
        ("RF.MP.1.a", {"agen": 1.5, "perubahan": 1}, "harus bilangan bulat"),
        ("RF.MP.1.a", {"agen": "1e900000", "perubahan": 1}, "tidak boleh lebih dari"),
        ("RF.MP.1.a", {"agen": 1}, "Jumlah perubahan yang dibuat: belum diisi"),
        ("RF.MP.1.a", {"agen": 1, "perubahan": 1, "lain": 1}, "isian “lain” tidak ada"),
        ("RF.MP.1.a", {"agen": [1], "perubahan": 1}, "bukan angka"),
    ],
)
def test_what_is_out_of_scale_is_refused_with_the_reason(
    code: str, raw: object, reason: str
) -> None:
    with pytest.raises(rules.AnswerError, match=re.escape(reason)):
        rules.read_answer(INSTRUMENT.question(code), raw)


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("PM.MP.1.b", rules.Answer("A", {"indeks": Decimal(1)})),
        ("HS.BA.a", rules.Answer("A")),
        ("HS.BA.a", rules.Answer(inputs={"indeks": Decimal("Infinity")})),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused(
    code: str, answer: rules.Answer
) -> None:
    assert rules.check_answer(INSTRUMENT.question(code), answer)


def test_a_problem_names_the_input() -> None:
    answer = rules.Answer(inputs={"agen": Decimal(-1), "perubahan": Decimal(1)})

    problems = rules.check_answer(INSTRUMENT.question("RF.MP.1.a"), answer)

    assert [problem.field for problem in problems] == ["agen"]


@pytest.mark.parametrize(
    "question", INSTRUMENT.questions, ids=lambda question: question.code
)
def test_a_blank_answer_is_never_wrong(question: rules.Question) -> None:
    assert rules.check_answer(question, rules.BLANK) == ()
