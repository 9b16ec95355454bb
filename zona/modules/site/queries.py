"""What Beranda shows: tasks by their clock, and the unit's standing from facts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from zona.core import facts
from zona.core.agenda import Task, agenda_for
from zona.core.facts import Period, Reading
from zona.core.modules import modules
from zona.core.people.models import Unit, User
from zona.core.roles import Permission
from zona.core.workdays.queries import calendar_near
from zona.modules.site.rules import Stretch, clock

READINESS = "assessment.view"  # who may see a unit's score, as that module grants it
YEARS_BACK = 5  # a unit that has not opened this year's worksheet sees its last one


@dataclass(frozen=True, slots=True)
class TimedTask:
    """A task and what its due date says today."""

    task: Task
    words: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one stretch of time."""

    stretch: Stretch
    tasks: tuple[TimedTask, ...]


@dataclass(frozen=True, slots=True)
class Gates:
    """How many conditions of one predicate the unit meets."""

    predicate: str
    passed: int
    count: int

    @property
    def label(self) -> str:
        return f"Syarat {self.predicate} terpenuhi"


@dataclass(frozen=True, slots=True)
class Standing:
    """The unit's worksheet in two figures, with the page they were counted from."""

    total: Reading
    title: str
    url: str
    gates: tuple[Gates, ...]


def task_groups(user: User, on: date) -> tuple[TaskGroup, ...]:
    """Return what waits for a person, grouped by urgency; empty groups are left out."""
    tasks = agenda_for(user, on)
    if not tasks:
        return ()
    calendar = calendar_near(user.unit, on)
    groups: dict[Stretch, list[TimedTask]] = {stretch: [] for stretch in Stretch}
    for task in tasks:
        read = clock(task.due_on, on, calendar)
        groups[read.stretch].append(TimedTask(task, read.words))
    return tuple(
        TaskGroup(stretch, tuple(found)) for stretch, found in groups.items() if found
    )


def standing(user: User, on: date) -> Standing | None:
    """Return the own unit's score and gates; None where there is nothing to show."""
    if not _may_see_readiness(user):
        return None
    for day in (on, *(date(on.year - n, 12, 31) for n in range(1, YEARS_BACK + 1))):
        period = Period(day, day)
        total = facts.read("assessment.total_score", user.unit_id, period)
        if total is not None and total.value is not None:
            passed = facts.read("assessment.gates_passed_count", user.unit_id, period)
            return _standing(total, passed)
    return None


def _standing(total: Reading, passed: Reading | None) -> Standing:
    source = total.sources[0] if total.sources else None
    return Standing(
        total=total,
        title=source.title if source else "",
        url=source.url if source else "",
        gates=_by_predicate(passed) if passed else (),
    )


def _may_see_readiness(user: User) -> bool:
    granted: list[Permission] = [p for module in modules() for p in module.grants]
    return any(user.has(p, user.unit) for p in granted if p == READINESS)


def _by_predicate(reading: Reading) -> tuple[Gates, ...]:
    """Count the rows (Predikat, Syarat, …, Lulus) of the fact's table."""
    rows = reading.table.rows if reading.table else ()
    count = Counter(row[0] for row in rows)
    passed = Counter(row[0] for row in rows if row[-1] == "Ya")
    return tuple(Gates(name, passed[name], count[name]) for name in count)


def roles_of(user: User, unit: Unit) -> tuple[str, ...]:
    """Return the names of the roles that a person holds in a unit."""
    return tuple(g.get_role_display() for g in user.held if g.unit_id == unit.pk)
