"""Who is whose superior, and how far a role reaches."""

import pytest
from django.db.models import Q

from zona.core.modules import modules
from zona.core.people.models import Grant, Position, Unit, User
from zona.core.people.sign_in import Backend
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role

pytestmark = pytest.mark.django_db
# One permission that reaches below its unit and one that a head holds in his own.
GRANTED = {
    permission: permission for module in modules() for permission in module.grants
}
MANAGE, AUDIT = GRANTED["administration.manage"], GRANTED["administration.audit"]  # type: ignore[index]  # a member is a string


def test_the_superior_holds_the_post_above() -> None:
    budi = person("budi", Role.HEAD)
    ani = person("ani", Role.EMPLOYEE, superior=budi)

    assert ani.superior() == budi
    assert budi.superior() is None


def test_a_vacant_post_passes_the_question_further_up() -> None:
    citra = person("citra", Role.HEAD)
    budi = person("budi", Role.EMPLOYEE, superior=citra)
    ani = person("ani", Role.EMPLOYEE, superior=budi)
    User.objects.filter(pk=budi.pk).update(is_active=False)

    assert ani.superior() == citra


def test_nobody_is_his_own_superior() -> None:
    budi = person("budi", Role.HEAD)
    assert budi.position
    below = Position.objects.create(
        unit=budi.unit, title="Pelaksana tugas", superior=budi.position
    )
    ani = person("ani", Role.EMPLOYEE)
    ani.position = below
    budi.position = below

    assert ani.superior() == User.objects.get(pk=budi.pk)
    assert budi.superior() is None


def test_a_person_without_a_post_has_no_superior() -> None:
    ani = person("ani", Role.EMPLOYEE)
    ani.position = None

    assert ani.superior() is None


def test_a_role_counts_in_its_own_unit_only() -> None:
    head = person("budi", Role.HEAD)

    assert head.has(AUDIT)
    assert head.has(AUDIT, head.unit)
    assert not head.has(AUDIT, satker("balai-lain"))
    assert not head.has(AUDIT, ministry())
    assert not head.has(MANAGE)


def test_a_role_that_reaches_below_counts_in_the_units_below() -> None:
    admin = person("citra", Role.SYSTEM_ADMIN, unit=ministry())

    assert admin.has(MANAGE, ministry())
    assert admin.has(MANAGE, satker())


def test_within_is_the_same_answer_as_a_condition() -> None:
    satker("balai-lain")
    admin = person("citra", Role.SYSTEM_ADMIN, unit=ministry())
    head = person("budi", Role.HEAD)

    found = Unit.objects.filter(admin.within(MANAGE, "self"))
    own = Unit.objects.filter(head.within(AUDIT, "self"))
    none = Unit.objects.filter(head.within(MANAGE, "self"))

    assert set(found) == set(Unit.objects.all())
    assert list(own) == [head.unit]
    assert list(none) == []


def test_within_joins_roles_of_several_units() -> None:
    ani = person("ani", Role.HEAD)
    other = satker("balai-lain")
    Grant.objects.create(user=ani, unit=other, role=Role.HEAD)

    people = User.objects.filter(ani.within(AUDIT))

    assert list(people) == [ani]
    assert ani.has(AUDIT, other)


def test_a_person_sees_the_own_unit_even_without_a_role() -> None:
    ani = person("ani")
    dewi = person("dewi", Role.HEAD, unit=satker("balai-lain"))

    assert set(User.objects.visible_to(ani)) == {ani}
    assert set(User.objects.visible_to(dewi)) == {dewi}
    assert list(Unit.objects.visible_to(ani)) == [ani.unit]
    assert set(Position.objects.visible_to(ani)) == {ani.position}
    assert ani.within(AUDIT) == Q(pk__in=())


def test_areas_narrow_a_members_work() -> None:
    ani = person("ani")
    Grant.objects.create(user=ani, unit=ani.unit, role=Role.HEAD, areas="MP,TT")

    assert ani.works_on("MP", AUDIT, ani.unit)
    assert not ani.works_on("PP", AUDIT, ani.unit)
    assert not ani.works_on("MP", MANAGE, ani.unit)
    assert not ani.works_on("MP", AUDIT, satker("balai-lain"))


def test_a_role_without_areas_works_on_all() -> None:
    budi = person("budi", Role.HEAD)

    assert budi.works_on("PP", AUDIT, budi.unit)
    assert budi.holds(Role.HEAD, budi.unit)
    assert not budi.holds(Role.ZI_LEAD, budi.unit)


def test_below_is_the_unit_and_its_subtree() -> None:
    unit = satker()

    assert set(Unit.objects.below(ministry())) == {ministry(), unit}
    assert list(Unit.objects.below(unit)) == [unit]


def test_names_read_as_the_office_says_them() -> None:
    ani = person("ani", Role.HEAD)

    assert str(ani) == ani.get_full_name() == ani.get_short_name() == "Ani"
    assert str(ani.position) == "Jabatan ani"
    assert str(ani.held[0]) == "Kepala satuan kerja – Balai balai-uji"


@pytest.mark.parametrize("roles", [(), (Role.EMPLOYEE, Role.HEAD, Role.ZI_LEAD)])
def test_a_session_becomes_a_person_in_one_query(
    roles: tuple[Role, ...], django_assert_num_queries: object
) -> None:
    ani = person("ani", *roles)
    queries = 1 if roles else 2  # without a role the person is asked for by himself

    with django_assert_num_queries(queries):  # type: ignore[operator]  # pytest-django's fixture
        found = Backend().get_user(ani.pk)
        assert found
        assert found.position
        assert found.unit.name

    assert {grant.role for grant in found.held} == set(roles)


def test_a_closed_account_has_no_session() -> None:
    ani = person("ani", Role.EMPLOYEE)
    User.objects.filter(pk=ani.pk).update(is_active=False)

    assert Backend().get_user(ani.pk) is None
    assert Backend().get_user(0) is None
