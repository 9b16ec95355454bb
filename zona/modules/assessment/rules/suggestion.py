"""From facts to a suggested answer, with its reasons; a person confirms it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from .condition import Condition, Else, FactValue
from .wording import Case, FactTitle, value_sentence


@dataclass(frozen=True, slots=True)
class RungRule:
    """A rung and the condition under which it is suggested."""

    answer: str
    when: Condition


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """Rungs from best to worst; the first that holds is suggested."""

    rungs: tuple[RungRule, ...]


@dataclass(frozen=True, slots=True)
class InputsRule:
    """Inputs of the formula with the facts that fill them."""

    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class IndexRule:
    """The registered survey; the unit's own survey is only a forecast."""

    index: str
    forecast: str | None


@dataclass(frozen=True, slots=True)
class SuggestionRule:
    """How the facts answer one question, and what a person must still judge."""

    question: str
    facts: tuple[FactTitle, ...]
    rule: ChoiceRule | InputsRule | IndexRule | None  # None: not suggested
    needs_judgement: bool
    proof: str
    confidence: Literal["high", "medium", "low"]
    person_says: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the facts say about one question; never an answer by itself."""

    question: str
    needs_judgement: bool
    person_says: str
    proof: str
    confidence: str
    known: Mapping[str, FactValue]
    unknown: tuple[str, ...]
    answer: str | None = None
    inputs: Mapping[str, Decimal] | None = None
    index: Decimal | None = None
    forecast: Decimal | None = None
    at_least: bool = False  # a better rung could not be judged
    why: tuple[str, ...] = ()
    next_rung: str | None = None
    missing: tuple[str, ...] = ()  # what separates the unit from the next rung

    @property
    def suggested(self) -> bool:
        found = (self.answer, self.inputs, self.index)
        return any(value is not None for value in found)


def suggest(
    rule: SuggestionRule,
    values: Mapping[str, FactValue],
    thresholds: Mapping[str, Decimal],
) -> Suggestion:
    """Read one rule for the given facts; a fact without value leaves things open."""
    found = {fact.code: values.get(fact.code) for fact in rule.facts}
    case = Case({fact.code: fact for fact in rule.facts}, found, thresholds)
    base = Suggestion(
        question=rule.question,
        needs_judgement=rule.needs_judgement,
        person_says=rule.person_says,
        proof=rule.proof,
        confidence=rule.confidence,
        known={code: value for code, value in found.items() if value is not None},
        unknown=tuple(code for code, value in found.items() if value is None),
        why=(rule.why_not,) if rule.why_not else (),
    )
    match rule.rule:
        case ChoiceRule(rungs):
            return _choice(base, rungs, case)
        case InputsRule(inputs):
            return _inputs(base, inputs, case)
        case IndexRule(index, forecast):
            return _index(base, index, forecast, case)
    return base


def _choice(base: Suggestion, rungs: tuple[RungRule, ...], case: Case) -> Suggestion:
    open_above = False
    for at, rung in enumerate(rungs):
        is_else = isinstance(rung.when, Else)
        truth = case.truth(rung.when)
        if truth and not (is_else and open_above):
            above = rungs[at - 1] if at else None
            missing = case.missing(above.when) if above else ()
            return replace(
                base,
                answer=rung.answer,
                at_least=open_above,
                # The lowest rung holds because the one above does not.
                why=missing if is_else else case.reasons(rung.when),
                next_rung=above.answer if above else None,
                missing=missing,
            )
        open_above = open_above or truth is None
    return replace(base, why=_unknown(base, case))


def _inputs(base: Suggestion, inputs: Mapping[str, str], case: Case) -> Suggestion:
    if base.unknown:
        return replace(base, why=_unknown(base, case))
    figures = {key: Decimal(case.values[code] or 0) for key, code in inputs.items()}
    return replace(base, inputs=figures, why=_values(base, case))


def _index(
    base: Suggestion, index: str, forecast: str | None, case: Case
) -> Suggestion:
    found = case.values.get(index)
    guess = case.values.get(forecast) if forecast else None
    return replace(
        base,
        index=None if found is None else Decimal(found),
        forecast=None if guess is None else Decimal(guess),
        why=_values(base, case) + _unknown(base, case),
    )


def _values(base: Suggestion, case: Case) -> tuple[str, ...]:
    return tuple(
        value_sentence(case.titles[code], value) for code, value in base.known.items()
    )


def _unknown(base: Suggestion, case: Case) -> tuple[str, ...]:
    return tuple(value_sentence(case.titles[code], None) for code in base.unknown)
