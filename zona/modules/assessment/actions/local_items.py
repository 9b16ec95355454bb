"""Writes about local items: what a unit also reports in an area, without a score."""

from datetime import datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import User
from zona.modules.assessment.actions.answers import require_area
from zona.modules.assessment.models import Lke, LocalItem, LocalState


class ItemConflict(Exception):
    """A colleague has changed the item meanwhile; carries what stands now."""

    def __init__(self, current: LocalItem) -> None:
        super().__init__(current.title)
        self.current = current


@transaction.atomic
def add_local_item(
    lke: Lke,
    *,
    area: str,
    title: str,
    description: str,
    state: LocalState,
    note: str,
    by: User,
    at: datetime,
) -> LocalItem:
    """Add an item that the unit reports without a score."""
    require_area(lke, area, by)
    item = LocalItem(
        unit_id=lke.unit_id,
        lke=lke,
        area=area,
        title=title,
        description=description,
        state=state,
        note=note,
    )
    item.full_clean()
    item.save()
    detail = {"area": area, "title": title, "state": state}
    record("assessment.local_item_added", item, by=by, at=at, detail=detail)
    return item


@transaction.atomic
def edit_local_item(
    item: LocalItem,
    *,
    state: LocalState,
    note: str,
    version: int,
    by: User,
    at: datetime,
) -> None:
    """Say how a local item stands; a colleague's newer word is not overwritten.

    `version` is the one that the person saw. Raises ItemConflict when it is no longer
    the latest.
    """
    require_area(item.lke, item.area, by)
    changed = LocalItem.objects.filter(pk=item.pk, version=version).update(
        state=state, note=note, version=version + 1
    )
    if not changed:
        raise ItemConflict(LocalItem.objects.get(pk=item.pk))
    detail = {"before": item.state, "after": state, "note": note}
    record("assessment.local_item_edited", item, by=by, at=at, detail=detail)
