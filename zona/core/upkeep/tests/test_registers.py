"""The registers: what is written, and what modules read of it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from zona.core.facts import Period
from zona.core.files.tests.samples import picture
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.core.upkeep import actions, queries
from zona.core.upkeep.models import Briefing, Policy
from zona.core.upkeep.rules import Audience, Medium, Reached

pytestmark = pytest.mark.django_db

NOON = datetime(2021, 12, 20, 5, tzinfo=UTC)
YEAR = Period.year(2021)


@pytest.fixture
def citra() -> User:
    return person("citra", Role.ADMIN_HEAD)


def policy(by: User, **given: Any) -> Policy:
    fields: dict[str, Any] = {
        "kind": "uji.procedure",
        "title": "Prosedur penerimaan tamu",
        "number": "SOP-01",
        "dated_on": date(2021, 1, 4),
        "first_day": date(2021, 1, 10),
    }
    return actions.register_policy(unit=by.unit, by=by, at=NOON, **(fields | given))


def briefing(by: User, **given: Any) -> Briefing:
    fields: dict[str, Any] = {
        "topic": "uji",
        "title": "Sosialisasi",
        "held_on": date(2021, 11, 3),
        "medium": Medium.MEETING,
        "audience": Audience.INTERNAL,
    }
    return actions.record_briefing(unit=by.unit, by=by, at=NOON, **(fields | given))


def proof() -> ContentFile[bytes]:
    return ContentFile(picture(), name="foto.png")


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2021, 1, 9), False),
        (date(2021, 1, 10), True),
        (date(2021, 6, 30), True),
        (date(2021, 7, 1), False),
    ],
)
def test_a_policy_holds_from_its_first_day_to_its_last(
    citra: User, day: date, holds: bool
) -> None:
    row = policy(citra, last_day=date(2021, 6, 30))

    found = queries.policy_in_force(citra.unit_id, "uji.procedure", day)

    assert found == (row if holds else None)
    assert queries.policy_in_force(citra.unit_id, "uji.decree", day) is None


def test_the_youngest_policy_goes_before(citra: User) -> None:
    policy(citra)
    younger = policy(citra, number="SOP-02", first_day=date(2021, 5, 1))

    found = queries.policy_in_force(citra.unit_id, "uji.procedure", YEAR.end)

    assert found == younger
    assert str(younger) == "Prosedur penerimaan tamu (SOP-02)"


def test_a_policy_cannot_end_before_it_begins(citra: User) -> None:
    with pytest.raises(ValidationError, match="Hari terakhir"):
        policy(citra, last_day=date(2021, 1, 9))

    assert not Policy.objects.exists()


def test_a_corrected_policy_keeps_its_paper(citra: User) -> None:
    row = policy(citra, upload=proof())

    policy(citra, policy=row, title="Judul baru")

    row = Policy.objects.get()
    assert (row.title, row.attachment and row.attachment.name) == (
        "Judul baru",
        "foto.png",
    )


def test_innovations_count_by_kind_and_day_of_approval(citra: User) -> None:
    for day in (date(2021, 1, 1), date(2021, 12, 20), date(2020, 12, 31)):
        actions.record_innovation(
            unit=citra.unit,
            kind="uji.control",
            title="Antrean daring",
            before="Antre di loket.",
            after="Antre dari rumah.",
            approved_on=day,
            by=citra,
            at=NOON,
        )

    assert queries.innovations_count(citra.unit_id, "uji.control", YEAR) == 2
    assert queries.innovations_count(citra.unit_id, "uji.other", YEAR) == 0


def test_an_innovation_is_not_approved_tomorrow(citra: User) -> None:
    with pytest.raises(Refused, match="belum terjadi"):
        actions.record_innovation(
            unit=citra.unit,
            kind="uji.control",
            title="Besok",
            before="–",
            after="–",
            approved_on=date(2021, 12, 21),
            by=citra,
            at=NOON,
        )


def test_the_informed_are_those_present_and_those_who_read(citra: User) -> None:
    ani = person("ani", Role.EMPLOYEE, unit=citra.unit)
    person("budi", Role.EMPLOYEE, unit=citra.unit)
    row = briefing(citra, attendees=[citra])
    actions.confirm_reading(row, by=ani, at=NOON)
    actions.confirm_reading(row, by=ani, at=NOON)

    percent = queries.informed_percent(citra.unit_id, "uji", YEAR)

    assert percent == Decimal(200) / 3
    assert queries.informed_ids(citra.unit_id, "uji", YEAR) == {ani.pk, citra.pk}
    assert queries.informed_percent(citra.unit_id, "lain", YEAR) == 0


def test_a_unit_without_people_has_no_share() -> None:
    assert queries.informed_percent(satker("kosong").pk, "uji", YEAR) is None


def test_correcting_the_attendance_keeps_who_read(citra: User) -> None:
    ani = person("ani", Role.EMPLOYEE, unit=citra.unit)
    row = briefing(citra, attendees=[citra])
    actions.confirm_reading(row, by=ani, at=NOON)

    briefing(citra, briefing=row, attendees=[ani])

    assert [str(each) for each in row.reached.all()] == ["Ani: Sosialisasi"]
    assert row.reached.get().how == Reached.READ


def test_only_people_of_the_unit_confirm(citra: User) -> None:
    dewi = person("dewi", Role.EMPLOYEE, unit=satker("balai-lain"))

    with pytest.raises(Refused, match="unit yang bersangkutan"):
        actions.confirm_reading(briefing(citra), by=dewi, at=NOON)


def test_a_briefing_is_not_held_tomorrow(citra: User) -> None:
    with pytest.raises(Refused, match="belum terjadi"):
        briefing(citra, held_on=date(2021, 12, 21))


def test_a_quarter_counts_with_proof_and_for_its_audience(citra: User) -> None:
    def count() -> int:
        unit_id = citra.unit_id
        return queries.briefing_quarters(unit_id, "uji", YEAR, Audience.PUBLIC)

    briefing(citra, audience=Audience.PUBLIC)
    briefing(citra, upload=proof())
    assert count() == 0

    briefing(citra, audience=Audience.PUBLIC, upload=proof())
    assert count() == 1


def test_main_activities_stand_by_code_while_they_last(citra: User) -> None:
    def put(code: str, **given: Any) -> None:
        actions.set_activity(
            unit=citra.unit,
            code=code,
            name="Pengujian",
            officers=[citra],
            first_day=date(2021, 1, 1),
            by=citra,
            at=NOON,
            **given,
        )

    put("B")
    put("A", last_day=date(2021, 6, 30))

    assert [str(each) for each in queries.main_activities(citra.unit_id, YEAR.end)] == [
        "B Pengujian"
    ]
    found = queries.main_activities(citra.unit_id, date(2021, 6, 30))
    assert [each.code for each in found] == ["A", "B"]
    assert list(found[0].officers.all()) == [citra]
    with pytest.raises(ValidationError, match="Kode ini sudah dipakai"):
        put("B")


def test_registers_of_another_unit_are_not_seen(citra: User) -> None:
    dewi = person("dewi", Role.ADMIN_HEAD, unit=satker("balai-lain"))
    policy(citra)

    assert Policy.objects.visible_to(citra).count() == 1
    assert not Policy.objects.visible_to(dewi).exists()
