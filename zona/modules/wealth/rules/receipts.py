"""Whether a file is a receipt and nothing more. Pure.

What a person owns is personal financial data (UU 27/2022 art. 4): Zona keeps the proof
that he reported, never what he reported.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9./ -]{3,99}")


@dataclass(frozen=True, slots=True)
class ReceiptRule:
    """What makes a file more than a receipt (table `tanda_terima`)."""

    source: str
    max_pages: int
    titles: tuple[str, ...]  # one is enough: the form's own name
    headings: tuple[str, ...]  # parts of the form
    heading_limit: int
    amount: str  # how a sum of money is written
    amount_limit: int
    heading_amount_limit: int  # sums beside a single heading
    tax_number_lengths: tuple[int, ...]


def asset_form(text: str, rule: ReceiptRule) -> str:
    """Say by what a text is known to list assets; empty where it is but a receipt."""
    words = " ".join(text.casefold().split())
    if title := _first(rule.titles, words):
        return f"memuat “{title}”"
    headings = [each for each in rule.headings if each.casefold() in words]
    amounts = len(re.findall(rule.amount, text, re.IGNORECASE))
    if len(headings) >= rule.heading_limit:
        return f"memuat bagian “{headings[0]}” dan “{headings[1]}”"
    if headings and amounts >= rule.heading_amount_limit:
        return f"memuat bagian “{headings[0]}” beserta nilainya"
    if amounts >= rule.amount_limit:
        return f"memuat {amounts} nilai uang"
    return ""


def _first(phrases: Iterable[str], words: str) -> str:
    return next((each for each in phrases if each.casefold() in words), "")


def page_count(stream: BinaryIO) -> int:
    """Count the pages of a PDF; what cannot be counted has none."""
    try:
        stream.seek(0)
        return len(PdfReader(stream).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError):
        return 0
    finally:
        stream.seek(0)


def is_number(text: str) -> bool:
    """Tell whether a text can be the number of a receipt."""
    return bool(NUMBER.fullmatch(text)) and any(each.isdigit() for each in text)


def tax_number(text: str, lengths: Iterable[int]) -> str:
    """Return the digits of an NPWP, or ValueError where it can be none."""
    digits = re.sub(r"[ .\-]", "", text)
    if digits and not (
        digits.isascii() and digits.isdigit() and len(digits) in set(lengths)
    ):
        wanted = " atau ".join(str(each) for each in lengths)
        raise ValueError(f"NPWP terdiri atas {wanted} angka.")
    return digits


def masked(digits: str) -> str:
    """Return an NPWP of which only the last three digits can be read."""
    return "•" * max(0, len(digits) - 3) + digits[-3:] if len(digits) > 3 else ""
