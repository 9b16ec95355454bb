"""Pages of the map."""

from copy import copy
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import Head, paged, require, sort
from zona.core.people.models import Unit
from zona.core.upkeep.queries import active_people, main_activities
from zona.modules.conflicts import actions, queries
from zona.modules.conflicts.forms import MapFilter, MapRowForm, NoteForm
from zona.modules.conflicts.models import MapRow
from zona.modules.conflicts.models.mapping import MapRowRows
from zona.modules.conflicts.permissions import Perm
from zona.modules.conflicts.rules import BAND_TONES, Terms
from zona.modules.conflicts.views.base import chosen_unit, form_page, listed, unit_for

HEADS = (
    Head("Titik keputusan", "titik", "decision_point"),
    Head("Kegiatan utama", "kegiatan", "activity__code"),
    Head("Skor"),
    Head("Pencegahan"),
    Head("Penanggung jawab", "penanggung-jawab", "owner__full_name"),
    Head("Tinjau sebelum", "tinjau", "review_due_on"),
)


@requires(Perm.VIEW)
def map_list(request: Request) -> HttpResponse:
    """The decision points of a unit, with score, prevention and review."""
    unit, units = chosen_unit(request)
    today = localdate()
    activities = main_activities(unit.pk, today)
    filters = MapFilter(request.GET or None, units=units, activities=activities)
    known = MapRow.objects.visible_to(request.user).of(unit.pk).in_force(today)
    rows, columns = sort(request, _narrowed(known, filters), HEADS, "kegiatan")
    page = paged(request, rows)
    terms = queries.terms(today)
    context = {
        "unit": unit,
        "unit_query": f"?unit={unit.code}",
        "filters": filters,
        "page": page,
        "rows": [(row, *_scored(row, terms)) for row in page],
        "columns": columns,
        "today": today,
        "unmapped": [x for x in queries.standings(unit.pk, today) if not x.is_mapped],
        "has_activities": bool(activities),
        "may_edit": request.user.has(Perm.EDIT, unit),
    }
    return render(request, "conflicts/map_list.html", context)


def _narrowed(rows: MapRowRows, filters: MapFilter) -> MapRowRows:
    wanted = filters.cleaned_data if filters.is_valid() else {}
    if activity := wanted.get("kegiatan"):
        rows = rows.filter(activity_id=activity)
    if source := wanted.get("sumber"):
        rows = rows.filter(source=source)
    if wanted.get("keadaan") == "tinjau":
        rows = rows.filter(review_due_on__lt=localdate())
    elif wanted.get("keadaan"):
        rows = rows.filter(review_due_on__gte=localdate())
    return rows


def _scored(row: MapRow, terms: Terms) -> tuple[str, str]:
    """Return the level of a row in words, and its tone."""
    if not row.is_possible:
        return "Tidak mungkin", "neutral"
    band = terms.band(row.score)
    return f"{row.score} · {band.label}", BAND_TONES[band]


def _row(request: Request, pk: int) -> MapRow:
    return get_object_or_404(MapRow.objects.visible_to(request.user), pk=pk)


def _form(request: Request, unit: Unit, row: MapRow | None = None) -> MapRowForm:
    """Return the form of a row; it must not touch the row itself."""
    return MapRowForm(
        request.POST if request.method == "POST" else None,
        instance=copy(row),
        activities=main_activities(unit.pk, localdate()),
        people=active_people(unit.pk),
    )


@requires(Perm.EDIT)
def map_new(request: Request) -> HttpResponse:
    """Map a decision point."""
    unit = unit_for(request, Perm.EDIT)
    return form_page(
        request,
        _form(request, unit),
        partial(actions.set_row, unit=unit),
        title="Petakan titik keputusan",
        back=listed("map_list", unit),
        done="Baris peta tersimpan.",
    )


@requires(Perm.VIEW)
def map_detail(request: Request, pk: int) -> HttpResponse:
    """One row with its reviews."""
    row, today = _row(request, pk), localdate()
    label, tone = _scored(row, queries.terms(today))
    context = {
        "row": row,
        "label": label,
        "tone": tone,
        "today": today,
        "point": row.point(today),
        "reviews": row.reviews.select_related("by").order_by("-reviewed_on", "-pk"),
        "back": listed("map_list", row.unit),
        "events": queries.history(row, request.user),
        "may_edit": request.user.has(Perm.EDIT, row.unit) and not row.last_day,
    }
    return render(request, "conflicts/map_detail.html", context)


@requires(Perm.EDIT)
def map_edit(request: Request, pk: int) -> HttpResponse:
    """Change a row."""
    row = _row(request, pk)
    require(request, Perm.EDIT, row.unit)
    return form_page(
        request,
        _form(request, row.unit, row),
        partial(actions.set_row, unit=row.unit, row=row),
        title="Ubah baris peta",
        back=row.get_absolute_url(),
        done="Baris peta tersimpan.",
    )


@requires(Perm.EDIT)
def map_review(request: Request, pk: int) -> HttpResponse:
    """Say that a row was reviewed."""
    row = _row(request, pk)
    require(request, Perm.EDIT, row.unit)
    return form_page(
        request,
        NoteForm(request.POST if request.method == "POST" else None),
        partial(actions.review_row, row),
        title="Tinjau baris peta",
        back=row.get_absolute_url(),
        done="Tinjauan tersimpan.",
        told=f"Apakah titik keputusan “{row}” beserta pencegahannya masih sesuai keadaan? "
        "Bila tidak, ubah barisnya lebih dahulu.",
    )


@requires(Perm.EDIT)
@require_POST
def map_end(request: Request, pk: int) -> HttpResponse:
    """Take a row out of force."""
    row = _row(request, pk)
    require(request, Perm.EDIT, row.unit)
    actions.end_row(row, by=request.user, at=now())
    return redirect(row)
