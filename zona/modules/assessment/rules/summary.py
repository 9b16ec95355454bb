"""The first sheets of the workbook: areas, outcome, total, and every gate.

The gates are compared on values rounded to nine decimals, because a spreadsheet counts
with binary fractions: 0,67 + 0,33 must not fall short of 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .compiling import GatePlan, Plan
from .formulas import HELD_CELL, Side, literal
from .instrument import PREDICATE, TOTAL, Instrument, Node, Part
from .layout import NUMBER_COLUMNS, Layout, RowKind, short_number

ANSWER_SHEET = "Jawaban"
PASSED, FAILED = "Lulus", "Belum"
FIRST_LINE = 4
AIM_CELL = "$B$2"  # the predicate that the table above is held against
DECIMALS = 9

type Cell = str | Fraction
type Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary sheet: how it looks, what it sums, its cells by column."""

    style: str  # head, node, part, total, gap, gates, gate or verdict
    cells: Cells
    target: str = ""  # a code, TOTAL or the key of an area


def summary(plan: Plan, layout: Layout, side: Side) -> tuple[Line, ...]:
    """The lines from row 4 on: the table of parts, then the gates of each predicate."""
    upper = list(_table(plan.instrument, layout, side))
    first = FIRST_LINE + len(upper) + 1
    lower = list(_gates(plan, layout, side, first))
    states = _states(plan, lower, first)
    held = [_with_state(line, states.get(line.target, {})) for line in upper]
    return (*held, Line("gap", {}), *lower)


# --- the table of parts -------------------------------------------------------------------


def _table(instrument: Instrument, layout: Layout, side: Side) -> Iterator[Line]:
    halves = _halves(instrument)
    titles = {column: instrument.node(half).title for column, half in halves.items()}
    head = {"B": "Area perubahan", "H": "Bobot", **titles, "K": "Nilai", "L": "%"}
    yield Line("head", {**head, "M": "Nilai minimal"})
    grouped = {
        area: root.code
        for area, codes in instrument.area_groups.items()
        for root in instrument.ancestors(codes[0])[-1:]
    }
    for root in instrument.children(None):
        title = root.title.upper()
        yield Line("node", {"B": f"{root.number}.", "C": title, "H": root.weight})
        areas = [area for area, above in grouped.items() if above == root.code]
        for number, area in enumerate(areas, 1):
            cells = _area(instrument, layout, side, area) | {"D": f"{number}."}
            yield _summed(layout, side, area, cells)
        if not areas:
            yield from _below(instrument, layout, side, root.code)
        yield _summed(layout, side, root.code, {"B": f"TOTAL {title}"}, "total")
        yield Line("gap", {})
    yield _summed(layout, side, TOTAL, {"B": "NILAI TOTAL"}, "total")


def _halves(instrument: Instrument) -> dict[str, str]:
    """The parts that every area is split over, by column; none where it is whole."""
    parents = [
        instrument.node(code).parent or ""
        for codes in instrument.area_groups.values()
        for code in codes
    ]
    found = list(dict.fromkeys(parents))
    return dict(zip("IJ", found, strict=False)) if len(found) > 1 else {}


def _area(
    instrument: Instrument, layout: Layout, side: Side, area: str
) -> dict[str, Cell]:
    codes = instrument.area_groups[area]
    weight = sum((instrument.weight(code) for code in codes), Fraction(0))
    cells: dict[str, Cell] = {"E": instrument.area_title(area).upper(), "H": weight}
    for column, half in _halves(instrument).items():
        inside = [code for code in codes if instrument.node(code).parent == half]
        places = (
            f"{ANSWER_SHEET}!{side.points}{layout.lines[each]}" for each in inside
        )
        cells[column] = f"=SUM({','.join(places)})"
    return cells


def _below(
    instrument: Instrument, layout: Layout, side: Side, code: str
) -> Iterator[Line]:
    for part in instrument.children(code):
        column = _number_column(instrument, part)
        title = part.title.upper() if column == "C" else part.title
        number = f"{short_number(part)}."
        cells: Cells = {column: number, chr(ord(column) + 1): title, "H": part.weight}
        yield _summed(layout, side, part.code, cells)
        yield from _below(instrument, layout, side, part.code)


def _number_column(instrument: Instrument, part: Part) -> str:
    if isinstance(part, Node):
        return NUMBER_COLUMNS[part.level]
    return chr(ord(NUMBER_COLUMNS[instrument.node(part.parent).level]) + 1)


