"""How risks, control actions and monitorings move."""

from datetime import date

from zona.core.flow import Flow, State, Transition
from zona.modules.risk.permissions import Perm

RISK_WORK = ("diidentifikasi", "dianalisis", "divalidasi")  # not yet in the register
RISK_OPEN = ("disetujui", "dipantau")
APPROVED = (*RISK_OPEN, "ditutup", "dibawa")

RISK_FLOW = Flow(
    states=(
        State("diidentifikasi", "Diidentifikasi"),
        State("dianalisis", "Dianalisis", "info"),
        State("divalidasi", "Divalidasi Satgas", "info"),
        State("disetujui", "Disetujui Kepala", "good"),
        State("dipantau", "Dipantau", "good"),
        State("ditutup", "Ditutup"),
        State("dibawa", "Dibawa ke tahun depan"),
        State("dihentikan", "Tidak dilanjutkan"),
    ),
    transitions=(
        Transition(
            "diidentifikasi", "dianalisis", "analyse", "Analisis", Perm.REPORT, 5
        ),
        Transition(
            "diidentifikasi", "dihentikan", "drop", "Jangan lanjutkan", Perm.EDIT
        ),
        Transition("dianalisis", "divalidasi", "validate", "Validasi", Perm.EDIT, 5),
        Transition(
            "dianalisis", "diidentifikasi", "return", "Kembalikan ke pemilik", Perm.EDIT
        ),
        Transition("divalidasi", "disetujui", "approve", "Setujui", Perm.APPROVE, 5),
        Transition(
            "divalidasi",
            "dianalisis",
            "refuse",
            "Kembalikan ke Satgas",
            Perm.APPROVE,
        ),
        Transition("disetujui", "dipantau", "monitor", "Pantau", Perm.EDIT),
        Transition("dipantau", "ditutup", "close", "Tutup risiko", Perm.APPROVE),
        Transition("disetujui", "dibawa", "carry", "Bawa ke tahun depan", Perm.EDIT),
        Transition("dipantau", "dibawa", "carry", "Bawa ke tahun depan", Perm.EDIT),
    ),
)

CONTROL_OPEN = ("rencana", "berjalan")
CONTROL_FLOW = Flow(
    states=(
        State("rencana", "Rencana"),
        State("berjalan", "Berjalan", "info"),
        State("selesai", "Selesai, menunggu penilaian", "info"),
        State("efektif", "Efektif", "good"),
        State("tidak_efektif", "Tidak efektif", "bad"),
    ),
    transitions=(
        Transition("rencana", "berjalan", "start", "Mulai", Perm.VIEW),
        Transition("berjalan", "selesai", "finish", "Nyatakan selesai", Perm.VIEW),
        Transition("selesai", "berjalan", "return", "Kembalikan", Perm.EDIT),
        Transition("selesai", "efektif", "prove", "Nilai efektif", Perm.EDIT, 10),
        Transition(
            "selesai", "tidak_efektif", "disprove", "Nilai tidak efektif", Perm.EDIT
        ),
    ),
)

MONITORING_FLOW = Flow(
    states=(
        State("disusun", "Disusun"),
        State("ditandatangani", "Ditandatangani Satgas", "info"),
        State("diputus", "Diputus Kepala", "good"),
    ),
    transitions=(
        Transition(
            "disusun", "ditandatangani", "sign", "Tanda tangani pemantauan", Perm.EDIT
        ),
        Transition("ditandatangani", "disusun", "return", "Kembalikan", Perm.APPROVE),
        Transition(
            "ditandatangani", "diputus", "decide", "Beri keputusan", Perm.APPROVE, 5
        ),
    ),
)


def is_late(state: str, due_on: date, on: date) -> bool:
    """Tell whether a control action is late: derived each time, stored nowhere."""
    return state in CONTROL_OPEN and on > due_on
