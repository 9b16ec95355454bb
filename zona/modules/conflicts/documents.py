"""The map of conflicts on paper; it names posts and owners, never a declaration."""

from datetime import date

from zona.core.documents.model import (
    Column,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Table,
)
from zona.core.documents.wording import long_date
from zona.core.people.models import Unit
from zona.modules.conflicts.models import MapRow
from zona.modules.conflicts.rules import Terms

COLUMNS = (
    Column("Kegiatan utama", width=2),
    Column("Titik keputusan", width=2),
    Column("Bentuk dan sebab", width=3),
    Column("K", align="center", width=0.5),
    Column("D", align="center", width=0.5),
    Column("Skor", align="center", width=1),
    Column("Pencegahan", width=3),
    Column("Penanggung jawab", width=2),
)


def map_paper(unit: Unit, rows: tuple[MapRow, ...], terms: Terms, on: date) -> Document:
    """Return the map of a unit on a day."""
    opening = (
        f"Peta ini memuat {len(rows)} titik keputusan pada {long_date(on)}. Skor ialah "
        "kemungkinan (K) dikali dampak (D), masing-masing 1 sampai 5. "
        f"Dasar: {terms.source}."
    )
    section = Section(
        title="Peta Benturan Kepentingan",
        level=1,
        blocks=(
            Paragraph(opening),
            Table(COLUMNS, tuple(_cells(row, terms) for row in rows)),
        ),
    )
    above = [unit.parent.name] if unit.parent else []
    return Document(
        title=section.title,
        unit=unit.name,
        place=unit.place,
        dated_on=on,
        sections=(section,),
        letterhead=Letterhead((*above, unit.name), unit.address),
        contents=False,
    )


def _cells(row: MapRow, terms: Terms) -> tuple[str, ...]:
    owner = row.owner
    who = owner.position.title if owner and owner.position else str(owner or "–")
    if not row.is_possible:
        why = f"Tidak mungkin terjadi: {row.cause}"
        return (str(row.activity), str(row), why, "–", "–", "–", "–", who)
    return (
        str(row.activity),
        str(row),
        ". ".join(filter(None, (row.form, row.cause))),
        str(row.likelihood),
        str(row.impact),
        f"{row.score} {terms.band(row.score).label.lower()}",
        "; ".join(row.preventions) or "Belum ada",
        who,
    )
