"""Advice from any source: when it falls due, and how much of it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zona.modules.programme.rules.calendar import quarter_of, share
from zona.modules.programme.rules.flows import FINISHED
from zona.modules.programme.rules.words import Origin


@dataclass(frozen=True, slots=True)
class OriginDays:
    """Working days that advice of one origin is given to be followed up."""

    origin: str
    working_days: int


@dataclass(frozen=True, slots=True)
class FollowUpRule:
    """The days by origin (law table `followup`); an origin without a row has none."""

    origins: tuple[OriginDays, ...]

    def days(self, origin: str) -> int | None:
        """Return the days of an origin; None: until the end of the next quarter."""
        return next(
            (row.working_days for row in self.origins if row.origin == origin), None
        )


@dataclass(frozen=True, slots=True)
class DueDay:
    """A proposed last day, and how it came about."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What the completion of one recommendation is counted from."""

    origin: str
    due_on: date
    state: str


@dataclass(frozen=True, slots=True)
class Completion:
    """How many of a group are done; `verified` are those another person confirmed."""

    group: str
    total: int
    done: int
    verified: int

    @property
    def percent(self) -> Decimal | None:
        return share(self.done, self.total)


ROMAN = ("I", "II", "III", "IV")


def origin_of(stage: str) -> Origin:
    """Return the origin of a finding by the name of the stage that judged."""
    name = stage.casefold()
    if "tpi" in name or "internal" in name:
        return Origin.TPI
    if "tpn" in name or "nasional" in name:
        return Origin.TPN
    return Origin.LAINNYA


def by_origin(rows: Iterable[Advice]) -> tuple[Completion, ...]:
    """Return the completion of each origin that has advice, in the list's order."""
    known = _counted(rows)
    found = (
        (each.label, [row for row in known if row.origin == each]) for each in Origin
    )
    return tuple(_completion(name, group) for name, group in found if group)


def by_quarter(rows: Iterable[Advice]) -> tuple[Completion, ...]:
    """Return the completion of each quarter that advice falls due in, the first first."""
    groups: dict[tuple[int, int], list[Advice]] = {}
    for row in sorted(_counted(rows), key=lambda each: each.due_on):
        key = (row.due_on.year, quarter_of(row.due_on))
        groups.setdefault(key, []).append(row)
    return tuple(
        _completion(f"Triwulan {ROMAN[quarter - 1]} {year}", group)
        for (year, quarter), group in groups.items()
    )


def lateness(due_on: date, on: date) -> str:
    """Say by how many days a last day has passed; "" where it has not."""
    days = (on - due_on).days
    return f"Lewat {days} hari dari tenggat" if days > 0 else ""


def may_reopen(by: int, verified_by: int | None, *, is_head: bool) -> bool:
    """Tell whether a verified case may be reopened: by another than who verified it."""
    return is_head or by != verified_by


def _counted(rows: Iterable[Advice]) -> list[Advice]:
    """Leave out what was rejected: nobody has to do it."""
    return [row for row in rows if row.state != "ditolak"]


def _completion(group: str, rows: list[Advice]) -> Completion:
    return Completion(
        group=group,
        total=len(rows),
        done=sum(row.state in FINISHED for row in rows),
        verified=sum(row.state == "diverifikasi" for row in rows),
    )
