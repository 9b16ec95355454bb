"""How plan, actions and recommendations move."""

from datetime import date

from zona.core.flow import Flow, State, Transition
from zona.modules.programme.permissions import Perm

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
MEETING_FLOW = Flow(
    states=(
        State("direncanakan", "Direncanakan"),
        State("diundang", "Diundang", "info"),
        State("dilaksanakan", "Dilaksanakan", "info"),
        State("notula", "Notula diajukan", "warn"),
        State("disahkan", "Notula disahkan", "good"),
        State("dibatalkan", "Dibatalkan", "bad"),
    ),
    transitions=(
        Transition("direncanakan", "diundang", "invite", "Undang peserta", Perm.EDIT),
        Transition("diundang", "dilaksanakan", "hold", "Rapat selesai", Perm.EDIT),
        Transition("dilaksanakan", "notula", "submit", "Ajukan notula", Perm.EDIT),
        Transition(
            "notula", "disahkan", "approve", "Sahkan notula", Perm.VERIFY, days=2
        ),
        Transition("notula", "dilaksanakan", "return", "Kembalikan", Perm.VERIFY),
        Transition("direncanakan", "dibatalkan", "cancel", "Batalkan", Perm.EDIT),
        Transition("diundang", "dibatalkan", "cancel", "Batalkan", Perm.EDIT),
    ),
)
UNFINISHED = ("belum", "baru", "diterima", "berjalan")  # somebody still has to act
FINISHED = ("selesai", "diverifikasi")
SETTLED = ("diverifikasi", "ditolak")  # nobody touches it any more


def is_late(state: str, due_on: date, on: date) -> bool:
    """Tell whether something unfinished has passed its last day."""
    return state in UNFINISHED and due_on < on


SELECTION_FLOW = Flow(
    states=(
        State("dinilai", "Sedang dinilai", "info"),
        State("diputuskan", "Diputuskan", "good"),
        State("ditetapkan", "Ditetapkan dalam keputusan", "good"),
    ),
    transitions=(
        Transition("dinilai", "diputuskan", "decide", "Putuskan hasil", Perm.EDIT),
        Transition("diputuskan", "dinilai", "reopen", "Nilai kembali", Perm.EDIT),
        Transition(
            "diputuskan", "ditetapkan", "decree", "Buat keputusan tim", Perm.EDIT
        ),
    ),
)
