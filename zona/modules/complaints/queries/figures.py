"""Counts of a unit over a stretch of days: for the recap, the facts and the public."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from zona.core.duties.queries import due_stretches, signed
from zona.core.duties.registry import duties
from zona.core.facts import Period
from zona.core.once import once
from zona.core.people.models import Unit, User
from zona.core.people.queries import unit_of
from zona.modules.complaints.models import (
    Channel,
    ChannelCheck,
    Complaint,
    ComplaintRows,
)
from zona.modules.complaints.queries.handling import office
from zona.modules.complaints.rules import (
    FINISHED,
    FLOW,
    MOVED,
    UNCOUNTED,
    ChannelKind,
    CheckWay,
    Classification,
    Course,
    handled_percent,
    mean_days,
    months_before,
    percent,
    satisfaction_index,
    shielded,
    shielded_total,
    timely_percent,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one stretch."""

    received: int
    counted: int
    done: int
    open: int
    done_percent: Decimal | None
    timely_percent: Decimal | None
    handled_percent: Decimal | None
    mean_days: Decimal | None
    index: Decimal | None
    rated: int
    repeated: int
    reopened: int


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """What everybody may know: no small number, no text, no name."""

    year: int
    total: str
    by_channel: tuple[tuple[str, str], ...]
    by_class: tuple[tuple[str, str], ...]
    by_state: tuple[tuple[str, str], ...]
    index: Decimal | None
    timely: Decimal | None


def received(unit_id: int, period: Period) -> ComplaintRows:
    """Return what came in, without cases moved to whistleblowing."""
    rows = Complaint.objects.of(unit_id).received_in(period.start, period.end)
    return rows.exclude(state=MOVED)


def counted(unit_id: int, period: Period) -> ComplaintRows:
    """Return what needs an answer of this unit: no spam, no twin, nothing forwarded."""
    return received(unit_id, period).exclude(state__in=UNCOUNTED)


def due(unit_id: int, period: Period) -> ComplaintRows:
    """Return the complaints that need follow-up."""
    return counted(unit_id, period).filter(classification=Classification.PENGADUAN)


def courses(rows: ComplaintRows) -> tuple[Course, ...]:
    """Return the courses of cases in one query, no more than their days."""
    days = rows.order_by().values_list(
        "received_on", "decide_limit_on", "decided_on", "send_limit_on", "answered_on"
    )
    return tuple(Course(*each) for each in days)


def figures(unit_id: int, period: Period) -> Figures:
    """Return the figures of a stretch, as they stand on its last day."""
    rows, answerable = received(unit_id, period), counted(unit_id, period)
    found = courses(answerable)
    done = resolved_by(answerable, period.end)
    ratings = [int(each) for each in _ratings(answerable)]
    total, finished = len(found), done.count()
    return Figures(
        received=rows.count(),
        counted=total,
        done=finished,
        open=total - finished,
        done_percent=percent(finished, total),
        timely_percent=timely_percent(found, period.end),
        handled_percent=handled_percent(found, period.end),
        mean_days=mean_days(found, period.end),
        index=satisfaction_index(ratings),
        rated=len(ratings),
        repeated=rows.filter(archive_reason="berulang").count(),
        reopened=rows.filter(reopened_count__gt=0).count(),
    )


def _ratings(rows: ComplaintRows) -> list[str]:
    return list(rows.exclude(rating="").order_by().values_list("rating", flat=True))


def cross(unit_id: int, period: Period) -> tuple[tuple[str, str, str, int], ...]:
    """Return channel, class, state and number: the recap of the rule sheet."""
    rows = received(unit_id, period).order_by()
    found = rows.values_list("channel", "classification", "state").annotate(Count("pk"))
    return tuple(
        (
            ChannelKind(channel).label,
            Classification(kind).label,
            FLOW.state(state).label,
            count,
        )
        for channel, kind, state, count in sorted(found)
    )


def causes(unit_id: int, period: Period, most: int = 5) -> tuple[tuple[str, int], ...]:
    """Return the causes that were found most often."""
    rows = counted(unit_id, period).exclude(cause="").order_by()
    said = Counter(each.strip() for each in rows.values_list("cause", flat=True))
    return tuple(said.most_common(most))


def public_figures(unit: Unit, year: int, on: date) -> PublicFigures:
    """Return a year's counts with small numbers hidden."""
    period = Period(date(year, 1, 1), min(date(year, 12, 31), on))
    least = office(on).least_public
    rows = cross(unit.pk, period)
    stretch = figures(unit.pk, period)
    enough = stretch.counted >= least
    return PublicFigures(
        year=year,
        total=shielded_total((count for *_, count in rows), least),
        by_channel=_shielded(rows, 0, least),
        by_class=_shielded(rows, 1, least),
        by_state=_grouped(unit.pk, period, least),
        index=stretch.index if stretch.rated >= least else None,
        timely=stretch.timely_percent if enough else None,
    )


