"""The little markup that officers type, as blocks: paragraphs, lists, *miring*, **tebal**."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from zona.core.documents.model import Block, Bullets, Numbered, Paragraph, Text

type Kind = Literal["text", "-", "1", "a"]

MARKER = re.compile(
    r"(?:(?P<dash>[-•])|(?P<digits>\d{1,3})[.)]|(?P<letter>[a-z])[.)])\s+"
)
EMPHASIS = re.compile(
    r"(?P<strong>\*\*(?=\S)(?P<bold>[^*\n]+?)(?<=\S)\*\*)"
    r"|(?P<soft>(?<![\w*])\*(?=\S)(?P<italic>[^*\n]+?)(?<=\S)\*(?![\w*]))"
)


@dataclass(slots=True)
class _Group:
    kind: Kind
    start: int = 1
    items: list[str] = field(default_factory=list)

    @property
    def following(self) -> int | None:
        """The number the next item bears; a paragraph has no next item."""
        match self.kind:
            case "text":
                return None
            case "-":
                return self.start
            case _:
                return self.start + len(self.items)


def blocks(text: str) -> tuple[Block, ...]:
    """What was typed, as blocks; anything that is not markup stays as it was typed."""
    return tuple(_block(group) for group in _groups(text))


def line(text: str) -> tuple[Text, ...]:
    """One line of typed text with its emphasis."""
    return tuple(_spans(text))


def _block(group: _Group) -> Block:
    items = tuple(line(item) for item in group.items)
    match group.kind:
        case "text":
            return Paragraph(items[0])
        case "-":
            return Bullets(items)
        case "1":
            return Numbered(items, start=group.start)
        case "a":
            return Numbered(items, start=group.start, style="a")


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    fresh = True
    for typed in text.splitlines():
        if not (words := typed.strip()):
            fresh = True
            continue
        previous = groups[-1] if groups else None
        kind, start, rest = _marked(words, previous)
        if kind == "text" and previous and not fresh:
            previous.items[-1] += f" {rest}"
        elif previous and previous.kind == kind and start == previous.following:
            previous.items.append(rest)
        else:
            groups.append(_Group(kind, start, [rest]))
        fresh = False
    return groups


def _marked(words: str, previous: _Group | None) -> tuple[Kind, int, str]:
    """Kind of the line, its number, and the words behind the marker."""
    marker = MARKER.match(words)
    if not marker:
        return "text", 1, words
    rest = words[marker.end() :]
    if marker["dash"]:
        return "-", 1, rest
    if marker["digits"]:
        return "1", int(marker["digits"]), rest
    # "s. d. Desember" is no list: letters count from a, each after the one before.
    number = ord(marker["letter"]) - ord("a") + 1
    expected = (
        previous.start + len(previous.items) if previous and previous.kind == "a" else 1
    )
    return ("a", number, rest) if number in (1, expected) else ("text", 1, words)


def _spans(text: str) -> Iterator[Text]:
    end = 0
    for match in EMPHASIS.finditer(text):
        if match.start() > end:
            yield Text(text[end : match.start()])
        if match["strong"]:
            yield Text(match["bold"], strong=True)
        else:
            yield Text(match["italic"], emphasis=True)
        end = match.end()
    if end < len(text) or not text:
        yield Text(text[end:])
