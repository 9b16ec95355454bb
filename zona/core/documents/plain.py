"""A prepared document as plain values: what the page template and the Typst template read."""

from base64 import b64encode
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import segno

from zona.core.documents import charts
from zona.core.documents.model import (
    Block,
    Bullets,
    Cite,
    Figure,
    Line,
    Note,
    Numbered,
    Paragraph,
    Picture,
    Run,
    Section,
    SignatureBlock,
    SourceList,
    Table,
    VerificationBlock,
    runs,
)
from zona.core.documents.prepare import Prepared
from zona.core.documents.wording import long_date

TONES = {
    "neutral": "Catatan",
    "good": "Terpenuhi",
    "warn": "Perhatian",
    "bad": "Belum terpenuhi",
}

VERIFICATION_TEXT = (
    "Dokumen ini ditandatangani secara elektronik. Siapa pun dapat memeriksa keasliannya"
    " dengan memindai kode QR atau membuka alamat pemeriksaan di bawah ini."
)

type Plain = dict[str, Any]


def plain(prepared: Prepared) -> Plain:
    """Everything a template prints, numbered and worded."""
    document = prepared.document
    writer = _Writer(prepared)
    return {
        **_record(document, "title subtitle unit place language letterhead contents"),
        "cover": _values(document.cover),
        "dated": long_date(document.dated_on),
        "day": [document.dated_on.year, document.dated_on.month, document.dated_on.day],
        "verification": _values(document.verification),
        "qr": qr_svg(document.verification.url) if document.verification else "",
        "contents_at": prepared.contents_at,
        "sections": [writer.section(section) for section in document.sections],
    }


@lru_cache(maxsize=64)
def qr_svg(address: str) -> str:
    """The address as a QR code; the quiet zone is part of the picture."""
    code = segno.make(address, micro=False, error="m")
    return code.svg_inline(border=2, omitsize=True)


class _Writer:
    """Turns blocks into plain values and counts their captions."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.captions: Counter[str] = Counter()

    def section(self, section: Section) -> Plain:
        return {
            **_record(section, "title number level id annex"),
            "blocks": [self.block(block) for block in section.blocks],
        }

    def block(self, block: Block) -> Plain:
        return {"kind": type(block).__name__, **self.content(block)}

    def content(self, block: Block) -> Plain:
        match block:
            case Paragraph() | Note() | Bullets() | Numbered():
                return self.text(block)
            case Table():
                return self.table(block)
            case Figure() | Picture():
                return self.figure(block)
            case SourceList():
                return {"sources": self.sources()}
            case VerificationBlock():
                return {"text": VERIFICATION_TEXT}
        return _record(block, "signature") if isinstance(block, SignatureBlock) else {}

    def text(self, block: Paragraph | Note | Bullets | Numbered) -> Plain:
        match block:
            case Paragraph(line):
                return {"runs": self.line(line)}
            case Note(line, tone):
                label = TONES[tone]
                return {"runs": self.line(line), "tone": tone, "label": label}
            case Bullets(items):
                return {"items": [self.line(item) for item in items]}
            case Numbered(items, start, style):
                lines = [self.line(item) for item in items]
                return {"items": lines, "start": start, "style": style}

    def table(self, table: Table) -> Plain:
        return {
            **_record(table, "columns caption note"),
            "number": self.count("table", table.caption),
            "rows": [
                [
                    {"align": column.align, "runs": self.line(cell)}
                    for column, cell in zip(table.columns, row, strict=True)
                ]
                for row in table.rows
            ],
        }

    def figure(self, figure: Figure | Picture) -> Plain:
        if isinstance(figure, Picture):
            return self.picture(figure)
        return {
            **_record(figure, "caption alt"),
            "number": self.count("figure", figure.caption),
            "svg": charts.svg(figure),
            "table": self.table(figure.table) if figure.table else None,
        }

    def picture(self, picture: Picture) -> Plain:
        """A photograph stands in a drawing, so that every renderer treats both alike."""
        kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
        size = f'width="{picture.width}" height="{picture.height}"'
        data = b64encode(picture.data).decode()
        return {
            **_record(picture, "caption alt"),
            "kind": "Figure",
            "number": self.count("figure", picture.caption),
            "svg": f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
            f'<image {size} href="data:image/{kind};base64,{data}"/></svg>',
            "table": None,
        }

    def sources(self) -> list[Plain]:
        return [
            {
                "number": number,
                "title": source.title,
                "url": self.prepared.address(source.url),
                "sha256": source.sha256,
            }
            for source, number in self.prepared.sources.items()
        ]

    def line(self, line: Line) -> list[Plain]:
        return [self.run(run) for run in runs(line)]

    def run(self, run: Run) -> Plain:
        if isinstance(run, Cite):
            return {
                "text": run.figure,
                "source": self.prepared.sources[run.source],
                "title": run.source_title,
                "url": self.prepared.address(run.source_url),
            }
        return {
            "text": run.text,
            "italic": run.emphasis or run.foreign,
            "foreign": run.foreign,
            "strong": run.strong,
        }

    def count(self, kind: str, caption: str) -> int:
        self.captions[kind] += bool(caption)
        return self.captions[kind]


def _record(value: object, names: str) -> Plain:
    return {name: _values(getattr(value, name)) for name in names.split()}


def _values(value: Any) -> Any:
    """Dataclasses as dictionaries, tuples as lists, days in words."""
    if is_dataclass(value):
        return {
            field.name: _values(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, tuple):
        return [_values(item) for item in value]
    return long_date(value) if isinstance(value, date) else value
