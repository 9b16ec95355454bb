"""The rules of the pre-audit, the heaviest first."""

from . import answers, papers
from .material import Material
from .outcome import Finding, Rule, Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "tanpa-bukti",
        "Jawaban bernilai tanpa bukti yang berlaku",
        "Penilai hanya mengakui nilai yang dapat dibuktikan pada hari ia memeriksa.",
        Severity.BERAT,
        papers.unproven,
    ),
    Rule(
        "luar-periode",
        "Bukti dari luar periode",
        "Kejadian di luar periode tidak membuktikan pekerjaan pada periode ini.",
        Severity.BERAT,
        papers.outside_period,
    ),
    Rule(
        "keputusan-terlambat",
        "Keputusan lebih baru daripada kegiatannya",
        "Keputusan mendahului kegiatan; bila terbalik, dokumen tampak dibuat belakangan.",
        Severity.BERAT,
        papers.late_decree,
    ),
    Rule(
        "tanpa-daftar-hadir",
        "Notula tanpa daftar hadir",
        "Tanpa daftar hadir, tidak terlihat siapa yang mengikuti rapat itu.",
        Severity.BERAT,
        answers.unattended,
    ),
    Rule(
        "tahun-lain",
        "Isi berkas hanya menyebut tahun lain",
        "Berkas tahun lalu yang diberi tanggal baru adalah temuan yang sering.",
        Severity.SEDANG,
        papers.other_year,
    ),
    Rule(
        "berkas-sama",
        "Satu berkas pada banyak indikator",
        "Satu berkas jarang membuktikan hal yang berlainan sekaligus.",
        Severity.SEDANG,
        papers.same_file,
    ),
    Rule(
        "akhir-periode",
        "Bukti diunggah menjelang akhir periode",
        "Bukti yang terkumpul sekaligus memberi kesan disiapkan hanya untuk penilaian.",
        Severity.SEDANG,
        papers.last_minute,
    ),
    Rule(
        "catatan-disalin",
        "Catatan disalin dari periode sebelumnya",
        "Catatan yang sama menandakan keadaan tahun ini tidak diperiksa lagi.",
        Severity.SEDANG,
        answers.copied_note,
    ),
    Rule(
        "melebihi-catatan",
        "Jawaban melebihi catatan di Zona",
        "Penilai membandingkan jawaban dengan catatan dan meminta penjelasan atas selisihnya.",
        Severity.SEDANG,
        answers.above_records,
    ),
    Rule(
        "akan-berakhir",
        "Bukti berakhir sebelum penilaian",
        "Bukti yang habis masa berlakunya saat penilaian tidak lagi diakui.",
        Severity.SEDANG,
        papers.expiring,
    ),
    Rule(
        "penyebut-nol",
        "Penyebut nol tanpa catatan",
        "Penyebut nol mengubah nilai, sehingga alasannya harus tertulis.",
        Severity.RINGAN,
        answers.zero_unexplained,
    ),
    Rule(
        "satu-penjawab",
        "Satu orang menjawab hampir semua pertanyaan",
        "Pembangunan zona integritas adalah pekerjaan tim; penilai mewawancarai anggotanya.",
        Severity.RINGAN,
        answers.one_answerer,
    ),
    Rule(
        "satu-pengunggah",
        "Satu orang membawa hampir semua bukti",
        "Bukti sebaiknya dibawa oleh yang mengerjakan, yang dapat menjelaskannya.",
        Severity.RINGAN,
        answers.one_uploader,
    ),
)


_BY_CODE = {rule.code: rule for rule in RULES}


def rule_of(code: str) -> Rule:
    """Return the rule that a finding names."""
    return _BY_CODE[code]


def examine(material: Material) -> tuple[Finding, ...]:
    """Return what every rule finds, in the order of the rules."""
    return tuple(found for rule in RULES for found in rule.find(material))
