"""The unit's one list of main activities."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import bound, paged, require
from zona.core.people.models import Unit
from zona.core.upkeep.actions import set_activity
from zona.core.upkeep.models import MainActivity
from zona.modules.oversight import forms, queries
from zona.modules.oversight.permissions import Perm
from zona.modules.oversight.views.base import form_page, unit_of


def _home(unit: Unit) -> str:
    return f"{reverse('oversight:activity_list')}?unit={unit.code}"


@requires(Perm.VIEW)
def activity_list(request: Request) -> HttpResponse:
    """Show the main activities of a unit with their officers."""
    unit, user = unit_of(request), request.user
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "calendar": f"{reverse('oversight:duty_list')}?unit={unit.code}",
        "today": localdate(),
        "page": paged(request, queries.activities(user, unit)),
        "may_edit": user.has(Perm.EDIT_ACTIVITIES, unit),
        "filters": forms.UnitFilter(
            {"unit": unit.code}, units=queries.units_seen(user)
        ),
    }
    return render(request, "oversight/activity_list.html", context)


@requires(Perm.EDIT_ACTIVITIES)
def activity_new(request: Request) -> HttpResponse:
    """Put an activity on the list."""
    unit = unit_of(request)
    require(request, Perm.EDIT_ACTIVITIES, unit)
    return form_page(
        request,
        bound(request, forms.ActivityForm, unit=unit),
        partial(set_activity, unit=unit),
        title="Tambah kegiatan utama",
        back=_home(unit),
        parent="Kegiatan utama",
    )


@requires(Perm.EDIT_ACTIVITIES)
def activity_edit(request: Request, pk: int) -> HttpResponse:
    """Correct an activity, or end it with its last day."""
    rows = MainActivity.objects.visible_to(request.user)
    row = get_object_or_404(rows.select_related("unit"), pk=pk)
    require(request, Perm.EDIT_ACTIVITIES, row.unit)
    names = ("code", "name", "first_day", "last_day")
    given = {name: getattr(row, name) for name in names}
    initial = {**given, "officers": list(row.officers.all())}
    return form_page(
        request,
        bound(request, forms.ActivityForm, initial, unit=row.unit),
        partial(set_activity, unit=row.unit, activity=row),
        title="Perbaiki kegiatan utama",
        back=_home(row.unit),
        parent="Kegiatan utama",
    )
