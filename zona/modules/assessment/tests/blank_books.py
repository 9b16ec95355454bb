"""Blank workbooks as ministries make them: moved columns, other headings, odd rows."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

HEADS = ("Penilaian", "", "", "", "", "", "Bobot", "Kriteria Nilai", "Pilihan Jawaban")
type Line = tuple[object, ...]

SMALL: tuple[Line, ...] = (
    ("A.", "PENGUNGKIT", "", "", "", "", 60),
    ("", "I.", "PEMENUHAN", "", "", "", 60),
    ("", "", "1.", "MANAJEMEN PERUBAHAN", "", "", "60"),
    ("", "", "", "i.", "Tim kerja", "", "20,0"),
    ("", "", "", "", "a.", "Tim dibentuk", "", "Ya, jika sudah dibentuk.", "Ya/Tidak"),
    (
        "",
        "",
        "",
        "",
        "b.",
        "Tim dipilih",
        "",
        "a. Jelas\nsekali\nb. Cukup\nc. Tidak",
        "A/B/C",
    ),
    ("", "", "", "ii.", "Laporan harta", "", 40, "", "%"),
    ("", "", "", "a.", "Laporan pejabat", "", 30),
    ("", "", "", "", "-", "Persentase", "", "", "%"),
    ("", "", "", "", "-", "Jumlah yang harus", "", "", "Jumlah"),
    ("", "", "", "", "", "- Kepala", "", "", "Jumlah"),
    ("", "", "", "", "", "- Lainnya", "", "", "Jumlah"),
    ("", "", "", "", "-", "Jumlah yang sudah", "", "", "Jumlah"),
    ("", "", "", "b.", "Laporan lain", "", 10),
    ("", "", "", "", "-", "Persentase", "", "", "%"),
    ("", "", "", "", "", "- Jumlah yang harus", "", "", "Jumlah"),
    ("", "", "", "", "", "- Jumlah yang sudah", "", "", "Jumlah"),
    ("TOTAL PENGUNGKIT",),
    (),
    ("B.", "HASIL", "", "", "", "", 40),
    ("", "I.", "BIROKRASI YANG BERSIH", "", "", "", 40),
    ("", "", "a", "Survei", "", "", 35, "Diisi nilai survei", "Nilai\n(0-4)"),
    ("", "", "b", "Penurunan temuan", "", "", 5, "", "%"),
    ("", "", "", "", "", "- Jumlah temuan tahun sebelumnya", "", "", "Jumlah"),
    ("", "", "", "", "", "- Jumlah temuan tahun ini", "", "", "Jumlah"),
)


def book(
    lines: Sequence[Line] = SMALL,
    heads: Line = HEADS,
    above: int = 0,
    shift: int = 0,
) -> bytes:
    """Return a workbook of the lines, after `above` rows and `shift` columns."""
    made = Workbook()
    page = made.worksheets[0]
    page.title = "Petunjuk"
    page.append(["Cara mengisi"])
    page = made.create_sheet("Isian 2027")
    for number in range(above):
        page.append([f"Judul {number}"])
    for line in (heads, *lines):
        page.append([None] * shift + [cell or None for cell in line])
    target = BytesIO()
    made.save(target)
    return target.getvalue()
