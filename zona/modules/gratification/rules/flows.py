"""How a report, a request to complete it, and an item in custody move. Pure."""

from zona.core.flow import Flow, State, Transition
from zona.modules.gratification.permissions import Perm

REPORT_FLOW = Flow(
    states=(
        State("dilaporkan", "Dilaporkan ke UPG", "info"),
        State("verifikasi", "Verifikasi", "info"),
        State("dilengkapi", "Menunggu kelengkapan", "warn"),
        State("analisis", "Analisis", "info"),
        State("diteruskan_kpk", "Diteruskan ke KPK", "info"),
        State("penetapan", "Penetapan diterima", "info"),
        State("diserahkan", "Diserahkan", "good"),
        State("dikembalikan", "Dikembalikan kepada penerima", "good"),
        State("selesai", "Selesai", "good"),
        State("tidak_wajib_lapor", "Tidak wajib lapor", "neutral"),
        State("tidak_lengkap", "Ditutup karena tidak dilengkapi", "bad"),
    ),
    transitions=(
        Transition(
            "dilaporkan", "verifikasi", "verify", "Mulai verifikasi", Perm.HANDLE
        ),
        Transition("verifikasi", "analisis", "analyse", "Mulai analisis", Perm.HANDLE),
        Transition("verifikasi", "dilengkapi", "ask", "Minta kelengkapan", Perm.HANDLE),
        Transition(
            "dilengkapi", "verifikasi", "resume", "Lanjutkan verifikasi", Perm.HANDLE
        ),
        Transition(
            "dilengkapi",
            "tidak_lengkap",
            "lapse",
            "Tutup karena tidak dilengkapi",
            Perm.HANDLE,
        ),
        Transition(
            "analisis",
            "diteruskan_kpk",
            "forward",
            "Catat penerusan ke KPK",
            Perm.HANDLE,
        ),
        Transition(
            "diteruskan_kpk", "penetapan", "decide", "Catat penetapan", Perm.HANDLE
        ),
        Transition(
            "penetapan", "diserahkan", "hand_over", "Catat penyerahan", Perm.HANDLE
        ),
        Transition(
            "penetapan",
            "dikembalikan",
            "give_back",
            "Catat pengembalian kepada penerima",
            Perm.HANDLE,
        ),
        *(
            Transition(state, "selesai", "close", "Nyatakan selesai", Perm.HANDLE)
            for state in ("diserahkan", "dikembalikan")
        ),
        *(
            Transition(
                state,
                "tidak_wajib_lapor",
                "exempt",
                "Nyatakan tidak wajib lapor",
                Perm.HANDLE,
            )
            for state in ("verifikasi", "analisis")
        ),
        *(
            Transition(
                state, "selesai", "note", "Catat dan tutup penolakan", Perm.HANDLE
            )
            for state in ("verifikasi", "analisis", "diteruskan_kpk")
        ),
    ),
)
CLOSED = frozenset(state.code for state in REPORT_FLOW.ends())
BEFORE_KPK = ("dilaporkan", "verifikasi", "dilengkapi", "analisis")

SUPPLEMENT_FLOW = Flow(
    states=(
        State("diminta", "Diminta", "warn"),
        State("disampaikan", "Disampaikan", "good"),
    ),
    transitions=(
        Transition(
            "diminta", "disampaikan", "answer", "Sampaikan kelengkapan", Perm.REPORT
        ),
    ),
)

DEPOSIT_FLOW = Flow(
    states=(
        State("disimpan", "Disimpan UPG", "warn"),
        State("disalurkan", "Disalurkan", "good"),
        State("diserahkan", "Diserahkan", "good"),
        State("dikembalikan", "Dikembalikan kepada penerima", "good"),
    ),
    transitions=(
        Transition("disimpan", "disalurkan", "donate", "Salurkan barang", Perm.HANDLE),
        Transition(
            "disimpan", "diserahkan", "hand_over", "Serahkan barang", Perm.HANDLE
        ),
        Transition(
            "disimpan", "dikembalikan", "give_back", "Kembalikan barang", Perm.HANDLE
        ),
    ),
)
