"""Reports for the tests, written for them."""

from datetime import date

from zona.core.documents import (
    Bullets,
    Cite,
    Column,
    Cover,
    Document,
    Figure,
    Letterhead,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Section,
    Series,
    Signature,
    SignatureBlock,
    Source,
    Table,
    Text,
    Threshold,
    Verification,
)

DAY = date(2021, 12, 31)
BOSS = Signature("Pekanbaru", DAY, "Kepala", "Nama Kepala Balai")
HOSTILE = (
    '<script>alert("x")</script> #import "x" $x$ *bintang* _garis_ `kode` \\perintah @rujuk '
    "[kurung] {kurawal} {{ nama }} {% if %} 'petik' & <b>tebal</b> ]] -- // /* ~ "
    "Кириллица Ελληνικά العربية 😀"
)
AREAS = (
    "Manajemen Perubahan",
    "Penataan Tata Laksana",
    "Penataan Sistem Manajemen SDM",
    "Penguatan Akuntabilitas",
    "Penguatan Pengawasan",
    "Peningkatan Kualitas Pelayanan Publik",
)
WORDS = (
    "Unit kerja telah menyusun rencana kerja tahunan dan membahasnya bersama seluruh anggota "
    "tim sebelum ditetapkan oleh pimpinan. Hasil pembahasan dicatat dalam notula dan menjadi "
    "dasar tindak lanjut pada triwulan berikutnya."
)


def small(**changes: object) -> Document:
    """A paper with nothing but a title."""
    fields: dict[str, object] = {
        "title": "Notula Rapat",
        "unit": "BPPSI Pekanbaru",
        "place": "Pekanbaru",
        "dated_on": DAY,
        "sections": (),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]  # open on purpose


def radar() -> Figure:
    values = (62.5, 70.0, 81.25, 58.0, 44.0, 66.5)
    return Figure(
        kind="radar",
        labels=AREAS,
        series=(Series("Nilai unit", values), Series("Ambang WBK", (60.0,) * 6)),
        alt="Radar nilai enam area; pengawasan dan akuntabilitas di bawah ambang.",
        caption="Nilai enam area pengungkit",
        table=Table(
            (Column("Area", width=3), Column("Nilai", "right")),
            tuple(
                (area, str(value)) for area, value in zip(AREAS, values, strict=True)
            ),
            caption="Angka nilai enam area",
        ),
        maximum=100,
    )


def bars() -> Figure:
    return Figure(
        kind="bar",
        labels=("TW I", "TW II", "TW III", "TW IV"),
        series=(Series("Rencana aksi selesai", (3, 5, None, 9)),),
        alt="Batang jumlah rencana aksi selesai per triwulan.",
        caption="Rencana aksi selesai",
        thresholds=(Threshold("Target", 8),),
    )


def rich() -> Document:
    """A quarterly report with a block of every kind."""
    return Document(
        title="Laporan Zona Integritas Triwulan IV TA 2021",
        subtitle="1 Oktober s.d. 31 Desember 2021",
        unit="BPPSI Pekanbaru",
        place="Pekanbaru",
        dated_on=DAY,
        cover=Cover(
            ("Laporan Zona Integritas", "Triwulan IV TA 2021"),
            "BPPSI Pekanbaru",
            ("Kementerian Perindustrian", "2021"),
        ),
        sections=(*opening(), *chapter(), *closing()),
        signature=Signature(
            "Pekanbaru", DAY, "Kepala", "Nama Kepala Balai", signed=True
        ),
        verification=Verification(
            "ZI-7F3K-92QX", "https://zona.example/periksa/ZI-7F3K-92QX", "c0ffee" * 10
        ),
        sources=(Source("Berita acara rapat", "https://zona.example/rapat/4/"),),
        base_url="https://zona.example",
    )


def opening() -> tuple[Section, ...]:
    law = Numbered(
        (
            "Undang-Undang Nomor 28 Tahun 1999;",
            "Peraturan Presiden Nomor 81 Tahun 2010; dan",
            "Peraturan Menteri PANRB Nomor 90 Tahun 2021.",
        )
    )
    foreword = (Paragraph(WORDS), SignatureBlock(BOSS))
    return (
        Section("Kata Pengantar", foreword, level=1),
        Section("Pendahuluan", number="BAB I", level=1),
        Section("Latar Belakang", (Paragraph(WORDS), Paragraph(WORDS)), "1.1"),
        Section("Dasar Hukum", (law,), "1.2"),
    )


