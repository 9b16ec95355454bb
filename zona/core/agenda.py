"""What waits for whom: asked of every module, stored nowhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from zona.core.modules import modules
from zona.core.people.models import User


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for a person, until when, and why."""

    title: str
    url: str
    due_on: date | None = None
    why: str = ""


type Asker = Callable[[User, date], Iterable[Task]]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Marks a module's function as one that Beranda asks."""

    ask: Asker

    def __call__(self, user: User, on: date) -> Iterable[Task]:
        return self.ask(user, on)


def agenda(asker: Asker) -> Agenda:
    """Publish the decorated function to Beranda and the reminder mails."""
    return Agenda(asker)


def agenda_for(user: User, on: date) -> list[Task]:
    """Return all that waits for the person, the most pressing first."""
    tasks = [
        task
        for module in modules()
        for value in vars(module.part("agenda") or object).values()
        if isinstance(value, Agenda)
        for task in value(user, on)
    ]
    return sorted(tasks, key=lambda task: (task.due_on or date.max, task.title))
