"""Operations that read facts: figures of a unit in a period, with their sources."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Router

from zona.core import facts
from zona.core.access import signed_in
from zona.core.http import Request
from zona.core.people.models import Unit

router = Router(tags=["fakta"])


@dataclass(frozen=True, slots=True)
class Named:
    """A fact that some module publishes."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure was counted from."""

    title: str
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact as read for a unit and a period; null: nothing to measure."""

    code: str
    title: str
    unit: str
    start: date
    end: date
    value: str | bool | None
    sources: list[Origin]


@router.get("/", response=list[Named], summary="Daftar fakta")
@signed_in
def fact_list(request: Request) -> list[Named]:
    """List every published fact by its code."""
    return [Named(code, fact.title) for code, fact in sorted(facts.facts().items())]


@router.get("/{code}/", response=Figure, summary="Satu fakta satu unit")
@signed_in
def fact_view(request: Request, code: str, unit: str, start: date, end: date) -> Figure:
    """Read one fact of a unit the person may see, over both days inclusive.

    Numbers come as decimal text, so that none is rounded on the way.
    """
    found = facts.facts().get(code)
    if found is None:
        raise Http404
    owner = get_object_or_404(Unit.objects.visible_to(request.user), code=unit)
    reading = found(owner.pk, facts.Period(start, end))
    value = reading.value
    sources = [Origin(each.title, each.url, each.sha256) for each in reading.sources]
    shown = value if value is None or isinstance(value, bool) else str(value)
    return Figure(code, found.title, owner.code, start, end, shown, sources)
