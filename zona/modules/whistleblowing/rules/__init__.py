"""Thinking about reports: their way, clocks, figures, and who handles them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Transition
from zona.modules.whistleblowing.permissions import Perm


class Category(Choice):
    """Kategori pelanggaran."""

    KORUPSI = "korupsi", "Korupsi"
    GRATIFIKASI = "gratifikasi", "Gratifikasi"
    SUAP = "suap", "Suap"
    PENYALAHGUNAAN_WEWENANG = "penyalahgunaan_wewenang", "Penyalahgunaan wewenang"
    DISIPLIN = "disiplin", "Pelanggaran disiplin atau kode etik"
    BENTURAN_KEPENTINGAN = "benturan_kepentingan", "Benturan kepentingan"


class Referral(Choice):
    """Tujuan pelimpahan laporan."""

    ITJEN = "itjen", "Inspektorat jenderal"
    APH = "aph", "Aparat penegak hukum"
    PENGADUAN = "pengaduan", "Pengaduan masyarakat"


class FollowUp(Choice):
    """Bentuk tindak lanjut laporan yang sudah diinvestigasi."""

    HUKUMAN_DISIPLIN = "hukuman_disiplin", "Hukuman disiplin"
    APH = "aph", "Diserahkan ke aparat penegak hukum"
    PERBAIKAN_SISTEM = "perbaikan_sistem", "Perbaikan sistem"


class Sort(Choice):
    """Jenis amplop tersegel."""

    LAPORAN = "laporan", "Laporan"
    BERKAS = "berkas", "Berkas"
    PESAN_PELAPOR = "pesan_pelapor", "Pesan pelapor"
    JAWABAN = "jawaban", "Jawaban penangan"
    CATATAN = "catatan", "Catatan penangan"


class Reprisal(Choice):
    """Bentuk pembalasan terhadap pelapor."""

    PENURUNAN_JABATAN = "penurunan_jabatan", "Penurunan jabatan"
    MUTASI = "mutasi", "Pemindahan yang tidak dikehendaki"
    PENILAIAN_BURUK = "penilaian_buruk", "Penilaian kinerja yang buruk"
    ANCAMAN = "ancaman", "Ancaman atau tekanan"
    LAINNYA = "lainnya", "Bentuk lain"


@dataclass(frozen=True, slots=True)
class Tries:
    """How wrong codes slow the mailbox down (law table `kanal`)."""

    window_minutes: int
    free: int
    step_milliseconds: int
    most_milliseconds: int


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that the policy on the channel asks of a unit."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Channel:
    """The figures of the channel (law table `kanal`)."""

    source: str
    smallest_count: int
    report_due_working_days: int
    evaluation_due_working_days: int
    most_files: int
    most_file_megabytes: int
    most_words: int
    unconfirmed_days: int
    informed_percent: int
    days: Mapping[str, int]
    tries: Tries
    obligations: tuple[Obligation, ...]


def _move(
    source: str, target: str, verb: str, label: str, days: int | None = None
) -> Transition:
    return Transition(source, target, verb, label, Perm.HANDLE, days)


TIP_FLOW = Flow(
    states=(
        State("diterima", "Diterima", "info"),
        State("telaah_awal", "Telaah awal", "info"),
        State("permintaan_info", "Menunggu keterangan pelapor", "warn"),
        State("dijawab", "Pelapor menjawab", "info"),
        State("layak", "Layak ditindaklanjuti", "good"),
        State("investigasi", "Investigasi", "info"),
        State("terbukti", "Terbukti", "bad"),
        State("tidak_terbukti", "Tidak terbukti", "neutral"),
        State("tindak_lanjut", "Tindak lanjut", "info"),
        State("tidak_memenuhi", "Tidak memenuhi syarat", "neutral"),
        State("dilimpahkan", "Dilimpahkan", "info"),
        State("ditutup", "Ditutup", "good"),
    ),
    transitions=(
        _move("diterima", "telaah_awal", "review", "Mulai telaah"),
        _move("telaah_awal", "permintaan_info", "ask", "Minta keterangan"),
        # The reporter's own step, by his code: no button of a handler.
        _move("permintaan_info", "dijawab", "reply", "Pelapor menjawab"),
        _move("permintaan_info", "telaah_awal", "resume", "Lanjutkan tanpa jawaban"),
        _move("dijawab", "telaah_awal", "resume", "Lanjutkan telaah"),
        _move("telaah_awal", "layak", "accept", "Nyatakan layak"),
        _move("telaah_awal", "tidak_memenuhi", "unfit", "Nyatakan tidak memenuhi"),
        _move("telaah_awal", "dilimpahkan", "refer", "Limpahkan"),
        _move("layak", "investigasi", "investigate", "Mulai investigasi"),
        _move("investigasi", "terbukti", "prove", "Nyatakan terbukti"),
        _move("investigasi", "tidak_terbukti", "disprove", "Nyatakan tidak terbukti"),
        _move("terbukti", "tindak_lanjut", "follow", "Catat tindak lanjut"),
        _move("tidak_terbukti", "tindak_lanjut", "follow", "Catat tindak lanjut"),
        _move("tidak_terbukti", "ditutup", "close", "Tutup"),
        _move("tindak_lanjut", "ditutup", "close", "Tutup"),
        _move("tidak_memenuhi", "ditutup", "close", "Tutup"),
        _move("dilimpahkan", "ditutup", "close", "Tutup"),
    ),
)
REPLY = "reply"
JUDGING = frozenset({"accept", "unfit", "refer"})  # these say what kind it was
OUTCOMES = frozenset({"terbukti", "tidak_terbukti", "tidak_memenuhi", "dilimpahkan"})
CLOSED = "ditutup"


@dataclass(frozen=True, slots=True)
class Seat:
    """A post in the tree: itself, and the posts above it."""

    position_id: int
    above: frozenset[int]

    def is_kin(self, other: "Seat") -> bool:
        """Tell whether two posts are the same, or one stands above the other."""
        return (
            self.position_id == other.position_id
            or other.position_id in self.above
            or self.position_id in other.above
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """A handler's key: the unit whose team he belongs to, and his post."""

    key_id: int
    unit_id: int
    seat: Seat | None


