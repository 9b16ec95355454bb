"""Closed lists of the register."""

from zona.core.choice import Choice


class TaskforceDuty(Choice):
    """Kedudukan dalam Satgas SPIP."""

    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    ANGGOTA = "anggota", "Anggota"


class RiskSource(Choice):
    """Sumber risiko."""

    INTERNAL = "internal", "Internal"
    EKSTERNAL = "eksternal", "Eksternal"


class Controllability(Choice):
    """Dapat tidaknya sebab risiko dikendalikan unit."""

    C = "C", "C – terkendali"
    UC = "UC", "UC – tidak terkendali"


class Category(Choice):
    """Kategori risiko."""

    STRATEGIS = "strategis", "Strategis"
    OPERASIONAL = "operasional", "Operasional"
    KEUANGAN = "keuangan", "Keuangan"
    KEPATUHAN = "kepatuhan", "Kepatuhan"
    KECURANGAN = "kecurangan", "Kecurangan"
    REPUTASI = "reputasi", "Reputasi"
    KESELAMATAN = "keselamatan", "Keselamatan"


class ControlEffect(Choice):
    """Efektivitas pengendalian yang ada."""

    BELUM_ADA = "belum_ada", "Belum ada pengendalian"
    BELUM_MEMADAI = "belum_memadai", "Belum memadai"
    MEMADAI = "memadai", "Memadai"


class Response(Choice):
    """Respons risiko."""

    TERIMA = "terima", "Terima"
    KURANGI = "kurangi", "Kurangi"
    BAGI = "bagi", "Bagi"
    HINDARI = "hindari", "Hindari"


class Mode(Choice):
    """Cara menghitung skor risiko."""

    MATRIX = "MATRIX", "Matriks"
    PRODUCT = "PRODUCT", "Perkalian K × D"


class Trend(Choice):
    """Tren risiko sejak penilaian sebelumnya."""

    NAIK = "naik", "Naik"
    TETAP = "tetap", "Tetap"
    TURUN = "turun", "Turun"


class MechanismKind(Choice):
    """Bentuk mekanisme pengendalian yang baru."""

    KEPUTUSAN = "keputusan", "Keputusan"
    SOP = "sop", "Prosedur (SOP)"
