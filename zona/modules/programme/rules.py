"""The programme's lists, flows and reckoning of dates and shares. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Transition
from zona.modules.programme.permissions import Perm


class Area(Choice):
    """Area perubahan: the six levers of an integrity zone (PermenPANRB 90/2021)."""

    MP = "MP", "Manajemen Perubahan"
    TT = "TT", "Penataan Tata Laksana"
    SDM = "SDM", "Penataan Sistem Manajemen SDM"
    AK = "AK", "Penguatan Akuntabilitas"
    PW = "PW", "Penguatan Pengawasan"
    PP = "PP", "Peningkatan Kualitas Pelayanan Publik"


class TeamRole(Choice):
    """Peran dalam tim kerja ZI, as decrees name them."""

    PENANGGUNG_JAWAB = "penanggung_jawab", "Penanggung jawab"
    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    KOORDINATOR = "koordinator", "Koordinator area"
    ANGGOTA = "anggota", "Anggota"


class MeetingKind(Choice):
    """Jenis rapat atau kegiatan ZI."""

    MONEV = "monev", "Monitoring dan evaluasi"
    PERENCANAAN = "perencanaan", "Perencanaan"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    BUDAYA_KERJA = "budaya_kerja", "Kegiatan budaya kerja"
    TINJAUAN_MANAJEMEN = "tinjauan_manajemen", "Tinjauan manajemen"
    LAINNYA = "lainnya", "Lainnya"


class Origin(Choice):
    """Sumber rekomendasi."""

    LAPORAN = "laporan", "Laporan triwulan"
    MONEV = "monev", "Rapat monev"
    RTM = "rtm", "Rapat tinjauan manajemen"
    TPI = "tpi", "Tim Penilai Internal"
    TPN = "tpn", "Tim Penilai Nasional"
    LAINNYA = "lainnya", "Lainnya"


# Recommendations that facts.yaml counts: internal monitoring and quarterly reports.
INTERNAL_ORIGINS = (Origin.LAPORAN, Origin.MONEV)

PLAN_FLOW = Flow(
    states=(
        State("draf", "Draf"),
        State("dibahas", "Dibahas", "info"),
        State("disetujui", "Disetujui", "good"),
        State("disosialisasikan", "Disosialisasikan", "good"),
        State("berjalan", "Berjalan", "info"),
        State("dievaluasi", "Dievaluasi", "good"),
    ),
    transitions=(
        Transition("draf", "dibahas", "discuss", "Ajukan untuk dibahas", Perm.EDIT),
        Transition("dibahas", "disetujui", "approve", "Setujui", Perm.DECIDE, days=5),
        Transition("dibahas", "draf", "return", "Kembalikan ke draf", Perm.DECIDE),
        Transition(
            "disetujui",
            "disosialisasikan",
            "socialise",
            "Nyatakan sudah disosialisasikan",
            Perm.EDIT,
        ),
        Transition(
            "disosialisasikan", "berjalan", "start", "Mulai pelaksanaan", Perm.EDIT
        ),
        Transition(
            "berjalan", "dievaluasi", "evaluate", "Tutup dengan evaluasi", Perm.VERIFY
        ),
    ),
)
PLAN_OPEN = ("draf", "dibahas")  # the content may still change

ACTION_FLOW = Flow(
    states=(
        State("belum", "Belum mulai"),
        State("berjalan", "Berjalan", "info"),
        State("selesai", "Selesai", "good"),
        State("diverifikasi", "Selesai, diverifikasi", "good"),
    ),
    transitions=(
        Transition("belum", "berjalan", "start", "Mulai kerjakan", Perm.EDIT),
        Transition("belum", "selesai", "finish", "Nyatakan selesai", Perm.EDIT),
        Transition("berjalan", "selesai", "finish", "Nyatakan selesai", Perm.EDIT),
        Transition(
            "selesai", "diverifikasi", "verify", "Bukti sudah diperiksa", Perm.VERIFY
        ),
        Transition("selesai", "berjalan", "return", "Kembalikan", Perm.VERIFY),
    ),
)

RECOMMENDATION_FLOW = Flow(
    states=(
        State("baru", "Baru", "warn"),
        State("diterima", "Diterima", "info"),
        State("berjalan", "Berjalan", "info"),
        State("selesai", "Selesai", "good"),
        State("diverifikasi", "Diverifikasi", "good"),
        State("ditolak", "Ditolak", "bad"),
    ),
    transitions=(
        Transition("baru", "diterima", "accept", "Terima", Perm.EDIT),
        Transition("baru", "ditolak", "reject", "Tolak", Perm.DECIDE),
        Transition("diterima", "berjalan", "start", "Mulai kerjakan", Perm.EDIT),
        Transition("diterima", "selesai", "finish", "Nyatakan selesai", Perm.EDIT),
        Transition("diterima", "ditolak", "reject", "Tolak", Perm.DECIDE),
        Transition("berjalan", "selesai", "finish", "Nyatakan selesai", Perm.EDIT),
        Transition("selesai", "diverifikasi", "verify", "Verifikasi", Perm.VERIFY),
        Transition("selesai", "berjalan", "return", "Kembalikan", Perm.VERIFY),
    ),
)
UNFINISHED = ("belum", "baru", "diterima", "berjalan")  # somebody still has to act
FINISHED = ("selesai", "diverifikasi")
SETTLED = ("diverifikasi", "ditolak")  # nobody touches it any more

MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of an area and its codes in the instruments."""

    area: str
    title: str
    codes: tuple[str, ...]

    @property
    def label(self) -> str:
        return f"{self.codes[-1].partition('.')[2]} {self.title}"


