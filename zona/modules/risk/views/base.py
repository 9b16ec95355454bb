"""What the pages share: place and year, tabs, sorting, forms, steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core import pages
from zona.core.flow import Flow, Transition
from zona.core.http import Request
from zona.core.pages import bound, picked, require
from zona.core.people.models import Unit, User
from zona.core.roles import Permission
from zona.modules.risk import queries
from zona.modules.risk.models import Context
from zona.modules.risk.permissions import Perm

form_page = partial(pages.form_page, template="risk/form.html", submit="Simpan")


@dataclass(frozen=True, slots=True)
class Place:
    """The unit and year that a page is about, and those that may be chosen."""

    user: User
    unit: Unit
    units: tuple[Unit, ...]
    year: int
    context: Context | None

    @property
    def query(self) -> str:
        """Return the place as the query of an address."""
        return f"?unit={self.unit.code}&tahun={self.year}"

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years that may be chosen."""
        return queries.years_known(self.unit, self.year)

    def may(self, permission: Permission) -> bool:
        """Tell whether the person holds a permission here."""
        return self.user.has(permission, self.unit)

    def shown(self, tab: str) -> dict[str, object]:
        """Return what every page of the module shows."""
        return {
            "unit": self.unit,
            "year": self.year,
            "year_context": self.context,
            "query": self.query,
            "tab": tab,
            "may_read": self.may(Perm.VIEW_REGISTER),
            "may_edit": self.may(Perm.EDIT),
            "may_report": self.may(Perm.REPORT),
            "may_approve": self.may(Perm.APPROVE),
        }

    def picked(self) -> dict[str, object]:
        """Return the place as the data of a filter."""
        return {"unit": self.unit.code, "tahun": str(self.year)}


@dataclass(frozen=True, slots=True)
class Button:
    """A step that this person may take."""

    label: str
    url: str
    look: str


def place_of(request: Request, permission: Permission = Perm.VIEW) -> Place:
    """Return where the person is; 403 without the permission there."""
    units = queries.units_seen(request.user)
    unit = picked(request, units)
    require(request, permission, unit)
    year = _year(request, unit)
    return Place(request.user, unit, units, year, queries.context_of(unit, year))


def _year(request: Request, unit: Unit) -> int:
    """Return the chosen year, else this one, or the last that has a context."""
    if year := pages.year_of(request, 0, queries.FIRST_YEAR, queries.LAST_YEAR):
        return year
    today = localdate().year
    known = queries.years_known(unit)
    return today if today in known or not known else known[0]


def context_for(place: Place) -> Context:
    """Return the context of the year, or 404 while it has not been set."""
    if place.context is None:
        raise Http404
    return place.context


def buttons(
    user: User, case: Any, flow: Flow, url_name: str, slugs: Mapping[str, str]
) -> list[Button]:
    """Return the steps that this person may take from here."""
    moves = flow.moves(case.state, lambda each: user.has(each, case.unit))
    return [
        Button(
            move.label,
            reverse(f"risk:{url_name}", args=[case.pk, slugs[move.verb]]),
            "secondary" if move.verb in {"drop", "return", "refuse"} else "primary",
        )
        for move in moves
        if move.verb in slugs
    ]


def step_of(
    request: Request, case: Any, flow: Flow, slugs: Mapping[str, str], slug: str
) -> Transition:
    """Return the move behind a step's address: 404, 403, or 409 where it is none."""
    verb = next((verb for verb, word in slugs.items() if word == slug), None)
    if verb is None:
        raise Http404
    required = {move.permission for move in flow.transitions if move.verb == verb}
    if not any(request.user.has(each, case.unit) for each in required):
        raise PermissionDenied
    return flow.step(case.state, verb)


def step_form(
    request: Request, kinds: Mapping[str, type[Form]], verb: str, default: type[Form]
) -> Form:
    """Return the form of a step, empty where pressing the button is all."""
    return bound(request, kinds.get(verb, default))
