"""Keeping the map: what a row must say, its reviews, its end."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.conflicts import actions
from zona.modules.conflicts.tests.people import (
    NOON,
    activity,
    at,
    keeper,
    pair,
    stranger,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> tuple[User, User]:
    return pair()


def test_the_map_is_kept_reviewed_and_ended(people: tuple[User, User]) -> None:
    ani, _ = people
    admin = keeper()
    main = activity(admin)
    fields = {"activity": main, "decision_point": "Antrean"}

    with pytest.raises(Refused):
        actions.set_row(unit=admin.unit, by=ani, at=NOON, **fields)  # type: ignore[arg-type]  # a few fields
    row = actions.set_row(
        unit=admin.unit,
        is_possible=False,
        cause="Diatur sistem",
        by=admin,
        at=NOON,
        **fields,  # type: ignore[arg-type]  # as above
    )
    assert row.score == 0
    assert row.review_due_on == date(2022, 11, 1)
    actions.review_row(row, note="Tetap", by=admin, at=at(2022, 10, 3))
    actions.end_row(row, by=admin, at=at(2022, 10, 4))

    row.refresh_from_db()
    assert row.review_due_on == date(2023, 10, 3)
    assert [each.note for each in row.reviews.order_by("pk")] == ["Baris baru", "Tetap"]
    for again in (actions.review_row, actions.end_row):
        with pytest.raises(Refused, match="tidak berlaku"):
            again(row, by=admin, at=NOON)
    with pytest.raises(Refused, match="tidak berlaku"):
        actions.set_row(unit=admin.unit, row=row, by=admin, at=NOON, **fields)  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({}, "bentuk"),
        ({"is_possible": False}, "tidak mungkin"),
        ({"form": "x", "source": "sistem", "likelihood": 6}, "1 sampai 5"),
        ({"form": "x", "source": "sistem", "impact": 0}, "1 sampai 5"),
        ({"form": "x", "source": "sistem", "is_paired": True}, "sejak kapan"),
    ],
)
def test_a_row_says_what_or_why_not(wrong: dict[str, object], said: str) -> None:
    admin = keeper()
    main = activity(admin)

    with pytest.raises(ValidationError, match=said):
        actions.set_row(
            unit=admin.unit,
            activity=main,
            decision_point="Antrean",
            by=admin,
            at=NOON,
            **wrong,  # type: ignore[arg-type]  # wrong on purpose
        )


def test_a_row_names_the_units_own_activity_and_people() -> None:
    admin, dewi = keeper(), stranger()
    foreign, own = activity(dewi), activity(admin)
    given = {"unit": admin.unit, "decision_point": "x", "by": admin, "at": NOON}

    with pytest.raises(ValidationError, match="kegiatan utama"):
        actions.set_row(activity=foreign, **given)  # type: ignore[arg-type]  # shared words
    with pytest.raises(ValidationError, match="pegawai"):
        actions.set_row(activity=own, owner=dewi, **given)  # type: ignore[arg-type]  # as above
