"""Words by which a text is found, and the passage that shows one. Pure."""

import re
import unicodedata
from collections.abc import Iterable

MAX_WORD = 40
WORD = re.compile(r"[a-z0-9]+")
AROUND = 80  # letters shown on each side of what was found


def plain(text: str) -> str:
    """Return the text in small letters without marks above or below them."""
    return (
        unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    )


def words(text: str) -> tuple[str, ...]:
    """Return the different words of a text in their order, each cut at 40 letters."""
    found = (each[:MAX_WORD] for each in WORD.findall(plain(text)))
    return tuple(dict.fromkeys(found))


def beyond(prefix: str) -> str:
    """Return the first word after all that begin with the prefix; "" if none is.

    Small letters and digits stand in this order in every collation, so the range from
    the prefix to this word finds beginnings by an ordinary index of any database.
    """
    kept = prefix.rstrip("z")
    if not kept:
        return ""
    last = kept[-1]
    return kept[:-1] + ("a" if last == "9" else chr(ord(last) + 1))


def passage(text: str, wanted: Iterable[str]) -> str:
    """Return the passage around the first wanted word, "" where none stands."""
    for each in wanted:
        found = re.search(rf"\b{re.escape(each)}", text, re.IGNORECASE)
        if found:
            start, end = max(found.start() - AROUND, 0), found.end() + AROUND
            cut = " ".join(text[start:end].split())
            return ("… " if start else "") + cut + (" …" if end < len(text) else "")
    return ""
