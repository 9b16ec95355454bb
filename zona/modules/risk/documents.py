"""The register and its maps on paper."""

from collections.abc import Iterable, Sequence
from datetime import date

from zona.core.documents.model import (
    Column,
    Document,
    Letterhead,
    Note,
    Paragraph,
    Section,
    Signature,
    Table,
)
from zona.core.people.models import Unit
from zona.core.ui.parts import HeatMap
from zona.modules.risk.queries import RegisterLine
from zona.modules.risk.rules import Scale, Standing

WIDTHS = (
    ("Kode", 1.0),
    ("Pernyataan risiko, sebab, dampak", 4.0),
    ("Kategori dan pemilik", 2.0),
    ("Pengendalian yang ada", 2.4),
    ("Sebelum", 1.4),
    ("Sesudah", 1.4),
    ("Respons, RTP", 1.5),
)


def register_paper(
    unit: Unit,
    year: int,
    scale: Scale,
    *,
    lines: Iterable[RegisterLine],
    maps: Sequence[tuple[str, HeatMap]],
    on: date,
) -> Document:
    """Return the register of a year with its maps, as far as the reader may see it."""
    above = [unit.parent.name] if unit.parent else []
    opening = (
        f"Register ini memakai {scale.source} dengan cara "
        f"{scale.mode.label.lower()}. Hanya memuat risiko yang dapat dibaca "
        "pencetaknya."
    )
    register = Section(
        title="Register",
        level=1,
        blocks=(
            Paragraph(opening),
            Table(
                tuple(Column(title, width=width) for title, width in WIDTHS),
                tuple(_cells(line) for line in lines),
            ),
            Note("Kerahasiaan: terbatas."),
        ),
    )
    return Document(
        title=f"Register dan Peta Risiko Tahun {year}",
        unit=unit.name,
        place=unit.place,
        dated_on=on,
        sections=(register, *(_map(title, heat) for title, heat in maps)),
        letterhead=Letterhead((*above, unit.name), unit.address),
        signature=Signature(unit.place, on, "Kepala", "…"),
        contents=False,
    )


def _cells(line: RegisterLine) -> tuple[str, ...]:
    risk = line.risk
    words = f"{risk.statement} Sebab: {risk.cause} Dampak: {risk.impact}"
    return (
        risk.code,
        words,
        f"{risk.get_category_display()}; {risk.owner}",
        risk.existing_control or "–",
        _graded(risk.likelihood_before, risk.impact_before, line.before),
        _graded(risk.likelihood_after, risk.impact_after, line.after),
        f"{risk.get_response_display() or '–'}, {line.controls} RTP",
    )


def _graded(likelihood: int | None, impact: int | None, found: Standing | None) -> str:
    if not found:
        return "–"
    return f"K{likelihood} D{impact}: {found.score} ({found.level.label.lower()})"


def _map(title: str, heat: HeatMap) -> Section:
    columns = (
        Column(f"{heat.row_title} \\ {heat.column_title}", width=1.6),
        *(Column(label, align="center") for label in heat.columns),
    )
    rows = tuple(
        (row.label, *(f"{cell.count or '–'} ({cell.level})" for cell in row.cells))
        for row in heat.rows
    )
    return Section(title=title, level=1, blocks=(Table(columns, rows),))
