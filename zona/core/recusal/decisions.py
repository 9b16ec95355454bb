"""The one way in which an action moves a case: by its flow, by right, without a conflict."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.db.models import Model

from zona.core.flow import Flow, Transition
from zona.core.people.models import Unit, User
from zona.core.recusal.queries import barred
from zona.core.refused import Refused


class Case(Protocol):
    """A record of one unit that stands in a state."""

    state: str
    unit: Unit


def advance(
    flow: Flow,
    case: Case,
    verb: str,
    *,
    by: User,
    on: date,
    parties: Iterable[str] = (),
) -> Transition:
    """Return the move that a person makes; Refused where state, right or conflict forbid."""
    move = step(flow, case, verb, by=by, on=on, parties=parties)
    if not by.has(move.permission, case.unit):
        raise Refused("Langkah ini bukan wewenang Anda.")
    return move


def step(
    flow: Flow,
    case: Case,
    verb: str,
    *,
    by: User,
    on: date,
    parties: Iterable[str] = (),
) -> Transition:
    """Return the move where the right is judged elsewhere, as with an owner or a team.

    Who has an actual conflict of interest may not act in the matter: the superior
    decides, or another (UU 30/2014, Pasal 42-45).
    """
    move = flow.step(case.state, verb)
    refuse_barred(by, case, on=on, parties=parties)
    return move


def refuse_barred(
    user: User, case: Case, *, on: date, parties: Iterable[str] = ()
) -> None:
    """Refuse a person who is kept out of the matter."""
    assert isinstance(case, Model)  # noqa: S101  # every case is a row
    process = case._meta.app_label
    found = barred(user, process=process, on=on, matter=case, parties=parties)
    if found:
        raise Refused(
            "Anda tercatat memiliki benturan kepentingan dalam perkara ini "
            f"({found}) sejak {found.since_on:%d-%m-%Y}. Serahkan kepada atasan atau "
            "pejabat lain yang berwenang."
        )
