"""Conditions over facts, with three answers: true, false, and not known."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

type FactValue = Decimal | int | bool | None
type Truth = bool | None  # None: not known


class ConditionError(ValueError):
    """A condition that cannot be read."""


@dataclass(frozen=True, slots=True)
class Fact:
    code: str


@dataclass(frozen=True, slots=True)
class Threshold:
    name: str


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


type Operand = Fact | Threshold | Number


@dataclass(frozen=True, slots=True)
class Holds:
    """A yes-or-no fact by itself."""

    fact: Fact
    expected: bool = True


@dataclass(frozen=True, slots=True)
class Compare:
    fact: Fact
    sign: str
    other: Operand


@dataclass(frozen=True, slots=True)
class All:
    terms: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    terms: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Else:
    """Holds only where every rung above is false."""


type Leaf = Holds | Compare
type Condition = Leaf | All | Any | Else
type Comparison = Callable[[Decimal, Decimal], bool]

SIGNS: Mapping[str, Comparison] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
OPPOSITE = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "==": "!=", "!=": "=="}
TOKEN = re.compile(
    r"\s*(?:(?P<sign>>=|<=|==|!=|>|<)|(?P<bracket>[()])|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?))"
)
DEEPEST = 20


def parse_condition(text: str) -> Condition:
    """The tree of a condition such as "a.b_exists and a.c_percent >= threshold.all"."""
    tokens = list(_tokens(text))
    if tokens == ["else"]:
        return Else()
    parser = _Parser(tokens)
    condition = parser.any(0)
    if parser.tokens:
        raise ConditionError(f"“{parser.tokens[0]}” tidak diharapkan di sini.")
    return condition


def evaluate(
    condition: Condition,
    values: Mapping[str, FactValue],
    thresholds: Mapping[str, Decimal],
) -> Truth:
    """Kleene's logic: not known spreads unless the other side decides."""
    match condition:
        case Holds(fact, expected):
            value = values.get(fact.code)
            return None if value is None else bool(value) == expected
        case Compare(fact, sign, other):
            a, b = amount(fact, values, thresholds), amount(other, values, thresholds)
            return None if a is None or b is None else SIGNS[sign](a, b)
        case All(terms):
            return _decided(
                [evaluate(term, values, thresholds) for term in terms], by=False
            )
        case Any(terms):
            return _decided(
                [evaluate(term, values, thresholds) for term in terms], by=True
            )
    return True  # else


def _decided(truths: list[Truth], *, by: bool) -> Truth:
    """One false decides an "and", one true an "or"; else what is not known stays so."""
    if by in truths:
        return by
    return None if None in truths else not by


def negated(condition: Condition) -> Condition:
    """The opposite, carried down to the comparisons so that each reads as a sentence."""
    match condition:
        case Holds(fact, expected):
            return Holds(fact, not expected)
        case Compare(fact, sign, other):
            return Compare(fact, OPPOSITE[sign], other)
        case All(terms):
            return Any(tuple(negated(term) for term in terms))
        case Any(terms):
            return All(tuple(negated(term) for term in terms))
    raise ConditionError("else berdiri sendiri.")


def amount(
    operand: Operand, values: Mapping[str, FactValue], thresholds: Mapping[str, Decimal]
) -> Decimal | None:
    match operand:
        case Fact(code):
            value = values.get(code)
            return None if value is None else Decimal(value)
        case Threshold(name):
            return thresholds[name]
    return operand.value


def leaves(condition: Condition) -> Iterator[Leaf]:
    """The single comparisons that a condition is made of."""
    match condition:
        case Holds() | Compare():
            yield condition
        case All(terms) | Any(terms):
            for term in terms:
                yield from leaves(term)
        case _:  # else compares nothing
            return


def operands(condition: Condition) -> Iterator[Operand]:
    for leaf in leaves(condition):
        yield leaf.fact
        if isinstance(leaf, Compare):
            yield leaf.other


def _tokens(text: str) -> Iterator[str]:
    at, text = 0, text.strip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise ConditionError(f"“{text[at:].strip()[:20]}” tidak dapat dibaca.")
        yield match[match.lastgroup or 0]
        at = match.end()


class _Parser:
    """Recursive descent: any of (all of (not, bracket, comparison))."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def any(self, depth: int) -> Condition:
        terms = [self.all(depth)]
        while self._take("or"):
            terms.append(self.all(depth))
        return terms[0] if len(terms) == 1 else Any(tuple(terms))

    def all(self, depth: int) -> Condition:
        terms = [self.term(depth)]
        while self._take("and"):
            terms.append(self.term(depth))
        return terms[0] if len(terms) == 1 else All(tuple(terms))

    def term(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise ConditionError("kurung dan not terlalu dalam.")
        if self._take("not"):
            return negated(self.term(depth + 1))
        if self._take("("):
            inner = self.any(depth + 1)
            if not self._take(")"):
                raise ConditionError("kurung tutup tidak ada.")
            return inner
        return self._comparison()

    def _comparison(self) -> Condition:
        fact = self._operand()
        if not isinstance(fact, Fact):
            raise ConditionError("perbandingan harus dimulai dengan sebuah fakta.")
        if self.tokens and self.tokens[0] in SIGNS:
            return Compare(fact, self.tokens.pop(0), self._operand())
        return Holds(fact)

    def _operand(self) -> Operand:
        token = self.tokens.pop(0) if self.tokens else ""
        if token[:1].isdigit():
            return Number(Decimal(token))
        module, dot, name = token.partition(".")
        if not dot:
            raise ConditionError(f"“{token}” bukan fakta, ambang, atau angka.")
        return Threshold(name) if module == "threshold" else Fact(token)

    def _take(self, token: str) -> bool:
        if self.tokens[:1] != [token]:
            return False
        self.tokens.pop(0)
        return True
