"""Who has an actual conflict of interest does not decide."""

from datetime import UTC, date, datetime
from typing import cast

import pytest
from django.core.exceptions import ValidationError

from zona.core.flow import Flow, State, Transition
from zona.core.people.models import Position, User
from zona.core.people.tests.people import person, satker
from zona.core.recusal import actions, queries
from zona.core.recusal.decisions import Case, advance, step
from zona.core.recusal.models import Recusal
from zona.core.refused import Refused
from zona.core.roles import Permission, Role

pytestmark = pytest.mark.django_db

DAY = date(2021, 11, 2)
BEFORE, AFTER = date(2021, 11, 1), date(2021, 11, 3)
NOON = datetime(2021, 11, 2, 5, tzinfo=UTC)


class Perm(Permission):
    """Granted by no manifest."""

    DECIDE = "uji.decide"


FLOW = Flow(
    (State("baru", "Baru"), State("selesai", "Selesai")),
    (Transition("baru", "selesai", "finish", "Selesaikan", Perm.DECIDE),),
)


@pytest.fixture
def budi() -> User:
    return person("budi", Role.HEAD)


@pytest.fixture
def post(budi: User) -> Position:
    """Return the record of which the matter is."""
    assert budi.position
    return budi.position


@pytest.fixture
def case(post: Position) -> Case:
    """Return it as a case: it has a unit, and here a state."""
    post.state = "baru"  # type: ignore[attr-defined]  # only for this test
    return cast("Case", post)


def barred(user: User, **matter: object) -> Recusal:
    given = {"since": DAY, "reason": "Saudara kandung pemilik.", "by": user, "at": NOON}
    return actions.bar(user=user, unit=user.unit, **given | matter)  # type: ignore[arg-type]  # one of many keywords


@pytest.mark.parametrize(
    ("day", "is_barred"), [(BEFORE, False), (DAY, True), (AFTER, True)]
)
def test_a_process_is_closed_from_its_first_day(
    budi: User, day: date, is_barred: bool
) -> None:
    barred(budi, process="complaints")

    found = queries.barred(budi, process="complaints", on=day)

    assert bool(found) == is_barred
    assert queries.barred(budi, process="risk", on=day) is None


def test_a_lifted_recusal_ends_with_its_last_day(budi: User) -> None:
    recusal = barred(budi, process="complaints")
    actions.lift(recusal, on=AFTER, by=budi, at=NOON)

    assert queries.barred(budi, process="complaints", on=AFTER)
    assert not queries.barred(budi, process="complaints", on=date(2021, 11, 4))


def test_a_recusal_cannot_end_before_it_begins(budi: User) -> None:
    recusal = barred(budi, process="complaints")

    with pytest.raises(ValidationError, match="Hari terakhir"):
        actions.lift(recusal, on=BEFORE, by=budi, at=NOON)


def test_a_recusal_names_a_matter(budi: User) -> None:
    with pytest.raises(ValidationError, match="Sebutkan"):
        barred(budi)


def test_one_record_is_closed_and_no_other(budi: User, post: Position) -> None:
    barred(budi, matter=post)
    other = Position.objects.create(unit=budi.unit, title="Lain")

    assert queries.barred(budi, process="people", on=DAY, matter=post)
    assert not queries.barred(budi, process="people", on=DAY, matter=other)
    assert not queries.barred(budi, process="people", on=DAY)


def test_whatever_concerns_a_party_is_closed_in_any_spelling(budi: User) -> None:
    """T9.1: a sibling owns PT X; a sample of PT X arrives the next day."""
    ani = person("ani", Role.EMPLOYEE, unit=budi.unit)
    barred(budi, party="PT X")
    people = User.objects.get_queryset().filter(unit=budi.unit)

    free = queries.without_barred(
        people, process="services", on=AFTER, parties=["PT. x"]
    )

    assert set(free) == {ani}
    assert set(people) == {ani, budi}
    assert not queries.barred(budi, process="services", on=AFTER, parties=["PT Y"])


def test_a_process_and_a_party_must_both_match(budi: User) -> None:
    barred(budi, process="services", party="PT X")

    assert queries.barred(budi, process="services", on=DAY, parties=["PT X"])
    assert not queries.barred(budi, process="risk", on=DAY, parties=["PT X"])


def test_a_move_is_refused_to_the_barred_and_says_since_when(
    budi: User, case: Case
) -> None:
    assert step(FLOW, case, "finish", by=budi, on=DAY).target == "selesai"
    barred(budi, process="people")

    with pytest.raises(Refused, match=r"benturan kepentingan .* 02-11-2021"):
        step(FLOW, case, "finish", by=budi, on=DAY)


def test_a_move_is_refused_to_who_lacks_the_right(budi: User, case: Case) -> None:
    with pytest.raises(Refused, match="bukan wewenang"):
        advance(FLOW, case, "finish", by=budi, on=DAY)


def test_recusals_are_seen_by_oneself_and_by_the_head(budi: User) -> None:
    ani = person("ani", Role.EMPLOYEE, unit=budi.unit)
    citra = person("citra", Role.EMPLOYEE, unit=budi.unit)
    dewi = person("dewi", Role.HEAD, unit=satker("balai-lain"))
    recusal = barred(ani, party="PT X")

    seen = [Recusal.objects.visible_to(each).count() for each in (ani, budi)]

    assert seen == [1, 1]
    assert not Recusal.objects.visible_to(citra).exists()
    assert not Recusal.objects.visible_to(dewi).exists()
    assert str(recusal) == "PT X"
