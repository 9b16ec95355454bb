"""Closed lists carry their labels and compare as their stored value."""

from zona.core.choice import Choice
from zona.core.roles import Role, Secrecy


class Sanction(Choice):
    TEGURAN_LISAN = "teguran_lisan", "Teguran lisan"
    BARE = "bare"


def test_a_member_is_its_stored_value_with_a_label() -> None:
    assert str(Sanction.TEGURAN_LISAN) == "teguran_lisan"
    assert Sanction("teguran_lisan").label == "Teguran lisan"
    assert Sanction.BARE.label == "bare"


def test_choices_are_pairs_for_a_field() -> None:
    assert Sanction.choices() == [("teguran_lisan", "Teguran lisan"), ("bare", "bare")]
    assert ("internal", "Internal") in Secrecy.choices()


def test_only_roles_that_say_so_reach_below() -> None:
    assert {role for role in Role if role.reaches_below} == {
        Role.INTERNAL_ASSESSOR,
        Role.NATIONAL_ASSESSOR,
        Role.OVERSEER,
        Role.SYSTEM_ADMIN,
    }
