"""A duty: a report or evaluation that a module owes, declared in its `duties.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from zona.core.duties.rules import Kind, Rhythm, course
from zona.core.facts import Period
from zona.core.flow import Flow
from zona.core.modules import modules
from zona.core.roles import Permission

if TYPE_CHECKING:  # manifests and settings load before there are models
    from zona.core.people.models import Unit


@dataclass(frozen=True, slots=True)
class Counted:
    """One table of figures; cells are words as they are printed.

    A column whose title begins with `#` holds numbers, as in the tables of pages.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What the records say of one stretch; it names no person."""

    is_nil: bool
    tables: tuple[Counted, ...] = ()
    sentences: tuple[str, ...] = ()

    def frozen(self) -> dict[str, Any]:
        """Return the content as it is kept with a signed report."""
        return asdict(self)

    @classmethod
    def thawed(cls, kept: Mapping[str, Any]) -> Self:
        """Return the content of a signed report from what was kept of it."""
        tables = tuple(
            Counted(
                each["title"], tuple(each["columns"]), tuple(map(tuple, each["rows"]))
            )
            for each in kept["tables"]
        )
        return cls(kept["is_nil"], tables, tuple(kept["sentences"]))


type Reader = Callable[[Unit, Period], Content]
type DueDay = Callable[[Unit, Period], date]
type Hindrance = Callable[[Unit, Period], str]


def _nothing_hinders(_unit: Unit, _period: Period) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One periodic report or evaluation: what it says, who makes and who signs it.

    `indicator` is the report's ("2.5.d"); `questions` are the codes of the worksheets'
    questions that the signed paper proves. `hindrance` says why it cannot be signed yet.
    """

    code: str
    title: str
    kind: Kind
    rhythm: Rhythm
    indicator: str
    questions: tuple[str, ...]
    prepare: Permission
    sign: Permission
    due_on: DueDay
    hindrance: Hindrance
    read: Reader

    @property
    def module(self) -> str:
        return self.code.partition(".")[0]

    @property
    def flow(self) -> Flow:
        return course(self.prepare, self.sign)


def duty(
    code: str,
    title: str,
    *,
    kind: Kind,
    rhythm: Rhythm,
    indicator: str,
    prepare: Permission,
    sign: Permission,
    due_on: DueDay,
    questions: tuple[str, ...] = (),
    hindrance: Hindrance = _nothing_hinders,
) -> Callable[[Reader], Duty]:
    """Publish the decorated reader as a duty."""

    def publish(read: Reader) -> Duty:
        return Duty(
            code=code,
            title=title,
            kind=kind,
            rhythm=rhythm,
            indicator=indicator,
            questions=questions,
            prepare=prepare,
            sign=sign,
            due_on=due_on,
            hindrance=hindrance,
            read=read,
        )

    return publish


@cache
def duties() -> dict[str, Duty]:
    """Return every duty by code, in the order of the modules."""
    return {
        value.code: value
        for module in modules()
        for value in vars(module.part("duties") or object).values()
        if isinstance(value, Duty)
    }
