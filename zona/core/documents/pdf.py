"""The report on paper: PDF/A-2a by Typst, tagged, with every font inside."""

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from zona.core.documents.model import Document
from zona.core.documents.plain import Plain, plain
from zona.core.documents.prepare import prepare

TEMPLATE = Path(__file__).parent / "typst" / "document.typ"

# A word longer than a line may break here: behind a sign of an address, else every so often.
LONG_WORD = re.compile(r"[^\s\u200b]{25,}")
PIECE = re.compile(r"\S{1,11}[/?&=_.-](?=\w)|\S{12}(?=\w)")
BREAK = "\u200b"
UNBROKEN = {"url", "svg", "qr", "id", "kind", "alt", "language"}


def render(document: Document) -> bytes:
    """The same document always gives the same bytes."""
    values = _breakable(plain(prepare(document)))
    compiled = typst.Compiler(
        input=TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
    ).compile(
        format="pdf",
        sys_inputs={"document": json.dumps(values)},
        pdf_standards=["a-2a"],
        timestamp=datetime.combine(document.dated_on, time(), UTC),
    )
    if not isinstance(compiled, bytes):
        raise TypeError("a PDF is one file")
    return compiled


@cache
def _fonts() -> typst.Fonts:
    """Typst's own fonts, and those that come with matplotlib for letters beyond Latin."""
    package = find_spec("matplotlib")
    folders = package.submodule_search_locations if package else None
    return typst.Fonts(
        include_system_fonts=False,
        font_paths=[Path(folder) / "mpl-data/fonts/ttf" for folder in folders or ()],
    )


def _breakable(values: Plain) -> Plain:
    """Give long words places to break; a second copy of an address is the one that is shown."""
    for source in _sources(values):
        source["shown"] = source["url"]
    if paper := values["verification"]:
        paper["shown"] = paper["url"]
    return {name: _broken(value, name) for name, value in values.items()}


def _sources(values: Plain) -> list[Plain]:
    blocks = [block for section in values["sections"] for block in section["blocks"]]
    return [source for block in blocks for source in block.get("sources", ())]


def _broken(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _broken(item, key) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_broken(item, name) for item in value]
    if isinstance(value, str) and name not in UNBROKEN:
        return LONG_WORD.sub(lambda word: PIECE.sub(rf"\g<0>{BREAK}", word[0]), value)
    return value
