"""The closed lists of gratification and of the guest book. Pure."""

from zona.core.choice import Choice


class Kind(Choice):
    """Jenis laporan gratifikasi."""

    PENERIMAAN = "penerimaan", "Penerimaan"
    PENOLAKAN = "penolakan", "Penolakan"


class GiftForm(Choice):
    """Bentuk gratifikasi."""

    UANG = "uang", "Uang atau setara uang"
    BARANG = "barang", "Barang"
    MAKANAN = "makanan", "Makanan atau minuman"
    FASILITAS = "fasilitas", "Fasilitas, perjalanan, atau hiburan"
    LAINNYA = "lainnya", "Lainnya"


class Occasion(Choice):
    """Peristiwa pemberian; some of them are exempt up to a limit."""

    PERNIKAHAN_ADAT = (
        "pernikahan_adat",
        "Pernikahan, kelahiran, upacara agama atau adat",
    )
    REKAN_KERJA = "rekan_kerja", "Pemberian sesama rekan kerja"
    PISAH_SAMBUT = "pisah_sambut", "Pisah sambut, pensiun, atau ulang tahun"
    MUSIBAH = "musibah", "Musibah atau bencana"
    KELUARGA = "keluarga", "Pemberian dalam keluarga"
    INVESTASI = "investasi", "Hasil investasi atau manfaat yang berlaku umum"
    PERLENGKAPAN_SEMINAR = "perlengkapan_seminar", "Perlengkapan seminar yang terbuka"
    HIDANGAN_UMUM = "hidangan_umum", "Hidangan bagi semua peserta acara resmi"
    LAYANAN = "layanan", "Terkait layanan atau pekerjaan kantor"
    HARI_RAYA = "hari_raya", "Hari raya keagamaan"
    LAINNYA = "lainnya", "Lainnya"


class Relation(Choice):
    """Hubungan pemberi dengan penerima."""

    PENGGUNA_LAYANAN = "pengguna_layanan", "Pengguna layanan"
    MITRA = "mitra", "Penyedia atau mitra kerja"
    REKAN = "rekan", "Atasan, bawahan, atau rekan kerja"
    KELUARGA = "keluarga", "Keluarga"
    LAINNYA = "lainnya", "Lainnya"


class Ruling(Choice):
    """Penetapan status gratifikasi."""

    MILIK_NEGARA = "milik_negara", "Milik negara"
    MILIK_PENERIMA = "milik_penerima", "Milik penerima"
    DIKELOLA_INSTANSI = "dikelola_instansi", "Dikelola instansi"


class MeetingPlace(Choice):
    """Tempat menerima tamu: never a work room."""

    UPP = "upp", "Ruang Unit Pelayanan Publik"
    RUANG_RAPAT = "ruang_rapat", "Ruang rapat"


class Feast(Choice):
    """Hari raya yang didahului surat edaran."""

    IDULFITRI = "idulfitri", "Idulfitri"
    NATAL = "natal", "Natal"
    NYEPI = "nyepi", "Nyepi"
    WAISAK = "waisak", "Waisak"
    IMLEK = "imlek", "Imlek"
