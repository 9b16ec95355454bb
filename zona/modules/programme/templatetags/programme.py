"""Words that the pages of the programme need in place."""

from datetime import date

from django.template import Library

from zona.core.flow import State
from zona.modules.programme import rules
from zona.modules.programme.models import PlanAction, Recommendation
from zona.modules.programme.queries import indicators
from zona.modules.programme.rules import split_codes

register = Library()


@register.filter
def indicator(codes: str, day: date) -> str:
    """`"PU.MP.1,PM.MP.1"` → `MP.1 Penyusunan Tim Kerja`; a dash for none."""
    found = split_codes(codes)
    if not found:
        return "–"
    row = indicators(day).of(found[0])
    return row.label if row else ", ".join(found)


@register.filter
def lateness(due_on: date, day: date) -> str:
    """`Lewat 3 hari dari tenggat`; nothing where the day has not passed."""
    return rules.lateness(due_on, day)


@register.filter
def status_on(case: PlanAction | Recommendation, day: date) -> State:
    """The state of a case on a day, lateness included."""
    return case.status_on(day)