def _shielded(
    rows: tuple[tuple[str, str, str, int], ...], place: int, least: int
) -> tuple[tuple[str, str], ...]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[str(row[place])] += row[3]
    return tuple(shielded(counts, least).items())


def _grouped(unit_id: int, period: Period, least: int) -> tuple[tuple[str, str], ...]:
    """Return the states in three groups: finer ones would tell single cases apart."""
    rows = received(unit_id, period).order_by()
    counts: Counter[str] = Counter()
    for state, count in rows.values_list("state").annotate(Count("pk")):
        ended = "Selesai" if state == "selesai" else "Ditutup tanpa tanggapan"
        counts[ended if state in FINISHED else "Ditangani"] += count
    return tuple(shielded(counts, least).items())


@dataclass(frozen=True, slots=True)
class Standing:
    """A channel, and when it was last shown to work."""

    channel: Channel
    last_on: date | None
    is_alive: bool


@once
def channels(unit_id: int, on: date) -> tuple[Standing, ...]:
    """Return the open channels, each with its last use, test or opening."""
    since = months_before(on, office(on).check_months)
    checked = dict(
        ChannelCheck.objects.of(unit_id)
        .filter(checked_on__lte=on, works=True)
        .order_by("checked_on")
        .values_list("channel_id", "checked_on")
    )
    used = _last_use(unit_id, Period(since, on))
    found = []
    for channel in Channel.objects.of(unit_id).open_on(on).order_by("kind", "pk"):
        days = [
            day
            for day in (checked.get(channel.pk), used.get(channel.kind))
            if day is not None
        ]
        last = max(days, default=None)
        found.append(Standing(channel, last, last is not None and last > since))
    return tuple(found)


def _last_use(unit_id: int, period: Period) -> Mapping[str, date]:
    rows = received(unit_id, period).order_by("received_on")
    return dict(rows.values_list("channel", "received_on"))


def checks(unit_id: int, period: Period) -> int:
    """Return how many channels were tried in a stretch: tests and openings that worked."""
    rows = ChannelCheck.objects.of(unit_id).filter(
        checked_on__range=(period.start, period.end), works=True
    )
    tried = rows.filter(way__in=(CheckWay.DIUJI, CheckWay.DIBUKA))
    return tried.values("channel").distinct().count()


def matter(user: User, unit: Unit) -> ComplaintRows:
    """Return the cases of a unit that a person may read."""
    return Complaint.objects.visible_to(user).of(unit.pk)


def open_on(rows: ComplaintRows, on: date) -> ComplaintRows:
    """Return the cases that were not closed by a day."""
    return rows.filter(Q(closed_on=None) | Q(closed_on__gt=on))


def resolved_by(rows: ComplaintRows, on: date) -> ComplaintRows:
    """Return the cases that were closed with an answer by a day."""
    return rows.filter(closed_on__lte=on, answered_on__lte=on)


def is_registered(unit_id: int, year: Period) -> bool:
    """Tell whether each month due has a case in the register or a signed report."""
    unit = unit_of(unit_id)
    due_months = due_stretches(unit, duties()["complaints.monthly"], year)
    reported = {each.start for each in signed(unit_id, "complaints.monthly", year)}
    days = received(unit_id, year).order_by().values_list("received_on", flat=True)
    busy = {day.replace(day=1) for day in days}
    return bool(due_months) and all(
        each.start in reported | busy for each in due_months
    )


def sentences(unit_id: int, period: Period) -> tuple[str, ...]:
    """Return the figures of a stretch as sentences of a report."""
    found = figures(unit_id, period)
    if not found.received:
        return ("Tidak ada pengaduan, aspirasi, atau permintaan informasi yang masuk.",)
    said = [
        f"{found.received} masuk, {found.done} selesai, {found.open} masih ditangani.",
        f"Penyelesaian {_said(found.done_percent, '%')}; tepat waktu {_said(found.timely_percent, '%')}.",
        f"Rata-rata waktu jawab {_said(found.mean_days, ' hari')}.",
        f"Berulang {found.repeated}; dibuka kembali {found.reopened}.",
    ]
    if found.index is not None:
        said.append(f"Indeks kepuasan pelapor {_said(found.index, '')}.")
    return tuple(said)


def _said(value: Decimal | None, unit: str) -> str:
    return (
        "belum dapat dihitung"
        if value is None
        else f"{value:.2f}{unit}".replace(".", ",")
    )
