"""Conflicts of interest, thought through: flows, scores, shares. Pure."""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Tone, Transition
from zona.modules.conflicts.permissions import Perm


class Source(Choice):
    """Sumber benturan kepentingan."""

    BISNIS = "bisnis", "Kepentingan bisnis atau keuangan"
    KELUARGA = "keluarga", "Hubungan keluarga atau kerabat"
    AFILIASI = "afiliasi", "Hubungan afiliasi"
    PEKERJAAN_LUAR = "pekerjaan_luar", "Pekerjaan di luar tugas"
    GRATIFIKASI = "gratifikasi", "Pemberian gratifikasi"
    RANGKAP_JABATAN = "rangkap_jabatan", "Perangkapan jabatan"
    JABATAN_LAIN = "jabatan_lain", "Jabatan sebelum atau sesudahnya"
    SISTEM = "sistem", "Kelemahan sistem organisasi"


class InterestKind(Choice):
    """Jenis kepentingan yang dinyatakan."""

    KELUARGA = "keluarga", "Keluarga di instansi, rekanan, atau pelanggan"
    KEPEMILIKAN = "kepemilikan", "Kepemilikan usaha"
    PEKERJAAN_LUAR = "pekerjaan_luar", "Pekerjaan di luar tugas"
    KEANGGOTAAN = "keanggotaan", "Keanggotaan organisasi"
    AFILIASI = "afiliasi", "Hubungan afiliasi"
    HADIAH = "hadiah", "Hadiah atau keuntungan"


class DeclarationKind(Choice):
    """Jenis deklarasi kepentingan."""

    BERKALA = "berkala", "Berkala"
    KEJADIAN = "kejadian", "Karena kejadian"
    NIHIL = "nihil", "Nihil"


class CaseOrigin(Choice):
    """Asal kasus benturan kepentingan."""

    DEKLARASI = "deklarasi", "Deklarasi kepentingan"
    LAPORAN = "laporan", "Laporan orang lain"
    TEMUAN = "temuan", "Temuan pengawasan"


class Measure(Choice):
    """Tindakan atas kasus benturan kepentingan."""

    MUNDUR_DARI_KEPUTUSAN = "mundur_dari_keputusan", "Mundur dari keputusan"
    DIALIHKAN = "dialihkan", "Dialihkan ke atasan atau pejabat lain"
    AKSES_DIBATASI = "akses_dibatasi", "Akses dibatasi"
    MUTASI = "mutasi", "Mutasi"
    PENGAWASAN_DIPERKETAT = "pengawasan_diperketat", "Pengawasan diperketat"
    DIVESTASI = "divestasi", "Kepentingan dilepas"
    MENGUNDURKAN_DIRI = "mengundurkan_diri", "Mengundurkan diri dari jabatan"


class Effect(Choice):
    """Hasil tindakan atas kasus."""

    EFEKTIF = "efektif", "Efektif"
    TIDAK_EFEKTIF = "tidak_efektif", "Belum efektif"


class Band(Choice):
    """Tingkat skor satu titik keputusan."""

    RENDAH = "rendah", "Rendah"
    SEDANG = "sedang", "Sedang"
    TINGGI = "tinggi", "Tinggi"


BAND_TONES: dict[Band, Tone] = {
    Band.RENDAH: "good",
    Band.SEDANG: "warn",
    Band.TINGGI: "bad",
}

# What replaces the person's own decision: somebody else has to be named.
REPLACED = frozenset({Measure.MUNDUR_DARI_KEPUTUSAN, Measure.DIALIHKAN})

DECLARATION_FLOW = Flow(
    states=(
        State("draf", "Draf"),
        State("dikirim", "Menunggu telaah", "info"),
        State("tanpa_benturan", "Tanpa benturan", "good"),
        State("potensial", "Benturan potensial", "warn"),
        State("aktual", "Benturan aktual", "bad"),
    ),
    transitions=(
        Transition(
            "draf", "dikirim", "submit", "Tanda tangani dan kirim", Perm.DECLARE
        ),
        Transition("dikirim", "draf", "return", "Kembalikan", Perm.REVIEW),
        Transition("dikirim", "tanpa_benturan", "clear", "Tanpa benturan", Perm.REVIEW),
        Transition("dikirim", "potensial", "plan", "Potensial", Perm.REVIEW),
        Transition("dikirim", "aktual", "escalate", "Aktual", Perm.REVIEW),
        Transition(
            "potensial", "tanpa_benturan", "settle", "Pencegahan selesai", Perm.REVIEW
        ),
        Transition("potensial", "aktual", "escalate", "Menjadi aktual", Perm.REVIEW),
    ),
)

CASE_FLOW = Flow(
    states=(
        State("dilaporkan", "Dilaporkan", "info"),
        State("diperiksa", "Diperiksa", "info"),
        State("diputus", "Diputus", "warn"),
        State("dipantau", "Dipantau", "warn"),
        State("selesai", "Selesai", "good"),
        State("tidak_terbukti", "Tidak terbukti", "neutral"),
    ),
    transitions=(
        Transition("dilaporkan", "diperiksa", "examine", "Mulai periksa", Perm.REVIEW),
        Transition("diperiksa", "diputus", "decide", "Putuskan tindakan", Perm.REVIEW),
        Transition(
            "diperiksa",
            "tidak_terbukti",
            "dismiss",
            "Nyatakan tidak terbukti",
            Perm.REVIEW,
        ),
        Transition("diputus", "dipantau", "watch", "Tindakan dijalankan", Perm.REVIEW),
        Transition("dipantau", "selesai", "close", "Nyatakan selesai", Perm.REVIEW),
        Transition(
            "dipantau", "diperiksa", "reexamine", "Periksa kembali", Perm.REVIEW
        ),
    ),
)

WAITING = ("dilaporkan", "diperiksa")  # the clock of the decision runs
ENDED = tuple(state.code for state in CASE_FLOW.ends())
FOUND = ("potensial", "aktual")


@dataclass(frozen=True, slots=True)
class Terms:
    """The clocks, borders and texts in force on a day."""

    source: str
    first_day: date
    declare_month: int
    event_days: int
    review_days: int
    decide_days: int
    watch_days: int
    map_months: int
    report_day: int
    evaluation_days: int
    middle_score: int
    high_score: int
    statement: str
    commitment: str

    def declare_by(self, year: int) -> date:
        """Return the last day of the month in which everybody declares."""
        last = calendar.monthrange(year, self.declare_month)[1]
        return date(year, self.declare_month, last)

    def band(self, score: int) -> Band:
        """Return the level of a score (likelihood times impact)."""
        if score >= self.high_score:
            return Band.TINGGI
        return Band.SEDANG if score >= self.middle_score else Band.RENDAH


@dataclass(frozen=True, slots=True)
class Point:
    """One decision point of the map, as far as its control is judged."""

    is_possible: bool
    is_prevented: bool
    has_owner: bool

    @property
    def is_controlled(self) -> bool:
        """Tell whether nothing is missing; where no conflict is possible, nothing is."""
        return not self.is_possible or (self.is_prevented and self.has_owner)


def percent(part: int, whole: int) -> Decimal | None:
    """Return a share in percent, unrounded; None where there is nothing to share."""
    return Decimal(100 * part) / whole if whole else None


def is_controlled(points: Collection[Point], has_late_case: bool) -> bool:
    """Tell whether an activity is under control; an unmapped one is not."""
    return (
        bool(points)
        and not has_late_case
        and all(point.is_controlled for point in points)
    )


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
