"""From the figures of a stretch to the signed paper."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from zona.core.documents import Column, Table
from zona.core.duties import Kind, Rhythm, actions, queries
from zona.core.duties.actions import Asked
from zona.core.duties.documents import report_paper
from zona.core.duties.models import PeriodicReport
from zona.core.duties.registry import duties
from zona.core.duties.tests.owed import made, owing
from zona.core.facts import Period
from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.refused import Refused
from zona.core.roles import Role

pytestmark = pytest.mark.django_db

OCTOBER = Period(date(2021, 10, 1), date(2021, 10, 31))
QUARTER = Period.quarter(2021, 4)
AFTER = datetime(2022, 1, 4, 5, tzinfo=UTC)
MONTHLY, EVALUATION = "uji.bulanan", "uji.triwulanan"
LAST_DAY = date(2022, 3, 31)


@pytest.fixture(autouse=True)
def _owed() -> Iterator[None]:
    monthly = made(Kind.LAPORAN, Rhythm.BULANAN)
    with owing(monthly, made(Kind.EVALUASI, Rhythm.TRIWULANAN)):
        yield


@pytest.fixture
def ani() -> User:
    return person("ani", Role.PERSONNEL_ADMIN, Role.ADMIN_HEAD)


@pytest.fixture
def budi(ani: User) -> User:
    return person("budi", Role.ADMIN_HEAD, unit=ani.unit)


def report(by: User, period: Period = OCTOBER, **given: Any) -> PeriodicReport:
    code = given.pop("code", MONTHLY)
    unit = by.unit
    return actions.make_report(code, unit=unit, period=period, by=by, at=AFTER, **given)


def signed(ani: User, budi: User, period: Period = OCTOBER, **given: Any) -> None:
    row = report(ani, period, **given)
    actions.check_report(row, by=ani, at=AFTER)
    actions.sign_report(row, by=budi, at=AFTER)


def test_a_nil_month_is_made_checked_and_signed(ani: User, budi: User) -> None:
    signed(ani, budi, number="B-01")

    row = PeriodicReport.objects.get()
    assert (str(row), row.is_nil, row.signed_on) == (
        "Laporan uji Oktober 2021",
        True,
        date(2022, 1, 4),
    )
    assert row.file and row.file.content_type == "application/pdf"
    assert queries.is_signed(row.unit_id, MONTHLY, OCTOBER.start, OCTOBER.end)
    assert queries.content_of(row).sentences == ("Kanal dibuka setiap hari.",)


def test_a_signed_report_stays_when_the_records_change(ani: User, budi: User) -> None:
    signed(ani, budi)
    duties()[MONTHLY] = made(Kind.LAPORAN, Rhythm.BULANAN, is_nil=False)

    row = PeriodicReport.objects.get()

    assert queries.content_of(row).is_nil
    assert queries.content_of(row).tables[0].columns == ("Kanal", "#Jumlah")


def test_a_column_of_numbers_stands_to_the_right_on_paper(ani: User) -> None:
    duties()[MONTHLY] = made(Kind.LAPORAN, Rhythm.BULANAN, is_nil=False)

    tables = [
        block
        for section in report_paper(report(ani)).sections
        for block in section.blocks
        if isinstance(block, Table)
    ]

    assert tables[-1].columns == (Column("Kanal"), Column("Jumlah", "right"))


def test_the_maker_does_not_sign(ani: User) -> None:
    row = report(ani)
    actions.check_report(row, by=ani, at=AFTER)

    with pytest.raises(Refused, match="orang lain"):
        actions.sign_report(row, by=ani, at=AFTER)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (QUARTER, "irama"),
        (Period(date(2022, 1, 1), date(2022, 1, 31)), "Januari 2022 belum berakhir"),
    ],
)
def test_only_a_stretch_that_has_ended_is_reported(
    ani: User, period: Period, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        report(ani, period)


def test_a_stretch_is_reported_once(ani: User) -> None:
    report(ani)

    with pytest.raises(ValidationError, match="sudah ada"):
        report(ani)


def test_who_does_not_make_it_neither_begins_nor_changes_it(
    ani: User, budi: User
) -> None:
    with pytest.raises(Refused, match="tidak menyusun"):
        report(budi)
    with pytest.raises(Refused, match="tidak menyusun"):
        actions.write_report(report(ani), note="x", by=budi, at=AFTER)


def test_a_returned_report_is_mended_and_signed(ani: User, budi: User) -> None:
    row = report(ani)
    actions.check_report(row, by=ani, at=AFTER)
    with pytest.raises(Refused, match="Tulis alasan"):
        actions.return_report(row, note=" ", by=budi, at=AFTER)
    with pytest.raises(Refused, match="Hanya draf"):
        actions.write_report(row, note="Terlambat", by=ani, at=AFTER)

    actions.return_report(row, note="Nomornya keliru", by=budi, at=AFTER)
    actions.write_report(row, number="B-02", by=ani, at=AFTER)

    row = PeriodicReport.objects.get()
    assert (row.number, row.return_reason) == ("B-02", "Nomornya keliru")


def test_what_hinders_is_said(ani: User) -> None:
    duties()[MONTHLY] = made(Kind.LAPORAN, Rhythm.BULANAN, hindrance="Uji kanal belum.")

    with pytest.raises(Refused, match="Uji kanal belum"):
        actions.check_report(report(ani), by=ani, at=AFTER)


def test_an_evaluation_advises_or_says_that_nothing_is_needed(
    ani: User, budi: User
) -> None:
    row = report(ani, QUARTER, code=EVALUATION)
    with pytest.raises(Refused, match="salah satu"):
        actions.check_report(row, by=ani, at=AFTER)

    asked = [Asked("Pasang spanduk", LAST_DAY), Asked("Uji kanal", LAST_DAY)]
    actions.write_report(row, effect="Baik.", advice=asked, by=ani, at=AFTER)
    actions.check_report(row, by=ani, at=AFTER)
    actions.sign_report(row, by=budi, at=AFTER)

    keys = [each.key for each in row.advice_rows.order_by("number")]
    assert keys == [f"{row.get_absolute_url()}#{number}" for number in (1, 2)]
    assert [str(each) for each in row.advice_rows.order_by("number")] == [
        "Pasang spanduk",
        "Uji kanal",
    ]


def test_advice_is_due_after_the_stretch(ani: User) -> None:
    with pytest.raises(ValidationError, match="Tenggat"):
        report(ani, QUARTER, code=EVALUATION, advice=[Asked("x", QUARTER.end)])

    assert not PeriodicReport.objects.exists()


def test_shares_count_what_is_due_by_the_cut_off_day(ani: User, budi: User) -> None:
    unit_id = ani.unit_id
    assert queries.signed_percent(unit_id, MONTHLY, OCTOBER) is None
    signed(ani, budi)

    # November is due on 5 December, December not before January.
    assert queries.signed_percent(unit_id, MONTHLY, QUARTER) == 50
    assert not queries.nil_covers(unit_id, MONTHLY, QUARTER)
    signed(ani, budi, Period(date(2021, 11, 1), date(2021, 11, 30)))
    assert queries.signed_percent(unit_id, MONTHLY, QUARTER) == 100
    assert queries.nil_covers(unit_id, MONTHLY, QUARTER)
    assert not queries.nil_covers(unit_id, MONTHLY, OCTOBER)
    assert queries.signed_quarters(unit_id, MONTHLY, QUARTER) == 1


def test_advice_is_followed_when_the_register_says_so(ani: User, budi: User) -> None:
    unit_id, later = ani.unit_id, Period.year(2022)
    assert queries.followed_percent(unit_id, EVALUATION, later) is None
    signed(ani, budi, QUARTER, code=EVALUATION, advice=[Asked("Uji kanal", LAST_DAY)])

    assert queries.followed_percent(unit_id, EVALUATION, later) == 0
    assert queries.followed_percent(unit_id, EVALUATION, QUARTER) is None


def test_an_evaluation_that_asks_for_nothing_is_followed(ani: User, budi: User) -> None:
    signed(ani, budi, QUARTER, code=EVALUATION, nothing_needed=True)

    found = queries.followed_percent(ani.unit_id, EVALUATION, QUARTER)

    assert found == Decimal(100)


def test_a_year_shows_each_stretch_with_its_day(ani: User) -> None:
    report(ani)

    found = list(queries.owed_in(ani.unit, duties()[MONTHLY], 2021))

    assert len(found) == 12
    assert (found[9].state, found[9].due_on) == ("draf", date(2021, 11, 5))
    assert found[8].state == ""


def test_drafts_are_seen_by_those_who_work_on_them(ani: User, budi: User) -> None:
    eka = person("eka", Role.EMPLOYEE, unit=ani.unit)
    dewi = person("dewi", Role.ADMIN_HEAD, unit=satker("balai-lain"))
    report(ani)

    seen = PeriodicReport.objects.visible_to

    assert seen(ani).exists()
    assert seen(budi).exists()
    assert not seen(eka).exists()
    assert not seen(dewi).exists()


def test_signed_reports_are_seen_by_the_whole_unit(ani: User, budi: User) -> None:
    eka = person("eka", Role.EMPLOYEE, unit=ani.unit)
    dewi = person("dewi", Role.ADMIN_HEAD, unit=satker("balai-lain"))
    signed(ani, budi)

    assert PeriodicReport.objects.visible_to(eka).exists()
    assert not PeriodicReport.objects.visible_to(dewi).exists()
