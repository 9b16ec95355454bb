"""The register of channels and the proof that they work."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from zona.core.refused import Refused
from zona.modules.complaints import actions
from zona.modules.complaints.rules import ChannelKind, CheckWay
from zona.modules.complaints.tests.people import NOON, Office
from zona.modules.complaints.tests.test_actions import photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_box_is_opened_by_two_and_other_channels_are_tested(office: Office) -> None:
    box = office.channel(ChannelKind.KOTAK_SARAN)
    web = office.channel()
    given: dict[str, Any] = {
        "checked_on": date(2021, 10, 4),
        "by": office.budi,
        "at": NOON,
    }

    with pytest.raises(ValidationError, match="dua orang"):
        actions.check_channel(box, way=CheckWay.DIBUKA, **given)
    with pytest.raises(ValidationError, match="orang lain"):
        actions.check_channel(
            box, way=CheckWay.DIBUKA, sheets_count=1, second=office.budi, **given
        )
    with pytest.raises(ValidationError, match="Hanya kotak saran"):
        actions.check_channel(web, way=CheckWay.DIBUKA, **given)
    minutes = actions.check_channel(
        box, way=CheckWay.DIBUKA, sheets_count=0, second=office.ani, **given
    )
    test = actions.check_channel(web, way=CheckWay.DIUJI, upload=photo(), **given)
    assert str(minutes) == "Kotak dibuka 04-10-2021"
    assert test.proof is not None


@pytest.mark.parametrize(
    ("day", "words"), [(date(2021, 10, 5), "masa depan"), (date(2021, 1, 3), "belum")]
)
def test_a_check_has_a_possible_day(office: Office, day: date, words: str) -> None:
    web = office.channel()

    with pytest.raises(ValidationError, match=words):
        actions.check_channel(
            web, way=CheckWay.DIUJI, checked_on=day, by=office.budi, at=NOON
        )


def test_channels_open_once_and_close_once(office: Office) -> None:
    web = office.channel()
    with pytest.raises(ValidationError, match="sudah terdaftar"):
        office.channel()
    with pytest.raises(ValidationError, match="masa depan"):
        actions.open_channel(
            unit=office.budi.unit,
            kind=ChannelKind.SUREL,
            address="x",
            opened_on=date(2021, 10, 5),
            by=office.budi,
            at=NOON,
        )
    with pytest.raises(ValidationError, match="masa depan"):
        actions.close_channel(web, closed_on=date(2022, 1, 1), by=office.budi, at=NOON)
    web = actions.close_channel(
        web, closed_on=date(2021, 10, 4), by=office.budi, at=NOON
    )
    assert not web.is_offline
    with pytest.raises(Refused, match="sudah ditutup"):
        actions.close_channel(web, closed_on=date(2021, 10, 4), by=office.budi, at=NOON)
