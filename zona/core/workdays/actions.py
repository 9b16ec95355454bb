"""Writes about holidays. Open clocks read the calendar anew; breached ones stay so."""

from datetime import date, datetime

from django.db import transaction

from zona.core.audit.actions import record
from zona.core.people.models import Unit, User
from zona.core.refused import Refused
from zona.core.workdays.models import (
    Holiday,
    HolidayKind,
    HolidaySource,
    HolidayStatus,
)
from zona.core.workdays.queries import library_days


@transaction.atomic
def add_holiday(
    *,
    day: date,
    name: str,
    kind: HolidayKind,
    basis: str,
    unit: Unit | None = None,
    status: HolidayStatus = HolidayStatus.RESMI,
    is_working: bool = False,
    by: User | None,
    at: datetime,
) -> Holiday:
    """Enter a day off, or (is_working) a day off that a decree took back."""
    holiday = Holiday(
        day=day,
        name=name,
        kind=kind,
        basis=basis,
        unit=unit,
        status=status,
        is_working=is_working,
    )
    holiday.full_clean()
    holiday.save()
    _record("added", holiday, by=by, at=at)
    return holiday


@transaction.atomic
def confirm_holiday(
    holiday: Holiday, *, basis: str, by: User | None, at: datetime
) -> None:
    """Make an estimated day official by naming its decree."""
    _lock(holiday)
    if holiday.status != HolidayStatus.PERKIRAAN:
        raise Refused("Hanya hari libur perkiraan yang dapat ditetapkan.")
    holiday.status, holiday.basis = HolidayStatus.RESMI, basis
    holiday.full_clean()
    holiday.save(update_fields=["status", "basis"])
    _record("confirmed", holiday, by=by, at=at)


@transaction.atomic
def cancel_holiday(
    holiday: Holiday, *, basis: str, by: User | None, at: datetime
) -> None:
    """Take a row out of force; it stays on record with the basis of its end."""
    _lock(holiday)
    if holiday.status == HolidayStatus.DICABUT:
        raise Refused("Hari libur ini sudah dicabut.")
    if not basis.strip():
        raise Refused("Sebutkan dasar hukum pencabutan hari libur ini.")
    holiday.status = HolidayStatus.DICABUT
    holiday.save(update_fields=["status"])
    _record("cancelled", holiday, by=by, at=at, cancelled_by=basis)


@transaction.atomic
def adopt_year(
    *, year: int, basis: str, by: User | None, at: datetime
) -> tuple[Holiday, ...]:
    """Confirm the library's days of a year by its joint decree; days on record stay."""
    kept = set(
        Holiday.objects.of(None)
        .exclude(status=HolidayStatus.DICABUT)
        .filter(day__year=year)
        .values_list("day", flat=True)
    )
    adopted = [
        Holiday(
            day=each.day,
            name=each.name.replace(" (perkiraan)", ""),
            kind=each.kind,
            basis=basis,
            status=HolidayStatus.RESMI,
            source=HolidaySource.LIB,
        )
        for each in library_days(year)
        if each.day not in kept
    ]
    if not adopted:
        raise Refused(f"Semua hari libur tahun {year} sudah tercatat.")
    for holiday in adopted:
        holiday.full_clean()
        holiday.save()
    record(
        "workdays.year_adopted",
        f"workdays.year:{year}",
        by=by,
        at=at,
        detail={"basis": basis, "days": [each.day for each in adopted]},
    )
    return tuple(adopted)


def _lock(holiday: Holiday) -> None:
    """Take the row for this transaction and read it as it stands now."""
    locked = Holiday.objects.select_for_update().get(pk=holiday.pk)
    holiday.status = locked.status


def _record(
    verb: str,
    holiday: Holiday,
    *,
    by: User | None,
    at: datetime,
    cancelled_by: str = "",
) -> None:
    detail = {
        "day": holiday.day,
        "name": holiday.name,
        "basis": cancelled_by or holiday.basis,
        "is_working": holiday.is_working,
    }
    record(f"workdays.holiday_{verb}", holiday, by=by, at=at, detail=detail)
