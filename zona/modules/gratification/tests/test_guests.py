"""The guest book and the circulars: what is written, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.people.tests.people import ministry
from zona.core.refused import Refused
from zona.modules.gratification import actions, rules
from zona.modules.gratification.tests import people
from zona.modules.gratification.tests.people import DAY, NOON, proof

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> User:
    return people.ani()


def test_a_guest_is_received_mended_and_seen_off(ani: User) -> None:
    fani = people.fani()
    visit = people.visit(fani, host=ani)
    assert visit.arrived_at == NOON
    assert "penolakan" in Notice.objects.get(recipient=ani).title

    actions.correct_guest(visit, purpose="Mengambil hasil uji", by=fani, at=NOON)
    left = actions.see_guest_off(visit, by=fani, at=NOON + timedelta(hours=1))

    assert left.purpose == "Mengambil hasil uji"
    with pytest.raises(Refused, match="sudah dicatat"):
        actions.see_guest_off(visit, by=fani, at=NOON)


@pytest.mark.parametrize(
    "words",
    [
        {"arrived_at": NOON + timedelta(minutes=1)},
        {"goods": "", "offers_gift": True},
        {"contact": "tanpa nomor"},
    ],
)
def test_a_wrong_entry_of_the_guest_book_is_refused(words: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        people.visit(people.fani(), **words)


def test_a_guest_does_not_leave_before_he_came_nor_visit_another_office() -> None:
    fani = people.fani()
    visit = people.visit(fani)

    with pytest.raises(ValidationError):
        actions.see_guest_off(visit, by=fani, at=NOON - timedelta(hours=1))
    with pytest.raises(ValidationError):
        people.visit(fani, host=people.dewi())


def test_a_quiet_guest_is_announced_to_the_host_but_not_to_the_desk_itself() -> None:
    fani = people.fani()
    people.visit(fani, host=fani)
    assert not Notice.objects.exists()

    people.visit(fani, host=people.ani(), offers_gift=False)
    assert Notice.objects.get().title == "Tamu menunggu Anda"


def test_a_circular_goes_out_before_its_feast_and_once(ani: User) -> None:
    words: dict[str, Any] = {
        "unit": ministry(),
        "feast": rules.Feast.NATAL,
        "feast_on": date(2021, 12, 25),
        "number": "SE-1",
        "issued_on": DAY,
        "audience": "Semua",
        "by": ani,
        "at": NOON,
    }
    made = actions.record_circular(upload=proof(), **words)
    assert made.attachment
    assert str(made) == "Edaran Natal 2021"

    for other in (
        {},
        {"issued_on": date(2021, 12, 11)},
        {"feast_on": date(2021, 1, 1)},
    ):
        with pytest.raises(ValidationError):
            actions.record_circular(**{**words, **other})
