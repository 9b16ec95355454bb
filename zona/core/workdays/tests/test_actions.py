"""Entering, confirming and cancelling holidays."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from zona.core.audit.models import Entry
from zona.core.people.tests.people import person, satker
from zona.core.refused import Refused
from zona.core.workdays import actions, queries
from zona.core.workdays.models import Holiday, HolidayKind, HolidayStatus
from zona.core.workdays.rules import is_working_day

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 10, 1, 8, tzinfo=UTC)
DAY = date(2021, 12, 9)


def holiday(**changes: Any) -> Holiday:
    values: dict[str, Any] = {
        "day": DAY,
        "name": "Pemungutan suara",
        "kind": HolidayKind.PILKADA,
        "basis": "Keppres contoh",
        "by": None,
        "at": NOW,
    }
    return actions.add_holiday(**values | changes)


def test_a_holiday_is_on_record() -> None:
    ani = person("ani")

    found = holiday(by=ani)

    entry = Entry.objects.of(None).get()
    assert str(found) == "09-12-2021 Pemungutan suara"
    assert (entry.verb, entry.by) == ("workdays.holiday_added", ani)
    assert entry.detail["day"] == "2021-12-09"


def test_a_day_is_entered_once_for_the_country_and_once_for_a_unit() -> None:
    holiday()
    holiday(unit=satker())

    with pytest.raises(ValidationError):
        holiday()
    with pytest.raises(ValidationError):
        holiday(unit=satker())


def test_a_local_holiday_names_its_unit() -> None:
    with pytest.raises(ValidationError):
        holiday(kind=HolidayKind.LOKAL)


def test_a_cancelled_holiday_is_a_working_day_and_may_be_entered_anew() -> None:
    found = holiday()

    actions.cancel_holiday(found, basis="Keppres perubahan", by=None, at=NOW)

    assert is_working_day(DAY, queries.calendar_for(None, range(2021, 2022)))
    assert Entry.objects.of(None).last().detail["basis"] == "Keppres perubahan"  # type: ignore[union-attr]  # just written
    holiday()


def test_a_holiday_is_cancelled_once_and_with_a_basis() -> None:
    found = holiday()

    with pytest.raises(Refused):
        actions.cancel_holiday(found, basis=" ", by=None, at=NOW)
    actions.cancel_holiday(found, basis="Keppres perubahan", by=None, at=NOW)
    with pytest.raises(Refused):
        actions.cancel_holiday(found, basis="Sekali lagi", by=None, at=NOW)


def test_an_estimate_becomes_official_by_its_decree() -> None:
    found = holiday(status=HolidayStatus.PERKIRAAN)

    actions.confirm_holiday(found, basis="SKB contoh", by=None, at=NOW)

    found.refresh_from_db()
    assert (found.status, found.basis) == (HolidayStatus.RESMI, "SKB contoh")
    with pytest.raises(Refused):
        actions.confirm_holiday(found, basis="SKB contoh", by=None, at=NOW)


def test_a_year_is_adopted_once() -> None:
    adopted = actions.adopt_year(year=2027, basis="SKB", by=None, at=NOW)

    assert len(adopted) == len(queries.library_days(2027))
    with pytest.raises(Refused):
        actions.adopt_year(year=2027, basis="SKB", by=None, at=NOW)


def test_people_see_national_days_and_those_of_their_unit() -> None:
    holiday(kind=HolidayKind.LOKAL, unit=satker())
    national = holiday()
    dewi = person("dewi", unit=satker("lain"))

    assert [*Holiday.objects.visible_to(dewi)] == [national]
