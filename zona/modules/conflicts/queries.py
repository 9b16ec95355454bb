"""Reads across the map, declarations and cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zona.core.audit.models import Entry
from zona.core.facts import Period
from zona.core.law import in_force
from zona.core.modules import modules
from zona.core.once import once
from zona.core.people.models import Unit, User, UserRows
from zona.core.people.queries import holders_reaching
from zona.core.ui.parts import Event
from zona.core.upkeep.models import MainActivity
from zona.core.upkeep.queries import active_people, main_activities
from zona.core.workdays.queries import calendar_near
from zona.core.workdays.rules import (
    ONE_DAY,
    add_working_days,
    explain,
    working_days_between,
)
from zona.modules.conflicts.models import Case, Declaration, MapReview, MapRow
from zona.modules.conflicts.models.declarations import DeclarationRows
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import ENDED, Terms, is_controlled, percent

type Judged = Declaration | Case


@dataclass(frozen=True, slots=True)
class Clock:
    """A last day, the working days left (negative: past), and how it was counted."""

    due_on: date
    left: int
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One main activity: its decision points, and whether they are under control."""

    activity: MainActivity
    rows: tuple[MapRow, ...]
    is_reviewed: bool
    is_controlled: bool

    @property
    def is_mapped(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Declared:
    """How many of the active people have declared."""

    done: int
    people: int

    @property
    def percent(self) -> Decimal | None:
        return percent(self.done, self.people)


def terms(on: date) -> Terms:
    """Return the clocks, borders and texts in force on a day."""
    return in_force("conflicts", "benturan", on, Terms)


def units_seen(user: User) -> tuple[Unit, ...]:
    """Return the units whose map a person may see, the own one first."""
    rows = Unit.objects.filter(user.within(Perm.VIEW, "self")).order_by("path")
    return tuple(sorted(rows, key=lambda unit: unit.pk != user.unit_id))


def processes() -> tuple[tuple[str, str], ...]:
    """Return the processes a person may be kept out of: the modules, but not this one.

    Everybody must always be able to declare.
    """
    found = ((each.label, each.title) for each in modules())
    return tuple(each for each in found if each[0] != "conflicts")


def working_days_after(unit: Unit, day: date, count: int) -> date:
    """Return the last day of a clock that starts on a day."""
    return add_working_days(day, count, calendar_near(unit, day))


def clock(unit: Unit, start: date, count: int, on: date, due_on: date) -> Clock:
    """Return a clock with its arithmetic, as a person would check it."""
    calendar = calendar_near(unit, start)
    near = calendar_near(unit, on)
    if due_on < on:
        left = -working_days_between(due_on + ONE_DAY, on, near)
    else:
        left = working_days_between(on + ONE_DAY, due_on, near)
    return Clock(due_on, left, explain(start, count, calendar))


def case_clock(case: Case, on: date) -> Clock:
    """Return the clock of a case's decision."""
    days = terms(case.clock_on).decide_days
    return clock(case.unit, case.clock_on, days, on, case.due_on)


def review_due(declaration: Declaration) -> date:
    """Return the last day for the review of a declaration that was sent."""
    day = declaration.submitted_on or declaration.due_on
    return working_days_after(declaration.unit, day, terms(day).review_days)


def reviewer_for(person: User, unit: Unit) -> User | None:
    """Return the superior who judges a person's matters; None: the unit above does.

    A head's superior sits in the unit above; where that post is vacant or its holder
    has no right in the unit, those judge who oversee the unit from above.
    """
    found = person.superior()
    return found if found and found.has(Perm.REVIEW, unit) else None


def judges(record: Judged) -> tuple[User, ...]:
    """Return who may judge a record now."""
    if record.reviewer:
        return (record.reviewer,) if record.reviewer.is_active else ()
    above = holders_reaching(Perm.REVIEW_ABOVE, record.unit)
    return tuple(each for each in above if each.pk != record.person_id)


def may_judge(user: User, record: Judged) -> bool:
    """Tell whether a person is the one asked to judge; nobody judges his own matter."""
    if user.pk == record.person_id:
        return False
    if record.reviewer_id:
        return record.reviewer_id == user.pk
    return user.has(Perm.REVIEW_ABOVE, record.unit)


def yearly_declarations(unit_id: int, year: int) -> DeclarationRows:
    """Return the yearly declarations that were sent, nil ones included."""
    return Declaration.objects.of(unit_id).yearly().sent().filter(year=year)


def undeclared(unit_id: int, year: int) -> UserRows:
    """Return the active people who have not declared for a year."""
    done = yearly_declarations(unit_id, year).values("person_id")
    return active_people(unit_id).exclude(pk__in=done).order_by("full_name")


def declared(unit_id: int, year: int) -> Declared:
    """Count who has declared for a calendar year."""
    people = active_people(unit_id).count()
    return Declared(people - undeclared(unit_id, year).count(), people)


def declared_in(unit_id: int, period: Period) -> Declared:
    """Count the active people who declared in the twelve months up to the cut-off day."""
    sent = Declaration.objects.of(unit_id).yearly().sent()
    days = period.preceding_year
    done = sent.filter(submitted_on__range=(days.start, days.end)).values("person_id")
    people = active_people(unit_id)
    return Declared(people.filter(pk__in=done).count(), people.count())


@once
def standings(unit_id: int, on: date) -> tuple[Standing, ...]:
    """Return every main activity on a day with its decision points; few queries."""
    activities = main_activities(unit_id, on)
    rows = tuple(MapRow.objects.of(unit_id).in_force(on).order_by("pk"))
    year = Period(on, on).preceding_year
    reviewed = set(
        MapReview.objects.of(unit_id)
        .filter(reviewed_on__range=(year.start, year.end))
        .values_list("row_id", flat=True)
    )
    late = _late_cases(unit_id, on)
    return tuple(_standing(each, rows, reviewed, late, on) for each in activities)


def _standing(
    activity: MainActivity,
    rows: Iterable[MapRow],
    reviewed: set[int],
    late: Iterable[Case],
    on: date,
) -> Standing:
    own = tuple(row for row in rows if row.activity_id == activity.pk)
    officers = {each.pk for each in activity.officers.all()}
    has_late = any(_concerns(case, activity, officers) for case in late)
    return Standing(
        activity,
        own,
        any(row.pk in reviewed for row in own),
        is_controlled([row.point(on) for row in own], has_late),
    )


def _late_cases(unit_id: int, on: date) -> list[Case]:
    """Return the cases that stood undecided after their last day."""
    reported = Case.objects.of(unit_id).filter(reported_on__lte=on, due_on__lt=on)
    return [case for case in reported if not _was_decided(case, on)]


def _was_decided(case: Case, on: date) -> bool:
    day = case.decided_on or case.ended_on
    return day is not None and day <= on


def _concerns(case: Case, activity: MainActivity, officers: set[int]) -> bool:
    """Tell whether a case touches an activity: named, or (unnamed) by its officer."""
    if case.activity_id:
        return case.activity_id == activity.pk
    return case.person_id in officers


def handled_percent(unit_id: int, period: Period) -> Decimal | None:
    """Return the share of a period's cases that have ended by its last day."""
    cases = Case.objects.of(unit_id).filter(
        reported_on__range=(period.start, period.end)
    )
    ended = cases.filter(state__in=ENDED, ended_on__lte=period.end)
    return percent(ended.count(), cases.count())


HAPPENED = {
    "started": "Draf dibuat",
    "submit": "Ditandatangani dan dikirim",
    "return": "Dikembalikan untuk dilengkapi",
    "clear": "Ditelaah: tanpa benturan",
    "plan": "Ditelaah: benturan potensial",
    "escalate": "Ditelaah: benturan aktual",
    "settle": "Pencegahan selesai",
    "handed_over": "Penelaahan dialihkan",
    "released": "Larangan menangani pihak dicabut",
    "case_opened": "Kasus dilaporkan",
    "examine": "Pemeriksaan dimulai",
    "decide": "Diputus",
    "dismiss": "Dinyatakan tidak terbukti",
    "watch": "Tindakan dijalankan",
    "close": "Dinyatakan selesai",
    "reexamine": "Diperiksa kembali",
    "clock_moved": "Batas putusan mengikuti hari libur",
    "mapped": "Baris peta disimpan",
    "map_reviewed": "Ditinjau",
    "map_ended": "Tidak berlaku lagi",
}


def history(record: Judged | MapRow, user: User) -> list[Event]:
    """Return what happened to a record, the youngest first; never its content."""
    target = f"{record._meta.label_lower}:{record.pk}"
    entries = Entry.objects.visible_to(user).filter(target=target)
    return [
        Event(
            title=HAPPENED.get(entry.verb.partition(".")[2], entry.verb),
            at=entry.at,
            who=entry.by.full_name if entry.by else "",
        )
        for entry in entries.select_related("by").order_by("-number")
    ]
