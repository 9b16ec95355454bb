"""What complaint handling tells the rest of Zona. No figure names a person."""

from django.urls import reverse

from zona.core.duties.queries import (
    followed_percent,
    nil_covers,
    signed,
    signed_percent,
    signed_quarters,
)
from zona.core.facts import Period, Reading, Source, Table, Value, fact
from zona.core.people.queries import unit_of
from zona.core.upkeep.queries import innovations_count as innovations_of
from zona.core.upkeep.queries import policy_in_force
from zona.modules.complaints import queries
from zona.modules.complaints.models import ChannelCheck, ComplaintRows
from zona.modules.complaints.rules import OFFLINE, ONLINE, ChannelKind, percent
from zona.modules.complaints.rules import handled_percent as share_handled
from zona.modules.complaints.rules import timely_percent as share_timely

MONTHLY, EVALUATION = "complaints.monthly", "complaints.evaluation"
CASES = ("Nomor", "Klasifikasi", "Diterima", "Dijawab", "Status")
REPORTS = ("Masa", "Nihil", "Ditandatangani")


def _at(name: str, unit_id: int, title: str) -> Source:
    code = unit_of(unit_id).code
    return Source(title, f"{reverse(f'complaints:{name}')}?unit={code}")


def _recap(unit_id: int, period: Period) -> Source:
    source = _at("complaint_recap", unit_id, "Rekap pengaduan")
    dates = f"&dari={period.start}&sampai={period.end}"
    return Source(source.title, source.url + dates)


def _duties() -> Source:
    url = queries.oversight_url("duty_list")
    return Source("Laporan berkala pengaduan", f"{url}?kewajiban=complaints")


def _upkeep() -> Source:
    url = queries.oversight_url("upkeep_view", "complaints")
    return Source("Keputusan dan inovasi pengaduan", url)


def _cases(rows: ComplaintRows) -> Table:
    """Return the rows behind a figure: numbers and days, no words of anybody."""
    found = rows.order_by("received_on", "pk")
    return Table(
        CASES,
        tuple(
            (
                row.number,
                row.get_classification_display(),
                row.received_on.isoformat(),
                row.answered_on.isoformat() if row.answered_on else "",
                row.status.label,
            )
            for row in found.defer("text", "answer")
        ),
    )


def _reports(unit_id: int, code: str, period: Period) -> Table:
    rows = signed(unit_id, code, period)
    return Table(
        REPORTS,
        tuple(
            (
                f"{row.start.isoformat()} – {row.end.isoformat()}",
                "ya" if row.is_nil else "tidak",
                row.signed_on.isoformat() if row.signed_on else "",
            )
            for row in rows
        ),
    )


def _nil(unit_id: int, year: Period, value: Value) -> Reading:
    """Return what signed nil reports of every month due allow to say, else nothing."""
    covered = nil_covers(unit_id, MONTHLY, year)
    table = _reports(unit_id, MONTHLY, year)
    return Reading(value if covered else None, (_duties(),), table)


@fact(
    "complaints.policy_percent",
    title="Kewajiban kebijakan pengaduan yang dijalankan (%)",
)
def policy_percent(unit_id: int, period: Period) -> Reading:
    """Share of the obligations of the policy that the records show as met."""
    year = period.preceding_year
    met = _met(unit_id, year)
    listed = queries.office(year.end).obligations
    rows = tuple(
        (words, "ya" if met[key] else "belum") for key, words in listed.items()
    )
    value = percent(sum(met[key] for key in listed), len(listed))
    sources = (_recap(unit_id, year), _duties(), _upkeep())
    return Reading(value, sources, Table(("Kewajiban", "Dijalankan"), rows))


