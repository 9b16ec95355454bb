"""The closed lists of complaint handling."""

from zona.core.choice import Choice


class ChannelKind(Choice):
    """Kanal pengaduan: by which way a complaint may come."""

    TATAP_MUKA = "tatap_muka", "Tatap muka"
    SURAT = "surat", "Surat"
    TELEPON = "telepon", "Telepon"
    KOTAK_SARAN = "kotak_saran", "Kotak saran"
    WEB = "web", "Formulir web"
    SUREL = "surel", "Surel"
    PERPESANAN = "perpesanan", "Aplikasi perpesanan"
    MEDSOS = "medsos", "Media sosial"
    SP4N_LAPOR = "sp4n_lapor", "SP4N-LAPOR!"


OFFLINE = frozenset(
    {
        ChannelKind.TATAP_MUKA,
        ChannelKind.SURAT,
        ChannelKind.TELEPON,
        ChannelKind.KOTAK_SARAN,
    }
)
ONLINE = frozenset(ChannelKind) - OFFLINE


class Classification(Choice):
    """Klasifikasi pengaduan: the classes that SP4N-LAPOR! uses too."""

    PENGADUAN = "pengaduan", "Pengaduan"
    ASPIRASI = "aspirasi", "Aspirasi"
    PERMINTAAN_INFORMASI = "permintaan_informasi", "Permintaan informasi"


class Grade(Choice):
    """Kadar pengaduan: how deep it must be looked into, which sets its time."""

    NORMATIF = "normatif", "Normatif"
    TIDAK_BERKADAR_PENGAWASAN = (
        "tidak_berkadar_pengawasan",
        "Tidak berkadar pengawasan",
    )
    BERKADAR_PENGAWASAN = "berkadar_pengawasan", "Berkadar pengawasan"


class ArchiveReason(Choice):
    """Alasan pengarsipan of what needs no answer."""

    SPAM = "spam", "Bukan pengaduan (spam)"
    BERULANG = "berulang", "Berulang: hal yang sama sudah ditangani"


class CheckWay(Choice):
    """Cara pemeriksaan kanal: how it was shown that a channel works."""

    DIUJI = "diuji", "Diuji"
    DIBUKA = "dibuka", "Kotak dibuka"
    DIPAKAI = "dipakai", "Dipakai"


class Rating(Choice):
    """Penilaian pelapor atas penanganan, 1 to 4."""

    TIDAK_PUAS = "1", "Tidak puas"
    KURANG_PUAS = "2", "Kurang puas"
    PUAS = "3", "Puas"
    SANGAT_PUAS = "4", "Sangat puas"
