"""The way of one report, and of a recap to the ministry. Pure."""

from zona.core.choice import Choice
from zona.core.flow import Flow, State, Transition
from zona.modules.wealth.permissions import Perm


class Verdict(Choice):
    """Hasil verifikasi tanda terima."""

    MENUNGGU = "menunggu", "Menunggu verifikasi"
    DITERIMA = "diterima", "Sesuai"
    DITOLAK = "ditolak", "Ditolak"
    DIGANTI = "diganti", "Diganti pemiliknya"


FLOW = Flow(
    states=(
        State("belum", "Belum lapor", "warn"),
        State("diingatkan", "Belum lapor, sudah diingatkan", "warn"),
        State("dilaporkan", "Menunggu verifikasi", "info"),
        State("ditolak", "Tanda terima ditolak", "bad"),
        State("diverifikasi", "Terverifikasi", "good"),
        State("direkap", "Masuk rekap", "good"),
        State("dikirim", "Dikirim ke PIC kementerian", "good"),
        State("dikecualikan", "Dikecualikan"),
    ),
    transitions=(
        Transition("belum", "diingatkan", "remind", "Ingatkan", Perm.EDIT),
        *(
            Transition(state, "dilaporkan", "file", "Unggah tanda terima", Perm.REPORT)
            for state in ("belum", "diingatkan", "ditolak", "dilaporkan")
        ),
        Transition(
            "dilaporkan", "diverifikasi", "verify", "Nyatakan sesuai", Perm.EDIT
        ),
        Transition("dilaporkan", "ditolak", "refuse", "Tolak", Perm.EDIT),
        Transition(
            "diverifikasi", "ditolak", "withdraw", "Batalkan verifikasi", Perm.EDIT
        ),
        Transition("diverifikasi", "direkap", "recap", "Masukkan ke rekap", Perm.EDIT),
        Transition("direkap", "diverifikasi", "release", "Keluarkan", Perm.EDIT),
        Transition("direkap", "dikirim", "send", "Catat pengiriman", Perm.EDIT),
        *(
            Transition(state, "dikecualikan", "exclude", "Kecualikan", Perm.EDIT)
            for state in ("belum", "diingatkan", "ditolak")
        ),
        Transition("dikecualikan", "belum", "include", "Wajibkan lagi", Perm.EDIT),
    ),
)

UNFILED = ("belum", "diingatkan", "ditolak")  # the clock still reminds these
VERIFIED = ("diverifikasi", "direkap", "dikirim")
RECAPPED = ("direkap", "dikirim")

RECAP_FLOW = Flow(
    states=(
        State("disusun", "Menunggu dikirim", "warn"),
        State("dikirim", "Dikirim", "good"),
        State("dibatalkan", "Dibatalkan"),
    ),
    transitions=(
        Transition("disusun", "dikirim", "send", "Catat pengiriman", Perm.EDIT),
        Transition("disusun", "dibatalkan", "void", "Batalkan rekap", Perm.EDIT),
    ),
)
