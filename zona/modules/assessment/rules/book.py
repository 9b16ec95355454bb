"""The suggestion rules read from YAML; only a faultless book is returned."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .condition import (
    Condition,
    ConditionError,
    Else,
    Fact,
    Holds,
    Threshold,
    leaves,
    operands,
    parse_condition,
)
from .instrument import Instrument, Kind, Question
from .reading import Fields
from .suggestion import ChoiceRule, IndexRule, InputsRule, RungRule, SuggestionRule
from .wording import FactTitle
from .yamltext import YamlError, load

SCHEMA = "zona-facts/1"
TYPES = ("percent", "count", "bool", "index", "ratio-input")
CONFIDENCES: tuple[Literal["high", "medium", "low"], ...] = ("high", "medium", "low")

type Rule = ChoiceRule | InputsRule | IndexRule | None


class SuggestionError(Exception):
    """Suggestion rules that cannot be used, with every reason and its place."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class SuggestionBook:
    """The rules by instrument and question, the facts, and the default thresholds."""

    facts: Mapping[str, FactTitle]
    thresholds: Mapping[str, Decimal]
    rules: Mapping[str, Mapping[str, SuggestionRule]]

    def rule(self, instrument: str, question: str) -> SuggestionRule | None:
        return self.rules.get(instrument, {}).get(question)


@dataclass(frozen=True, slots=True)
class _Known:
    facts: Mapping[str, FactTitle]
    thresholds: Mapping[str, Decimal]


def parse_suggestions(text: str, instruments: Iterable[Instrument]) -> SuggestionBook:
    """The rules in the text, or SuggestionError with all their problems."""
    try:
        raw = load(text)
    except YamlError as error:
        raise SuggestionError((str(error),)) from None
    if not isinstance(raw, dict):
        raise SuggestionError(("Berkas saran harus berupa pasangan kunci.",))
    root = Fields(raw, "")
    if raw.get("schema") != SCHEMA:
        root.wrong(f"schema: harus {SCHEMA}.")
    known = _Known(_facts(root), _thresholds(root))
    by_code = {instrument.code: instrument for instrument in instruments}
    questions = root.fields("questions")
    rules = {
        str(code): _rules(questions, str(code), by_code.get(str(code)), known)
        for code in questions.raw
    }
    if root.problems:
        raise SuggestionError(tuple(root.problems))
    return SuggestionBook(known.facts, known.thresholds, rules)


def _facts(root: Fields) -> dict[str, FactTitle]:
    facts: dict[str, FactTitle] = {}
    for row in root.rows("facts"):
        fact = FactTitle(row.text("code"), row.text("title"), row.choice("type", TYPES))
        if fact.code in facts:
            row.wrong("kode ini dipakai dua kali.")
        facts[fact.code] = fact
    return facts


def _thresholds(root: Fields) -> dict[str, Decimal]:
    thresholds = root.fields("thresholds")
    return {
        str(name): thresholds.fields(str(name)).decimal("value")
        for name in thresholds.raw
    }


def _rules(
    questions: Fields, code: str, instrument: Instrument | None, known: _Known
) -> dict[str, SuggestionRule]:
    if instrument is None:
        questions.wrong(f"instrumen {code} tidak dikenal.")
        return {}
    rows = questions.rows(code)
    names = Counter(str(row.raw.get("question")) for row in rows)
    rules: dict[str, SuggestionRule] = {}
    for row in rows:
        name = row.text("question")
        if names[name] > 1:
            row.wrong("pertanyaan ini tertulis dua kali.")
        if instrument.has_question(name):
            rules[name] = _rule(row, instrument.question(name), known)
        else:
            row.wrong(f"pertanyaan {name} tidak ada dalam {code}.")
    return rules


def _rule(row: Fields, question: Question, known: _Known) -> SuggestionRule:
    for code in row.texts("facts"):
        if code not in known.facts:
            row.wrong(f"fakta {code} tidak dikenal.")
    listed = [code for code in row.texts("facts") if code in known.facts]
    judged = row.flag("needs_judgement")
    confidence = row.choice("confidence", CONFIDENCES)
    if judged and not row.optional_text("person_says"):
        row.wrong("“person_says” wajib ada bila “needs_judgement”.")
    return SuggestionRule(
        question=question.code,
        facts=tuple(known.facts[code] for code in listed),
        rule=_body(row, question, known, listed),
        needs_judgement=judged,
        proof=row.text("proof"),
        confidence=next((level for level in CONFIDENCES if level == confidence), "low"),
        person_says=row.optional_text("person_says") or "",
        why_not=row.optional_text("why") or "",
    )


def _body(row: Fields, question: Question, known: _Known, listed: list[str]) -> Rule:
    suggest = row.raw.get("suggest")
    if suggest is None:
        return None
    if question.kind == Kind.CHOICE:
        return _choice(row, question, known, listed)
    body = row.fields("suggest")
    if question.kind == Kind.INDEX:
        index, forecast = body.text("index"), body.optional_text("forecast")
        _listed(body, [code for code in (index, forecast) if code], listed)
        return IndexRule(index, forecast)
    inputs = body.fields("inputs")
    filled = {str(key): inputs.text(str(key)) for key in inputs.raw}
    if set(filled) != {figure.key for figure in question.inputs}:
        inputs.wrong("isian tidak sama dengan isian pertanyaan.")
    _listed(inputs, filled.values(), listed)
    return InputsRule(filled)


def _choice(
    row: Fields, question: Question, known: _Known, listed: list[str]
) -> ChoiceRule:
    rungs = tuple(_rung(rung, known, listed) for rung in row.rows("suggest"))
    order = [option.value for option in question.options]
    answers = [rung.answer for rung in rungs]
    if any(answer not in order for answer in answers):
        row.wrong(f"anak tangga harus di antara {', '.join(order)}.")
    elif answers != sorted(set(answers), key=order.index):
        row.wrong("anak tangga harus urut dari yang terbaik dan tidak berulang.")
    if any(isinstance(rung.when, Else) for rung in rungs[:-1]):
        row.wrong("else hanya untuk anak tangga terakhir.")
    return ChoiceRule(rungs)


def _rung(rung: Fields, known: _Known, listed: list[str]) -> RungRule:
    condition: Condition = Else()
    try:
        condition = parse_condition(rung.text("when"))
    except ConditionError as error:
        rung.wrong(f"syarat: {error}")
    facts = [
        operand.code for operand in operands(condition) if isinstance(operand, Fact)
    ]
    _listed(rung, facts, listed)
    for operand in operands(condition):
        if isinstance(operand, Threshold) and operand.name not in known.thresholds:
            rung.wrong(f"ambang {operand.name} tidak dikenal.")
    for leaf in leaves(condition):
        fact = known.facts.get(leaf.fact.code)
        if fact and (fact.type == "bool") != isinstance(leaf, Holds):
            rung.wrong(f"fakta {fact.code} ({fact.type}) tidak dapat dipakai demikian.")
    return RungRule(rung.text("answer"), condition)


def _listed(place: Fields, codes: Iterable[str], listed: list[str]) -> None:
    for code in codes:
        if code not in listed:
            place.wrong(f"fakta {code} tidak ada dalam “facts” pertanyaan ini.")
