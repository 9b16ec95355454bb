"""Writes about people, units and posts: what they change, record and refuse."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.exceptions import ValidationError

from zona.core.audit.models import Entry
from zona.core.people.models import Grant, Position, Unit, UnitLevel, User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.administration import actions

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 10, 1, 2, tzinfo=UTC)


@pytest.fixture
def admin() -> User:
    return person("citra", Role.SYSTEM_ADMIN, unit=ministry())


def last_entry() -> Entry:
    return Entry.objects.latest("pk")


def edit(user: User, by: User, **changed: object) -> None:
    given: dict[str, object] = {
        "full_name": user.full_name,
        "email": user.email,
        "unit": user.unit,
        "position": user.position,
    }
    actions.edit_user(user, **{**given, **changed}, by=by, at=NOW)  # type: ignore[arg-type]  # a test's shorthand


def test_a_unit_gets_its_path_from_its_parent(admin: User) -> None:
    unit = actions.create_unit(
        code="balai-baru",
        name="Balai Baru",
        short_name="Baru",
        level=UnitLevel.SATKER,
        parent=ministry(),
        place="Dumai",
        by=admin,
        at=NOW,
    )

    assert unit.path == f"{ministry().path}{unit.pk}/"
    assert last_entry().verb == "people.unit_created"
    assert last_entry().unit == unit


def test_a_ministry_stands_at_the_root() -> None:
    unit = actions.create_unit(
        code="kem",
        name="Kementerian",
        short_name="Kem",
        level=UnitLevel.KEMENTERIAN,
        parent=None,
        place="Jakarta",
        by=None,
        at=NOW,
    )

    assert unit.path == f"/{unit.pk}/"


def test_a_new_person_has_no_password_until_he_sets_one(admin: User) -> None:
    user = actions.create_user(
        username="ani",
        full_name="Ani",
        email="ani@contoh.invalid",
        unit=satker(),
        position=None,
        password=None,
        by=admin,
        at=NOW,
    )

    assert not user.has_usable_password()
    assert last_entry().verb == "people.user_created"
    assert last_entry().by == admin


def test_sample_people_share_one_password() -> None:
    ani, budi = person("ani"), person("budi")

    actions.share_password([ani], password="sama-untuk-semua")

    ani.refresh_from_db()
    budi.refresh_from_db()
    assert ani.check_password("sama-untuk-semua")
    assert not budi.check_password("sama-untuk-semua")


def test_an_edit_is_recorded_with_before_and_after(admin: User) -> None:
    ani = person("ani", Role.EMPLOYEE)

    edit(ani, admin, full_name="Ani Rahmawati, S.T.")

    ani.refresh_from_db()
    assert ani.full_name == "Ani Rahmawati, S.T."
    assert last_entry().verb == "people.user_edited"
    assert last_entry().detail == {
        "full_name": {"before": "Ani", "after": "Ani Rahmawati, S.T."}
    }


def test_an_edit_that_changes_nothing_leaves_no_entry(admin: User) -> None:
    edit(person("ani"), admin)

    assert not Entry.objects.exists()


def test_a_post_of_another_unit_is_refused(admin: User) -> None:
    ani = person("ani")
    dewi = person("dewi", unit=satker("balai-lain"))

    with pytest.raises(ValidationError, match="bukan jabatan di unit kerja"):
        edit(ani, admin, position=dewi.position)


def test_two_people_cannot_share_a_mail_address(admin: User) -> None:
    ani = person("ani")
    person("budi")

    with pytest.raises(ValidationError, match="sudah dipakai"):
        edit(ani, admin, email="BUDI@contoh.invalid")


def test_a_closed_account_can_be_opened_again(admin: User) -> None:
    ani = person("ani", Role.EMPLOYEE)

    actions.deactivate_user(ani, by=admin, at=NOW)
    assert not User.objects.get(pk=ani.pk).is_active
    assert last_entry().verb == "people.user_deactivated"
    actions.activate_user(ani, by=admin, at=NOW)

    assert User.objects.get(pk=ani.pk).is_active
    assert last_entry().verb == "people.user_activated"
    assert ani.grants.count() == 1


def test_an_account_is_not_closed_twice(admin: User) -> None:
    ani = person("ani")
    actions.deactivate_user(ani, by=admin, at=NOW)

    with pytest.raises(Refused, match="sudah tidak aktif"):
        actions.deactivate_user(ani, by=admin, at=NOW)
    actions.activate_user(ani, by=admin, at=NOW)
    with pytest.raises(Refused, match="sudah aktif"):
        actions.activate_user(ani, by=admin, at=NOW)


def test_nobody_closes_his_own_account(admin: User) -> None:
    with pytest.raises(Refused, match="akun Anda sendiri"):
        actions.deactivate_user(admin, by=admin, at=NOW)


def test_the_last_administrator_stays(admin: User) -> None:
    with pytest.raises(Refused, match="terakhir tidak dapat dinonaktifkan"):
        actions.deactivate_user(admin, by=person("ani"), at=NOW)
    with pytest.raises(Refused, match="terakhir tidak dapat dicabut"):
        actions.revoke_role(admin.grants.get(), by=admin, at=NOW)


def test_one_of_two_administrators_may_go(admin: User) -> None:
    other = person("budi", Role.SYSTEM_ADMIN)

    actions.deactivate_user(other, by=admin, at=NOW)

    assert not User.objects.get(pk=other.pk).is_active


def test_a_role_is_given_once_and_taken_back(admin: User) -> None:
    ani = person("ani")

    grant = actions.grant_role(
        user=ani, unit=ani.unit, role=Role.ZI_MEMBER, areas="MP", by=admin, at=NOW
    )
    with pytest.raises(ValidationError, match="sudah dipegang"):
        actions.grant_role(
            user=ani, unit=ani.unit, role=Role.ZI_MEMBER, by=admin, at=NOW
        )
    actions.revoke_role(grant, by=admin, at=NOW)

    assert not Grant.objects.filter(user=ani).exists()
    assert last_entry().verb == "people.role_revoked"
    assert last_entry().detail == {"user": "ani", "role": "zi_member"}


def test_an_administrators_role_can_be_revoked_while_another_stays(admin: User) -> None:
    other = person("budi", Role.SYSTEM_ADMIN)

    actions.revoke_role(other.grants.get(), by=admin, at=NOW)

    assert not other.grants.exists()


def test_a_password_link_is_mailed_after_the_commit(
    admin: User, django_capture_on_commit_callbacks: object
) -> None:
    ani = person("ani")

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        actions.send_password_link(ani, by=admin, at=NOW)

    assert mail.outbox[0].to == ["ani@contoh.invalid"]
    assert "/sandi/baru/" in str(mail.outbox[0].body)
    assert last_entry().verb == "people.password_link_sent"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [("is_active", False, "tidak aktif"), ("email", "", "belum punya alamat")],
)
def test_a_password_link_needs_an_open_account_and_an_address(
    admin: User, field: str, value: object, reason: str
) -> None:
    ani = person("ani")
    setattr(ani, field, value)

    with pytest.raises(Refused, match=reason):
        actions.send_password_link(ani, by=admin, at=NOW)


def test_a_lost_second_step_is_ended_by_an_administrator(admin: User) -> None:
    ani = person("ani", Role.EMPLOYEE)
    with pytest.raises(Refused, match="tidak memakai"):
        actions.reset_two_steps(ani, by=admin, at=NOW)
    Authenticator.objects.create(user=ani, type=Authenticator.Type.TOTP, data={})

    actions.reset_two_steps(ani, by=admin, at=NOW)

    assert not Authenticator.objects.exists()
    assert last_entry().verb == "people.two_steps_reset"


def test_nobody_ends_his_own_second_step_this_way(admin: User) -> None:
    with pytest.raises(Refused, match="di halaman akun"):
        actions.reset_two_steps(admin, by=admin, at=NOW)


def test_a_units_names_can_be_corrected(admin: User) -> None:
    unit = satker()

    actions.edit_unit(
        unit,
        name="Balai Uji Riau",
        short_name=unit.short_name,
        place="Dumai",
        address="Jalan Contoh 1",
        by=admin,
        at=NOW,
    )

    assert Unit.objects.get(pk=unit.pk).name == "Balai Uji Riau"
    assert last_entry().detail["place"] == {"before": "Pekanbaru", "after": "Dumai"}


def test_a_post_is_added_and_hung_under_another(admin: User) -> None:
    unit = satker()
    head = actions.create_position(
        unit=unit, title="Kepala", superior=None, by=admin, at=NOW
    )
    clerk = actions.create_position(
        unit=unit, title="Arsiparis", superior=None, by=admin, at=NOW
    )

    actions.edit_position(
        clerk, title="Arsiparis Muda", superior=head, by=admin, at=NOW
    )

    clerk = Position.objects.get(pk=clerk.pk)
    assert (clerk.title, clerk.superior) == ("Arsiparis Muda", head)
    assert last_entry().detail["superior"] == {"before": None, "after": head.pk}


def test_no_post_ends_up_above_itself(admin: User) -> None:
    unit = satker()
    head = Position.objects.create(unit=unit, title="Kepala")
    clerk = Position.objects.create(unit=unit, title="Arsiparis", superior=head)

    for above in (clerk, head):
        with pytest.raises(ValidationError, match="di atas jabatan"):
            actions.edit_position(
                head, title="Kepala", superior=above, by=admin, at=NOW
            )
