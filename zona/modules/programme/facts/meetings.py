"""Facts about meetings and outreach."""

from zona.core.facts import Period, Reading, Table, Value, fact
from zona.modules.programme.facts.shaping import (
    day_text,
    quarters,
    sources,
    table,
    yes_no,
)
from zona.modules.programme.models import (
    Meeting,
    Outreach,
)
from zona.modules.programme.rules import (
    MeetingKind,
    share,
)


def _outreach(
    unit_id: int, period: Period, external: bool | None = None
) -> list[Outreach]:
    year = period.preceding_year
    rows = Outreach.objects.of(unit_id).proven().between(year.start, year.end)
    if external is not None:
        rows = rows.filter(is_external=external)
    return list(rows.order_by("held_on"))


def _outreach_table(rows: list[Outreach]) -> Table:
    return table(
        "Tanggal|Kegiatan|Media|Sasaran|Terjangkau",
        [
            (day_text(o.held_on), o.subject, o.medium, o.audience, str(o.reached_count))
            for o in rows
        ],
    )


@fact("programme.outreach_quarters_count", "Triwulan dengan sosialisasi ZI")
def outreach_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters with an outreach that has proof."""
    rows = _outreach(unit_id, period)
    return Reading(
        quarters((each.held_on for each in rows), period),
        sources("Sosialisasi ZI", "programme:outreach_list"),
        _outreach_table(rows),
    )


@fact("programme.outreach_external_count", "Sosialisasi ZI untuk pihak luar")
def outreach_external_count(unit_id: int, period: Period) -> Reading:
    """Outreach with proof to people outside the unit."""
    rows = _outreach(unit_id, period, external=True)
    return Reading(
        len(rows),
        sources("Sosialisasi ZI", "programme:outreach_list"),
        _outreach_table(rows),
    )


def _monev(unit_id: int, period: Period) -> list[Meeting]:
    year = period.preceding_year
    rows = Meeting.objects.of(unit_id).between(year.start, year.end)
    rows = rows.filter(kind=MeetingKind.MONEV).complete(period.end)
    return list(rows.order_by("held_on"))


def _meetings(value: Value, rows: list[Meeting]) -> Reading:
    return Reading(
        value,
        sources("Rapat dan monev", "programme:meeting_list", rows),
        table(
            "Tanggal|Rapat|Jenis|Peserta|Dihadiri pimpinan",
            [
                (
                    day_text(each.held_on),
                    each.title,
                    each.get_kind_display(),
                    str(each.participants_count),
                    yes_no(each.head_attended),
                )
                for each in rows
            ],
        ),
    )


@fact("programme.monev_quarters_count", "Triwulan dengan rapat monev ZI")
def monev_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters with a monitoring meeting: invitation, attendance, signed minutes."""
    rows = _monev(unit_id, period)
    return _meetings(quarters((each.held_on for each in rows), period), rows)


@fact(
    "programme.monev_head_quarters_count",
    "Triwulan dengan monev ZI yang dihadiri pimpinan",
)
def monev_head_quarters_count(unit_id: int, period: Period) -> Reading:
    """The same, with the head among those present."""
    rows = [each for each in _monev(unit_id, period) if each.head_attended]
    return _meetings(quarters((each.held_on for each in rows), period), rows)


@fact("programme.head_attended_percent", "Kegiatan ZI yang dihadiri pimpinan (%)")
def head_attended_percent(unit_id: int, period: Period) -> Reading:
    """Meetings with an attendance list that the head attended; excused ones left out."""
    year = period.preceding_year
    found = Meeting.objects.of(unit_id).attended().between(year.start, year.end)
    rows = [
        each
        for each in found.order_by("held_on")
        if each.head_attended or not each.head_absence_reason
    ]
    return _meetings(share(sum(m.head_attended for m in rows), len(rows)), rows)


@fact("programme.culture_activities_count", "Kegiatan budaya kerja")
def culture_activities_count(unit_id: int, period: Period) -> Reading:
    """Complete activities that build work culture; routine meetings are not."""
    year = period.preceding_year
    found = Meeting.objects.of(unit_id).between(year.start, year.end)
    found = found.filter(kind=MeetingKind.BUDAYA_KERJA).complete(period.end)
    rows = list(found.order_by("held_on"))
    return _meetings(len(rows), rows)
