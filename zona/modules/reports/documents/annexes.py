"""Annexes: evidence, follow-up of recommendations, readiness by area."""

from collections.abc import Iterator

from zona.core.documents import (
    Column,
    Figure,
    Paragraph,
    Section,
    Series,
    Source,
    Table,
)
from zona.core.facts import Reading
from zona.modules.reports.documents import changes
from zona.modules.reports.documents.gather import Material
from zona.modules.reports.queries import rows_of
from zona.modules.reports.rules import Area, measured

EVIDENCE = (
    Column("No.", align="right", width=0.5),
    Column("Bukti", width=3),
    Column("Nomor", width=1.6),
    Column("Tanggal", width=1.3),
    Column("Untuk pertanyaan", width=1.8),
)
# Titles of the parts an area is scored in, by the head of its code.
HALVES = {"PU": "Pengungkit", "PM": "Pemenuhan", "RF": "Reform"}


def annexes(found: Material) -> Iterator[Section]:
    """Yield those annexes whose module is on; the list of sources comes by itself."""
    letters = iter("ABCD")
    if found.worksheet.source or found.worksheet.answers:
        yield _annex(next(letters), "Daftar Bukti", _evidence(found))
    if found.recommendations:
        table = _table(found.recommendations, "Rekomendasi dan tindak lanjutnya")
        yield _annex(next(letters), "Tindak Lanjut Rekomendasi", table)
    if found.score:
        yield _readiness(next(letters), found, found.score)
    if found.changes:
        table = changes.table(found.changes)
        yield _annex(next(letters), "Perubahan sejak Triwulan Lalu", table)


def sources(found: Material) -> tuple[Source, ...]:
    """Return the records behind the tables, for the list of sources at the end."""
    tables = (found.score, found.gates, found.recommendations)
    named = [each for reading in tables if reading for each in reading.sources]
    if found.worksheet.source:
        named.append(found.worksheet.source)
    return tuple(
        Source(each.title, each.url, each.sha256) for each in dict.fromkeys(named)
    )


def _annex(letter: str, title: str, table: Table | None) -> Section:
    block = table or Paragraph("Belum ada catatan.")
    return Section(title, (block,), f"Lampiran {letter}", level=1, annex=True)


def _evidence(found: Material) -> Table | None:
    """Return each piece of evidence once, with the questions that it serves."""
    served: dict[tuple[str, str, str], list[str]] = {}
    for row in found.worksheet.evidence:
        piece = (row["Bukti"], row["Nomor"], row["Tanggal"])
        served.setdefault(piece, []).append(row["Kode"])
    rows = tuple(
        (str(number), title, mark or "–", day or "–", ", ".join(codes))
        for number, ((title, mark, day), codes) in enumerate(served.items(), 1)
    )
    return Table(EVIDENCE, rows, caption="Bukti pada akhir triwulan") if rows else None


def _table(reading: Reading, caption: str) -> Table | None:
    """Return a fact's own table, the long columns wider."""
    if reading.table is None or not reading.table.rows:
        return None
    columns = tuple(
        _column(title, [row[place] for row in reading.table.rows])
        for place, title in enumerate(reading.table.columns)
    )
    return Table(columns, reading.table.rows, caption=caption)


def _column(title: str, cells: list[str]) -> Column:
    """Return a column as wide as its words ask for; numbers stand on the right.

    No word is broken that would fit, and a long text takes lines, not the others' room.
    """
    longest_word = max(len(word) for cell in (title, *cells) for word in cell.split())
    longest_cell = max(len(cell) for cell in cells)
    width = max(min(longest_word, 16) / 5.5, min(longest_cell / 20, 2), 1.5)
    is_number = any(measured(each) is not None for each in cells) and all(
        measured(each) is not None or each in {"", "–"} for each in cells
    )
    return Column(title, "right" if is_number else "left", width)


def _readiness(letter: str, found: Material, score: Reading) -> Section:
    tables = (
        _table(score, "Nilai Lembar Kerja Evaluasi menurut bagian"),
        _table(found.gates, "Syarat predikat") if found.gates else None,
    )
    figure = _radar(found.layout.areas, rows_of(score))
    blocks = tuple(block for block in (figure, *tables) if block)
    return Section(
        "Kesiapan per Area",
        blocks or (Paragraph("Belum ada catatan."),),
        f"Lampiran {letter}",
        level=1,
        annex=True,
    )


def _radar(areas: tuple[Area, ...], rows: tuple[dict[str, str], ...]) -> Figure | None:
    """Return the areas' percentages, one ring for each half the instrument scores."""
    percents = {row["Kode"]: measured(row["Persen"]) for row in rows}
    series = tuple(
        Series(name, tuple(percents.get(f"{half}.{each.code}") for each in areas))
        for half, name in HALVES.items()
        if any(f"{half}.{each.code}" in percents for each in areas)
    )
    if not series:
        return None
    return Figure(
        kind="radar",
        labels=tuple(each.title for each in areas),
        series=series,
        alt="Persentase nilai keenam area; angkanya ada pada tabel di bawah gambar.",
        caption="Kesiapan per area (persen)",
        maximum=100,
    )
