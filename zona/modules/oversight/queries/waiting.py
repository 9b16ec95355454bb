"""Which reports wait for whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from zona.core.duties import Duty, duties
from zona.core.duties.models import PeriodicReport
from zona.core.duties.rules import ReportState, ending_in
from zona.core.facts import Period
from zona.core.modules import roles_with
from zona.core.people.models import Unit, User
from zona.core.roles import Permission, Role

BEGUN = {"", ReportState.DRAF}  # what those who prepare still have in hand

type Known = dict[tuple[str, date], tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The youngest stretch of a duty that waits, and how many wait before it."""

    duty: Duty
    period: Period
    before: int
    url: str


def owed_by(user: User, on: date) -> Iterator[tuple[Unit, tuple[Waiting, ...]]]:
    """Yield, by unit, what a person has to prepare; one query a unit.

    Twelve months are looked back: what is older is on the calendar.
    """
    yesterday = on - timedelta(days=1)
    year = Period(yesterday, yesterday).preceding_year
    units = {grant.unit_id: grant.unit for grant in user.held}
    for unit in units.values():
        mine = [each for each in duties().values() if _holds(user, each.prepare, unit)]
        if mine:
            known = _known(unit, year)
            found = (_waiting(unit, each, year, known) for each in mine)
            yield unit, tuple(each for each in found if each)


def _holds(user: User, permission: Permission, unit: Unit) -> bool:
    """Tell whether the person holds it by a role in exactly this unit."""
    roles = roles_with(permission)
    return any(g.unit_id == unit.pk and Role(g.role) in roles for g in user.held)


def _known(unit: Unit, year: Period) -> Known:
    rows = PeriodicReport.objects.filter(unit=unit, end__range=(year.start, year.end))
    found = rows.values_list("duty", "start", "pk", "state")
    return {(duty, start): (pk, state) for duty, start, pk, state in found}


def _waiting(unit: Unit, duty: Duty, year: Period, known: Known) -> Waiting | None:
    none = (0, "")
    stretches = [
        each
        for each in ending_in(duty.rhythm, year)
        if known.get((duty.code, each.start), none)[1] in BEGUN
    ]
    if not stretches:
        return None
    last = stretches[-1]
    pk, _state = known.get((duty.code, last.start), none)
    if pk:
        url = reverse("oversight:duty_report", args=[pk])
    else:
        start = last.start.isoformat()
        url = reverse("oversight:report_new", args=[duty.code, start])
        url = f"{url}?unit={unit.code}"
    return Waiting(duty, last, len(stretches) - 1, url)


def to_sign(user: User) -> tuple[PeriodicReport, ...]:
    """Return the checked reports that a person may sign, made by another."""
    rows = PeriodicReport.objects.visible_to(user).filter(state=ReportState.DIPERIKSA)
    others = rows.exclude(made_by=user).select_related("unit").order_by("end", "pk")
    return tuple(each for each in others if user.has(each.owed.sign, each.unit))
