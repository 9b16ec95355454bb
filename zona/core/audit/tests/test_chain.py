"""The chain: cheap to write, impossible to change unseen."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from zona.core.audit import queries
from zona.core.audit.actions import record
from zona.core.audit.models import AppendOnly, Chain, Entry
from zona.core.audit.rules import GENESIS
from zona.core.people.models import Unit
from zona.core.people.tests.people import person, satker

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 10, 1, 8, 30, 15, 123456, tzinfo=UTC)
type Queries = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def unit() -> Unit:
    """A unit whose chain has five entries."""
    unit = satker()
    for number in range(5):
        record("uji.dicatat", f"uji:{number}", by=None, at=NOW, unit=unit)
    return unit


def spoil(sql: str, *values: str | int) -> None:
    """Change the trail behind the ORM's back."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_an_entry_tells_who_did_what(unit: Unit) -> None:
    ani = person("ani", unit=unit)

    record("uji.dibuat", ani, by=ani, at=NOW, detail={"nilai": Decimal("0.50")})

    entry = Entry.objects.of(unit).get(number=6)
    assert str(entry) == f"6 uji.dibuat people.user:{ani.pk}"
    assert (entry.by, entry.at, entry.unit) == (ani, NOW, unit)
    assert entry.detail == {"nilai": "0.50"}


def test_a_unit_is_its_own_chain_and_the_rest_is_the_systems(unit: Unit) -> None:
    record("uji.dibuat", unit, by=None, at=NOW)
    record("uji.dibuat", "uji:1", by=None, at=NOW)

    assert Entry.objects.of(unit).count() == 6
    assert Entry.objects.of(None).count() == 1
    assert str(Chain.objects.of(None).get()) == "sistem: 1"


def test_an_entry_costs_three_queries(
    unit: Unit, django_assert_num_queries: Queries
) -> None:
    ani = person("ani", unit=unit)

    with transaction.atomic(), django_assert_num_queries(3):
        record("uji.dicatat", ani, by=ani, at=NOW, detail={"a": 1})


def test_a_refused_action_leaves_no_entry(unit: Unit) -> None:
    with pytest.raises(ValueError, match="batal"), transaction.atomic():
        record("uji.dicatat", unit, by=None, at=NOW)
        raise ValueError("batal")

    assert queries.verdict(unit).count == 5
    assert queries.verdict(unit).broken_at is None


def test_a_whole_chain_is_found_whole(unit: Unit) -> None:
    found = queries.verdict(unit)

    assert (found.count, found.broken_at) == (5, None)
    assert found.head == queries.head(unit)
    assert queries.head(None) == GENESIS


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'uji.lain'",
        "target = 'uji:99'",
        "detail = '{\"a\": 1}'",
        "at = '2021-10-02 08:30:15+00:00'",
        "previous_hash = hash",
        f"hash = '{GENESIS}'",
    ],
)
def test_a_changed_entry_is_named(unit: Unit, change: str) -> None:
    spoil(f"UPDATE audit_entry SET {change} WHERE number = 3")  # noqa: S608 - the test's own words

    assert queries.verdict(unit).broken_at == 3


def test_a_changed_author_is_named(unit: Unit) -> None:
    spoil("UPDATE audit_entry SET by_id = %s WHERE number = 2", person("dewi").pk)

    assert queries.verdict(unit).reason == "isi catatan berubah"


def test_an_entry_moved_to_another_chain_is_missed(unit: Unit) -> None:
    spoil("UPDATE audit_entry SET unit_id = %s WHERE number = 4", satker("lain").pk)

    assert [each.broken_at for each in queries.verdicts()] == [None, 4, 1]


@pytest.mark.parametrize(("number", "broken"), [(1, 1), (3, 3), (5, 5)])
def test_a_removed_entry_is_named(unit: Unit, number: int, broken: int) -> None:
    spoil("DELETE FROM audit_entry WHERE number = %s", number)

    assert queries.verdict(unit).broken_at == broken


