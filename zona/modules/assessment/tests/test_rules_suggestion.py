"""From facts to a suggested answer: the logic of three values, rules, sentences."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.suggestion import ChoiceRule, IndexRule, InputsRule

type Change = Callable[[dict[str, Any]], object]

BOOK = shipped.suggestions()
NEW = "lke-zi-2021"
UNCOVERED = {("lke-zi-2021", "RF.TT.1.a")}


def suggested(question: str, **values: rules.FactValue) -> rules.Suggestion:
    rule = BOOK.rule(NEW, question)
    assert rule is not None
    module = rule.facts[0].code.partition(".")[0] if rule.facts else ""
    found = {f"{module}.{key}": value for key, value in values.items()}
    return rules.suggest(rule, found, BOOK.thresholds)


@pytest.mark.parametrize("code", sorted(shipped.FILES))
def test_every_question_has_a_rule_or_is_the_known_exception(code: str) -> None:
    instrument = shipped.instrument(code)

    rules_of = BOOK.rules[code]

    assert rules_of.keys() == {question.code for question in instrument.questions}
    without = {(code, name) for name, rule in rules_of.items() if rule.rule is None}
    assert without == {pair for pair in UNCOVERED if pair[0] == code}


@pytest.mark.parametrize("code", sorted(shipped.FILES))
def test_without_facts_nothing_is_suggested(code: str) -> None:
    for rule in BOOK.rules[code].values():
        suggestion = rules.suggest(rule, {}, BOOK.thresholds)

        assert not suggestion.suggested
        assert suggestion.why


@settings(max_examples=60, deadline=None)
@given(data=st.data(), code=st.sampled_from(sorted(shipped.FILES)))
def test_every_suggestion_can_be_an_answer(data: st.DataObject, code: str) -> None:
    rule = data.draw(st.sampled_from(list(BOOK.rules[code].values())))
    strategies: dict[str, st.SearchStrategy[rules.FactValue]] = {
        "bool": st.booleans(),
        "percent": st.decimals(-20, 130, places=3),
        "index": st.decimals(0, 4, places=2),
        "count": st.integers(0, 5),
        "ratio-input": st.integers(0, 5),
    }
    values = {
        fact.code: data.draw(st.none() | strategies[fact.type]) for fact in rule.facts
    }

    found = rules.suggest(rule, values, BOOK.thresholds)

    question = shipped.instrument(code).question(rule.question)
    inputs = {"indeks": found.index} if found.index is not None else found.inputs
    answer = rules.Answer(found.answer, inputs or {})
    assert rules.check_answer(question, answer) == ()
    assert set(found.known) | set(found.unknown) == {fact.code for fact in rule.facts}
    assert (found.next_rung is None) == (found.missing == ())
    assert found.why


def test_the_first_true_rung_is_suggested_with_its_reasons() -> None:
    found = suggested("PM.MP.3.a", plan_exists=True, actions_done_percent=Decimal(80))

    assert (found.answer, found.at_least, found.next_rung) == ("B", False, "A")
    assert found.why == (
        "Rencana kerja ZI disahkan: ya.",
        "Rencana aksi yang terlaksana: 80%, syaratnya lebih dari 50%.",
    )
    assert found.missing == (
        "Rencana aksi yang terlaksana: 80%, perlu sekurang-kurangnya 100%.",
    )


def test_a_figure_is_never_shown_as_the_border_that_it_misses() -> None:
    below = suggested(
        "PM.MP.3.a", plan_exists=True, actions_done_percent=Decimal("99.9999")
    )
    above = suggested(
        "PM.MP.3.a", plan_exists=True, actions_done_percent=Decimal("50.0001")
    )

    assert "99,99%, perlu sekurang-kurangnya 100%" in below.missing[0]
    assert "sedikit di atas 50%, syaratnya lebih dari 50%" in above.why[1]


def test_an_unknown_better_rung_makes_it_at_least() -> None:
    found = suggested("PM.PP.1.b", maklumat_percent=Decimal(20))

    assert (found.answer, found.at_least) == ("C", False)
    open_above = suggested(
        "PM.PP.1.b", maklumat_percent=Decimal(100), maklumat_online_exists=True
    )
    assert (open_above.answer, open_above.at_least, open_above.next_rung) == (
        "B",
        True,
        "A",
    )
    assert "belum ada datanya" in open_above.missing[0]
    assert open_above.unknown == ("services.maklumat_other_media_count",)


def test_else_holds_only_when_every_rung_above_is_false() -> None:
    counted = suggested("PM.MP.3.a", plan_exists=False)
    unknown = suggested("PM.MP.3.a", plan_exists=True)

    assert counted.answer == "D"
    assert counted.why[0] == "Rencana kerja ZI disahkan: belum, perlu ya."
    assert unknown.answer is None
    assert unknown.why == ("Rencana aksi yang terlaksana: belum ada datanya.",)


def test_two_facts_are_set_beside_each_other() -> None:
    found = suggested(
        "HS.BA.b",
        outcome_objectives_percent=Decimal(80),
        iku_achieved_percent=Decimal(100),
        achievement_percent=Decimal("103.5"),
        achievement_previous_percent=Decimal(104),
    )

    assert (found.answer, found.next_rung, found.needs_judgement) == ("C", "B", True)
    assert found.person_says
    assert (
        "103,5%, perlu lebih dari Rata-rata capaian IKU tahun sebelumnya (104%)"
        in found.missing[0]
    )


def test_a_formula_is_filled_only_when_every_figure_is_known() -> None:
    whole = suggested("RF.MP.1.a", change_agents_count=2, agent_changes_count=0)
    part = suggested("RF.MP.1.a", change_agents_count=2)

    assert whole.inputs == {"agen": Decimal(2), "perubahan": Decimal(0)}
    assert part.inputs is None
    assert part.why == ("Perubahan nyata oleh agen perubahan: belum ada datanya.",)


def test_a_forecast_is_shown_and_never_an_answer() -> None:
    guess = suggested("HS.PL.a", spkp_index=Decimal("3.2"))
    real = suggested("HS.PL.a", ipkp_index=Decimal("3.61"))

    assert (guess.suggested, guess.index, guess.forecast) == (
        False,
        None,
        Decimal("3.2"),
    )
    assert (real.suggested, real.index, real.forecast) == (True, Decimal("3.61"), None)


def test_what_no_record_shows_is_said() -> None:
    found = suggested("RF.TT.1.a")

    assert not found.suggested
    assert "proses" in found.why[0]


def test_a_stricter_threshold_changes_the_suggestion() -> None:
    rule = BOOK.rule(NEW, "PM.MP.3.a")
    assert rule is not None
    values: dict[str, rules.FactValue] = {
        "programme.plan_exists": True,
        "programme.actions_done_percent": Decimal(60),
    }

    strict = rules.suggest(rule, values, {**BOOK.thresholds, "most": Decimal(75)})

    assert strict.answer == "C"


def small_book() -> dict[str, Any]:
    shared = {"needs_judgement": False, "proof": "SK", "confidence": "high"}
    return {
        "schema": "zona-facts/1",
        "thresholds": {"most": {"value": 50}},
        "facts": [
            {"code": "m.a_exists", "title": "A", "type": "bool"},
            {"code": "m.b_count", "title": "B", "type": "count"},
        ],
        "questions": {
            NEW: [
                {
                    "question": "PM.MP.1.a",
                    "facts": ["m.a_exists", "m.b_count"],
                    "suggest": [
                        {
                            "answer": "Ya",
                            "when": "m.a_exists and not m.b_count > threshold.most",
                        },
                        {"answer": "Tidak", "when": "else"},
                    ],
                    **shared,
                },
                {
                    "question": "RF.MP.1.a",
                    "facts": ["m.b_count"],
                    "suggest": {
                        "inputs": {"agen": "m.b_count", "perubahan": "m.b_count"}
                    },
                    **shared,
                },
                {
                    "question": "HS.BA.a",
                    "facts": ["m.b_count"],
                    "suggest": {"index": "m.b_count"},
                    **shared,
                },
            ]
        },
    }


def parse(raw: object) -> rules.SuggestionBook:
    text = yaml.dump(raw, Dumper=yaml.CSafeDumper, sort_keys=False)
    return rules.parse_suggestions(text, [shipped.instrument(NEW)])


def test_a_small_book_is_read() -> None:
    book = parse(small_book())

    kinds = [type(rule.rule) for rule in book.rules[NEW].values()]
    assert kinds == [ChoiceRule, InputsRule, IndexRule]
    assert book.rule("lain", "PM.MP.1.a") is None


def test_a_negated_condition_reads_as_a_sentence() -> None:
    raw = small_book()
    raw["questions"][NEW][0]["suggest"][0]["when"] = "not m.a_exists and m.b_count != 3"
    rule = parse(raw).rule(NEW, "PM.MP.1.a")
    assert rule is not None

    found = rules.suggest(rule, {"m.a_exists": True, "m.b_count": 3}, {})

    assert found.why == ("A: ya, perlu belum.", "B: 3, perlu selain 3.")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda b, _q: b.update(schema="x"), "schema: harus zona-facts/1"),
        (
            lambda b, _q: b["facts"][1].update(code="m.a_exists"),
            "facts[1] m.a_exists: kode",
        ),
        (lambda b, _q: b["facts"][0].update(type="x"), "facts[0] m.a_exists: “type” x"),
        (
            lambda b, _q: b["thresholds"]["most"].update(value="x"),
            "thresholds.most: “value”",
        ),
        (
            lambda b, _q: b["questions"].update({"lain": []}),
            "instrumen lain tidak dikenal",
        ),
        (lambda _b, q: q.update(question="X.1"), "pertanyaan X.1 tidak ada"),
        (
            lambda _b, q: q.update(question="HS.BA.a"),
            "pertanyaan ini tertulis dua kali",
        ),
        (lambda _b, q: q["facts"].append("m.x"), "fakta m.x tidak dikenal"),
        (lambda _b, q: q.update(needs_judgement=True), "“person_says” wajib ada"),
        (lambda _b, q: q.update(confidence="x"), "“confidence” x tidak dikenal"),
        (
            lambda _b, q: q["suggest"][0].update(answer="A"),
            "anak tangga harus di antara Ya, Tidak",
        ),
        (lambda _b, q: q["suggest"].reverse(), "anak tangga harus urut"),
        (
            lambda _b, q: q["suggest"][0].update(when="else"),
            "else hanya untuk anak tangga terakhir",
        ),
        (
            lambda _b, q: q["suggest"][0].update(when="m.a_exists ;"),
            "suggest[0]: syarat: “;”",
        ),
        (
            lambda _b, q: q["suggest"][0].update(when="m.z > 1"),
            "fakta m.z tidak ada dalam",
        ),
        (
            lambda _b, q: q["suggest"][0].update(when="m.b_count > threshold.x"),
            "ambang x tidak dikenal",
        ),
        (
            lambda _b, q: q["suggest"][0].update(when="m.b_count"),
            "tidak dapat dipakai demikian",
        ),
        (
            lambda _b, q: q["suggest"][0].update(when="m.a_exists > 1"),
            "tidak dapat dipakai",
        ),
        (
            lambda b, _q: b["questions"][NEW][1]["suggest"]["inputs"].pop("agen"),
            "suggest.inputs: isian tidak sama",
        ),
        (
            lambda b, _q: b["questions"][NEW][2]["suggest"].update(forecast="m.x"),
            "suggest: fakta m.x tidak ada dalam",
        ),
    ],
)
def test_a_faulty_book_names_the_place(
    change: Callable[[dict[str, Any], dict[str, Any]], object], expected: str
) -> None:
    raw = small_book()
    change(raw, raw["questions"][NEW][0])

    with pytest.raises(rules.SuggestionError) as refused:
        parse(raw)

    assert expected in str(refused.value)


@pytest.mark.parametrize(
    ("text", "line"), [("a: [", "baris"), ("- 1", "pasangan kunci")]
)
def test_text_that_is_no_book_is_refused(text: str, line: str) -> None:
    with pytest.raises(rules.SuggestionError, match=line):
        rules.parse_suggestions(text, [])
