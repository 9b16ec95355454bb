"""What conflicts of interest tell the rest of Zona: figures of the unit, no names."""

from django.urls import reverse

from zona.core.duties import queries as duties
from zona.core.facts import Period, Reading, Source, Table, fact
from zona.core.people.queries import unit_of
from zona.core.upkeep.queries import informed_ids, main_activities
from zona.modules.conflicts import queries
from zona.modules.conflicts.queries import Standing
from zona.modules.conflicts.rules import percent

EVALUATION = "conflicts.evaluation"
TOPIC = "conflicts"


def _yes(value: bool) -> str:
    return "Ya" if value else "Belum"


def _source(unit_id: int, title: str, page: str) -> tuple[Source, ...]:
    unit = unit_of(unit_id)
    return (Source(title, f"{reverse(f'conflicts:{page}')}?unit={unit.code}"),)


def _table(found: tuple[Standing, ...]) -> Table:
    columns = ("Kegiatan utama", "Titik keputusan", "Ditinjau", "Terkendali")
    rows = tuple(
        (
            str(each.activity),
            str(len(each.rows)),
            _yes(each.is_reviewed),
            _yes(each.is_controlled),
        )
        for each in found
    )
    return Table(columns, rows)


@fact(
    "conflicts.activities_mapped_percent",
    title="Kegiatan utama yang dipetakan benturannya (%)",
)
def activities_mapped_percent(unit_id: int, period: Period) -> Reading:
    """Main activities with a map row reviewed in the year."""
    found = queries.standings(unit_id, period.end)
    value = percent(sum(each.is_reviewed for each in found), len(found))
    source = _source(unit_id, "Peta benturan kepentingan", "map_list")
    return Reading(value, source, _table(found))


@fact(
    "conflicts.activities_informed_percent",
    title="Kegiatan utama yang petugasnya menerima sosialisasi (%)",
)
def activities_informed_percent(unit_id: int, period: Period) -> Reading:
    """Main activities all of whose officers were told about conflicts in the year."""
    informed = informed_ids(unit_id, TOPIC, period.preceding_year)
    rows, done = [], 0
    activities = main_activities(unit_id, period.end)
    for activity in activities:
        officers = {each.pk for each in activity.officers.all()}
        done += bool(officers) and officers <= informed
        told = f"{len(officers & informed)} dari {len(officers)}"
        rows.append((str(activity), told))
    table = Table(("Kegiatan utama", "Petugas yang menerima"), tuple(rows))
    source = _source(unit_id, "Sosialisasi benturan kepentingan", "conflict_view")
    return Reading(percent(done, len(activities)), source, table)


@fact(
    "conflicts.activities_controlled_percent",
    title="Kegiatan utama dengan pengendalian benturan (%)",
)
def activities_controlled_percent(unit_id: int, period: Period) -> Reading:
    """Main activities whose conflicts are all prevented, without a case past its limit."""
    found = queries.standings(unit_id, period.end)
    value = percent(sum(each.is_controlled for each in found), len(found))
    source = _source(unit_id, "Peta benturan kepentingan", "map_list")
    return Reading(value, source, _table(found))


@fact(
    "conflicts.declared_percent",
    title="Pegawai yang menyampaikan deklarasi kepentingan (%)",
)
def declared_percent(unit_id: int, period: Period) -> Reading:
    """Active employees with a yearly declaration in the year, nil ones included."""
    found = queries.declared_in(unit_id, period)
    row = (str(found.people), str(found.done), str(found.people - found.done))
    table = Table(("Pegawai aktif", "Sudah", "Belum"), (row,))
    source = _source(unit_id, "Register deklarasi", "conflict_view")
    return Reading(found.percent, source, table)


def _evaluations(unit_id: int, period: Period) -> tuple[tuple[Source, ...], Table]:
    signed = duties.signed(unit_id, EVALUATION, period.preceding_year)
    rows = tuple(
        (
            f"{each.start:%d-%m-%Y} s.d. {each.end:%d-%m-%Y}",
            f"{each.signed_on:%d-%m-%Y}",
        )
        for each in signed
    )
    source = _source(unit_id, "Evaluasi benturan kepentingan", "conflict_view")
    return source, Table(("Masa", "Ditandatangani"), rows)


@fact(
    "conflicts.evaluation_quarters_count",
    title="Triwulan dengan evaluasi benturan kepentingan",
)
def evaluation_quarters_count(unit_id: int, period: Period) -> Reading:
    """Quarters of the year with a signed evaluation."""
    value = duties.signed_quarters(unit_id, EVALUATION, period)
    return Reading(value, *_evaluations(unit_id, period))


@fact(
    "conflicts.evaluation_followed_percent",
    title="Hasil evaluasi benturan yang selesai (%)",
)
def evaluation_followed_percent(unit_id: int, period: Period) -> Reading:
    """Advice of evaluations that fell due in the year and was carried out."""
    value = duties.followed_percent(unit_id, EVALUATION, period.preceding_year)
    return Reading(value, *_evaluations(unit_id, period))