@dataclass(frozen=True, slots=True)
class Indicators:
    """The table of indicators (law/)."""

    rows: tuple[Indicator, ...]

    def of(self, code: str) -> Indicator | None:
        """Return the indicator that any instrument knows by the code."""
        return next((row for row in self.rows if code in row.codes), None)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion of a signed quarterly report, not yet a recommendation."""

    key: str
    report: str
    text: str
    indicators: str
    due_on: date
    url: str


def split_codes(codes: str) -> tuple[str, ...]:
    """Read `"PU.MP.1, PM.MP.1"`."""
    return tuple(code.strip() for code in codes.split(",") if code.strip())


def quarter_of(day: date) -> int:
    """Return the quarter 1..4 that a day lies in."""
    return (day.month + 2) // 3


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    first_after = date(year + quarter // 4, 3 * quarter % 12 + 1, 1)
    return first_after - timedelta(days=1)


def next_quarter_end(day: date) -> date:
    """Return the last day of the quarter after the day's own."""
    quarter = quarter_of(day)
    return quarter_end(day.year + quarter // 4, quarter % 4 + 1)


def is_late(state: str, due_on: date, on: date) -> bool:
    """Tell whether something unfinished has passed its last day."""
    return state in UNFINISHED and due_on < on


def read_day(text: str) -> date | None:
    """Read `2022-03-31`, `31-03-2022` or `31 Maret 2022`; None if it is none of them."""
    words = re.split(r"[\s./-]+", text.strip().lower())
    if len(words) != 3:
        return None
    if words[1] in MONTHS:
        words[1] = str(MONTHS.index(words[1]) + 1)
    if len(words[0]) == 4:
        words.reverse()
    try:
        return date(int(words[2]), int(words[1]), int(words[0]))
    except ValueError:
        return None


def share(part: int, whole: int) -> Decimal | None:
    """Return part of whole in percent, unrounded; None where the whole is nothing."""
    return Decimal(100 * part) / whole if whole else None


def missing_areas(areas: Iterable[str]) -> tuple[Area, ...]:
    """Return the areas that nobody in the team works on (rules 15: at least one each)."""
    covered = {area for text in areas for area in split_codes(text)}
    return tuple(area for area in Area if area not in covered)


def year_quarters(end: date) -> tuple[tuple[date, date], ...]:
    """Return the four three-month stretches counted back from the cut-off day."""
    edges = [_months_before(end, 3 * back) for back in range(5)]
    return tuple((before + timedelta(days=1), last) for last, before in pairwise(edges))


def _months_before(day: date, months: int) -> date:
    """Step back by whole months; the last day of a month stays a last day."""
    is_last = (day + timedelta(days=1)).day == 1
    total = day.year * 12 + day.month - 1 - months
    year, month = divmod(total, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)) - timedelta(1)
    return last if is_last else last.replace(day=min(day.day, last.day))
