"""Fields of parsed YAML, read with a type; every fault is noted with its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

LONGEST_NUMBER = 20


def exact(value: object) -> Decimal | None:
    """A number without rounding, or None: figures are quoted text or whole numbers."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = str(value).strip()
    if len(text) > LONGEST_NUMBER:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    # "1e99999" is short to write and endless to compute with.
    plain = number.is_finite() and "e" not in text.lower()
    return number if plain else None


@dataclass(frozen=True, slots=True)
class Fields:
    """One mapping of the file, at a place that a message can name."""

    raw: dict[object, object]
    place: str
    problems: list[str] = field(default_factory=list)

    def wrong(self, reason: str) -> None:
        self.problems.append(f"{self.place}: {reason}" if self.place else reason)

    def within(self, raw: object, place: str) -> "Fields":
        """A mapping inside this one; anything else is noted and read as empty."""
        inner = Fields(raw if isinstance(raw, dict) else {}, place, self.problems)
        if not isinstance(raw, dict):
            inner.wrong("harus berupa pasangan kunci dan nilai.")
        return inner

    def fields(self, key: str) -> "Fields":
        place = f"{self.place}.{key}" if self.place else key
        if key in self.raw:
            return self.within(self.raw[key], place)
        inner = Fields({}, place, self.problems)
        inner.wrong("tidak ada.")
        return inner

    def items(self, key: str) -> list[object]:
        """A list; a missing one is empty."""
        value = self.raw.get(key)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.wrong(f"“{key}” harus berupa daftar.")
        return []

    def rows(self, key: str) -> "list[Fields]":
        place = f"{self.place}.{key}" if self.place else key
        return [
            self.within(row, _row_place(place, number, row))
            for number, row in enumerate(self.items(key))
        ]

    def text(self, key: str) -> str:
        value = self.raw.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.wrong(f"“{key}” harus berupa teks.")
        return ""

    def optional_text(self, key: str) -> str | None:
        return None if self.raw.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.items(key)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) < len(values):
            self.wrong(f"“{key}” harus berupa daftar teks.")
        return texts

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        value, known = self.text(key), tuple(allowed)
        if value and value not in known:
            self.wrong(f"“{key}” {value} tidak dikenal ({', '.join(known)}).")
        return value if value in known else ""

    def decimal(self, key: str) -> Decimal:
        number = exact(self.raw.get(key))
        if number is None:
            self.wrong(f"“{key}” harus berupa angka di antara tanda kutip.")
        return number or Decimal(0)

    def optional_decimal(self, key: str) -> Decimal | None:
        return None if self.raw.get(key) is None else self.decimal(key)

    def fraction(self, key: str) -> Fraction:
        """A number or a share such as "1/3"."""
        value = self.raw.get(key)
        top, slash, bottom = (
            value.partition("/") if isinstance(value, str) else ("",) * 3
        )
        if not slash:
            return Fraction(self.decimal(key))
        if top.isdecimal() and bottom.isdecimal() and int(bottom):
            return Fraction(int(top), int(bottom))
        self.wrong(f"“{key}” harus berupa pecahan, misalnya 1/3.")
        return Fraction(0)

    def day(self, key: str) -> date | None:
        value = self.raw.get(key)
        if value is None or type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.wrong(f"“{key}” harus berupa tanggal TTTT-BB-HH.")
            return None

    def flag(self, key: str) -> bool:
        value = self.raw.get(key, False)
        if isinstance(value, bool):
            return value
        self.wrong(f"“{key}” harus true atau false.")
        return False


def _row_place(place: str, number: int, row: object) -> str:
    named = row if isinstance(row, dict) else {}
    name = named.get("code") or named.get("id") or named.get("question") or ""
    return f"{place}[{number}] {name}".rstrip()
