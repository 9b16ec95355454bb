"""The working formulas of the sheet: the same sums as `scoring`, for a spreadsheet.

A spreadsheet counts with binary fractions, so every comparison with a gate is made on a
value rounded to nine decimals: 0,67 + 0,33 must not fall short of 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .instrument import Decline, Index, Question, Ratio
from .layout import Layout, Row, RowKind

POLICY_SHEET = "Kebijakan"
BLANK_CELL = f"{POLICY_SHEET}!$B$7"
ZERO_CELL = f"{POLICY_SHEET}!$B$8"
HELD_CELL = f"{POLICY_SHEET}!$B$9"
BLANK_WORDS: Mapping[str, str] = {
    "zero": "Dinilai nol",
    "exclude": "Tidak ikut dirata-ratakan",
}
ZERO_WORDS: Mapping[str, str] = {
    "exclude": "Tidak ikut dinilai",
    "full": "Dinilai penuh",
    "zero": "Dinilai nol",
}
LEFT_OUT = '"-"'
IF_BLANK = f'IF({BLANK_CELL}="{BLANK_WORDS["zero"]}",0,{LEFT_OUT})'
IF_ZERO = (
    f'IF({ZERO_CELL}="{ZERO_WORDS["full"]}",1,'
    f'IF({ZERO_CELL}="{ZERO_WORDS["zero"]}",0,{LEFT_OUT}))'
)


@dataclass(frozen=True, slots=True)
class Side:
    """Who answers: the columns of one answerer in the sheet, and its summary sheet."""

    key: str
    summary: str
    answer: str
    note: str
    points: str
    percent: str
    share: str  # working column: the part that was earned, or "-" where left out
    counted: str  # working column: the weight that counts


UNIT = Side("unit", "Unit", "K", "L", "W", "X", "Y", "Z")
TPI_UNIT = Side("tpi_unit", "TPI Unit", "O", "R", "P", "Q", "AA", "AB")
TPI_ITJEN = Side("tpi_itjen", "TPI Itjen", "S", "V", "T", "U", "AC", "AD")
SIDES = (UNIT, TPI_UNIT, TPI_ITJEN)


def literal(value: Fraction) -> str:
    """A number in a formula: decimal where that is exact, else a division."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return f"({value.numerator}/{value.denominator})"
    digits = 0
    while (value * 10**digits).denominator > 1:
        digits += 1
    whole = abs(int(value * 10**digits))
    text = f"{whole:0{digits + 1}d}"
    sign = "-" if value < 0 else ""
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def formulas(layout: Layout, row: Row, side: Side) -> Mapping[str, str]:
    """The formulas of one row for one answerer, by column."""
    if row.kind == RowKind.QUESTION:
        return _question(layout, layout.instrument.question(row.code), row, side)
    if row.kind == RowKind.SUBTOTAL:
        question = layout.instrument.question(row.code)
        keys = (
            question.formula.denominator if isinstance(question.formula, Ratio) else ()
        )
        return {side.answer: f"=SUM({_cells(layout, question, keys, side)})"}
    if row.kind == RowKind.NODE:
        below = [
            layout.lines[part.code] for part in layout.instrument.children(row.code)
        ]
        return _sums(row.line, below, side)
    if row.kind == RowKind.SUM:
        return _sums(row.line, [layout.lines[row.code]], side)
    if row.kind == RowKind.TOTAL:
        roots = layout.instrument.children(None)
        return _sums(row.line, [layout.lines[part.code] for part in roots], side)
    return {}


def _sums(line: int, lines: list[int], side: Side) -> dict[str, str]:
    points = ",".join(f"{side.points}{below}" for below in lines)
    counted = ",".join(f"{side.counted}{below}" for below in lines)
    return {
        side.points: f"=SUM({points})",
        side.counted: f"=SUM({counted})",
        side.percent: _percent(line, side),
    }


def _percent(line: int, side: Side) -> str:
    counted = f"{side.counted}{line}"
    return f"=IF({counted}=0,0,{side.points}{line}/{counted})"


def _question(
    layout: Layout, question: Question, row: Row, side: Side
) -> dict[str, str]:
    share = f"{side.share}{row.line}"
    if question.own_weight:
        weight = f"$H${row.line if row.weight is not None else row.line - 1}"
    else:
        siblings = layout.instrument.children(question.parent)
        shares = ",".join(f"{side.share}{layout.lines[each.code]}" for each in siblings)
        weight = f"$H${layout.lines[question.parent]}/COUNT({shares})"
    found = {
        side.share: f"={_share(layout, question, row.line, side)}",
        side.points: f"=IF(ISNUMBER({share}),{share}*{weight},0)",
        side.counted: f"=IF(ISNUMBER({share}),{weight},0)",
        side.percent: _percent(row.line, side),
    }
    if isinstance(question.formula, (Ratio, Decline)):
        keys = question.formula.keys
        filled = f"COUNT({_cells(layout, question, keys, side)})"
        found[side.answer] = f'=IF({filled}<{len(keys)},"",{share})'
    return found


def _share(layout: Layout, question: Question, line: int, side: Side) -> str:
    formula = question.formula
    if formula is None:
        return _rung(question, f"TRIM({side.answer}{line})")
    if isinstance(formula, Index):
        cell = f"{side.answer}{line}"
        earned = _within(f"{cell}/{literal(formula.max)}")
        return f"IF(COUNT({cell})<1,{IF_BLANK},{earned})"
    filled = f"COUNT({_cells(layout, question, formula.keys, side)})"
    earned = _earned(layout, question, formula, side)
    return f"IF({filled}<{len(formula.keys)},{IF_BLANK},{earned})"


def _rung(question: Question, answer: str) -> str:
    """The score of the chosen rung; anything else counts as not answered."""
    found = IF_BLANK
    for option in reversed(question.options):
        found = f'IF({answer}="{option.value}",{literal(option.score)},{found})'
    return found


def _earned(
    layout: Layout, question: Question, formula: Ratio | Decline, side: Side
) -> str:
    if isinstance(formula, Decline):
        before = _cells(layout, question, (formula.previous,), side)
        now = _cells(layout, question, (formula.current,), side)
        fallen = _within(f"({before}-{now})/{before}")
        return f"IF({before}=0,IF({now}=0,1,0),{fallen})"
    done = f"SUM({_cells(layout, question, formula.numerator, side)})"
    due = f"SUM({_cells(layout, question, formula.denominator, side)})"
    return f"IF({due}=0,{IF_ZERO},{_within(f'{done}/{due}')})"


def _within(value: str) -> str:
    return f"MAX(0,MIN(1,{value}))"


def _cells(
    layout: Layout, question: Question, keys: tuple[str, ...], side: Side
) -> str:
    return ",".join(
        f"{side.answer}{layout.figures[question.code, key]}" for key in keys
    )
