"""What wealth reports tell the rest of Zona: figures of the unit, never of a person."""

from functools import partial

from django.urls import reverse

from zona.core.facts import Fact, Period, Reader, Reading, Source, Table
from zona.core.people.queries import unit_of
from zona.modules.wealth import queries
from zona.modules.wealth.rules import Group, tally

COLUMNS = ("Tahun laporan", "Kelompok", "Wajib lapor", "Sudah lapor", "Tepat waktu")


def _source(unit_id: int, year: int, title: str) -> tuple[Source, ...]:
    unit = unit_of(unit_id)
    url = f"{reverse('wealth:summary_view')}?unit={unit.code}&tahun={year}"
    return (Source(f"{title} {year}", url),)


def _counted(
    unit_id: int, period: Period, *, groups: tuple[Group, ...], is_lhkpn: bool
) -> Reading:
    """Persons of some groups on the obliged list of the report year."""
    return _read(unit_id, period, groups=groups, is_lhkpn=is_lhkpn, is_filed=False)


def _filed(unit_id: int, period: Period, *, is_lhkpn: bool) -> Reading:
    """Persons with a verified receipt by the cut-off day, late ones included."""
    groups = tuple(Group)
    return _read(unit_id, period, groups=groups, is_lhkpn=is_lhkpn, is_filed=True)


def _read(
    unit_id: int,
    period: Period,
    *,
    groups: tuple[Group, ...],
    is_lhkpn: bool,
    is_filed: bool,
) -> Reading:
    year = queries.report_year(unit_id, period.end, is_lhkpn=is_lhkpn)
    if year is None:
        return Reading(0)
    found = queries.yearly_days(unit_id, year, is_lhkpn=is_lhkpn)
    lines, value = [], 0
    for group in groups:
        sums = tally([row[1:] for row in found if row[0] == group], period.end)
        value += sums.filed if is_filed else sums.obliged
        if sums.obliged:
            counts = (str(n) for n in (sums.obliged, sums.filed, sums.timely))
            lines.append((str(year), group.label, *counts))
    title = "Tanda terima terverifikasi" if is_filed else "Daftar wajib lapor"
    table = Table(COLUMNS, tuple(lines))
    return Reading(value, _source(unit_id, year, title), table)


def _fact(code: str, title: str, reader: Reader) -> Fact:
    return Fact(f"wealth.{code}", title, reader)


def _of(group: Group, *, is_lhkpn: bool) -> Reader:
    return partial(_counted, groups=(group,), is_lhkpn=is_lhkpn)


lhkpn_heads_count = _fact(
    "lhkpn_heads_count",
    "Wajib LHKPN: kepala satker",
    _of(Group.KEPALA, is_lhkpn=True),
)
lhkpn_officials_count = _fact(
    "lhkpn_officials_count",
    "Wajib LHKPN: pejabat",
    _of(Group.PEJABAT, is_lhkpn=True),
)
lhkpn_others_count = _fact(
    "lhkpn_others_count",
    "Wajib LHKPN: lainnya",
    _of(Group.LAINNYA, is_lhkpn=True),
)
lhkpn_filed_count = _fact(
    "lhkpn_filed_count",
    "LHKPN yang sudah dilaporkan",
    partial(_filed, is_lhkpn=True),
)
lhkasn_echelon3_count = _fact(
    "lhkasn_echelon3_count",
    "Wajib lapor non-LHKPN: administrator",
    _of(Group.ADMINISTRATOR, is_lhkpn=False),
)
lhkasn_echelon4_count = _fact(
    "lhkasn_echelon4_count",
    "Wajib lapor non-LHKPN: pengawas",
    _of(Group.PENGAWAS, is_lhkpn=False),
)
lhkasn_staff_count = _fact(
    "lhkasn_staff_count",
    "Wajib lapor non-LHKPN: fungsional dan pelaksana",
    _of(Group.STAF, is_lhkpn=False),
)
lhkasn_filed_count = _fact(
    "lhkasn_filed_count",
    "Laporan non-LHKPN yang sudah disampaikan",
    partial(_filed, is_lhkpn=False),
)
