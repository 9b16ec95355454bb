"""What the administrator's pages read: the trees, the year's calendar, the trail."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.dates import MONTHS

from zona.core.audit.models import Entry
from zona.core.people.models import Position, Unit, User
from zona.core.workdays.models import Holiday, HolidayKind, HolidaySource, HolidayStatus
from zona.core.workdays.queries import calendar_for, library_days
from zona.core.workdays.rules import working_days_between
from zona.modules.administration import rules
from zona.modules.administration.permissions import Perm


@dataclass(frozen=True, slots=True)
class Branch:
    """One node of a tree of units or positions, with its depth for indenting."""

    node: Unit | Position
    depth: int
    people: int

    @property
    def indent(self) -> str:
        return "— " * self.depth


@dataclass(frozen=True, slots=True)
class Month:
    """One month's working days."""

    name: str
    working: int


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day off of the year, and where it comes from."""

    day: date
    name: str
    kind: str
    origin: str
    status: str
    tone: str
    row: Holiday | None
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the trail in words."""

    entry: Entry
    act: str
    thing: str
    told: str


def managed_units(user: User) -> list[Unit]:
    """Return the units that a person administers, as a tree reads."""
    return list(Unit.objects.filter(user.within(Perm.MANAGE, "self")).order_by("path"))


def may_manage_all(user: User) -> bool:
    """Tell whether the person administers a whole ministry, so national days too."""
    return any(unit.parent_id is None for unit in managed_units(user))


def unit_tree(user: User) -> list[Branch]:
    """Return the units in reach with the number of active people; one query."""
    units = Unit.objects.filter(user.within(Perm.MANAGE, "self"))
    counted = units.annotate(n=Count("people", filter=Q(people__is_active=True)))
    rows = sorted(counted, key=lambda unit: _steps(unit.path))
    top = min((unit.path.count("/") for unit in rows), default=0)
    depths = (unit.path.count("/") - top for unit in rows)
    return [Branch(u, depth, u.n) for u, depth in zip(rows, depths, strict=True)]  # type: ignore[attr-defined]  # annotated above


def _steps(path: str) -> list[int]:
    return [int(step) for step in path.strip("/").split("/") if step]


def position_tree(unit: Unit) -> list[Branch]:
    """Return a unit's posts below their superiors, with the holders' number."""
    counted = Position.objects.filter(unit=unit).annotate(
        n=Count("holders", filter=Q(holders__is_active=True))
    )
    rows = list(counted.order_by("title"))
    inside = {row.pk for row in rows}
    below: dict[int | None, list[Position]] = {}
    for row in rows:
        above = row.superior_id if row.superior_id in inside else None
        below.setdefault(above, []).append(row)
    return list(_walk(below, None, 0))


def _walk(
    below: dict[int | None, list[Position]], above: int | None, depth: int
) -> Iterable[Branch]:
    for row in below.get(above, []):
        yield Branch(row, depth, row.n)  # type: ignore[attr-defined]  # annotated above
        yield from _walk(below, row.pk, depth + 1)


def months(unit: Unit, year: int) -> list[Month]:
    """Return the working days of each month of a unit's year."""
    calendar = calendar_for(unit, range(year, year + 1))
    return [
        Month(
            str(MONTHS[number]),
            working_days_between(
                date(year, number, 1),
                date(year, number, monthrange(year, number)[1]),
                calendar,
            ),
        )
        for number in MONTHS
    ]


def days_off(unit: Unit, year: int, user: User) -> list[DayOff]:
    """Return the year's days: the library's where no officer's row stands, and rows."""
    rows = Holiday.objects.of(unit).filter(day__year=year).select_related("unit")
    national = may_manage_all(user)
    found = [_of_row(row, user, national) for row in rows]
    decided = {
        each.day
        for each in found
        if each.row and each.row.status == HolidayStatus.RESMI
    }
    found += [
        DayOff(
            each.day,
            each.name,
            each.kind.label,
            HolidaySource.LIB.label,
            "Perkiraan" if each.is_estimated else "Berlaku",
            "warn" if each.is_estimated else "good",
            None,
            False,
        )
        for each in library_days(year)
        if each.day not in decided
    ]
    return sorted(found, key=lambda each: (each.day, each.origin))


TONES = {
    HolidayStatus.RESMI: "good",
    HolidayStatus.PERKIRAAN: "warn",
    HolidayStatus.DICABUT: "neutral",
}


def _of_row(row: Holiday, user: User, national: bool) -> DayOff:
    status = HolidayStatus(row.status)
    kind = "Menjadi hari kerja" if row.is_working else HolidayKind(row.kind).label
    own = user.has(Perm.MANAGE, row.unit) if row.unit else national
    return DayOff(
        day=row.day,
        name=row.name,
        kind=kind,
        origin=row.unit.short_name if row.unit else "Nasional",
        status=status.label,
        tone=TONES[status],
        row=row,
        may_edit=own and status != HolidayStatus.DICABUT,
    )


def trail(entries: Iterable[Entry]) -> list[Line]:
    """Return entries of the audit trail in words."""
    return [
        Line(
            entry,
            rules.act(entry.verb),
            rules.thing(entry.target),
            rules.told(entry.detail),
        )
        for entry in entries
    ]
