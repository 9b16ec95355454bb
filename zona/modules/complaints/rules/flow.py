"""How a complaint moves, and which of its moves are the complainant's own."""

from zona.core.flow import Flow, State, Transition
from zona.core.refused import Refused
from zona.modules.complaints.permissions import Perm

FLOW = Flow(
    states=(
        State("diterima", "Diterima", "info"),
        State("verifikasi", "Verifikasi", "info"),
        State("tidak_lengkap", "Belum lengkap", "warn"),
        State("disposisi", "Menunggu disposisi", "info"),
        State("diproses", "Diproses", "info"),
        State("tanggapan_draf", "Konsep tanggapan", "info"),
        State("disetujui", "Tanggapan disetujui", "info"),
        State("menunggu_pelapor", "Tanggapan dikirim", "good"),
        State("selesai", "Selesai", "good"),
        State("dibuka_kembali", "Dibuka kembali", "warn"),
        State("banding", "Banding", "warn"),
        State("bukan_wewenang", "Diteruskan, bukan wewenang", "neutral"),
        State("arsip", "Diarsipkan", "neutral"),
        State("dianggap_dicabut", "Dianggap dicabut", "neutral"),
        State("dipindah_wbs", "Dialihkan ke WBS", "neutral"),
    ),
    transitions=(
        Transition(
            "diterima", "verifikasi", "acknowledge", "Akui penerimaan", Perm.REGISTER
        ),
        Transition(
            "verifikasi", "disposisi", "accept", "Nyatakan lengkap", Perm.REGISTER
        ),
        Transition(
            "verifikasi", "tidak_lengkap", "suspend", "Minta kelengkapan", Perm.REGISTER
        ),
        Transition(
            "tidak_lengkap", "verifikasi", "supplement", "Catat kelengkapan", Perm.SPEAK
        ),
        Transition(
            "tidak_lengkap",
            "dianggap_dicabut",
            "withdraw",
            "Catat pencabutan",
            Perm.SPEAK,
        ),
        Transition("disposisi", "diproses", "dispose", "Disposisikan", Perm.DISPOSE),
        Transition(
            "diproses", "tanggapan_draf", "draft", "Ajukan tanggapan", Perm.ANSWER
        ),
        Transition(
            "tanggapan_draf", "disetujui", "approve", "Setujui tanggapan", Perm.APPROVE
        ),
        Transition(
            "tanggapan_draf", "diproses", "return", "Kembalikan konsep", Perm.APPROVE
        ),
        Transition(
            "disetujui", "menunggu_pelapor", "send", "Kirim tanggapan", Perm.REGISTER
        ),
        Transition("menunggu_pelapor", "selesai", "close", "Catat selesai", Perm.SPEAK),
        *(
            Transition(source, target, verb, label, Perm.SPEAK)
            for source in ("menunggu_pelapor", "selesai")
            for target, verb, label in (
                ("dibuka_kembali", "reopen", "Buka kembali"),
                ("banding", "appeal", "Catat banding"),
            )
        ),
        Transition(
            "dibuka_kembali", "diproses", "dispose", "Disposisikan", Perm.DISPOSE
        ),
        Transition("banding", "diproses", "dispose", "Disposisikan", Perm.DISPOSE),
        Transition(
            "banding", "selesai", "settle", "Catat putusan banding", Perm.APPROVE
        ),
        *(
            Transition(source, target, verb, label, Perm.REGISTER)
            for source in ("diterima", "verifikasi", "disposisi")
            for target, verb, label in (
                ("bukan_wewenang", "forward", "Teruskan ke instansi lain"),
                ("arsip", "archive", "Arsipkan"),
            )
        ),
        *(
            Transition(
                source, "dipindah_wbs", "move_to_wbs", "Alihkan ke WBS", permission
            )
            for source, permission in (
                ("diterima", Perm.REGISTER),
                ("verifikasi", Perm.REGISTER),
                ("tidak_lengkap", Perm.REGISTER),
                ("disposisi", Perm.DISPOSE),
                ("diproses", Perm.ANSWER),
                ("tanggapan_draf", Perm.APPROVE),
                ("dibuka_kembali", Perm.DISPOSE),
                ("banding", Perm.DISPOSE),
            )
        ),
    ),
)

# Moves that the complainant makes himself on the tracking page.
OWN = frozenset({"supplement", "close", "reopen", "appeal"})
# Moves that the clock makes when the complainant stays silent.
SILENT = {"tidak_lengkap": "withdraw", "menunggu_pelapor": "close"}

MOVED = "dipindah_wbs"
# Needs no answer here, so no figure counts it.
UNCOUNTED = frozenset({"bukan_wewenang", "arsip", "dianggap_dicabut", MOVED})
FINISHED = UNCOUNTED | {"selesai"}
OPEN_STATES = frozenset(state.code for state in FLOW.states) - FINISHED
# The ball is with the complainant or nobody: no clock of the office runs.
RESTING = FINISHED | {"tidak_lengkap", "menunggu_pelapor"}

# What the complainant sees on the tracking page: the middle of the work is one word.
PUBLIC_LABELS = {
    "disposisi": "Lengkap, akan ditangani",
    "tanggapan_draf": "Diproses",
    "disetujui": "Diproses",
    "menunggu_pelapor": "Tanggapan dikirim, menunggu Anda",
    "bukan_wewenang": "Diteruskan ke instansi yang berwenang",
    "arsip": "Ditutup tanpa tanggapan",
    MOVED: "Ditangani melalui saluran khusus",
}


def own_move(state: str, verb: str) -> Transition:
    """Return a move that the complainant may make himself, or refuse it."""
    if verb not in OWN:
        raise Refused("Langkah ini tidak dapat Anda lakukan.")
    return FLOW.step(state, verb)


def silent_move(state: str) -> Transition:
    """Return the move that silence brings about; KeyError where it brings none."""
    return FLOW.step(state, SILENT[state])


def public_label(state: str) -> str:
    """Return the state in the words of the tracking page."""
    return PUBLIC_LABELS.get(state) or FLOW.state(state).label
