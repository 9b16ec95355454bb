"""What wealth reports tell the worksheet."""

from datetime import date
from decimal import Decimal

import pytest

from zona.core.facts import Period, facts, read
from zona.core.people.models import User
from zona.modules.wealth import actions, queries
from zona.modules.wealth.rules import Exclusion, Group, Scheme
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
    reporter,
    stranger,
    verified,
)

pytestmark = pytest.mark.django_db
END_2021 = Period.quarter(2021, 4)
LHKPN = ("lhkpn_heads_count", "lhkpn_officials_count", "lhkpn_others_count")
OTHERS = ("lhkasn_echelon3_count", "lhkasn_echelon4_count", "lhkasn_staff_count")


def value(code: str, user: User, period: Period = END_2021) -> object:
    reading = read(f"wealth.{code}", user.unit_id, period)
    return reading.value if reading else None


@pytest.fixture
def citra() -> User:
    return admin()


def test_an_office_without_a_list_reads_nought_everywhere(citra: User) -> None:
    codes = [code for code in facts() if code.startswith("wealth.")]

    assert len(codes) == 8
    before = Period(date(2014, 1, 1), date(2014, 12, 31))
    for period in (END_2021, before):
        names = [code.removeprefix("wealth.") for code in codes]
        assert {value(name, citra, period) for name in names} == {0}


def test_each_group_is_counted_by_itself_for_the_report_year(citra: User) -> None:
    people = [reporter(f"p{number}") for number in range(4)]
    budi = head()
    made_list(citra)
    groups = (Group.PEJABAT, Group.LAINNYA, Group.ADMINISTRATOR, Group.PENGAWAS)
    for person, group in zip(people, groups, strict=True):
        is_lhkpn = group in (Group.PEJABAT, Group.LAINNYA)
        actions.correct_obligation(
            owed(person),
            scheme=Scheme.LHKPN if is_lhkpn else Scheme.LHKASN,
            group=group,
            basis="SK",
            by=citra,
            at=NOVEMBER,
        )

    assert owed(budi).group == Group.KEPALA
    # The limit of LHKPN 2021 is 31 March 2022: on 31 December its year is 2020.
    assert [value(code, citra) for code in LHKPN] == [0, 0, 0]
    assert [value(code, citra) for code in OTHERS] == [1, 1, 1]
    march = Period.quarter(2022, 1)
    assert [value(code, citra, march) for code in LHKPN] == [1, 1, 1]
    day_before = Period(date(2022, 1, 1), date(2022, 3, 30))
    assert [value(code, citra, day_before) for code in LHKPN] == [0, 0, 0]


def test_filed_counts_verified_receipts_late_ones_too(citra: User) -> None:
    ani, budi, hadi = reporter(), head(), reporter("hadi")
    made_list(citra)
    as_staff(owed(budi), citra)
    verified(owed(ani), citra)
    refused = filed(owed(budi))
    actions.judge_receipt(
        refused, is_right=False, reason="Buram", by=citra, at=DECEMBER
    )
    late = filed(owed(hadi), on=date(2022, 1, 5), when=at(1, 5, 2022))
    actions.judge_receipt(late, is_right=True, by=citra, at=at(1, 6, 2022))

    assert value("lhkasn_filed_count", citra) == 1
    assert value("lhkasn_filed_count", citra, Period.quarter(2022, 1)) == 2
    assert value("lhkpn_filed_count", citra, Period.quarter(2022, 1)) == 0


def test_the_excused_and_other_units_are_not_counted(citra: User) -> None:
    ani, dewi = reporter(), stranger()
    made_list(citra)
    made_list(dewi)
    actions.exclude_obligation(
        owed(ani),
        exclusion=Exclusion.CLTN,
        excluded_from=date(2021, 5, 1),
        exclusion_note="SK 1",
        by=citra,
        at=NOVEMBER,
    )

    assert value("lhkasn_staff_count", citra) == 1


def test_a_limit_set_by_the_agency_moves_the_report_year(citra: User) -> None:
    made = made_list(citra)
    actions.set_terms(
        made,
        decree_number="",
        decree_on=None,
        lhkpn_due_on=made.lhkpn_due_on,
        other_due_on=date(2022, 1, 14),
        by=citra,
        at=NOVEMBER,
    )

    assert queries.report_year(citra.unit_id, date(2022, 1, 13), is_lhkpn=False) == 2020
    assert queries.report_year(citra.unit_id, date(2022, 1, 14), is_lhkpn=False) == 2021


def test_a_reading_has_a_source_and_rows_without_names(citra: User) -> None:
    ani = reporter()
    made_list(citra)
    verified(owed(ani), citra)

    reading = read("wealth.lhkasn_filed_count", citra.unit_id, END_2021)

    assert reading and reading.table
    assert reading.table.rows == (("2021", "Fungsional dan pelaksana", "2", "1", "1"),)
    assert reading.sources[0].url == "/harta/kepatuhan/?unit=balai-uji&tahun=2021"
    assert "Ani" not in str(reading)


def test_44_of_45_is_no_hundred(citra: User) -> None:
    for number in range(44):
        reporter(f"p{number:02d}")
    made = made_list(citra)
    rows = made.obligations.exclude(user=citra)
    rows.update(
        state="diverifikasi", filed_on=DECEMBER.date(), verified_on=DECEMBER.date()
    )

    obliged = sum(value(code, citra) for code in OTHERS)  # type: ignore[misc]  # counts
    reported = value("lhkasn_filed_count", citra)

    assert (reported, obliged) == (44, 45)
    assert Decimal(100 * 44) / 45 < 100
    sums = queries.total(queries.standings(citra.unit_id, 2021, date(2021, 12, 31)))
    assert sums.percent_words == "97,77 %"


def test_facts_take_as_many_queries_for_many_as_for_few(
    citra: User, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        reporter(f"p{number:02d}")
    made_list(citra)

    with django_assert_max_num_queries(3):  # type: ignore[operator]  # the plugin's fixture
        read("wealth.lhkasn_filed_count", citra.unit_id, END_2021)