def _summed(
    layout: Layout, side: Side, target: str, cells: Cells, style: str = "part"
) -> Line:
    figures = {
        "K": f"={_points(layout, side, target)}",
        "L": f"={_percent(layout, side, target)}",
    }
    return Line(style, {**cells, **figures}, target)


# --- the gates ----------------------------------------------------------------------------


def _gates(plan: Plan, layout: Layout, side: Side, first: int) -> Iterator[Line]:
    line = first
    for predicate in plan.instrument.predicates:
        gates = [each for each in plan.gates if each.gate.predicate == predicate]
        head = {"B": f"Ambang {predicate}", "K": "Nilai", "L": "Paling rendah"}
        yield Line("gates", head | {"M": "Keadaan"})
        for offset, gate in enumerate(gates, line + 1):
            yield _gate(layout, side, gate, offset)
        last = line + len(gates)
        passed = f'COUNTIF(M{line + 1}:M{last},"{PASSED}")={len(gates)}'
        title = f"Seluruh ambang {predicate}"
        yield Line("verdict", {"B": title, "M": _state(passed)}, predicate)
        yield Line("gap", {})
        line = last + 3


def _gate(layout: Layout, side: Side, plan: GatePlan, line: int) -> Line:
    gate = plan.gate
    if gate.min is None:
        held = f'IF({HELD_CELL}="","Belum ada",{HELD_CELL})'
        state = _state(f'{HELD_CELL}="{gate.held}"')
        cells: Cells = {"B": plan.title, "K": f"={held}", "L": gate.held or ""}
        return Line("gate", {**cells, "M": state}, plan.target)
    least = literal(gate.min)
    value, floor = _points(layout, side, plan.target), gate.min
    condition = f"ROUND({value},{DECIMALS})>={least}"
    if gate.metric == "percent":
        value, floor = _percent(layout, side, plan.target), gate.min / 100
        counted = _counted(layout, side, plan.target)
        condition = f"AND({counted}>0,ROUND(100*{value},{DECIMALS})>={least})"
    title = f"{plan.title} (%)" if gate.metric == "percent" else plan.title
    cells = {"B": title, "K": f"={value}", "L": floor, "M": _state(condition)}
    return Line("percent" if gate.metric == "percent" else "gate", cells, plan.target)


def _state(condition: str) -> str:
    return f'=IF({condition},"{PASSED}","{FAILED}")'


def _states(plan: Plan, lines: list[Line], first: int) -> dict[str, dict[str, str]]:
    """The cells that tell of each target whether its gates of a predicate hold."""
    gates = iter(plan.gates)
    found: dict[str, dict[str, str]] = {}
    for at, line in enumerate(lines, first):
        if line.style in ("gate", "percent"):
            predicate = next(gates).gate.predicate
            found.setdefault(line.target, {})[predicate] = f"M{at}"
    found.pop(PREDICATE, None)
    return found


def _with_state(line: Line, states: Mapping[str, str]) -> Line:
    """Show in the table whether the part passes the predicate that was chosen."""
    if not states:
        return line
    words = '""'
    for predicate, cell in reversed(list(states.items())):
        words = f'IF({AIM_CELL}="{predicate}",{cell},{words})'
    return Line(line.style, {**line.cells, "M": f"={words}"}, line.target)


# --- places in the sheet of answers ------------------------------------------------------


def _points(layout: Layout, side: Side, target: str) -> str:
    return _sum(layout, side.points, target)


def _counted(layout: Layout, side: Side, target: str) -> str:
    return _sum(layout, side.counted, target)


def _percent(layout: Layout, side: Side, target: str) -> str:
    counted = _counted(layout, side, target)
    return f"IF({counted}=0,0,{_points(layout, side, target)}/{counted})"


def _sum(layout: Layout, column: str, target: str) -> str:
    groups = layout.instrument.area_groups
    lines = [layout.lines[code] for code in groups.get(target, ()) or ()]
    if target == TOTAL:
        lines = [row.line for row in layout.rows if row.kind == RowKind.TOTAL]
    elif target not in groups:
        lines = [layout.lines[target]]
    cells = [f"{ANSWER_SHEET}!{column}{line}" for line in lines]
    return cells[0] if len(cells) == 1 else f"SUM({','.join(cells)})"
