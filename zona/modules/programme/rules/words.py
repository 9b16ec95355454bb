"""The words that the programme closes."""

from zona.core.choice import Choice


class Area(Choice):
    """Area perubahan: the six levers of an integrity zone (PermenPANRB 90/2021)."""

    MP = "MP", "Manajemen Perubahan"
    TT = "TT", "Penataan Tata Laksana"
    SDM = "SDM", "Penataan Sistem Manajemen SDM"
    AK = "AK", "Penguatan Akuntabilitas"
    PW = "PW", "Penguatan Pengawasan"
    PP = "PP", "Peningkatan Kualitas Pelayanan Publik"


class TeamRole(Choice):
    """Peran dalam tim kerja ZI, as decrees name them."""

    PENANGGUNG_JAWAB = "penanggung_jawab", "Penanggung jawab"
    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    KOORDINATOR = "koordinator", "Koordinator area"
    ANGGOTA = "anggota", "Anggota"


class MeetingKind(Choice):
    """Jenis rapat atau kegiatan ZI."""

    MONEV = "monev", "Monitoring dan evaluasi"
    PERENCANAAN = "perencanaan", "Perencanaan"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    BUDAYA_KERJA = "budaya_kerja", "Kegiatan budaya kerja"
    TINJAUAN_MANAJEMEN = "tinjauan_manajemen", "Tinjauan manajemen"
    LAINNYA = "lainnya", "Lainnya"


class Origin(Choice):
    """Sumber rekomendasi."""

    LAPORAN = "laporan", "Laporan triwulan"
    EVALUASI = "evaluasi", "Evaluasi berkala"
    MONEV = "monev", "Rapat monev"
    RTM = "rtm", "Rapat tinjauan manajemen"
    TPI = "tpi", "Tim Penilai Internal"
    TPN = "tpn", "Tim Penilai Nasional"
    LAINNYA = "lainnya", "Lainnya"


# Recommendations that facts.yaml counts: internal monitoring and quarterly reports.
INTERNAL_ORIGINS = (Origin.LAPORAN, Origin.MONEV)
