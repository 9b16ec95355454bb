"""Schemes, groups and limits of wealth reports. Pure."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from zona.core.choice import Choice

FIRST_YEAR = 2015  # of the first circular on reports by every officer


class Scheme(Choice):
    """Skema laporan harta kekayaan."""

    LHKPN = "lhkpn", "LHKPN"
    LHKASN = "lhkasn", "LHKASN"
    SPT = "spt", "SPT Tahunan"


class Group(Choice):
    """Kelompok wajib lapor: no person stands in two of them."""

    KEPALA = "kepala", "Kepala satuan kerja"
    PEJABAT = "pejabat", "Pejabat yang diwajibkan LHKPN"
    LAINNYA = "lainnya", "Lainnya yang diwajibkan LHKPN"
    ADMINISTRATOR = "administrator", "Administrator (eselon III)"
    PENGAWAS = "pengawas", "Pengawas (eselon IV)"
    STAF = "staf", "Fungsional dan pelaksana"


LHKPN_GROUPS = (Group.KEPALA, Group.PEJABAT, Group.LAINNYA)
OTHER_GROUPS = (Group.ADMINISTRATOR, Group.PENGAWAS, Group.STAF)


class Occasion(Choice):
    """Peristiwa yang mewajibkan laporan."""

    TAHUNAN = "tahunan", "Laporan tahunan"
    PENGANGKATAN = "pengangkatan", "Pengangkatan"
    AKHIR_JABATAN = "akhir_jabatan", "Akhir jabatan"


class Exclusion(Choice):
    """Alasan pengecualian dari wajib lapor."""

    CLTN = "cltn", "Cuti di luar tanggungan negara"
    BERHENTI = "berhenti", "Berhenti atau pensiun sebelum 31 Desember"
    PINDAH = "pindah", "Pindah unit sebelum 31 Desember"
    BUKAN_ASN = "bukan_asn", "Bukan aparatur yang diwajibkan"


@dataclass(frozen=True, slots=True)
class Terms:
    """One scheme: what proves a report and until when."""

    scheme: Scheme
    source: str
    receipt: str
    due_month: int
    due_day: int
    years_later: int  # from the year that is proven to the year of the limit
    proof_years_before: int  # from the year of the LHKAN back to the year proven
    appointment_months: int
    staff_appointment_months: int

    def proof_year(self, year: int) -> int:
        """Return the year whose wealth the receipt proves (tahun bukti)."""
        return year - self.proof_years_before

    def due_on(self, year: int) -> date:
        """Return the last day for the report of a year; the day itself counts."""
        limit = self.proof_year(year) + self.years_later
        return date(limit, self.due_month, self.due_day)

    def earliest(self, year: int) -> date:
        """Return the first day on which a yearly report can have been filed."""
        return date(self.proof_year(year) + self.years_later, 1, 1)

    def special_due(self, happened_on: date, group: Group) -> date:
        """Return the last day of the report on a new or an ended office."""
        is_staff = group == Group.STAF
        months = self.staff_appointment_months if is_staff else self.appointment_months
        return add_months(happened_on, months)


@dataclass(frozen=True, slots=True)
class Filing:
    """What a year's report is called, its schemes and clocks (table `pelaporan`)."""

    source: str
    name: str
    reminder_days: tuple[int, ...]
    recap_month: int
    recap_day: int
    progress_days: int
    verify_days: int
    recipient: str
    schemes: tuple[Terms, ...]

    def terms(self, scheme: str) -> Terms:
        """Return the terms of a scheme; KeyError where the year does not know it."""
        for each in self.schemes:
            if each.scheme == scheme:
                return each
        raise KeyError(scheme)

    @property
    def other(self) -> Terms:
        """Return the scheme of those who need not file LHKPN."""
        return next(each for each in self.schemes if each.scheme != Scheme.LHKPN)

    def recap_due(self, year: int) -> date:
        """Return the day until which the ministry wants a year's recap."""
        return date(year + 1, self.recap_month, self.recap_day)


@dataclass(frozen=True, slots=True)
class Post:
    """A post or role and the report that is proposed for whoever holds it."""

    group: Group
    basis: str
    role: str = ""
    beginning: str = ""  # of the post's title

    def fits(self, roles: Collection[str], title: str) -> bool:
        """Tell whether a person's roles or post are meant."""
        begins = bool(self.beginning) and title.casefold().startswith(
            self.beginning.casefold()
        )
        return self.role in roles or begins


@dataclass(frozen=True, slots=True)
class Proposal:
    """The group and scheme that a list begins with, until someone corrects it."""

    scheme: Scheme
    group: Group
    basis: str


@dataclass(frozen=True, slots=True)
class Obliged:
    """Who is proposed for what, the first fitting row wins (table `wajib_lapor`)."""

    source: str
    basis: str
    posts: tuple[Post, ...]

    def propose(self, filing: Filing, roles: Collection[str], title: str) -> Proposal:
        """Return the scheme and group proposed for a person."""
        found = (each for each in self.posts if each.fits(roles, title))
        post = next(found, Post(Group.STAF, self.basis))
        scheme = Scheme.LHKPN if post.group in LHKPN_GROUPS else filing.other.scheme
        return Proposal(scheme, post.group, post.basis)


def group_fits(scheme: str, group: str) -> bool:
    """Tell whether a group belongs to a scheme: RF.PW.3.a and b never overlap."""
    return group in (LHKPN_GROUPS if scheme == Scheme.LHKPN else OTHER_GROUPS)


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the month's last one."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_late(filed_on: date, due_on: date) -> bool:
    """Tell whether a report came after the last day."""
    return filed_on > due_on


def reminder_due(days_left: int, reminder_days: Iterable[int]) -> int | None:
    """Return the reminder whose stretch a day lies in; none once the limit is past.

    The stretch, not the day alone: a clock that stood still for a night misses nobody.
    """
    if days_left < 0:
        return None
    return min((each for each in reminder_days if days_left <= each), default=None)


def exclusion_problem(reason: str, on: date, proof_year: int) -> str:
    """Say why a reason does not excuse from a year's report; empty where it does."""
    last = date(proof_year, 12, 31)
    is_gone = reason in (Exclusion.BERHENTI, Exclusion.PINDAH)
    if is_gone and on >= last:
        return (
            f"Pegawai yang masih bertugas pada 31 Desember {proof_year} tetap wajib "
            "lapor. Periksa tanggalnya."
        )
    if on > last:
        return f"Alasan ini baru berlaku setelah 31 Desember {proof_year}."
    return ""


def date_problem(filed_on: date, earliest: date, today: date) -> str:
    """Say what is wrong with the date of a receipt; empty where nothing is."""
    if filed_on > today:
        return "Tanggal tanda terima tidak boleh di masa depan."
    if filed_on < earliest:
        return f"Tanggal tanda terima mendahului masa lapor, yang mulai {earliest:%d-%m-%Y}."
    return ""