def chapter() -> tuple[Section, ...]:
    team = Cite("12 orang", "Daftar anggota tim kerja", "/program/tim/")
    acts = Cite("87,50%", "Rencana kerja 2021", "/program/rencana/2021/", "ab" * 32)
    words = (
        "Tim kerja beranggotakan ",
        team,
        " dan menjalankan ",
        acts,
        " rencana aksi melalui ",
        Text("website", foreign=True),
        " serta ",
        Text("rapat berkala", strong=True),
        ".",
    )
    blocks = (
        Paragraph(words),
        Numbered(("menyusun rencana", "memantau"), style="a"),
        Bullets(("undangan rapat", ("daftar hadir ", Text("asli", True)))),
        Numbered(("lanjutan", "terakhir"), start=3),
        Note("SOP penentuan tim perlu dirinci.", "warn"),
        radar(),
        bars(),
    )
    return (
        Section("Pelaksanaan Kegiatan", number="BAB II", level=1),
        Section("Manajemen Perubahan", (Paragraph(WORDS),), "2.1"),
        Section("Penyusunan Tim Kerja", blocks, "a.", 3),
        Section("Kosong", (), "2.2"),
    )


def closing() -> tuple[Section, ...]:
    end = (Paragraph(WORDS), PageBreak(), Paragraph(WORDS))
    return (
        Section("Penutup", end, "BAB III", 1),
        Section("Daftar Data Dukung", (evidence(40),), "LAMPIRAN I", 1, annex=True),
    )


def evidence(count: int) -> Table:
    return Table(
        columns=(
            Column("No.", "center", 0.6),
            Column("Indikator", width=2),
            Column("Data dukung", width=3),
            Column("Tanggal", "center", 1.5),
        ),
        rows=tuple(
            (
                str(place),
                AREAS[place % 6],
                f"Keputusan Kepala Nomor {place} Tahun 2021 tentang Pembentukan Tim Kerja",
                "31 Desember 2021",
            )
            for place in range(1, count + 1)
        ),
        caption="Daftar data dukung",
        note="Data contoh.",
    )


def hostile() -> Document:
    """Every text of a report made of signs that mean something to a renderer."""
    long = "panjang" * 1500
    line = (
        HOSTILE,
        Cite(HOSTILE, HOSTILE, "javascript:alert(1)"),
        Text(HOSTILE, strong=True),
    )
    figure = Figure("bar", (HOSTILE, "b"), (Series(HOSTILE, (1, 2)),), HOSTILE, HOSTILE)
    return Document(
        title=HOSTILE,
        subtitle=HOSTILE,
        unit=HOSTILE,
        place=HOSTILE,
        dated_on=DAY,
        letterhead=Letterhead((HOSTILE,), HOSTILE),
        sections=(
            Section(
                HOSTILE, (Paragraph(line), Note(line), figure), HOSTILE, 1, HOSTILE
            ),
            Section(
                HOSTILE, (Bullets((line,)), Numbered((line,))), HOSTILE, 2, HOSTILE
            ),
            Section("Panjang", (Paragraph(long), Paragraph(HOSTILE * 60)), level=4),
            Section(
                "Tabel",
                (
                    Table(
                        (Column(HOSTILE), Column("b")),
                        ((line, long),),
                        HOSTILE,
                        HOSTILE,
                    ),
                ),
            ),
        ),
        signature=Signature(HOSTILE, DAY, HOSTILE, HOSTILE, HOSTILE, signed=True),
        verification=Verification(HOSTILE, "https://zona.example/?a=1&b=<2>", HOSTILE),
        base_url="https://zona.example",
    )


def long_report(chapters: int = 24) -> Document:
    """About forty pages."""
    parts = [
        Section(
            f"Indikator {place}",
            (
                *(
                    Paragraph((WORDS * 2, Cite("3", f"Rekaman {place}", "/r/")))
                    for _ in range(4)
                ),
                evidence(12),
                Bullets((WORDS, WORDS)),
            ),
            f"2.{place}",
        )
        for place in range(chapters)
    ]
    head = Section("Pelaksanaan Kegiatan", number="BAB II", level=1)
    return small(
        cover=Cover(("Laporan",), "Unit"),
        sections=(head, *parts, Section("Grafik", (radar(), bars()))),
    )
