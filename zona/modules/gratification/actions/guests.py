"""The guest book: who came, to whom, with what, and when he left."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from zona.core.audit.actions import record
from zona.core.notices.actions import send
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.modules.gratification.models import GuestVisit


@transaction.atomic
def receive_guest(
    *,
    unit: Unit,
    arrived_at: datetime | None = None,
    by: User,
    at: datetime,
    **given: Any,
) -> GuestVisit:
    """Enter a guest; the employee is told, and of an offered gift above all."""
    visit = GuestVisit(unit=unit, arrived_at=arrived_at or at, officer=by, **given)
    _check_arrival(visit, at)
    visit.full_clean()
    visit.save()
    record("gratification.guest_received", visit, by=by, at=at)
    _tell_host(visit, by=by, at=at)
    return visit


def _check_arrival(visit: GuestVisit, at: datetime) -> None:
    if visit.arrived_at > at:
        raise ValidationError({"arrived_at": "Jam masuk belum terjadi."})
    if visit.host and visit.host.unit_id != visit.unit_id:
        raise ValidationError({"host": "Pilih pegawai unit ini."})


def _tell_host(visit: GuestVisit, *, by: User, at: datetime) -> None:
    if visit.host is None or visit.host.pk == by.pk:
        return
    title = "Tamu menunggu Anda"
    if visit.offers_gift:
        title = "Tamu membawa pemberian: catat penolakannya"
    place = visit.get_meeting_place_display()
    send(
        to=[visit.host],
        title=title,
        body=f"Temui di {place}. Tamu tidak diterima di ruang kerja.",
        url=visit.get_absolute_url(),
        at=at,
    )


@transaction.atomic
def correct_guest(
    visit: GuestVisit, *, by: User, at: datetime, **given: Any
) -> GuestVisit:
    """Mend an entry of the guest book; the trail says who did."""
    visit = GuestVisit.objects.select_for_update().get(pk=visit.pk)
    for name, value in given.items():
        setattr(visit, name, value)
    _check_arrival(visit, at)
    visit.full_clean()
    visit.save()
    record("gratification.guest_corrected", visit, by=by, at=at)
    return visit


@transaction.atomic
def see_guest_off(
    visit: GuestVisit, *, left_at: datetime | None = None, by: User, at: datetime
) -> GuestVisit:
    """Note when the guest left."""
    visit = GuestVisit.objects.select_for_update().get(pk=visit.pk)
    if visit.left_at:
        raise Refused("Jam keluar tamu ini sudah dicatat.")
    visit.left_at = left_at or at
    visit.full_clean()
    visit.save()
    record("gratification.guest_left", visit, by=by, at=at)
    return visit
