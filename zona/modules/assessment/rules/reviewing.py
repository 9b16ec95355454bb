"""How a round of assessment moves, who moves it, and what changed since the last. Pure."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Transition
from zona.modules.assessment.permissions import Perm


class Stage(Choice):
    """Tahap penilaian (PermenPANRB 90/2021, Lampiran II)."""

    PENDAHULUAN = "pendahuluan", "Penilaian pendahuluan"
    TPI = "tpi", "Tim Penilai Internal"
    TPN = "tpn", "Tim Penilai Nasional"


class Place(Choice):
    """Kedudukan dalam tim penilai; each keeps its own value."""

    ANGGOTA = "anggota", "Anggota"
    KETUA = "ketua", "Ketua tim"
    PENGENDALI_TEKNIS = "pengendali_teknis", "Pengendali teknis"


class Severity(Choice):
    """Bobot temuan."""

    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


REVIEW_FLOW = Flow(
    states=(
        State("dibuka", "Menunggu LKE diserahkan", "warn"),
        State("dinilai", "Dinilai anggota", "info"),
        State("diperiksa_ketua", "Diperiksa ketua", "info"),
        State("diperiksa_dalnis", "Diperiksa pengendali teknis", "info"),
        State("diserahkan", "Menunggu tanggapan unit", "warn"),
        State("ditanggapi", "Ditanggapi unit", "info"),
        State("ditutup", "Ditutup", "good"),
    ),
    transitions=(
        Transition("dibuka", "dinilai", "submit", "Serahkan LKE", Perm.MANAGE),
        Transition(
            "dinilai", "diperiksa_ketua", "score", "Ajukan ke ketua", Perm.REVIEW
        ),
        Transition("diperiksa_ketua", "dinilai", "return", "Kembalikan", Perm.REVIEW),
        Transition(
            "diperiksa_ketua",
            "diperiksa_dalnis",
            "check",
            "Ajukan ke pengendali teknis",
            Perm.REVIEW,
        ),
        Transition(
            "diperiksa_dalnis", "diperiksa_ketua", "return", "Kembalikan", Perm.REVIEW
        ),
        Transition(
            "diperiksa_dalnis", "diserahkan", "release", "Serahkan ke unit", Perm.REVIEW
        ),
        Transition("diserahkan", "ditanggapi", "reply", "Kirim tanggapan", Perm.MANAGE),
        Transition("ditanggapi", "diserahkan", "return", "Kembalikan", Perm.REVIEW),
        Transition("ditanggapi", "ditutup", "close", "Tutup putaran", Perm.REVIEW),
    ),
)
LOCKING = ("dinilai", "diperiksa_ketua", "diperiksa_dalnis")
"""The unit's worksheet stands still while the team works on it."""
SHOWN = ("dibuka", "diserahkan", "ditanggapi", "ditutup")  # to the unit's own people
RELEASED = ("diserahkan", "ditanggapi", "ditutup")
TURN: Mapping[str, Place] = {
    "dinilai": Place.ANGGOTA,
    "diperiksa_ketua": Place.KETUA,
    "diperiksa_dalnis": Place.PENGENDALI_TEKNIS,
    "ditanggapi": Place.KETUA,
}


def acts_as(state: str, places: Mapping[int, str], person: int) -> Place | None:
    """Return the place in which a person acts now; None: it is not his turn.

    Where nobody holds the place, every member of the team may stand in for it.
    """
    turn = TURN.get(state)
    if turn is None or person not in places:
        return None
    return turn if places[person] == turn or turn not in places.values() else None


def ruling(values: Container[str]) -> str | None:
    """Return the place or stage whose word counts: the last that spoke."""
    order = [*Place, *Stage]
    spoken = [each for each in order if each in values]
    return spoken[-1] if spoken else None


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
    """Return the questions whose answer or evidence differs between two snapshots."""
    return frozenset(
        code
        for part in ("answers", "evidence")
        for code in {*before.get(part, {}), *after.get(part, {})}
        if before.get(part, {}).get(code) != after.get(part, {}).get(code)
    )


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Working days of each step of a round."""

    dibuka: int
    dinilai: int
    diperiksa_ketua: int
    diperiksa_dalnis: int
    diserahkan: int
    ditanggapi: int
    source: str = ""

    def days(self, state: str) -> int | None:
        """Return the days in which a state is left; None where nothing waits."""
        found: int | None = getattr(self, state, None)
        return found
