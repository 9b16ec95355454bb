"""A periodic report on paper: figures, then, of an evaluation, what follows from them."""

from collections.abc import Iterator

from zona.core.documents import (
    Block,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Section,
    Signature,
    Table,
    blocks,
    long_date,
)
from zona.core.documents.model import Align
from zona.core.duties.models import PeriodicReport
from zona.core.duties.queries import content_of
from zona.core.duties.registry import Content, Counted
from zona.core.duties.rules import name_of

NUMERIC = "#"  # before the title of a column of numbers
NIL = "NIHIL. Dalam masa laporan ini tidak ada perkara yang tercatat."


def report_paper(report: PeriodicReport, content: Content | None = None) -> Document:
    """Return the report as it stands; `content` is what is about to be signed."""
    found = content or content_of(report)
    sections = (
        _section("Masa laporan", (_identity(report, found),)),
        _section("Hasil", tuple(_results(found))),
        *_judgement(report),
    )
    unit = report.unit
    above = [unit.parent.name] if unit.parent else []
    return Document(
        title=f"{report.title} {name_of(report.period)}",
        unit=unit.name,
        place=unit.place,
        dated_on=report.signed_on or report.end,
        sections=sections,
        letterhead=Letterhead((*above, unit.name), unit.address),
        signature=_signature(report),
        contents=False,
    )


def _section(title: str, parts: tuple[Block, ...]) -> Section:
    return Section(title=title, level=2, blocks=parts)


def _identity(report: PeriodicReport, found: Content) -> Table:
    rows = [
        ("Unit", report.unit.name),
        ("Masa", f"{long_date(report.start)} s.d. {long_date(report.end)}"),
        ("Indikator", report.owed.indicator),
        ("Keadaan", "Nihil" if found.is_nil else "Ada perkara"),
    ]
    if report.number:
        rows.insert(0, ("Nomor", report.number))
    return Table((Column("Butir", width=1), Column("Keterangan", width=3)), (*rows,))


def _results(found: Content) -> Iterator[Block]:
    if found.is_nil:
        yield Paragraph(NIL)
    for sentence in found.sentences:
        yield Paragraph(sentence)
    for table in found.tables:
        yield _table(table)


def _table(counted: Counted) -> Block:
    if not counted.rows:
        return Paragraph(f"{counted.title}: tidak ada.")
    columns = tuple(map(_column, counted.columns))
    return Table(columns, counted.rows, caption=counted.title)


def _column(title: str) -> Column:
    align: Align = "right" if title.startswith(NUMERIC) else "left"
    return Column(title.removeprefix(NUMERIC), align)


def _judgement(report: PeriodicReport) -> Iterator[Section]:
    named = [
        ("Dampak", report.effect),
        ("Hambatan", report.obstacles),
        ("Tindak lanjut evaluasi terdahulu", report.earlier),
        ("Catatan", report.note),
    ]
    for title, text in named:
        if text:
            yield _section(title, tuple(blocks(text)))
    if not report.is_evaluation:
        return
    rows = tuple(
        (str(each.number), each.text, long_date(each.due_on))
        for each in report.advice_rows.order_by("number")
    )
    columns = (
        Column("No.", width=0.4),
        Column("Saran", width=4),
        Column("Tenggat", width=1.4),
    )
    words = "Tidak ada yang perlu ditindaklanjuti."
    yield _section("Saran", (Table(columns, rows) if rows else Paragraph(words),))


def _signature(report: PeriodicReport) -> Signature | None:
    if report.signed_on is None or report.signed_by is None:
        return None
    return Signature(
        report.unit.place,
        report.signed_on,
        report.signer_post,
        report.signed_by.full_name,
        report.number,
    )
