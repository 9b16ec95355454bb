"""The law of the day, the calendar, and which UPG serves a unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zona.core.law import LawError, in_force
from zona.core.modules import roles_with
from zona.core.people.models import Grant, Unit, User
from zona.core.roles import Permission
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import (
    ONE_DAY,
    add_working_days,
    explain,
    working_days_between,
)
from zona.modules.gratification.models import UpgService
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import Deadlines, Efforts, Limits

LAW = "gratification"


@dataclass(frozen=True, slots=True)
class Due:
    """A due date with the arithmetic behind it."""

    on: date
    arithmetic: str


def deadlines(on: date) -> Deadlines:
    """Return the clocks of the law in force on a day; LawError before the first."""
    return in_force(LAW, "tenggat", on, Deadlines)


def limits(on: date) -> Limits | None:
    """Return the thresholds in force on a day; None before the first known table."""
    try:
        return in_force(LAW, "batas", on, Limits)
    except LawError:
        return None


def efforts(on: date) -> Efforts:
    """Return how often the unit reports, campaigns and reminds."""
    return in_force(LAW, "upaya", on, Efforts)


def due(unit: Unit, begins_on: date, days: int) -> Due:
    """Count working days after a day, as the unit's calendar has them."""
    calendar = calendar_near(unit, begins_on)
    return Due(
        add_working_days(begins_on, days, calendar), explain(begins_on, days, calendar)
    )


def days_left(unit: Unit, on: date, due_on: date) -> int:
    """Count the working days up to a due date; negative when it has passed."""
    calendar = calendar_near(unit, on)
    if due_on < on:
        first = max(due_on + ONE_DAY, calendar.first)
        return -max(working_days_between(first, on, calendar), 1)
    return working_days_between(on + ONE_DAY, min(due_on, calendar.last), calendar)


@dataclass(frozen=True, slots=True)
class Served:
    """A unit and the one whose UPG serves it; chosen by hand, or found upwards."""

    unit: Unit
    upg: Unit | None
    is_chosen: bool


def services(units: Iterable[Unit]) -> tuple[Served, ...]:
    """Return which UPG serves each unit; three queries for any number of units."""
    wanted = list(units)
    lines = {
        unit.pk: [int(pk) for pk in unit.path.strip("/").split("/")] for unit in wanted
    }
    ids = {pk for line in lines.values() for pk in line}
    chosen = {
        row.unit_id: row.upg_unit_id
        for row in UpgService.objects.filter(unit_id__in=ids)
    }
    manned = _manned(ids)
    known = {unit.pk: unit for unit in Unit.objects.filter(pk__in=ids)}
    return tuple(
        Served(
            unit,
            known.get(chosen.get(unit.pk) or _nearest(lines[unit.pk], manned) or 0),
            unit.pk in chosen,
        )
        for unit in wanted
    )


def _manned(ids: Iterable[int]) -> set[int]:
    """Return the units in which someone holds the role of a UPG."""
    grants = Grant.objects.filter(
        unit_id__in=ids, role__in=roles_with(Perm.HANDLE), user__is_active=True
    )
    return set(grants.values_list("unit_id", flat=True))


def _nearest(line: list[int], manned: set[int]) -> int | None:
    return next((pk for pk in reversed(line) if pk in manned), None)


def upg_of(unit: Unit) -> Unit | None:
    """Return the unit whose UPG serves a unit: as set, else the nearest one upwards."""
    return services([unit])[0].upg


def units_with(user: User, permission: Permission) -> tuple[Unit, ...]:
    """Return the units where a person holds a permission, his own first."""
    rows = Unit.objects.filter(user.within(permission, "self")).order_by("path")
    return tuple(sorted(rows, key=lambda unit: unit.pk != user.unit_id))
