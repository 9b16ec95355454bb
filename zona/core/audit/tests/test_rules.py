"""What a hash covers."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zona.core.audit.rules import GENESIS, canonical, entry_hash, settled

FIELDS: dict[str, Any] = {
    "chain": "4",
    "number": 1,
    "at": datetime(2021, 10, 1, 8, tzinfo=UTC),
    "by": 7,
    "verb": "assessment.answered",
    "target": "assessment.answer:12",
    "detail": {"points": "0.5"},
    "previous_hash": GENESIS,
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("chain", "5"),
        ("number", 2),
        ("at", datetime(2021, 10, 1, 9, tzinfo=UTC)),
        ("by", None),
        ("verb", "assessment.cleared"),
        ("target", "assessment.answer:13"),
        ("detail", {"points": "1"}),
        ("previous_hash", "1" * 64),
    ],
)
def test_a_change_of_any_field_changes_the_hash(field: str, value: object) -> None:
    assert entry_hash(**FIELDS) != entry_hash(**FIELDS | {field: value})


def test_the_same_moment_in_another_zone_is_the_same_entry() -> None:
    wib = FIELDS["at"].astimezone(timezone(timedelta(hours=7)))

    assert entry_hash(**FIELDS | {"at": wib}) == entry_hash(**FIELDS)


def test_a_detail_is_settled_as_every_database_returns_it() -> None:
    detail = {
        "b": Decimal("1.50"),
        "a": date(2021, 10, 1),
        "ratio": 0.5,
        "n": (1, None),
    }

    assert settled(detail) == {
        "a": "2021-10-01",
        "b": "1.50",
        "n": [1, None],
        "ratio": "0.5",
    }


def test_a_detail_holds_plain_values_only() -> None:
    with pytest.raises(TypeError):
        settled({"who": object()})


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.none()
        | st.booleans()
        | st.integers()
        | st.text()
        | st.decimals(allow_nan=False),
    )
)
def test_settling_twice_changes_nothing(detail: dict[str, object]) -> None:
    once = settled(detail)

    assert settled(once) == once
    assert canonical(once) == canonical(settled(once))
