"""What every renderer needs before it starts: clean text, names for places, numbered sources."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, cast

from zona.core.documents.model import (
    Block,
    Cite,
    Document,
    Section,
    SignatureBlock,
    Source,
    SourceList,
    VerificationBlock,
)

SOURCES_TITLE = "Daftar Sumber Data"
VERIFICATION_TITLE = "Keaslian Dokumen"

# What XML 1.0 and PDF/A-2a refuse: controls, surrogates, private use, non-characters.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
NONCHARACTERS = "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
REFUSED = re.compile(
    f"[\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff{NONCHARACTERS}]"
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be rendered."""

    document: Document
    sources: dict[Source, int]
    contents_at: int
    """The contents list stands before the section of this index."""

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.document.sections

    def address(self, url: str) -> str:
        """The address for a reader who stands outside the application; "" when it is unsafe."""
        return address(url, self.document.base_url)


def prepare(document: Document) -> Prepared:
    """Clean the document, name its sections, add what is added by rule."""
    document = _cleaned(document)
    numbered = _numbered_sources(document)
    sections = _identified(tuple(_completed(document, bool(numbered))))
    return Prepared(
        document=replace(document, sections=sections),
        sources=numbered,
        contents_at=_contents_at(sections),
    )


def clean(text: str) -> str:
    """The text without characters that the formats refuse."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return REFUSED.sub("\ufffd", CONTROL.sub("", text))


def address(url: str, base_url: str = "") -> str:
    """The address if it leads to a page; "" for a script or another scheme."""
    if url.startswith("/") and not url.startswith("//"):
        return base_url.rstrip("/") + url
    if re.match(r"(https?://|mailto:|#)", url, re.IGNORECASE):
        return url
    return ""


def _cleaned[T](value: T) -> T:
    """The same value with every text in it cleaned."""
    if isinstance(value, str):
        return cast(T, clean(value))
    if isinstance(value, tuple):
        return cast(T, tuple(_cleaned(item) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {
            field.name: _cleaned(getattr(value, field.name)) for field in fields(value)
        }
        return cast(T, replace(cast(Any, value), **changed))
    return value


def _numbered_sources(document: Document) -> dict[Source, int]:
    cited = [cite.source for cite in _cites(document.sections)]
    return {
        source: number
        for number, source in enumerate(dict.fromkeys([*cited, *document.sources]), 1)
    }


def _cites(value: object) -> Iterator[Cite]:
    if isinstance(value, Cite):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _cites(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _cites(getattr(value, field.name))


def _completed(document: Document, has_sources: bool) -> Iterator[Section]:
    """The sections with the signature behind the last chapter and the closing lists."""
    body = [section for section in document.sections if not section.annex]
    last = body[-1] if body else None
    if document.signature and last is None:
        last = Section("", level=1)
        yield replace(last, blocks=(SignatureBlock(document.signature),))
    for section in document.sections:
        if section is last and document.signature:
            block: Block = SignatureBlock(document.signature)
            yield replace(section, blocks=(*section.blocks, block))
        else:
            yield section
    if has_sources:
        yield Section(SOURCES_TITLE, (SourceList(),), level=1, annex=True)
    if document.verification:
        yield Section(VERIFICATION_TITLE, (VerificationBlock(),), level=1, annex=True)


def _identified(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    taken: set[str] = set()
    named = []
    for section in sections:
        given = re.sub(r"[^\w.-]+", "-", section.id)
        stem = given or _slug(f"{section.number} {section.title}") or "bagian"
        name, again = stem, 2
        while name in taken:
            name, again = f"{stem}-{again}", again + 1
        taken.add(name)
        named.append(replace(section, id=name))
    return tuple(named)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60]


def _contents_at(sections: tuple[Section, ...]) -> int:
    """Official order: foreword, contents, chapter I."""
    chapters = (
        index
        for index, section in enumerate(sections)
        if section.level == 1 and section.number
    )
    return next(chapters, 0)
