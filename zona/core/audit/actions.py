"""The one way to write to the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from zona.core.audit.models import Chain, Entry
from zona.core.audit.rules import entry_hash, settled

if TYPE_CHECKING:
    from zona.core.people.models import Unit, User


@transaction.atomic(savepoint=False)
def record(
    verb: str,
    target: models.Model | str,
    *,
    by: User | None,
    at: datetime,
    unit: Unit | None = None,
    detail: Mapping[str, Any] | None = None,
) -> Entry:
    """Append an entry to the chain of `unit` (default: the target's); three queries.

    The chain's row is locked first, so that entries of one unit queue up behind each
    other and no number is given twice.
    """
    unit_id = unit.pk if unit else _unit_id(target)
    chain = _locked(unit_id)
    entry = Entry(
        unit_id=unit_id,
        number=chain.length + 1,
        at=at,
        by=by,
        verb=verb,
        target=_name(target),
        detail=settled(detail or {}),
        previous_hash=chain.head,
    )
    entry.hash = entry_hash(
        chain=str(unit_id or "sistem"),
        number=entry.number,
        at=at,
        by=by.pk if by else None,
        verb=entry.verb,
        target=entry.target,
        detail=entry.detail,
        previous_hash=entry.previous_hash,
    )
    entry.save(force_insert=True)
    chain.length, chain.head = entry.number, entry.hash
    chain.save(update_fields=["length", "head"])
    return entry


def _locked(unit_id: int | None) -> Chain:
    chains = Chain.objects.select_for_update()
    own = chains.filter(unit_id=unit_id) if unit_id else chains.filter(unit=None)
    if chain := own.first():
        return chain
    # The first entry of a unit. Two at once: the constraint lets one insert pass.
    Chain.objects.bulk_create([Chain(unit_id=unit_id)], ignore_conflicts=True)
    return own.get()


def _name(target: models.Model | str) -> str:
    if isinstance(target, str):
        return target
    return f"{target._meta.label_lower}:{target.pk}"


def _unit_id(target: models.Model | str) -> int | None:
    """Return the unit a target belongs to; a unit belongs to itself."""
    if isinstance(target, models.Model) and target._meta.label_lower == "people.unit":
        return int(target.pk)
    found: int | None = getattr(target, "unit_id", None)
    return found
