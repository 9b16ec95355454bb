"""How far a unit has come, in counts and shares without names."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.people.models import Unit, User
from zona.core.ui.parts import Chart, Series
from zona.modules.wealth import forms, queries
from zona.modules.wealth.models import ObligedList
from zona.modules.wealth.permissions import Perm
from zona.modules.wealth.rules import Exclusion, Tally
from zona.modules.wealth.views.base import unit_of, year_of


@requires(Perm.VIEW)
def summary_view(request: Request) -> HttpResponse:
    """Show the shares of a year, its recaps and what comes next."""
    unit = unit_of(request, Perm.VIEW)
    year, today, user = year_of(request, unit), localdate(), request.user
    found = queries.standings(unit.pk, year, today)
    own = queries.list_of(unit.pk, year)
    sums = queries.total(found)
    units = queries.units_seen(user, Perm.VIEW)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "query": f"?unit={unit.code}&tahun={year}",
        "year": year,
        "law": queries.filing(year),
        "own": own,
        "standings": found,
        "sums": sums,
        "filters": forms.PlaceFilter({"unit": unit.code, "tahun": year}, units=units),
        "excluded": _excluded(unit, year),
        "chart": _chart(unit, year, found, sums),
        **_work(user, unit, own),
    }
    return render(request, "wealth/summary_view.html", context)


def _excluded(unit: Unit, year: int) -> list[tuple[str, int]]:
    counts = queries.excluded_counts(unit.pk, year)
    return [(Exclusion(key).label, count) for key, count in sorted(counts.items())]


def _chart(
    unit: Unit, year: int, found: tuple[queries.Standing, ...], sums: Tally
) -> Chart | None:
    """Return how many had filed by the end of each month up to the limit."""
    if not sums.obliged:
        return None
    ends = queries.month_ends(found)
    counts = queries.filed_by(unit.pk, year, ends)
    return Chart(
        "bar",
        tuple(f"{end:%d-%m-%Y}" for end in ends),
        (Series("Sudah lapor", tuple(float(count) for count in counts)),),
        maximum=sums.obliged,
        places=0,
        unit="orang",
    )


def _work(user: User, unit: Unit, own: ObligedList | None) -> dict[str, object]:
    may_edit = user.has(Perm.EDIT, unit)
    return {
        "may_edit": may_edit,
        "may_see_people": user.has(Perm.VIEW_PEOPLE, unit),
        "recaps": own.recaps.order_by("-number") if own else (),
        "to_recap": queries.to_recap(own).count() if own and may_edit else 0,
        "open_recap": queries.open_recap(own) if own else None,
    }
