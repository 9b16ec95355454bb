"""Thinking about prerequisites, deadline, validity and cases. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Transition
from zona.modules.predicate.permissions import Perm


class Predicate(Choice):
    """Predikat yang dituju."""

    WBK = "WBK", "Wilayah Bebas dari Korupsi"
    WBBM = "WBBM", "Wilayah Birokrasi Bersih dan Melayani"


class Level(Choice):
    """Tingkat syarat: the agency's is filled once for all its units."""

    INSTANSI = "instansi", "Instansi"
    UNIT = "unit", "Unit"


class Met(Choice):
    """Keadaan syarat."""

    TERPENUHI = "terpenuhi", "Terpenuhi"
    BELUM = "belum", "Belum terpenuhi"
    BELUM_DIKETAHUI = "belum_diketahui", "Belum diketahui"


class Signer(Choice):
    """Penanda tangan SPTJM."""

    KEPALA_UNIT = "kepala_unit", "Kepala unit"
    PIMPINAN_INSTANSI = "pimpinan_instansi", "Pimpinan instansi"


class AwardState(Choice):
    """Keadaan predikat."""

    BERLAKU = "berlaku", "Berlaku"
    DIBEKUKAN = "dibekukan", "Dibekukan"
    DICABUT = "dicabut", "Dicabut"


class Measure(Choice):
    """Akibat kasus KKN bagi predikat yang dipegang."""

    TANPA = "tanpa", "Tidak ada akibat bagi predikat"
    DIBEKUKAN = "dibekukan", "Predikat dibekukan"
    DICABUT = "dicabut", "Predikat dicabut"


@dataclass(frozen=True, slots=True)
class Demand:
    """One prerequisite and the value that each predicate needs."""

    key: str
    title: str
    level: Level
    wbk: str
    wbbm: str

    def needed(self, predicate: Predicate) -> str:
        """Return the value that the predicate asks for."""
        return self.wbk if predicate == Predicate.WBK else self.wbbm


@dataclass(frozen=True, slots=True)
class Demands:
    """The prerequisites of one regulation (law table `syarat`)."""

    source: str
    demands: tuple[Demand, ...]

    def of(self, level: Level) -> tuple[Demand, ...]:
        """Return the prerequisites of the agency, or those of the unit."""
        return tuple(each for each in self.demands if each.level == level)


@dataclass(frozen=True, slots=True)
class Filing:
    """How to propose (law table `pengusulan`)."""

    source: str
    first_day: date
    due_month: int
    due_day: int
    signer: Signer
    valid_years: int
    reapply_years: int
    share_percent: int
    gates_required: bool
    sign_days: int
    statement: str

    def due_on(self, year: int) -> date:
        """Return the last day for the proposals of a year."""
        return date(year, self.due_month, self.due_day)


