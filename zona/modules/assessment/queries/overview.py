"""Units side by side: what is kept of their worksheets, and the sum of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Exists, F, OuterRef, Q

from zona.core.clock import day_of
from zona.core.people.models import Unit, UnitLevel, User
from zona.modules.assessment.models import (
    Answer,
    Instrument,
    Lke,
    LkeRows,
    Standing,
    StandingRows,
)
from zona.modules.assessment.permissions import Perm
from zona.modules.assessment.queries.sheets import plan_of
from zona.modules.assessment.rules.compiling import GatePlan
from zona.modules.assessment.rules.instrument import Instrument as Form

RECENT = timedelta(hours=2)  # an hourly round that was missed is made up by the next
WORST = 5


@dataclass(frozen=True, slots=True)
class Spread:
    """How the units stand in one area."""

    title: str
    lowest: float
    middle: float
    highest: float
    red: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Many units in a few figures."""

    count: int
    passed: Mapping[str, int]
    late: int
    areas: Mapping[str, Spread]
    worst: Sequence[tuple[str, str, int]]  # key and title of a gate, units below it


@dataclass(frozen=True, slots=True)
class Trend:
    """Percent of each area by year: of one unit, or the middle of many."""

    years: Sequence[int]
    areas: Mapping[str, Sequence[float | None]]
    totals: Sequence[float]
    counts: Sequence[int]


def left_behind(at: datetime) -> LkeRows:
    """Return the worksheets whose standing was not counted today, or was touched since."""
    touched = Answer.objects.filter(lke=OuterRef("pk"), answered_at__gte=at - RECENT)
    old = Q(standing__isnull=True) | Q(standing__counted_on__isnull=True)
    found = Lke.objects.filter(
        old | Q(standing__counted_on__lt=day_of(at)) | Exists(touched)
    )
    return found.select_related("instrument").defer("instrument__content")


def periods(user: User) -> list[tuple[int, Instrument]]:
    """Return the years and instruments that there are to compare, the newest first."""
    seen = Standing.objects.visible_to(user)
    pairs = set(seen.order_by().values_list("year", "instrument_id").distinct())
    newest = F("effective_from").desc(nulls_last=True)
    forms = list(Instrument.objects.defer("content").order_by(newest, "-pk"))
    years = sorted({year for year, _ in pairs}, reverse=True)
    return [(y, each) for y in years for each in forms if (y, each.pk) in pairs]


def without_sheet(user: User, year: int) -> tuple[int, list[Unit]]:
    """Return how many work units have no worksheet in the year, and the first of them."""
    sheets = Lke.objects.filter(unit=OuterRef("pk"), period_end__year=year)
    found = Unit.objects.filter(user.within(Perm.COMPARE, "self"))
    bare = found.filter(~Exists(sheets), level=UnitLevel.SATKER).order_by("path")
    return bare.count(), list(bare[:10])


def summary(rows: StandingRows, form: Instrument) -> Summary:
    """Sum up the units of a list: one query of plain values."""
    plan = plan_of(form)
    values = list(
        rows.order_by().values_list(
            "areas", "red", "short", "wbk_short", "wbbm_short", "late"
        )
    )
    short = Counter(key for row in values for key in row[2])
    names = gates(form)
    worst = [
        (key, names[key], count) for key, count in short.most_common() if key in names
    ]
    return Summary(
        count=len(values),
        passed={
            name: sum(not row[at] for row in values)
            for at, name in ((3, "WBK"), (4, "WBBM"))
            if name in plan.instrument.predicates
        },
        late=sum(row[5] > 0 for row in values),
        areas=dict(_spreads(values, plan.instrument)),
        worst=worst[:WORST],
    )


def _spreads(
    values: Sequence[tuple[object, ...]], form: Form
) -> Iterator[tuple[str, Spread]]:
    for key in form.area_groups:
        found = [row[0][key] for row in values if key in row[0]]  # type: ignore[index,operator]  # a JSON object
        if found:
            red = sum(f",{key}," in row[1] for row in values)  # type: ignore[operator]  # a text
            title = form.area_title(key)
            yield key, Spread(title, min(found), median(found), max(found), red)


def gates(form: Instrument) -> dict[str, str]:
    """Return the gates that are measured, by the key under which a shortfall is kept."""
    return {
        _key(plan): f"{plan.gate.predicate}: {plan.title}"
        for plan in plan_of(form).gates
        if plan.gate.min is not None
    }


def _key(plan: GatePlan) -> str:
    return f"{plan.gate.predicate}/{plan.gate.id}/{plan.target}"


def trend(rows: StandingRows) -> Trend:
    """Return the middle of each area by year; of a unit's worksheets the newest form counts."""
    newest = F("instrument__effective_from").asc(nulls_first=True)
    latest: dict[tuple[int, int], tuple[Mapping[str, float], float]] = {}
    values = rows.order_by(newest).values_list("year", "unit_id", "areas", "total")
    for year, unit, areas, total in values:
        latest[year, unit] = (areas, float(total))
    years = sorted({year for year, _ in latest})
    by_year = {
        year: [found for (at, _), found in latest.items() if at == year]
        for year in years
    }
    keys = list(dict.fromkeys(key for areas, _ in latest.values() for key in areas))
    return Trend(
        years=years,
        areas={key: [_middle(by_year[year], key) for year in years] for key in keys},
        totals=[median(total for _, total in by_year[year]) for year in years],
        counts=[len(by_year[year]) for year in years],
    )


def _middle(
    found: Sequence[tuple[Mapping[str, float], float]], key: str
) -> float | None:
    values = [areas[key] for areas, _ in found if key in areas]
    return median(values) if values else None