def _met(unit_id: int, year: Period) -> dict[str, bool]:
    alive = _alive(unit_id, year)
    timely = _timely(unit_id, year)
    reported = signed_percent(unit_id, MONTHLY, year)
    least = queries.office(year.end).limits_percent
    return {
        "officers": policy_in_force(unit_id, "complaints.officers", year.end)
        is not None,
        "channels": bool(alive & OFFLINE) and bool(alive & ONLINE),
        "register": queries.is_registered(unit_id, year),
        "limits": timely is not None and timely >= least,
        "report": reported == 100,
    }


def _alive(unit_id: int, period: Period) -> set[ChannelKind]:
    found = queries.channels(unit_id, period.end)
    return {ChannelKind(each.channel.kind) for each in found if each.is_alive}


def _timely(unit_id: int, year: Period) -> Value:
    found = queries.courses(queries.counted(unit_id, year))
    value = share_timely(found, year.end)
    if value is None and not found and nil_covers(unit_id, MONTHLY, year):
        return 100
    return value


@fact("complaints.innovations_count", title="Inovasi pengelolaan pengaduan")
def innovations_count(unit_id: int, period: Period) -> Reading:
    """Innovations of the year on complaint handling."""
    year = period.preceding_year
    value = innovations_of(unit_id, "complaints.handling", year)
    return Reading(value, (_upkeep(),))


@fact("complaints.handled_percent", title="Pengaduan yang ditangani (%)")
def handled_percent(unit_id: int, period: Period) -> Reading:
    """Complaints answered, of those answered or past their limit."""
    year = period.preceding_year
    rows = queries.due(unit_id, year)
    if not rows.exists():
        return _nil(unit_id, year, 100)
    value = share_handled(queries.courses(rows), year.end)
    return Reading(value, (_recap(unit_id, year),), _cases(rows))


