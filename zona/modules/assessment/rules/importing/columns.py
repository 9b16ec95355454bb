"""Columns found by their headings, wherever a ministry has put them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .cells import Page, plain

DEEPEST_HEADING = 60
LONGEST_HEADING = 120
WIDEST = 100


class Side(StrEnum):
    """Who speaks in a column: the unit, or one of the three assessors."""

    UNIT = "unit"
    PRELIMINARY = "pendahuluan"
    INTERNAL = "tpi"
    NATIONAL = "tpn"


class Role(StrEnum):
    """What a column is for."""

    ANSWER = "jawaban"
    NOTE = "catatan"
    PROOF = "bukti"
    LINK = "tautan"
    TREE = "uraian"
    KIND = "pilihan"
    OTHER = "lain"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a sheet keeps what; rows and columns count from 0."""

    first_row: int  # below the headings
    tree: tuple[int, ...]  # numbers and titles
    kind: int | None
    answer: int  # of the unit
    places: Mapping[tuple[Role, Side], int]

    def of(self, role: Role, side: Side = Side.UNIT) -> int | None:
        return self.places.get((role, side))


# The first that fits wins: "Tautan bukti" is a link, "Pilihan jawaban" no answer.
WORDS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    (Role.LINK, ("tautan", "link", "url")),
    (Role.PROOF, ("bukti", "data dukung", "dokumen pendukung", "eviden", "evidence")),
    (
        Role.KIND,
        ("pilihan jawaban", "jenis jawaban", "opsi", "tipe jawaban", "skala jawaban"),
    ),
    (Role.NOTE, ("catatan", "keterangan", "penjelasan", "narasi")),
    (Role.OTHER, ("kriteria", "bobot", "nilai", "skor", "%")),
    (Role.ANSWER, ("jawaban", "isian", "penilaian mandiri", "hasil penilaian")),
    (
        Role.TREE,
        (
            "penilaian",
            "pertanyaan",
            "uraian",
            "indikator",
            "komponen",
            "unsur",
            "nomor",
            "no",
        ),
    ),
)
SIDES = ("unit", "tpi", "tpn", "eselon", "itjen", "inspektorat", "satker", "satuan")


def find_columns(page: Page) -> Columns | None:
    """The columns of a sheet that holds answers, or None for any other sheet."""
    for row in range(min(len(page.rows), DEEPEST_HEADING)):
        upper = _headings(page, row)
        lower = _headings(page, row + 1)
        if _is_second_row(upper, lower):
            found = _columns(_joined(upper, lower), row + 2)
        else:
            found = _columns(upper, row + 1)
        if found:
            return found
    return None


def _headings(page: Page, row: int) -> list[str]:
    cells = page.rows[row] if row < len(page.rows) else ()
    texts = [page.text(row, column) for column in range(min(len(cells), WIDEST))]
    return [plain(text) if len(text) <= LONGEST_HEADING else "" for text in texts]


def _is_second_row(upper: list[str], lower: list[str]) -> bool:
    """Tell whether the lower row only says whose the columns are, or what they hold."""
    said = [text for text in lower if text]
    return (
        any(upper)
        and len(said) >= 2
        and all(_is_label(text) for text in said)
        and not any(_role(text) == Role.TREE for text in said)
    )


def _is_label(text: str) -> bool:
    return any(word in text.split() for word in SIDES) or _role(text) is not None


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Two rows of headings as one; a merged heading reaches over those below it."""
    joined, carried = [], ""
    for column in range(max(len(upper), len(lower))):
        over = upper[column] if column < len(upper) else ""
        under = lower[column] if column < len(lower) else ""
        carried = over or (carried if under else "")
        joined.append(f"{carried} {under}".strip() if under else over)
    return joined


def _columns(headings: list[str], first_row: int) -> Columns | None:
    roles = [_role(text) for text in headings]
    places: dict[tuple[Role, Side], int] = {}
    for column, (text, role) in enumerate(zip(headings, roles, strict=True)):
        if role in (Role.ANSWER, Role.NOTE, Role.PROOF, Role.LINK):
            side = _side(text, role, places)
            places.setdefault((role, side), column)
    tree = _tree(headings, roles)
    answer = places.get((Role.ANSWER, Side.UNIT))
    if answer is None or not tree:
        return None
    kind = next((at for at, role in enumerate(roles) if role == Role.KIND), None)
    return Columns(first_row, tree, kind, answer, places)


def _role(text: str) -> Role | None:
    words = text.split()
    for role, synonyms in WORDS:
        for synonym in synonyms:
            if synonym in text if " " in synonym else synonym in words:
                return role
    return None


def _side(text: str, role: Role, places: Mapping[tuple[Role, Side], int]) -> Side:
    """Whose column it is; a second TPI without a name is the inspectorate's."""
    words = text.split()
    if "tpn" in words or "nasional" in words:
        return Side.NATIONAL
    if {"itjen", "inspektorat"} & set(words):
        return Side.INTERNAL
    if "eselon" in words or "pendahuluan" in words:
        return Side.PRELIMINARY
    if "tpi" not in words:
        return Side.UNIT
    after = words[words.index("tpi") + 1 :]
    is_first = (role, Side.PRELIMINARY) not in places
    is_named = bool(after) and after[0] not in {"unit", "jawaban", "catatan"}
    return Side.PRELIMINARY if is_first and not is_named else Side.INTERNAL


def _tree(headings: list[str], roles: list[Role | None]) -> tuple[int, ...]:
    """The columns of numbers and titles, with the nameless ones merged into them."""
    found: list[int] = []
    is_open = False
    for column, (text, role) in enumerate(zip(headings, roles, strict=True)):
        is_open = role == Role.TREE if text else is_open
        if is_open:
            found.append(column)
    return tuple(found)