def test_a_removed_entry_is_missed_even_when_the_rest_is_renumbered(unit: Unit) -> None:
    spoil("DELETE FROM audit_entry WHERE number = 3")
    spoil("UPDATE audit_entry SET number = number + 100 WHERE number > 3")
    spoil("UPDATE audit_entry SET number = number - 101 WHERE number > 100")

    assert queries.verdict(unit).broken_at == 3


def test_swapped_entries_are_named(unit: Unit) -> None:
    for old, new in [(2, 102), (3, 2), (102, 3)]:
        spoil("UPDATE audit_entry SET number = %s WHERE number = %s", new, old)

    assert queries.verdict(unit).broken_at == 2


def test_an_entry_added_behind_the_head_is_named(unit: Unit) -> None:
    spoil(
        "INSERT INTO audit_entry "
        "(unit_id, number, at, verb, target, detail, previous_hash, hash) "
        "SELECT unit_id, 6, at, verb, target, detail, hash, hash "
        "FROM audit_entry WHERE number = 5"
    )

    assert queries.verdict(unit).broken_at == 6


def test_a_lost_or_altered_head_is_seen(unit: Unit) -> None:
    spoil("UPDATE audit_chain SET head = %s WHERE unit_id = %s", GENESIS, unit.pk)
    assert queries.verdict(unit).reason == "kepala rantai berbeda"

    spoil("DELETE FROM audit_chain")
    assert [each.broken_at for each in queries.verdicts()] == [None, 1]


def test_the_orm_only_adds(unit: Unit) -> None:
    entry = Entry.objects.of(unit).get(number=1)

    calls: list[Callable[[], object]] = [
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(verb="uji.lain"),
        lambda: Entry.objects.bulk_update([entry], ["verb"]),
    ]
    for forbidden in calls:
        with pytest.raises(AppendOnly):
            forbidden()


def test_people_see_the_trail_of_their_unit_only(unit: Unit) -> None:
    dewi = person("dewi", unit=satker("lain"))
    ani = person("ani", unit=unit)

    assert not Entry.objects.visible_to(dewi).exists()
    assert not Chain.objects.visible_to(dewi).exists()
    assert Entry.objects.visible_to(ani).count() == 5
    assert Chain.objects.visible_to(ani).get().length == 5


def test_the_command_prints_count_and_head(unit: Unit) -> None:
    out = StringIO()

    call_command("audit", "verify", stdout=out)

    assert out.getvalue().splitlines() == [
        f"sistem: 0 catatan, {GENESIS}",
        f"{unit.code}: 5 catatan, {queries.head(unit)}",
    ]


def test_the_command_fails_and_names_the_broken_entry(unit: Unit) -> None:
    spoil("UPDATE audit_entry SET verb = 'uji.lain' WHERE number = 4")
    err = StringIO()

    with pytest.raises(CommandError, match=f"{unit.code} #4") as caught:
        call_command("audit", "verify", "--unit", unit.code, stderr=err)

    assert caught.value.returncode == 1
    assert "rusak pada catatan 4: isi catatan berubah" in err.getvalue()


def test_the_command_does_not_know_every_unit() -> None:
    with pytest.raises(CommandError, match="tidak dikenal") as caught:
        call_command("audit", "verify", "--unit", "entah")

    assert caught.value.returncode == 2


class RandomDetails(TestCase):
    """Whatever an action tells, the database gives back what was hashed."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.dictionaries(
            st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=8),
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False, allow_infinity=False)
            | st.text(st.characters(exclude_characters="\0", codec="utf-8")),
            max_size=4,
        )
    )
    def test_a_chain_of_anything_is_whole(self, detail: dict[str, object]) -> None:
        record("uji.dicatat", "uji:1", by=None, at=NOW, detail=detail)

        assert queries.verdict(None).broken_at is None
