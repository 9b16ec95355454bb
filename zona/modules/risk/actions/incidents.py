"""What happened all the same: reported by anyone, assessed and settled by the task force."""

from datetime import date, datetime

from django.db import transaction

from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.people.queries import holders
from zona.core.refused import Refused
from zona.modules.risk.actions.base import not_in_future, saved, tell
from zona.modules.risk.models import Incident, Risk
from zona.modules.risk.permissions import Perm
from zona.modules.risk.rules import Category


@transaction.atomic
def report_incident(
    *,
    unit: Unit,
    title: str,
    happened_on: date,
    category: Category,
    description: str,
    loss_rupiah: int = 0,
    by: User,
    at: datetime,
) -> Incident:
    """Report that something happened; a fraud is told to the few who may know."""
    not_in_future(happened_on, at, "happened_on")
    known = Incident.objects.of(unit.pk).filter(
        title__iexact=title, happened_on=happened_on, reported_by=by
    )
    if known.exists():
        raise Refused("Kejadian ini sudah Anda laporkan.")
    incident = Incident(
        unit=unit,
        title=title,
        happened_on=happened_on,
        category=category,
        description=description,
        loss_rupiah=loss_rupiah,
        reported_by=by,
        reported_on=day_of(at),
    )
    saved(incident, "reported", by=by, at=at)
    perm = Perm.VIEW_SECRET if incident.is_fraud else Perm.EDIT
    tell(
        holders(perm, unit),
        title=f"{incident} dilaporkan",
        body=unit.short_name,
        url=incident.get_absolute_url(),
        by=by,
        at=at,
    )
    return incident


@transaction.atomic
def assess_incident(
    incident: Incident,
    *,
    category: Category,
    risk: Risk | None,
    loss_rupiah: int,
    handling: str,
    by: User,
    at: datetime,
) -> Incident:
    """Tie an incident to the register, correct its class and loss, say what is done."""
    incident = _open(incident)
    if risk and risk.unit_id != incident.unit_id:
        raise Refused("Risiko itu bukan milik unit ini.")
    incident.category, incident.risk = category, risk
    incident.loss_rupiah, incident.handling = loss_rupiah, handling
    return saved(incident, "assessed", by=by, at=at)


@transaction.atomic
def settle_incident(
    incident: Incident, *, settled_on: date, by: User, at: datetime
) -> Incident:
    """Close an incident whose handling has been written down."""
    incident = _open(incident)
    not_in_future(settled_on, at, "settled_on")
    if not incident.handling:
        raise Refused("Tuliskan penanganannya lebih dahulu.")
    incident.settled_on = settled_on
    return saved(incident, "settled", by=by, at=at)


def _open(incident: Incident) -> Incident:
    row = Incident.objects.select_for_update().get(pk=incident.pk)
    if row.settled_on:
        raise Refused("Penanganan kejadian ini sudah selesai.")
    return row