OPEN = (
    "disiapkan",
    "lengkap",
    "disetujui",
    "diajukan_eselon",
    "diajukan_tpn",
    "lolos_administrasi",
    "desk",
    "lapangan",
)
UNFILED = OPEN[:4]  # the deadline still counts for these
PROPOSAL_FLOW = Flow(
    states=(
        State("disiapkan", "Disiapkan"),
        State("lengkap", "Lengkap", "info"),
        State("disetujui", "SPTJM ditandatangani", "good"),
        State("diajukan_eselon", "Diajukan ke eselon I/TPI", "info"),
        State("diajukan_tpn", "Diajukan ke TPN", "info"),
        State("lolos_administrasi", "Lolos administrasi", "good"),
        State("desk", "Evaluasi meja", "info"),
        State("lapangan", "Evaluasi lapangan", "info"),
        State("ditetapkan", "Predikat ditetapkan", "good"),
        State("tidak_lolos", "Tidak lolos administrasi", "bad"),
        State("pembinaan", "Pembinaan", "bad"),
        State("dibatalkan", "Dibatalkan", "bad"),
    ),
    transitions=(
        Transition(
            "disiapkan", "lengkap", "complete", "Nyatakan berkas lengkap", Perm.EDIT
        ),
        Transition("lengkap", "disiapkan", "return", "Kembalikan", Perm.SIGN),
        Transition("lengkap", "disetujui", "sign", "Tandatangani SPTJM", Perm.SIGN),
        Transition(
            "disetujui",
            "diajukan_eselon",
            "submit",
            "Ajukan ke eselon I/TPI",
            Perm.EDIT,
        ),
        Transition(
            "diajukan_eselon", "diajukan_tpn", "forward", "Ajukan ke TPN", Perm.FORWARD
        ),
        Transition(
            "diajukan_tpn",
            "lolos_administrasi",
            "pass",
            "Catat lolos administrasi",
            Perm.FORWARD,
        ),
        Transition(
            "diajukan_tpn",
            "tidak_lolos",
            "fail",
            "Catat tidak lolos administrasi",
            Perm.FORWARD,
        ),
        Transition(
            "lolos_administrasi", "desk", "desk", "Mulai evaluasi meja", Perm.FORWARD
        ),
        Transition(
            "desk", "lapangan", "field", "Mulai evaluasi lapangan", Perm.FORWARD
        ),
        Transition("desk", "pembinaan", "coach", "Catat hasil pembinaan", Perm.FORWARD),
        Transition(
            "lapangan", "ditetapkan", "award", "Catat predikat ditetapkan", Perm.FORWARD
        ),
        Transition(
            "lapangan", "pembinaan", "coach", "Catat hasil pembinaan", Perm.FORWARD
        ),
        *(
            Transition(
                state, "dibatalkan", "void", "Batalkan karena kasus", Perm.RECORD_CASE
            )
            for state in OPEN
        ),
    ),
)


def is_late(on: date, due_on: date) -> bool:
    """Tell whether the last day has passed; the day itself still counts."""
    return on > due_on


def years_later(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def last_day(from_on: date, years: int) -> date:
    """Return the last day of something that holds for whole years."""
    return years_later(from_on, years) - timedelta(days=1)


def holds(state: str, from_on: date, until_on: date, on: date) -> bool:
    """Tell whether a predicate is in force on a day; its last day counts."""
    return state == AwardState.BERLAKU and from_on <= on <= until_on


def met_percent(demands: Iterable[Demand], met: Mapping[str, Met]) -> Decimal | None:
    """Return the share of prerequisites that are met; None where there are none."""
    states = [met.get(each.key, Met.BELUM_DIKETAHUI) for each in demands]
    if not states:
        return None
    return Decimal(100 * states.count(Met.TERPENUHI)) / len(states)


def unmet_reasons(demands: Iterable[Demand], met: Mapping[str, Met]) -> tuple[str, ...]:
    """Say of each prerequisite that is not met what is the matter."""
    states = [(each, met.get(each.key, Met.BELUM_DIKETAHUI)) for each in demands]
    return tuple(
        f"{each.title}: {state.label.lower()}"
        for each, state in states
        if state != Met.TERPENUHI
    )


def standing_reasons(
    predicate: Predicate,
    held: Collection[str],
    reapply_on: date | None,
    on: date,
) -> tuple[str, ...]:
    """Say why a unit's own history keeps it from proposing a predicate."""
    reasons = []
    if reapply_on and on < reapply_on:
        reasons.append(
            f"Predikat pernah dicabut; unit dapat mengusulkan lagi mulai {reapply_on:%d-%m-%Y}"
        )
    if predicate == Predicate.WBBM and Predicate.WBK not in held:
        reasons.append("Predikat WBBM menuntut predikat WBK yang masih berlaku")
    if predicate in held:
        reasons.append(f"Predikat {predicate} masih dipegang")
    return tuple(reasons)


def share_exceeded(held: int, units: int, percent: int) -> bool:
    """Tell whether more than the share of an agency's units hold a predicate."""
    return 100 * held > percent * units
