"""What the gallery shows of the worksheet: one question in each of its states."""

from datetime import UTC, datetime
from typing import Any

from zona.core.ui.worksheet import Ask, Figure, Ladder, Part, Standing, Tab

RUNGS = (
    Ladder("A", "A – Seluruh unsur terlibat dan dibuktikan", "0,50 poin"),
    Ladder("B", "B – Sebagian unsur terlibat", "0,25 poin"),
    Ladder("C", "C – Belum ada yang terlibat", "0,00 poin"),
)
FORMULA = "Nilai: (Pengaduan selesai) dibagi (Pengaduan diterima), paling tinggi 100%."
GIVEN = Standing(
    "Dijawab",
    "good",
    points="0,25 dari 0,50 poin",
    who="Ani Rahmawati",
    at=datetime(2021, 12, 3, 2, 15, tzinfo=UTC),
    next="Naik ke A: +0,25 poin.",
)
BLANK = Standing("Belum dijawab", "warn", "Kebijakan periode: dinilai nol.")
EXCLUDED = Standing(
    "Tidak ikut dinilai", "info", "Penyebutnya nol; kebijakan periode: tidak dinilai."
)
UNSAVED = Standing("Belum tersimpan", "bad", "Perbaiki isian yang ditandai.")


def samples() -> dict[str, Any]:
    """Return what the worksheet's part of the gallery needs."""
    answered = choice("contoh-1", GIVEN, value="B", note="Notula rapat ada.")
    blank = choice("contoh-2", BLANK)
    excluded = counted("contoh-3", EXCLUDED, ("0", "0"))
    return {
        "asks": (
            answered,
            blank,
            excluded,
            choice("contoh-4", GIVEN, value="B", note="Cukup.", is_locked=True),
            counted("contoh-5", BLANK, ("", ""), is_locked=True),
            wrong(),
        ),
        "alone": choice("contoh-7", BLANK, error="Pilih salah satu jawaban."),
        "clash": choice("contoh-8", GIVEN, value="A", note="Semua sudah terlibat."),
        "settled": [
            choice(f"contoh-9-{standing.tone}", standing, is_locked=True)
            for standing in (GIVEN, BLANK, EXCLUDED, UNSAVED)
        ],
        "rungs_of_law": RUNGS,
        "strip": strip(),
        "areas": areas(),
    }


def choice(code: str, standing: Standing, **more: Any) -> Ask:
    """Return a question that is answered with one rung."""
    return asked(code, standing, rungs=RUNGS, **more)


def counted(code: str, standing: Standing, values: tuple[str, str], **more: Any) -> Ask:
    """Return a question that is answered with figures."""
    received, settled = values
    figures = (
        Figure("diterima", "Pengaduan diterima", value=received),
        Figure("selesai", "Pengaduan selesai", value=settled),
    )
    more = {"figures": figures, **more}
    return asked(code, standing, rungs=(), formula=FORMULA, **more)


def wrong() -> Ask:
    """Return a question whose figure and note are both refused."""
    figures = (
        Figure("diterima", "Pengaduan diterima", value="4"),
        Figure(
            "selesai", "Pengaduan selesai", value="lima", error="“lima” bukan angka."
        ),
    )
    trouble = {"note_error": "Tulis alasannya.", "is_uncertain": True}
    return counted("contoh-6", UNSAVED, ("", ""), figures=figures, **trouble)


def asked(code: str, standing: Standing, **more: Any) -> Ask:
    lacks_proof = standing is GIVEN  # points without evidence stand out
    return Ask(
        code=code,
        number=f"{code[7:]}.",
        title="Apakah semua unsur terlibat dalam pembangunan zona integritas?",
        description="Dinilai dari daftar hadir dan pembagian tugas.",
        url="#",
        save_url="#",
        version=1,
        standing=standing,
        asked="daftar hadir; notula rapat",
        proof="Belum ada bukti" if lacks_proof else "2 bukti",
        proof_tone="warn" if lacks_proof else "",
        **more,
    )


def strip() -> tuple[Part, ...]:
    return (
        Part("Area ini", "6,56", "dari 8,00", "good", "82,00%"),
        Part("Pengungkit", "31,20", "dari 60,00", word="52,00%"),
        Part("Nilai total", "76,25", "dari 100,00", word="76,25%"),
        Part("Ambang WBK", "7", "dari 10", "warn"),
    )


def areas() -> tuple[Tab, ...]:
    return (
        Tab("Manajemen Perubahan", "#", "82,00%", "Lulus WBK", "good", True),
        Tab("Penguatan Pengawasan", "#", "48,00%", "Belum WBK", "warn", False),
        Tab("Hasil", "#", "0,00%", "Belum WBK", "warn", False),
    )
