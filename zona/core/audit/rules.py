"""What an entry's hash covers. Pure: the chain can be checked outside of Zona."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

GENESIS = "0" * 64  # what the first entry of a chain names as its predecessor


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces."""
    return json.dumps(
        value,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
        default=_plain,
    )


def settled(detail: Mapping[str, object]) -> dict[str, object]:
    """Return the detail as every database gives it back: fractions become text."""
    content: dict[str, object] = json.loads(canonical(detail), parse_float=str)
    return content


def entry_hash(
    *,
    chain: str,
    number: int,
    at: datetime,
    by: int | None,
    verb: str,
    target: str,
    detail: Mapping[str, object],
    previous_hash: str,
) -> str:
    """Return the sha256 of all fields of an entry, its predecessor's hash included."""
    content = {
        "chain": chain,
        "number": number,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": by,
        "verb": verb,
        "target": target,
        "detail": detail,
        "previous_hash": previous_hash,
    }
    return sha256(canonical(content).encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"An audit detail cannot hold {type(value).__name__}.")
