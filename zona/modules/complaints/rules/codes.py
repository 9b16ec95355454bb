"""The secret code by which a complainant finds his case again."""

import base64
import re

LENGTH = 12  # of 32 letters each: 60 bits, behind a slowed door
# Letters that are read wrongly give way to ones that are not (I, O of Base32).
CLEAR = str.maketrans("IO", "89")


def code_from(secret: bytes) -> str:
    """Return a code of twelve letters and digits made of secret bytes."""
    letters = base64.b32encode(secret).decode()[:LENGTH]
    return letters.translate(CLEAR)


def written(code: str) -> str:
    """Return the code as it stands on paper, in groups of four."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def read(typed: str) -> str:
    """Return the code that a person meant, however he wrote it."""
    letters = re.sub(r"[^A-Z0-9]", "", typed.upper())
    return letters.translate(CLEAR).translate(str.maketrans("01", "98"))[:64]


def number(unit_id: int, year: int, sequence: int) -> str:
    """Return the number of a case, one of its kind in the whole installation."""
    return f"PGD-{unit_id}-{year}-{sequence:04}"
