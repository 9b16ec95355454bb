"""The list of those who must report: made, corrected, decreed, excused."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.wealth import actions, queries
from zona.modules.wealth.models import Obligation
from zona.modules.wealth.rules import Exclusion, Group, Occasion, Scheme
from zona.modules.wealth.tests.people import (
    DECEMBER,
    NOVEMBER,
    admin,
    as_staff,
    at,
    filed,
    head,
    made_list,
    owed,
    pdf,
    reporter,
    stranger,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def citra() -> User:
    return admin()


def test_a_list_names_every_active_person_of_the_unit_once(citra: User) -> None:
    ani, budi, gone, dewi = reporter(), head(), reporter("gani"), stranger()
    gone.is_active = False
    gone.save()

    made = made_list(citra)

    found = {row.user: (row.scheme, row.group) for row in made.obligations.all()}
    assert found == {
        ani: ("lhkasn", "staf"),
        budi: ("lhkpn", "kepala"),
        citra: ("lhkasn", "staf"),
    }
    assert dewi not in found
    assert owed(budi).due_on == date(2022, 3, 31)
    assert owed(ani).due_on == date(2021, 12, 31)
    assert str(made) == "Daftar wajib lapor 2021"
    assert str(owed(ani)) == "LHKASN 2021 Ani"


def test_a_year_has_one_list_and_must_have_begun(citra: User) -> None:
    made_list(citra)

    with pytest.raises(Refused, match="sudah ada"):
        made_list(citra)
    for year in (2014, 2022):
        with pytest.raises(Refused, match="Daftar dapat disusun"):
            actions.prepare_list(unit=citra.unit, year=year, by=citra, at=NOVEMBER)


def test_the_next_list_takes_over_what_the_last_one_settled(citra: User) -> None:
    budi, gani, hadi = head(), reporter("gani"), reporter("hadi")
    made_list(citra, 2022)
    actions.exclude_obligation(
        owed(gani, 2022),
        exclusion=Exclusion.BUKAN_ASN,
        excluded_from=date(2022, 1, 3),
        exclusion_note="Tenaga kontrak",
        by=citra,
        at=at(11, 16, 2022),
    )
    actions.exclude_obligation(
        owed(hadi, 2022),
        exclusion=Exclusion.CLTN,
        excluded_from=date(2022, 1, 3),
        exclusion_note="SK 1",
        by=citra,
        at=at(11, 16, 2022),
    )

    made_list(citra, 2023)

    assert owed(gani, 2023).exclusion == Exclusion.BUKAN_ASN
    assert not owed(hadi, 2023).exclusion
    assert owed(hadi, 2023).scheme == Scheme.SPT
    assert owed(budi, 2023).scheme == Scheme.LHKPN
    assert owed(budi, 2023).proof_year == 2022


def test_people_who_came_later_are_added(citra: User) -> None:
    made = made_list(citra)
    ani = reporter()

    assert actions.renew_list(made, by=citra, at=NOVEMBER) == 1
    assert actions.renew_list(made, by=citra, at=NOVEMBER) == 0
    assert owed(ani).state == "belum"


def test_a_row_is_corrected_until_its_receipt_is_there(citra: User) -> None:
    budi = head()
    made_list(citra)

    row = as_staff(owed(budi), citra)

    assert row.due_on == date(2021, 12, 31)
    row = actions.correct_obligation(
        row,
        scheme=Scheme.LHKASN,
        group=Group.ADMINISTRATOR,
        basis="Eselon III",
        by=citra,
        at=NOVEMBER,
    )
    assert row.group == Group.ADMINISTRATOR
    filed(row)
    with pytest.raises(Refused, match="Menunggu verifikasi"):
        as_staff(row, citra)


@pytest.mark.parametrize(
    ("scheme", "group"),
    [
        (Scheme.LHKPN, Group.STAF),
        (Scheme.LHKASN, Group.KEPALA),
        (Scheme.SPT, Group.STAF),
    ],
)
def test_a_group_or_scheme_that_does_not_fit_is_refused(
    citra: User, scheme: Scheme, group: Group
) -> None:
    made_list(citra)

    with pytest.raises(ValidationError):
        actions.correct_obligation(
            owed(citra), scheme=scheme, group=group, basis="x", by=citra, at=NOVEMBER
        )


def test_an_excuse_has_a_reason_and_may_be_taken_back(citra: User) -> None:
    made_list(citra)
    row = owed(citra)
    given: dict[str, Any] = {"exclusion_note": "SK 7", "by": citra, "at": NOVEMBER}
    with pytest.raises(ValidationError, match="31 Desember 2021"):
        actions.exclude_obligation(
            row,
            exclusion=Exclusion.BERHENTI,
            excluded_from=date(2021, 12, 31),
            **given,
        )

    row = actions.exclude_obligation(
        row, exclusion=Exclusion.BERHENTI, excluded_from=date(2021, 12, 30), **given
    )

    assert row.state == "dikecualikan"
    assert not row.is_late_on(date(2022, 5, 1))
    assert queries.excluded_counts(citra.unit_id, 2021) == {"berhenti": 1}
    row = actions.include_obligation(row, by=citra, at=NOVEMBER)
    assert (row.state, row.exclusion, row.excluded_from) == ("belum", "", None)
    assert Obligation.objects.obliged().count() == 1


def test_another_limit_moves_open_reports_and_leaves_late_ones(citra: User) -> None:
    ani, budi = reporter(), head()
    made = made_list(citra)
    given: dict[str, Any] = {"decree_number": "", "decree_on": None, "by": citra}
    later = date(2022, 1, 31)

    actions.set_terms(
        made,
        lhkpn_due_on=date(2022, 4, 29),
        other_due_on=later,
        at=at(12, 31),
        **given,
    )
    assert owed(ani).due_on == later
    assert owed(budi).due_on == date(2022, 4, 29)

    actions.set_terms(
        made,
        lhkpn_due_on=date(2022, 5, 31),
        other_due_on=date(2022, 2, 28),
        at=at(2, 1, 2022),
        **given,
    )
    assert owed(ani).due_on == later
    assert owed(budi).due_on == date(2022, 5, 31)


def test_a_decree_has_number_and_day(citra: User) -> None:
    made = made_list(citra)
    given: dict[str, Any] = {
        "lhkpn_due_on": made.lhkpn_due_on,
        "other_due_on": made.other_due_on,
        "by": citra,
        "at": NOVEMBER,
    }
    with pytest.raises(ValidationError, match="masa depan"):
        actions.set_terms(
            made, decree_number="5", decree_on=date(2021, 11, 16), **given
        )
    with pytest.raises(ValidationError, match="nomor"):
        actions.set_terms(made, decree_number="", decree_on=date(2021, 11, 1), **given)

    made = actions.set_terms(
        made,
        decree_number="SK 5/2021",
        decree_on=date(2021, 11, 1),
        upload=pdf(["Keputusan"]),
        **given,
    )

    assert made.decree is not None


def test_a_new_office_is_reported_within_its_months(citra: User) -> None:
    ani = reporter()
    made_list(citra)
    given: dict[str, Any] = {
        "unit": citra.unit,
        "occasion": Occasion.PENGANGKATAN,
        "scheme": Scheme.LHKPN,
        "basis": "Bendahara, SK 9",
        "by": citra,
        "at": DECEMBER,
    }
    row = actions.add_event(
        user=ani, happened_on=date(2021, 12, 1), group=Group.LAINNYA, **given
    )

    assert row.due_on == date(2022, 3, 1)
    assert row.title == "LHKPN 2021 (pengangkatan)"
    assert queries.new_offices(citra.unit_id, 2021).get() == row
    row = actions.correct_obligation(
        row,
        scheme=Scheme.LHKASN,
        group=Group.STAF,
        basis="Staf",
        by=citra,
        at=DECEMBER,
    )
    assert row.due_on == date(2022, 1, 1)


def test_an_event_that_cannot_be_is_refused(citra: User) -> None:
    ani = reporter()
    made_list(citra)
    given: dict[str, Any] = {
        "unit": citra.unit,
        "occasion": Occasion.PENGANGKATAN,
        "scheme": Scheme.LHKPN,
        "basis": "Bendahara, SK 9",
        "by": citra,
        "at": DECEMBER,
    }
    actions.add_event(
        user=ani, happened_on=date(2021, 12, 1), group=Group.LAINNYA, **given
    )
    with pytest.raises(ValidationError, match="sudah tercantum"):
        actions.add_event(
            user=ani, happened_on=date(2021, 12, 1), group=Group.LAINNYA, **given
        )
    with pytest.raises(ValidationError, match="masa depan"):
        actions.add_event(
            user=citra, happened_on=date(2021, 12, 7), group=Group.LAINNYA, **given
        )
    with pytest.raises(ValidationError, match="bukan pegawai"):
        actions.add_event(
            user=stranger(),
            happened_on=date(2021, 12, 1),
            group=Group.LAINNYA,
            **given,
        )
    with pytest.raises(Refused, match="Susun dahulu"):
        actions.add_event(
            user=citra, happened_on=date(2020, 12, 1), group=Group.LAINNYA, **given
        )


def test_who_has_no_role_in_the_unit_changes_nothing(citra: User) -> None:
    made_list(citra)
    outsider = person("joko", Role.EMPLOYEE)

    with pytest.raises(Refused):
        actions.exclude_obligation(
            owed(citra),
            exclusion=Exclusion.CLTN,
            excluded_from=date(2021, 1, 1),
            exclusion_note="",
            by=outsider,
            at=NOVEMBER,
        )
