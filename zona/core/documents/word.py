"""The report as a Word document: real styles, contents, page numbers, repeated table heads."""

from collections import Counter
from io import BytesIO
from itertools import chain

import segno
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from zona.core.documents import charts, ooxml
from zona.core.documents.model import (
    Block,
    Bullets,
    Cite,
    Document,
    Figure,
    Line,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Section,
    Signature,
    SignatureBlock,
    SourceList,
    Table,
    VerificationBlock,
    runs,
)
from zona.core.documents.plain import TONES, VERIFICATION_TEXT
from zona.core.documents.prepare import Prepared, prepare
from zona.core.documents.stationery import TEXT_WIDTH, paper_for
from zona.core.documents.wording import long_date

CENTER = WD_ALIGN_PARAGRAPH.CENTER
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def render(document: Document) -> bytes:
    """The same document always gives the same bytes."""
    prepared = prepare(document)
    writer = _Writer(prepared)
    writer.write()
    return ooxml.saved(writer.paper, document.dated_on)


class _Writer:
    """Puts the blocks on the paper in their order."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.document = prepared.document
        self.paper = paper_for(self.document)
        self.counts: Counter[str] = Counter()
        # Looking a style up by its name costs python-docx more than all else together.
        self.style_ids = {style.name: style.style_id for style in self.paper.styles}

    def write(self) -> None:
        self.front()
        for place, section in enumerate(self.prepared.sections):
            if self.document.contents and place == self.prepared.contents_at:
                self.contents()
            self.section(section)

    def front(self) -> None:
        document = self.document
        if document.cover:
            self.cover()
            return
        if document.letterhead:
            for words in document.letterhead.lines:
                self.paragraph(words, "Judul").paragraph_format.space_after = Pt(0)
            address = self.paragraph(document.letterhead.address, "Isi Tabel")
            ooxml.rule_below(address)
        self.paragraph(document.title, "Judul").paragraph_format.space_before = Pt(18)
        if document.subtitle:
            self.paragraph(document.subtitle).alignment = CENTER

    def cover(self) -> None:
        cover = self.document.cover
        if not cover:
            return
        for place, words in enumerate(cover.lines):
            line = self.paragraph(words, "Sampul")
            line.paragraph_format.space_before = Pt(0 if place else 150)
        unit = self.paragraph(cover.unit, "Sampul")
        unit.paragraph_format.space_before = Pt(60)
        for run in unit.runs:
            run.font.all_caps = False
        for place, words in enumerate(cover.foot):
            line = self.paragraph(words, "Judul")
            line.paragraph_format.space_before = Pt(0 if place else 230)

    def contents(self) -> None:
        """A field that Word rebuilds, with the list inside for readers that do not."""
        title = self.paragraph("Daftar Isi", "Judul")
        title.paragraph_format.page_break_before = self.document.cover is not None
        entry: WordParagraph | None = None
        for section in self.prepared.sections:
            if section.level > 3 or not _heading(section):
                continue
            first = entry is None
            entry = self.paragraph(style=f"toc {section.level}")
            if first:
                ooxml.begin_field(entry, r'TOC \o "1-3" \h \z \u', dirty=True)
            self.contents_entry(entry, section)
        if entry is not None:
            ooxml.end_field(entry)

    def contents_entry(self, entry: WordParagraph, section: Section) -> None:
        link = ooxml.link_to(entry, anchor=self.anchor(section))
        before = len(entry.runs)
        entry.add_run(f"{_heading(section)}\t".replace("\n", " "))
        ooxml.add_field(entry, f"PAGEREF {self.anchor(section)} \\h", "…")
        for run in entry.runs[before:]:
            link.append(run._r)

    def anchor(self, section: Section) -> str:
        return f"_Toc{self.prepared.sections.index(section) + 1:06d}"

    def section(self, section: Section) -> None:
        if _heading(section):
            heading = self.paragraph(style=f"Heading {section.level}")
            between = "\n" if section.level == 1 else " "
            heading.add_run(between.join(filter(None, (section.number, section.title))))
            self.mark(heading, self.anchor(section))
        for block in section.blocks:
            self.block(block)

    def paragraph(self, words: str = "", style: str = "Normal") -> WordParagraph:
        paragraph = self.paper.add_paragraph(words)
        paragraph._p.style = self.style_ids[style]
        return paragraph

    def mark(self, paragraph: WordParagraph, name: str) -> None:
        self.counts["bookmark"] += 1
        ooxml.bookmark(paragraph, name, self.counts["bookmark"])

    def block(self, block: Block) -> None:
        match block:
            case Paragraph(line):
                self.line(self.paragraph(), line)
            case Bullets(items):
                for item in items:
                    self.line(self.paragraph(style="List Bullet"), item)
            case Numbered():
                self.numbered(block)
            case Note():
                self.note(block)
            case _:
                self.block_apart(block)

    def block_apart(self, block: Block) -> None:
        match block:
            case Table():
                self.table(block)
            case Figure():
                self.figure(block)
            case Picture():
                self.photograph(block)
            case PageBreak():
                self.paragraph().add_run().add_break(WD_BREAK.PAGE)
            case SignatureBlock(signature):
                self.signature(signature)
            case SourceList():
                self.sources()
            case VerificationBlock():
                self.verification()

    def line(self, paragraph: WordParagraph, line: Line) -> None:
        for run in runs(line):
            self.run(paragraph, run)

    def run(self, paragraph: WordParagraph, run: Run) -> None:
        if isinstance(run, Cite):
            paragraph.add_run(run.figure)
            number = self.prepared.sources[run.source]
            mark = paragraph.add_run(f"[{number}]")
            mark.font.superscript = True
            ooxml.link_to(paragraph, anchor=f"sumber_{number}").append(mark._r)
            return
        words = paragraph.add_run(run.text)
        words.italic = run.emphasis or run.foreign or None
        words.bold = run.strong or None

    def numbered(self, block: Numbered) -> None:
        number = ooxml.restarted_list(
            self.paper, "List Number", start=block.start, letters=block.style == "a"
        )
        for item in block.items:
            paragraph = self.paragraph(style="List Number")
            ooxml.number_paragraph(paragraph, number)
            self.line(paragraph, item)

    def note(self, note: Note) -> None:
        paragraph = self.paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.4)
        ooxml.bar_beside(paragraph)
        paragraph.add_run(f"{TONES[note.tone]}. ").bold = True
        self.line(paragraph, note.runs)

    def caption(self, kind: str, words: str) -> WordParagraph | None:
        if not words:
            return None
        self.counts[kind] += 1
        paragraph = self.paragraph(f"{kind} ", "Caption")
        ooxml.add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.counts[kind]))
        for run in paragraph.runs:
            run.bold = True
        paragraph.add_run(f". {words}")
        return paragraph

    def table(self, block: Table) -> None:
        caption = self.caption("Tabel", block.caption)
        if caption:
            caption.paragraph_format.keep_with_next = True
        table = self.paper.add_table(
            len(block.rows) + 1, len(block.columns), "Table Grid"
        )
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        shares = sum(column.width for column in block.columns)
        widths = [Length(int(TEXT_WIDTH * one.width / shares)) for one in block.columns]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        head = tuple(column.title for column in block.columns)
        # python-docx finds a row's cells by walking the whole table: take the rows once.
        for place, (row, cells) in enumerate(
            zip(table.rows, chain([head], block.rows), strict=True)
        ):
            ooxml.keep_row(row)
            for cell, line, column, width in zip(
                row.cells, cells, block.columns, widths, strict=True
            ):
                cell.width = width
                paragraph = cell.paragraphs[0]
                paragraph._p.style = self.style_ids["Isi Tabel"]
                paragraph.alignment = ALIGN[column.align] if place else CENTER
                self.line(paragraph, line)
        ooxml.make_head(table.rows[0])
        note = self.paragraph(block.note, "Isi Tabel")
        note.alignment = ALIGN["left"]
        note.paragraph_format.space_after = Pt(10)

    def figure(self, figure: Figure) -> None:
        paragraph = self.paragraph()
        paragraph.alignment = CENTER
        paragraph.paragraph_format.keep_with_next = bool(figure.caption)
        self.picture(paragraph, charts.png(figure), Cm(13), figure.alt)
        self.caption("Gambar", figure.caption)
        if figure.table:
            self.table(figure.table)

    def photograph(self, picture: Picture) -> None:
        paragraph = self.paragraph()
        paragraph.alignment = CENTER
        paragraph.paragraph_format.keep_with_next = bool(picture.caption)
        self.picture(paragraph, picture.data, Cm(13), picture.alt)
        self.caption("Gambar", picture.caption)

    def picture(
        self, paragraph: WordParagraph, image: bytes, width: Length, alt: str
    ) -> None:
        self.counts["picture"] += 1
        run = paragraph.add_run()
        run.add_picture(BytesIO(image), width=width)
        ooxml.describe(run, alt, self.counts["picture"])

    def qr(self, paragraph: WordParagraph, width: Length) -> None:
        if not self.document.verification:
            return
        image, url = BytesIO(), self.document.verification.url
        segno.make(url, micro=False, error="m").save(
            image, kind="png", scale=8, border=2
        )
        self.picture(paragraph, image.getvalue(), width, f"Kode QR menuju {url}")

    def signature(self, signature: Signature) -> None:
        day = f"{signature.place}, {long_date(signature.dated_on)}"
        is_coded = signature.signed and self.document.verification is not None
        self.signature_line(day).paragraph_format.space_before = Pt(24)
        position = self.signature_line(signature.position)
        if is_coded:
            self.qr(self.signature_line(), Cm(2.6))
        else:
            position.paragraph_format.space_after = Pt(64)
        for run in self.signature_line(signature.name).runs:
            run.bold = True
        if signature.number:
            self.signature_line(signature.number)
        if is_coded:
            last = self.signature_line("Ditandatangani secara elektronik")
            last.runs[0].font.size = Pt(9)

    def signature_line(self, words: str = "") -> WordParagraph:
        paragraph = self.paragraph(words)
        paragraph.alignment = CENTER
        shape = paragraph.paragraph_format
        shape.left_indent = Cm(7)
        shape.line_spacing = 1
        shape.space_after = Pt(2)
        shape.keep_with_next = True
        return paragraph

    def sources(self) -> None:
        for source, number in self.prepared.sources.items():
            paragraph = self.paragraph(f"[{number}]\t", "Isi Tabel")
            paragraph.alignment = ALIGN["left"]
            shape = paragraph.paragraph_format
            shape.left_indent, shape.first_line_indent = Cm(1), -Cm(1)
            shape.space_after = Pt(6)
            self.linked(paragraph, source.title, self.prepared.address(source.url))
            if source.sha256:
                paragraph.add_run(f"\nSHA-256: {source.sha256}")
            self.mark(paragraph, f"sumber_{number}")

    def linked(self, paragraph: WordParagraph, title: str, url: str) -> None:
        paragraph.add_run(title)
        if url:
            shown = paragraph.add_run(f"\n{url}")
            shown.underline = True
            ooxml.link_to(paragraph, url=url).append(shown._r)

    def verification(self) -> None:
        paper = self.document.verification
        if not paper:
            return
        self.paragraph(VERIFICATION_TEXT)
        self.qr(self.paragraph(), Cm(3.6))
        self.paragraph("Kode dokumen: ").add_run(paper.code).bold = True
        self.linked(self.paragraph(), "Alamat pemeriksaan:", paper.url)
        if paper.chain:
            self.paragraph(f"Rantai catatan audit: {paper.chain}")


def _heading(section: Section) -> str:
    return " ".join(filter(None, (section.number, section.title)))