@fact(
    "complaints.evaluation_quarters_count", title="Triwulan dengan evaluasi pengaduan"
)
def evaluation_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters with a signed evaluation; a nil one cannot be signed without a test."""
    return _quarters(unit_id, period)


@fact(
    "complaints.consultation_quarters_count",
    title="Triwulan dengan evaluasi keluhan dan konsultasi",
)
def consultation_quarters_count(unit_id: int, period: Period) -> Reading:
    """The same evaluation covers complaints, suggestions and consultations."""
    return _quarters(unit_id, period)


def _quarters(unit_id: int, period: Period) -> Reading:
    value = signed_quarters(unit_id, EVALUATION, period)
    table = _reports(unit_id, EVALUATION, period.preceding_year)
    return Reading(value, (_duties(),), table)


@fact(
    "complaints.evaluation_followed_percent",
    title="Hasil evaluasi pengaduan yang selesai (%)",
)
def evaluation_followed_percent(unit_id: int, period: Period) -> Reading:
    """Advice of the evaluations that was due and carried out."""
    year = period.preceding_year
    table = _reports(unit_id, EVALUATION, year)
    return Reading(followed_percent(unit_id, EVALUATION, year), (_duties(),), table)


@fact("complaints.offline_channels_count", title="Kanal pengaduan luring")
def offline_channels_count(unit_id: int, period: Period) -> Reading:
    """Kinds of offline channels, open and shown to work in the last three months."""
    return _channels(unit_id, period, OFFLINE)


@fact("complaints.online_channels_count", title="Kanal pengaduan daring")
def online_channels_count(unit_id: int, period: Period) -> Reading:
    """Kinds of online channels, open and used or tested in the last three months."""
    return _channels(unit_id, period, ONLINE)


def _channels(unit_id: int, period: Period, kinds: frozenset[ChannelKind]) -> Reading:
    found = [
        each
        for each in queries.channels(unit_id, period.end)
        if each.channel.kind in kinds
    ]
    rows = tuple(
        (
            each.channel.get_kind_display(),
            each.last_on.isoformat() if each.last_on else "",
            "ya" if each.is_alive else "tidak",
        )
        for each in found
    )
    value = len({each.channel.kind for each in found if each.is_alive})
    source = _at("channel_list", unit_id, "Kanal pengaduan")
    table = Table(("Kanal", "Terakhir dipakai atau diuji", "Dihitung"), rows)
    return Reading(value, (source,), table)


@fact("complaints.officers_exists", title="Petugas pengaduan dan konsultasi ditunjuk")
def officers_exists(unit_id: int, period: Period) -> Reading:
    """Whether a decree in force names officers."""
    return _policy(unit_id, "complaints.officers", period)


@fact("complaints.unit_exists", title="Unit khusus pengaduan dibentuk")
def unit_exists(unit_id: int, period: Period) -> Reading:
    """Whether a decree in force sets up a complaint unit or desk."""
    return _policy(unit_id, "complaints.unit", period)


@fact("complaints.sp4n_assignment_exists", title="Pengelola SP4N-LAPOR! ditugaskan")
def sp4n_assignment_exists(unit_id: int, period: Period) -> Reading:
    """Whether a letter in force names who manages the national system."""
    return _policy(unit_id, "complaints.sp4n", period)


def _policy(unit_id: int, kind: str, period: Period) -> Reading:
    found = policy_in_force(unit_id, kind, period.end)
    return Reading(found is not None, (_upkeep(),))


@fact("complaints.sp4n_exists", title="Kanal terhubung SP4N-LAPOR!")
def sp4n_exists(unit_id: int, period: Period) -> Reading:
    """Whether the connection is registered with its address and was checked this year."""
    year = period.preceding_year
    kind = ChannelKind.SP4N_LAPOR
    found = [
        each.channel.pk
        for each in queries.channels(unit_id, year.end)
        if each.channel.kind == kind
    ]
    value = ChannelCheck.objects.filter(
        channel__in=found, works=True, checked_on__range=(year.start, year.end)
    ).exists()
    return Reading(value, (_at("channel_list", unit_id, "Kanal pengaduan"),))


@fact("complaints.due_count", title="Pengaduan yang harus ditindaklanjuti")
def due_count(unit_id: int, period: Period) -> Reading:
    """Complaints of the year that need follow-up."""
    year = period.preceding_year
    rows = queries.due(unit_id, year)
    value = rows.count()
    if not value:
        return _nil(unit_id, year, 0)
    return Reading(value, (_recap(unit_id, year),), _cases(rows))


@fact("complaints.in_process_count", title="Pengaduan yang sedang diproses")
def in_process_count(unit_id: int, period: Period) -> Reading:
    """Complaints of the year that are open on the cut-off day."""
    year = period.preceding_year
    rows = queries.due(unit_id, year)
    return _part(unit_id, year, queries.open_on(rows, year.end))


@fact("complaints.resolved_count", title="Pengaduan yang selesai ditindaklanjuti")
def resolved_count(unit_id: int, period: Period) -> Reading:
    """Complaints of the year closed with an answer by the cut-off day."""
    year = period.preceding_year
    rows = queries.due(unit_id, year)
    return _part(unit_id, year, queries.resolved_by(rows, year.end))


def _part(unit_id: int, year: Period, rows: ComplaintRows) -> Reading:
    """Count rows; nothing counted says nothing unless each month due was reported."""
    value = rows.count()
    sources = (_recap(unit_id, year), _duties())
    if not value and signed_percent(unit_id, MONTHLY, year) != 100:
        return Reading(None, sources, _cases(rows))
    return Reading(value, sources, _cases(rows))


@fact(
    "complaints.timely_percent",
    title="Pengaduan dan konsultasi yang dijawab tepat waktu (%)",
)
def timely_percent(unit_id: int, period: Period) -> Reading:
    """Complaints, suggestions and questions first answered within their limit."""
    year = period.preceding_year
    rows = queries.counted(unit_id, year)
    if not rows.exists():
        return _nil(unit_id, year, 100)
    value = share_timely(queries.courses(rows), year.end)
    return Reading(value, (_recap(unit_id, year),), _cases(rows))
