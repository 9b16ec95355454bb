"""Which UPG serves a unit, and the circulars before a feast."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, User
from zona.core.roles import Secrecy
from zona.modules.gratification.actions.base import Upload, keep
from zona.modules.gratification.models import Circular, UpgService
from zona.modules.gratification.rules import Feast


@transaction.atomic
def set_service(
    *, unit: Unit, upg_unit: Unit, by: User | None, at: datetime
) -> UpgService:
    """Say whose UPG takes the reports of a unit; open reports stay where they are."""
    if not unit.path.startswith(upg_unit.path):
        raise ValidationError(
            {"upg_unit": "Pilih unit itu sendiri atau salah satu unit induknya."}
        )
    rows = UpgService.objects.select_for_update().of(unit.pk)
    service = rows.first() or UpgService(unit=unit)
    service.upg_unit = upg_unit
    service.full_clean()
    service.save()
    detail = {"upg_unit": upg_unit.code}
    record("gratification.service_set", service, by=by, at=at, detail=detail)
    return service


@transaction.atomic
def record_circular(
    *,
    unit: Unit,
    feast: Feast,
    feast_on: date,
    number: str,
    issued_on: date,
    audience: str,
    upload: Upload | None = None,
    by: User,
    at: datetime,
) -> Circular:
    """Record a circular that went out before a feast."""
    if issued_on > day_of(at):
        raise ValidationError({"issued_on": "Tanggal ini belum terjadi."})
    circular = Circular(
        unit=unit,
        feast=feast,
        feast_on=feast_on,
        number=number,
        issued_on=issued_on,
        audience=audience,
        attachment=keep(upload, unit, Secrecy.INTERNAL, by, at),
    )
    circular.full_clean()
    circular.save()
    detail = {"number": number, "feast": feast}
    record("gratification.circular_recorded", circular, by=by, at=at, detail=detail)
    return circular
