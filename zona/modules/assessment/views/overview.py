"""Many units side by side: the list, one unit, the trend, the list as a workbook."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, OrderBy, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zona.core.access import requires
from zona.core.downloads import download
from zona.core.http import Request
from zona.core.pages import paged
from zona.core.people.models import Unit
from zona.core.ui.parts import Chart, Column, Series
from zona.modules.assessment import queries
from zona.modules.assessment.forms.overview import OverviewFilter
from zona.modules.assessment.models import Instrument, Standing, StandingRows
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries import Summary, Trend
from zona.modules.assessment.sheets.overview import MOST, overview_workbook

WEAKEST = "-wbk"  # unasked, those that need help most come first
SORTS = {
    "satker": "unit__name",
    "nilai": "total",
    "pengungkit": "leverage",
    "hasil": "outcome",
    "wbk": "wbk_short",
    "wbbm": "wbbm_short",
    "terjawab": "answered",
    "berbukti": "proven",
    "terlambat": "late",
    "kegiatan": "active_at",
}


@requires(Perm.COMPARE)
def overview_list(request: Request) -> HttpResponse:
    """All units within reach by one instrument and year, filtered and sorted."""
    found = _found(request)
    if found is None:
        return render(request, "assessment/overview_list.html", {"is_empty": True})
    summary = queries.summary(found.rows, found.form)
    page = paged(request, found.rows)
    missing, unopened = queries.without_sheet(request.user, found.year)
    context = {
        "found": found,
        "filters": found.filters,
        "page": page,
        "rows": [Row(each, found) for each in page],
        "columns": _columns(request, found),
        "summary": summary,
        "spread": _spread(summary) if summary.count else None,
        "worst": [(_gate_url(request, k), title, n) for k, title, n in summary.worst],
        "missing": missing,
        "unopened": unopened,
        "sheet_url": f"{reverse('assessment:overview_sheet')}?{request.GET.urlencode()}",
    }
    return render(request, "assessment/overview_list.html", context)


@requires(Perm.COMPARE)
def overview_sheet(request: Request) -> HttpResponse:
    """The same list as a workbook."""
    found = _found(request)
    rows = found.rows[:MOST] if found else Standing.objects.none()
    areas = found.areas if found else {}
    content = overview_workbook(rows, areas, found.gates if found else {})
    name = f"satker-{found.year}-{found.form.code}.xlsx" if found else "satker.xlsx"
    return download(content, name)


@requires(Perm.COMPARE)
def overview_trend(request: Request) -> HttpResponse:
    """The middle of all units within reach, year by year."""
    trend = queries.trend(Standing.objects.visible_to(request.user))
    areas = _area_titles(request)
    context = {
        "trend": trend,
        "chart": _trend_chart(trend, areas),
        **_cells(trend, areas),
    }
    return render(request, "assessment/overview_trend.html", context)


@requires(Perm.COMPARE)
def overview_view(request: Request, pk: int) -> HttpResponse:
    """One unit: what holds it back in each of its worksheets, and its way so far."""
    reach = request.user.within(Perm.COMPARE, "self")
    unit = get_object_or_404(Unit.objects.visible_to(request.user).filter(reach), pk=pk)
    rows = Standing.objects.visible_to(request.user).filter(unit=unit)
    kept = rows.select_related("lke", "instrument").defer("instrument__content")
    trend, areas = queries.trend(rows), _area_titles(request)
    context = {
        "unit": unit,
        "sheets": [Held(each) for each in kept.order_by("-year", "-lke_id")],
        "trend": trend,
        "chart": _trend_chart(trend, areas),
        **_cells(trend, areas),
    }
    return render(request, "assessment/overview_view.html", context)


# --- the list -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """What the filters of the list leave."""

    filters: OverviewFilter
    rows: StandingRows
    year: int
    form: Instrument
    areas: dict[str, str]
    gates: dict[str, str]


def _found(request: Request) -> Found | None:
    periods = queries.periods(request.user)
    if not periods:
        return None
    filters = OverviewFilter(request.GET, periods=periods)
    year, form = filters.period
    areas, gates = _areas(form), queries.gates(form)
    filters.narrow_to(areas, gates)
    rows = Standing.objects.visible_to(request.user).filter(year=year, instrument=form)
    rows = _narrowed(rows, filters.cleaned_data)
    rows = rows.select_related("unit", "lke").order_by(*_order(request, areas))
    return Found(filters, rows, year, form, areas, gates)


def _narrowed(rows: StandingRows, wanted: dict[str, Any]) -> StandingRows:
    if words := wanted.get("q"):
        by_name = Q(unit__name__icontains=words) | Q(unit__short_name__icontains=words)
        rows = rows.filter(by_name | Q(unit__code__icontains=words))
    if verdict := wanted.get("hasil"):
        word = f"{verdict.removeprefix('belum-')}_short"
        suffix = "gt" if verdict.startswith("belum-") else "exact"
        rows = rows.filter(**{f"{word}__{suffix}": 0})
    if area := wanted.get("area"):
        rows = rows.filter(red__contains=f",{area},")
    if gate := wanted.get("ambang"):
        rows = rows.filter(short__has_key=gate)
    if held := wanted.get("predikat"):
        rows = rows.filter(lke__predicate=held.removeprefix("-"))
    return rows.filter(late__gt=0) if wanted.get("terlambat") else rows


def _order(request: Request, areas: dict[str, str]) -> list[str | OrderBy]:
    """Order by `?urut=`; units that are equal in it stand by score, then by name."""
    wanted = request.GET.get("urut") or WEAKEST
    word, falls = wanted.removeprefix("-"), wanted.startswith("-")
    column = f"areas__{word}" if word in areas else SORTS.get(word, "wbk_short")
    first = F(column).desc(nulls_last=True) if falls else F(column).asc(nulls_last=True)
    return [first, "total", "unit__name", "pk"]


def _columns(request: Request, found: Found) -> list[Column]:
    heads = [("Satker", "satker"), ("Nilai", "nilai"), ("Pengungkit", "pengungkit")]
    heads += [("Hasil", "hasil"), *((key, key) for key in found.areas)]
    heads += [("WBK kurang", "wbk"), ("WBBM kurang", "wbbm"), ("Terjawab", "terjawab")]
    heads += [("Berbukti", "berbukti"), ("Terlambat", "terlambat")]
    heads += [("Kegiatan terakhir", "kegiatan")]
    wanted = request.GET.get("urut") or WEAKEST
    columns = []
    for label, name in heads:
        query = request.GET.copy()
        query["urut"] = f"-{name}" if wanted == name else name
        query.pop("page", None)
        arrow = {name: "ascending", f"-{name}": "descending"}.get(wanted, "")
        numeric = name not in {"satker", "kegiatan"}
        columns.append(Column(label, numeric, f"?{query.urlencode()}", arrow))  # type: ignore[arg-type]  # both words are of the literal
    return columns


@dataclass(frozen=True, slots=True)
class Cell:
    """One area of one unit: where it stands, whether that is too little, and the way there."""

    value: float | None
    is_red: bool
    url: str
    about: str


class Row:
    """One unit of the list."""

    def __init__(self, kept: Standing, found: Found) -> None:
        self.kept = kept
        self.areas = [
            Cell(
                value=kept.areas.get(key),
                is_red=f",{key}," in kept.red,
                url=queries.area_url(kept.lke, key),
                about=f" {title}, {kept.unit.short_name}",
            )
            for key, title in found.areas.items()
        ]
        self.about = f" nilai {kept.unit.short_name}"


def _gate_url(request: Request, key: str) -> str:
    query = request.GET.copy()
    query["ambang"] = key
    query.pop("page", None)
    return f"?{query.urlencode()}"


def _spread(summary: Summary) -> Chart:
    found = list(summary.areas.values())
    return Chart(
        "bar",
        [each.title for each in found],
        [
            Series("Terendah", [each.lowest for each in found]),
            Series("Nilai tengah", [each.middle for each in found]),
            Series("Tertinggi", [each.highest for each in found]),
        ],
        maximum=100,
    )


# --- one unit, and years ----------------------------------------------------------------


class Held:
    """One worksheet of a unit: the gates that hold it back, the widest first."""

    def __init__(self, kept: Standing) -> None:
        self.kept = kept
        names = queries.gates(kept.instrument)
        short = [
            (names[key], Decimal(str(-by)), _target_url(kept, key))
            for key, by in kept.short.items()
            if key in names and by is not None
        ]
        self.short = sorted(short, key=lambda row: (row[0].startswith("WBBM"), -row[1]))


def _target_url(kept: Standing, key: str) -> str:
    """Return where the questions below a gate stand."""
    target = key.rsplit("/", 1)[-1]
    if target in kept.areas:
        return queries.area_url(kept.lke, target)
    if target.startswith(queries.OUTCOME):
        return queries.area_url(kept.lke, queries.OUTCOME)
    return reverse("assessment:readiness_view", args=[kept.lke_id])


def _areas(form: Instrument) -> dict[str, str]:
    parsed = queries.plan_of(form).instrument
    return {key: parsed.area_title(key) for key in parsed.area_groups}


def _area_titles(request: Request) -> dict[str, str]:
    """Return the areas of all instruments in use, the newest instrument's words first."""
    forms = dict.fromkeys(form for _, form in queries.periods(request.user))
    titles: dict[str, str] = {}
    for form in forms:
        titles = {**_areas(form), **titles}
    return titles


def _trend_chart(trend: Trend, areas: dict[str, str]) -> Chart:
    return Chart(
        "line",
        [str(year) for year in trend.years],
        [Series(areas.get(key, key), values) for key, values in trend.areas.items()],
        maximum=100,
    )


def _cells(trend: Trend, areas: dict[str, str]) -> dict[str, Any]:
    """Return the totals by year for the table under the chart."""
    rows = zip(trend.years, trend.totals, trend.counts, strict=True)
    return {"years": list(rows), "is_alone": len(trend.years) < 2, "areas": areas}
