"""Papers that the work leaves behind, offered to whoever keeps proof.

A fact tells a figure to those who ask. A finished paper (the bundle of a meeting, a
signed nil report) is something to keep: the module that made it offers it here, and
each module that keeps proof takes it in, in the same transaction (ADR 17).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from zona.core.files.models import Attachment
from zona.core.modules import modules
from zona.core.people.models import Unit, User


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper and the questions of the worksheet to which it says something.

    `kind` is a kind of evidence (`notula`, `laporan`, …); `codes` are question codes of
    any instrument, those that a worksheet does not ask are passed over. `url` is the
    page of the record that made the paper: offered again, it is a newer version.
    """

    unit: Unit
    title: str
    kind: str
    shows: str
    happened_on: date
    url: str
    attachment: Attachment
    codes: tuple[str, ...]
    number: str = ""
    valid_until: date | None = None


type Taker = Callable[..., int]


def offer(paper: Paper, *, by: User, at: datetime) -> int:
    """Hand a paper to every module that takes papers; return the questions it serves."""
    return sum(take(paper, by=by, at=at) for take in _takers())


def _takers() -> list[Taker]:
    found = [
        getattr(module.part("actions"), "take_paper", None) for module in modules()
    ]
    return [cast(Taker, taker) for taker in found if taker]