@dataclass(frozen=True, slots=True)
class Named:
    """A post that the reporter names, and whether it leads the unit's office."""

    seat: Seat
    leads: bool


def chosen(
    desks: Iterable[Desk], unit_id: int, named: Iterable[Named]
) -> tuple[Desk, ...]:
    """Return who may open a report: nobody who is named, or stands under or over him.

    Who leads the unit is handled by the inspectorate alone: then the unit's own team
    is left out (rules 8, anonymity 3).
    """
    accused = tuple(named)
    only_above = any(each.leads for each in accused)
    return tuple(
        desk
        for desk in desks
        if not (only_above and desk.unit_id == unit_id)
        and not any(desk.seat and desk.seat.is_kin(each.seat) for each in accused)
    )


def shown_count(count: int, smallest: int) -> str:
    """Return a count that tells nothing about a single person: 1 and 2 read "<3"."""
    return f"<{smallest}" if 0 < count < smallest else str(count)


def pause_seconds(wrong: int, tries: Tries) -> float:
    """Return how long the mailbox waits after so many wrong codes of everybody."""
    over = max(0, wrong - tries.free)
    return min(over * tries.step_milliseconds, tries.most_milliseconds) / 1000


def percent(part: int, whole: int) -> Decimal | None:
    """Return a share; None where there is nothing to share."""
    return Decimal(100 * part) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Case:
    """What the figures need to know of one report: no content."""

    received_on: date
    state: str
    outcome: str
    was_investigated: bool
    category: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a stretch of time."""

    received: int
    unfit: int
    investigated: int
    proven: int
    closed: int
    open: int
    mean_days: Decimal | None

    @property
    def proof_rate(self) -> Decimal | None:
        """Return the proven share of those investigated to the end."""
        return percent(self.proven, self.investigated)


def figures(cases: Iterable[Case]) -> Figures:
    """Count reports; a probe is none and is never among them."""
    rows = tuple(cases)
    days = [(each.closed_on - each.received_on).days for each in rows if each.closed_on]
    return Figures(
        received=len(rows),
        unfit=sum(each.outcome == "tidak_memenuhi" for each in rows),
        investigated=sum(each.was_investigated for each in rows),
        proven=sum(each.outcome == "terbukti" for each in rows),
        closed=len(days),
        open=len(rows) - len(days),
        mean_days=Decimal(sum(days)) / len(days) if days else None,
    )


def share_met(met: Iterable[bool]) -> Decimal:
    """Return the share of the policy's obligations that are met; the list has some."""
    rows = tuple(met)
    return Decimal(100 * sum(rows)) / len(rows)
