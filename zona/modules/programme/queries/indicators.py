"""The indicators of the worksheet in force on a day."""

from datetime import date

from zona.core.law import in_force
from zona.modules.programme.rules import (
    Indicators,
    split_codes,
)

# Suggestions of every report ever signed may still wait; no report is older.
FIRST_DAY = date(2009, 1, 1)


def indicators(on: date) -> Indicators:
    """Return the table of indicators in force on a day."""
    return in_force("programme", "indicators", on, Indicators)


def both_codes(text: str, on: date) -> str:
    """Return an indicator's codes in every instrument, as records keep them."""
    codes = split_codes(text)
    found = indicators(on).of(codes[0]) if codes else None
    return ",".join(found.codes if found else codes)
