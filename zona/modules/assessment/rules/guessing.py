"""What a file says of itself: its title, kind and day, as proposals. Pure."""

import re
from datetime import date
from pathlib import PurePath

from zona.modules.assessment.rules.words import plain

# The first kind whose word stands in the text; the narrower words come first.
KINDS = (
    ("sk", ("surat keputusan", "keputusan kepala", "keputusan menteri", "sk ")),
    ("sop", ("prosedur operasional", "standar operasional", "sop")),
    ("notula", ("notula", "notulen", "risalah", "daftar hadir", "undangan rapat")),
    ("sertifikat", ("sertifikat", "piagam")),
    ("tangkapan_layar", ("tangkapan layar", "screenshot", "screen shot")),
    ("foto", ("foto", "img", "dokumentasi")),
    ("laporan", ("laporan", "lap ", "lhe", "rekapitulasi")),
)
MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d?)-(\d\d?)\b")
SPOKEN = re.compile(rf"\b(\d\d?) ({'|'.join(MONTHS)}) ((?:19|20)\d\d)\b")
NUMBERED = re.compile(r"\b(\d\d?)[-/.](\d\d?)[-/.]((?:19|20)\d\d)\b")


def title_of(name: str) -> str:
    """Return a readable title from the name of a file."""
    said = re.sub(r"[_\s]+|-(?!\d)", " ", PurePath(name).stem).strip()
    return (said[:1].upper() + said[1:])[:200] or "Bukti"


def kind_of(name: str, text: str = "") -> str:
    """Return the kind that the name, else the text, speaks of."""
    for said in (plain(name.replace("_", " ")) + " ", plain(text)[:2000]):
        for kind, marks in KINDS:
            if any(re.search(rf"\b{re.escape(mark)}", said) for mark in marks):
                return kind
    return "dokumen"


def day_of(name: str, text: str, today: date) -> date | None:
    """Return the first day named, in the name or else the text, that has come."""
    for said in (plain(name).replace("_", " "), plain(text)[:2000]):
        found = [
            day
            for year, month, number in _days(" ".join(said.split()))
            if (day := _day(year, month, number)) and day <= today
        ]
        if found:
            return found[0]
    return None


def _days(said: str) -> list[tuple[int, int, int]]:
    found = [(int(y), int(m), int(d)) for y, m, d in ISO.findall(said)]
    found += [(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in SPOKEN.findall(said)]
    return found + [(int(y), int(m), int(d)) for d, m, y in NUMBERED.findall(said)]


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
