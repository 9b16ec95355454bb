"""Reading the audit trail: whether it is whole, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps

from zona.core.audit.models import Chain, Entry
from zona.core.audit.rules import GENESIS, entry_hash

if TYPE_CHECKING:
    from zona.core.people.models import Unit


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of one chain: whole, or broken at its first bad entry."""

    unit_code: str
    count: int
    head: str
    broken_at: int | None = None
    reason: str = ""


def head(unit: Unit | None) -> str:
    """Return the hash of the unit's youngest entry, as a signed report prints it."""
    return _head(unit)[1]


def verdict(unit: Unit | None) -> Verdict:
    """Walk one chain from its first entry and stop at the first that is broken."""
    code = unit.code if unit else "sistem"
    previous, count = GENESIS, 0
    length, top = _head(unit)
    while True:
        promised = length
        rows = Entry.objects.of(unit).filter(number__gt=count).order_by("number")
        for entry in rows.iterator(chunk_size=2000):
            count += 1
            if reason := _fault(entry, count, previous):
                return Verdict(code, count, previous, count, reason)
            previous = entry.hash
        # Colleagues may have written during the walk: then walk on to the new head.
        length, top = _head(unit)
        if count < promised or count >= length:
            break
    if (length, top) == (count, previous):
        return Verdict(code, count, previous)
    reason = "catatan terakhir hilang" if length > count else "kepala rantai berbeda"
    return Verdict(code, count, previous, min(length, count) + 1, reason)


def verdicts() -> Iterator[Verdict]:
    """Judge every chain, the system's first; a lost head does not hide its entries."""
    ids = {*Chain.objects.values_list("unit_id", flat=True)}
    ids |= {*Entry.objects.values_list("unit_id", flat=True).distinct()}
    yield verdict(None)
    units = apps.get_model("people", "Unit")._default_manager
    for unit in units.filter(pk__in=ids - {None}).order_by("path"):
        yield verdict(unit)


def _head(unit: Unit | None) -> tuple[int, str]:
    chain = Chain.objects.of(unit).first()
    return (chain.length, chain.head) if chain else (0, GENESIS)


def _fault(entry: Entry, number: int, previous: str) -> str:
    if entry.number != number:
        return "catatan hilang" if entry.number > number else "nomor tidak berurutan"
    if entry.previous_hash != previous:
        return "tidak bersambung dengan catatan sebelumnya"
    found = entry_hash(
        chain=str(entry.unit_id or "sistem"),
        number=entry.number,
        at=entry.at,
        by=entry.by_id,
        verb=entry.verb,
        target=entry.target,
        detail=entry.detail,
        previous_hash=entry.previous_hash,
    )
    return "" if found == entry.hash else "isi catatan berubah"
