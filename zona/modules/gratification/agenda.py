"""What waits for whom in the control of gratification, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from zona.core.agenda import Task, agenda
from zona.core.facts import Period
from zona.core.people.models import Unit, User
from zona.core.upkeep.models import Briefing
from zona.core.upkeep.rules import Audience
from zona.core.workdays.queries import library_days
from zona.modules.gratification import queries
from zona.modules.gratification.models import (
    Circular,
    Deposit,
    GuestVisit,
    Report,
    Supplement,
)
from zona.modules.gratification.permissions import Perm
from zona.modules.gratification.rules import Feast

AHEAD = timedelta(days=30)
SINCE = timedelta(days=60)  # an older offer is past reminding
# How the calendar of holidays names the feasts.
NAMES = {
    Feast.IDULFITRI: "Idul Fitri",
    Feast.NATAL: "Natal",
    Feast.NYEPI: "Nyepi",
    Feast.WAISAK: "Waisak",
    Feast.IMLEK: "Imlek",
}
REMINDED = (Feast.IDULFITRI, Feast.NATAL)  # the two that circulars are expected for
WAITS = {
    "dilaporkan": "Laporan baru menunggu verifikasi",
    "verifikasi": "Selesaikan verifikasi",
    "dilengkapi": "Periksa kelengkapan dari pelapor",
    "analisis": "Selesaikan analisis dan teruskan ke KPK",
    "penetapan": "Tindak lanjuti penetapan",
    "diserahkan": "Nyatakan selesai",
    "dikembalikan": "Nyatakan selesai",
}


@agenda
def reports(user: User, on: date) -> Iterator[Task]:
    """Reports whose next step is the UPG's, with the working days left."""
    rows = Report.objects.handled_by(user).filter(state__in=WAITS)
    for report in rows.select_related("unit").order_by("forward_due_on", "pk"):
        if report.state == "dilengkapi" and queries.open_supplement(report):
            continue
        if queries.is_kept_out(user, report, on):
            continue
        due_on = None if report.kpk_on else report.forward_due_on
        why = WAITS[report.state]
        if due_on:
            left = queries.days_left(report.unit, on, due_on)
            why += f"; {left} hari kerja lagi" if left >= 0 else "; batas sudah lewat"
        yield Task(f"Gratifikasi {report}", report.get_absolute_url(), due_on, why)


@agenda
def supplements(user: User, on: date) -> Iterator[Task]:
    """What the UPG asked of the person who reported."""
    rows = Supplement.objects.filter(
        report__reporter=user, report__state="dilengkapi", state="diminta"
    )
    for row in rows.select_related("report"):
        yield Task(
            f"Lengkapi laporan {row.report}",
            row.report.get_absolute_url(),
            row.due_on,
            "UPG meminta kelengkapan",
        )


@agenda
def perishables(user: User, on: date) -> Iterator[Task]:
    """Items in custody that would spoil."""
    rows = Deposit.objects.filter(
        user.within(Perm.HANDLE), state="disimpan", is_perishable=True
    )
    for row in rows.select_related("report"):
        yield Task(
            f"Salurkan {row.item}",
            row.report.get_absolute_url(),
            row.received_on,
            "Barang titipan mudah rusak",
        )


@agenda
def offers(user: User, on: date) -> Iterator[Task]:
    """Gifts that a guest offered and whose refusal is not on record yet."""
    if not user.has(Perm.REPORT):
        return
    rows = GuestVisit.objects.filter(
        host=user, offers_gift=True, arrived_at__date__gte=on - SINCE
    )
    known = Report.objects.filter(visit__in=rows).values("visit")
    url = reverse("gratification:report_new")
    for visit in rows.exclude(pk__in=known).select_related("unit"):
        day = visit.arrived_at.date()
        due = queries.due(visit.unit, day, queries.deadlines(day).report_days)
        yield Task(
            f"Catat penolakan: {visit.goods}",
            f"{url}?tamu={visit.pk}",
            due.on,
            "Tamu Anda menawarkan pemberian",
        )


@agenda
def campaigns(user: User, on: date) -> Iterator[Task]:
    """The quarter's campaign, where none that the public can see is on record."""
    quarter = Period.quarter(on.year, (on.month + 2) // 3)
    if quarter.end > on + AHEAD or not queries.efforts(on).campaign_per_quarter:
        return
    url = reverse("gratification:circular_list")
    for unit in queries.units_with(user, Perm.CAMPAIGN):
        held = Briefing.objects.filter(
            unit=unit,
            topic=queries.TOPIC,
            audience=Audience.PUBLIC,
            held_on__range=(quarter.start, quarter.end),
        ).count()
        if held < queries.efforts(on).campaign_per_quarter:
            yield Task(
                "Adakan kampanye antigratifikasi",
                f"{url}?unit={unit.code}",
                quarter.end,
                "Triwulan ini belum ada kampanye yang terlihat masyarakat",
            )


@agenda
def circulars(user: User, on: date) -> Iterator[Task]:
    """Circulars to be issued before the next feast."""
    units = queries.units_with(user, Perm.CAMPAIGN)
    for feast, feast_on in _feasts(on) if units else ():
        for unit in units:
            if not Circular.objects.of(unit.pk).filter(
                feast=feast, feast_on__year=feast_on.year
            ):
                yield _circular_task(unit, feast, feast_on)


def _circular_task(unit: Unit, feast: Feast, feast_on: date) -> Task:
    days = queries.efforts(feast_on).circular_days
    return Task(
        f"Terbitkan edaran gratifikasi {feast.label} {feast_on.year}",
        f"{reverse('gratification:circular_new')}?unit={unit.code}",
        queries.due(unit, feast_on, -days).on,
        f"{feast.label} jatuh pada {feast_on:%d-%m-%Y}",
    )


def _feasts(on: date) -> Iterator[tuple[Feast, date]]:
    """Yield the feasts of the next weeks, by the calendar of holidays."""
    seen = set()
    days = (*library_days(on.year), *library_days(on.year + 1))
    for feast in REMINDED:
        for each in days:
            key = feast, each.day.year
            if NAMES[feast] in each.name and on <= each.day <= on + AHEAD:
                if key not in seen:
                    yield feast, each.day
                seen.add(key)
