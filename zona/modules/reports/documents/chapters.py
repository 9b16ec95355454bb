"""Foreword and the three chapters."""

from collections.abc import Iterator
from datetime import date

from zona.core.documents import (
    Block,
    Bullets,
    Cite,
    Column,
    Line,
    Numbered,
    Paragraph,
    Section,
    Signature,
    SignatureBlock,
    Table,
    Text,
    blocks,
    long_date,
    number_words,
)
from zona.modules.reports.documents.gather import Material
from zona.modules.reports.models import Statement
from zona.modules.reports.queries import Answer, Known, LocalItem
from zona.modules.reports.rules import Area, Indicator

NO_RECORD = "Belum ada catatan."
ANSWERS = (
    Column("Kode", width=1.2),
    Column("Pertanyaan", width=2.2),
    Column("Jawaban", width=1.9),
    Column("Bukti", width=2.3),
)
OWED = (
    Column("Kewajiban", width=2.2),
    Column("Masa", width=1.4),
    Column("Tenggat", width=1.2),
    Column("Keadaan", width=1.8),
)
ITEMS = (Column("Butir", width=2), Column("Keadaan"), Column("Catatan", width=2))


def foreword(found: Material, signature: Signature) -> Section:
    """Return the words of the head before the chapters."""
    words = (Paragraph(each.format(**found.words)) for each in found.layout.foreword)
    return Section("Kata Pengantar", (*words, SignatureBlock(signature)), level=1)


# --- chapter I -------------------------------------------------------------------------


def chapter_one(found: Material) -> Iterator[Section]:
    """Yield 1.1 to 1.4; the focus stands in 1.3, the legal basis in 1.4."""
    yield Section("Pendahuluan", number="BAB I", level=1)
    for passage in found.layout.chapter_one:
        words: list[Block] = [
            Paragraph(each.format(**found.words)) for each in passage.paragraphs
        ]
        if passage.number == "1.3":
            words += blocks(found.report.focus)
        if passage.number == "1.4":
            words.append(Numbered(found.layout.legal_basis))
        yield Section(passage.title, tuple(words), passage.number)


# --- chapter II ------------------------------------------------------------------------


def chapter_two(found: Material) -> Iterator[Section]:
    """Yield the heading, then each area with its lettered indicators."""
    yield Section("Pelaksanaan Kegiatan", number="BAB II", level=1)
    for area in found.layout.areas:
        yield _area(area)
        for indicator in area.indicators:
            yield _indicator(found, area, indicator)


def _area(area: Area) -> Section:
    count = number_words(len(area.indicators))
    words: tuple[Block, ...] = (
        Paragraph(area.purpose),
        Paragraph("Target yang ingin dicapai:"),
        Numbered(area.targets, style="a"),
        Paragraph(f"Pencapaiannya dilihat dari {count} indikator berikut."),
    )
    return Section(area.title, words, area.number)


def _indicator(found: Material, area: Area, indicator: Indicator) -> Section:
    line = found.lines[indicator.key]
    parts = (
        *_statement(line.statement),
        *_figures(found.figures[indicator.key]),
        *_answers(indicator.key, found.worksheet.answers_of(indicator)),
        *_local(found.worksheet.local_of(indicator, area.code)),
    )
    return Section(indicator.title, parts, f"{indicator.letter}.", level=3)


def _statement(statement: Statement | None) -> Iterator[Block]:
    """Yield what was written; what was not is said to be missing."""
    if statement is None or not statement.is_filled:
        yield Paragraph(NO_RECORD)
        return
    yield from blocks(statement.done) or (Paragraph(NO_RECORD),)
    yield from _named("Bukti", statement.proof)
    yield from _named("Kekurangan", statement.obstacle)
    yield from _named("Langkah berikutnya", statement.next_step)


def _named(name: str, text: str) -> Iterator[Block]:
    """Yield a paragraph with its name in bold, and any further ones as typed."""
    first, *others = blocks(text) or (Paragraph(NO_RECORD),)
    label = Text(f"{name}: ", strong=True)
    if isinstance(first, Paragraph) and not isinstance(first.runs, str):
        yield Paragraph((label, *first.runs))
    elif isinstance(first, Paragraph):
        yield Paragraph((label, Text(str(first.runs))))
    else:
        yield Paragraph((label,))
        yield first
    yield from others


def _figures(known: tuple[Known, ...]) -> Iterator[Block]:
    if known:
        yield Paragraph("Angka menurut catatan:")
        yield Bullets(tuple(_figure(each) for each in known))
    for each in known:
        if each.owed:
            yield Table(OWED, each.owed, caption="Laporan berkala masa ini")
        if each.missing:
            yield Paragraph(f"Laporan berkala yang belum ada: {each.missing}.")


def _figure(known: Known) -> Line:
    """Return the figure with the record it was counted from."""
    if not known.sources:
        return f"{known.title}: {known.figure}"
    first = known.sources[0]
    return (
        f"{known.title}: ",
        Cite(known.figure, first.title, first.url, first.sha256),
    )


def _answers(key: str, answers: tuple[Answer, ...]) -> Iterator[Block]:
    if answers:
        rows = tuple(_answer(each) for each in answers)
        yield Table(
            ANSWERS, rows, caption=f"Jawaban dan bukti LKE untuk indikator {key}"
        )


def _answer(answer: Answer) -> tuple[Line, ...]:
    proof = "; ".join(answer.evidence) or answer.missing or "–"
    return (answer.code, answer.question, answer.answer or "belum dijawab", proof)


def _local(items: tuple[LocalItem, ...]) -> Iterator[Block]:
    if items:
        rows = tuple((each.title, each.state, each.note) for each in items)
        yield Table(ITEMS, rows, caption="Butir setempat, tanpa nilai")


# --- chapter III -----------------------------------------------------------------------


def chapter_three(found: Material) -> Iterator[Section]:
    """Yield the heading, the conclusions and the suggestions."""
    yield Section("Penutup", number="BAB III", level=1)
    conclusions = tuple(each.text for each in found.conclusions)
    yield Section("Kesimpulan", _points(conclusions), "3.1")
    suggestions = tuple(
        each.text + _addendum(each.indicator, each.due_on) for each in found.suggestions
    )
    yield Section("Saran", _points(suggestions), "3.2")


def _points(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return (Numbered(texts),) if texts else (Paragraph(NO_RECORD),)


def _addendum(indicator: str, due_on: date | None) -> str:
    """Return what the suggestion belongs to and until when, in brackets."""
    notes = [f"indikator {indicator}"] if indicator else []
    notes += [f"tenggat {long_date(due_on)}"] if due_on else []
    return f" ({'; '.join(notes)})" if notes else ""
