"""The tables of law, with the office's own decrees before the national ones."""

from datetime import date

from zona.core.law import Table, in_force
from zona.core.people.models import Unit
from zona.modules.risk.models import Context, EnvironmentEntry, ScaleDecree
from zona.modules.risk.queries.places import context_of
from zona.modules.risk.rules import Maturity, Scale, SubElement, SubElements


def _decrees(unit: Unit, on: date) -> tuple[Table, ...]:
    """Return the scale decrees that bind a unit: its own, else the nearest above."""
    line = [int(pk) for pk in unit.path.strip("/").split("/")]
    rows = ScaleDecree.objects.filter(unit_id__in=line)
    tables = [(line.index(row.unit_id), row.as_table()) for row in rows]
    valid = [(depth, table) for depth, table in tables if table.covers(on)]
    nearest = max((depth for depth, _ in valid), default=0)
    return tuple(table for depth, table in valid if depth == nearest)


def scale_on(unit: Unit, on: date) -> Scale:
    """Return the scale that a unit judges by on a day."""
    return in_force("risk", "skala", on, Scale, overrides=_decrees(unit, on))


def scale_for(context: Context) -> Scale:
    """Return the scale of a year's register: one for all its rows."""
    return scale_on(context.unit, context.scale_on)


def scale_in(unit: Unit, year: int) -> Scale:
    """Return the scale of a year, also before its context has been set."""
    context = context_of(unit, year)
    return scale_for(context) if context else scale_on(unit, date(year, 1, 1))


def maturity_rule(year: int) -> Maturity:
    """Return weights and levels of the self-check of a year."""
    return in_force("risk", "maturitas", date(year, 12, 31), Maturity)


def elements(on: date) -> SubElements:
    """Return the sub-elements of the control environment by the law of a day."""
    return in_force("risk", "lingkungan", on, SubElements)


def environment(
    unit: Unit, year: int
) -> tuple[tuple[SubElement, EnvironmentEntry | None], ...]:
    """Return every sub-element with what the unit has written about it in a year."""
    rows = EnvironmentEntry.objects.of(unit.pk).filter(year=year)
    known = {row.key: row for row in rows}
    listed = elements(date(year, 12, 31)).elements
    return tuple((each, known.get(each.key)) for each in listed)
