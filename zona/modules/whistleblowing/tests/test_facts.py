"""Facts, duties and the sample: silence proves itself, or is a gap."""

from datetime import date
from decimal import Decimal

import pytest

from zona.core.duties.actions import check_report, make_report, sign_report
from zona.core.facts import Period, Reading, facts
from zona.core.people.models import Unit, User
from zona.core.people.tests.people import person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.core.upkeep.actions import (
    record_briefing,
    record_innovation,
    register_policy,
)
from zona.core.upkeep.rules import Audience, Medium
from zona.modules.whistleblowing import duties, queries
from zona.modules.whistleblowing.actions import handling, intake, probes
from zona.modules.whistleblowing.actions.handling import Judgement
from zona.modules.whistleblowing.models import Tip
from zona.modules.whistleblowing.rules import Category
from zona.modules.whistleblowing.rules.codes import mailbox, new_code
from zona.modules.whistleblowing.tests.people import (
    Safe,
    admin_head,
    at,
    handler,
    head,
    report,
    sealed_words,
    walk,
)

pytestmark = pytest.mark.django_db
Q4 = Period.quarter(2021, 4)
MONTHS = [
    Period(date(2021, 10, 1), date(2021, 10, 31)),
    Period(date(2021, 11, 1), date(2021, 11, 30)),
    Period(date(2021, 12, 1), date(2021, 12, 31)),
]
SIGNED = at(2022, 1, 6)


def _read(code: str, period: Period = Q4) -> Reading:
    return facts()[f"whistleblowing.{code}"](satker().pk, period)


def _maker() -> User:
    return User.objects.filter(username="rani").first() or person(
        "rani", Role.EMPLOYEE, Role.PERSONNEL_ADMIN
    )


def _sign_months(signer: User) -> None:
    for month in MONTHS:
        row = make_report(
            queries.MONTHLY, unit=satker(), period=month, by=_maker(), at=SIGNED
        )
        check_report(row, by=_maker(), at=SIGNED)
        sign_report(row, by=signer, at=SIGNED)


def _pass_probe(gita: Safe, by: User, month: int = 12, year: int = 2021) -> Tip:
    box, day = mailbox(new_code()), at(year, month, 6)
    tip = probes.begin_probe(unit=satker(), box=box, by=by, at=day)
    intake.confirm_tip(lookup=box.lookup, at=day)
    tip.refresh_from_db()
    handling.open_tip(tip, by=gita.user, at=day)
    handling.answer_reporter(tip, sealed_words("Ya", tip), by=gita.user, at=day)
    intake.read_mailbox(tip=tip, at=day)
    return tip


def test_an_office_without_anything_reads_nothing() -> None:
    satker()

    assert _read("policy_percent").value == 0
    assert _read("innovations_count").value == 0
    assert _read("informed_percent").value is None
    assert _read("evaluation_quarters_count").value == 0
    assert _read("evaluation_followed_percent").value is None


def test_an_evaluation_waits_for_signed_months_and_a_tested_channel() -> None:
    gita, budi, boss = Safe(handler(), on=at(2021, 10, 4)), admin_head(), head()
    hindrance = duties.evaluation.hindrance
    assert "Oktober 2021, November 2021, Desember 2021" in hindrance(satker(), Q4)
    _sign_months(budi)
    assert "Uji kanal" in hindrance(satker(), Q4)
    row = make_report(
        queries.EVALUATION,
        unit=satker(),
        period=Q4,
        nothing_needed=True,
        by=_maker(),
        at=SIGNED,
    )
    with pytest.raises(Refused, match="Uji kanal"):
        check_report(row, by=_maker(), at=SIGNED)

    _pass_probe(gita, budi)
    check_report(row, by=_maker(), at=SIGNED)
    sign_report(row, by=boss, at=SIGNED)

    # T8.3: a quarter with zero cases and three signed nil reports has its evaluation.
    row.refresh_from_db()
    assert row.is_nil
    assert _read("evaluation_quarters_count").value == 1
    table = _read("evaluation_quarters_count").table
    assert table is not None
    assert len(table.rows) == 1
    assert _read("evaluation_followed_percent").value == 100


def test_the_obligations_of_a_year_are_met_one_by_one() -> None:
    gita, budi = Safe(handler(), on=at(2021, 1, 4)), admin_head()
    assert _read("policy_percent").value == 20
    register_policy(
        unit=gita.user.unit,
        kind="whistleblowing.assignment",
        title="Tim WBS",
        number="1/2021",
        dated_on=date(2021, 1, 4),
        first_day=date(2021, 1, 4),
        by=gita.user,
        at=at(2021, 1, 4),
    )
    assert _read("policy_percent").value == 40
    for month in (2, 5, 8, 11):
        assert _read("policy_percent").value == 40
        _pass_probe(gita, budi, month)
    assert _read("policy_percent").value == 60
    record_briefing(
        unit=satker(),
        topic="whistleblowing",
        title="Internalisasi",
        held_on=date(2021, 10, 11),
        medium=Medium.INTRANET,
        audience=Audience.INTERNAL,
        attendees=[budi],
        by=budi,
        at=at(2021, 10, 11),
    )

    assert _read("policy_percent").value == 80
    assert _read("informed_percent").value == 100
    assert "100,00%" in str(duties.evaluation.read(satker(), Q4))
    table = _read("policy_percent").table
    assert table is not None
    assert ("Laporan bulanan ditandatangani", "Belum") in table.rows


def test_innovations_of_the_year_are_counted() -> None:
    boss = head()
    record_innovation(
        unit=satker(),
        kind="whistleblowing.channel",
        title="Kotak surat dengan kode",
        before="Surat",
        after="Kotak surat tersegel",
        approved_on=date(2021, 11, 1),
        by=boss,
        at=at(2021, 11, 2),
    )

    assert _read("innovations_count").value == 1


def test_the_monthly_report_hides_small_numbers_and_leaves_tests_out() -> None:
    gita, budi = Safe(handler(), on=at(2021, 10, 4)), admin_head()
    _pass_probe(gita, budi)
    assert duties.monthly.read(satker(), MONTHS[2]).is_nil

    tip = report(satker(), on=at(2021, 12, 7))
    handling.open_tip(tip, by=gita.user, at=at(2021, 12, 8))
    tip = walk(tip, gita.user, "review", on=at(2021, 12, 8))
    handling.move_tip(
        tip,
        "unfit",
        judgement=Judgement(Category.SUAP),
        by=gita.user,
        at=at(2021, 12, 9),
    )
    found = duties.monthly.read(satker(), MONTHS[2])

    totals, kinds = found.tables
    assert not found.is_nil
    assert totals.rows[0] == ("Diterima", "<3")
    assert totals.rows[3][1] == "1"
    assert ("Suap", "<3") in kinds.rows
    walk(tip, gita.user, "close", on=at(2022, 1, 3))
    assert not duties.monthly.read(satker(), MONTHS[2]).is_nil


def test_speed_and_proof_are_told_from_three_reports_on() -> None:
    gita = Safe(handler(), on=at(2021, 10, 4))
    for number in range(3):
        day = at(2021, 10, 5 + number)
        tip = walk(report(satker(), on=day), gita.user, "review", on=day)
        tip = handling.move_tip(
            tip, "accept", judgement=Judgement(Category.SUAP), by=gita.user, at=day
        )
        verb = "prove" if number == 0 else "disprove"
        tip = walk(tip, gita.user, "investigate", verb, on=day)
        if number:
            walk(tip, gita.user, "close", on=at(2021, 10, 25 + number))

    (table,) = duties.evaluation.read(satker(), Q4).tables

    assert ("Rata-rata hari penanganan", "20") in table.rows
    assert ("Terbukti dari yang diinvestigasi", "33,33%") in table.rows
    board = queries.board(satker(), Period.year(2021), date(2022, 2, 1))
    assert (board.received, board.open, board.proven) == ("3", "<3", "<3")
    assert board.mean_days == "20"


def test_due_days_are_working_days_after_the_stretch() -> None:
    unit = satker()

    assert duties.monthly.due_on(unit, MONTHS[2]) == date(2022, 1, 7)
    assert duties.evaluation.due_on(unit, Q4) == date(2022, 1, 14)


def test_only_the_admin_head_signs_and_never_what_he_made() -> None:
    Safe(handler(), on=at(2021, 10, 4))
    row = make_report(
        queries.MONTHLY, unit=satker(), period=MONTHS[0], by=_maker(), at=SIGNED
    )
    check_report(row, by=_maker(), at=SIGNED)

    with pytest.raises(Refused):
        sign_report(row, by=head(), at=SIGNED)


def test_a_key_that_was_replaced_still_counts_for_its_days() -> None:
    member = handler()
    Safe(member, on=at(2021, 10, 4))
    Safe(member, on=at(2022, 2, 1))

    assert isinstance(_read("policy_percent").value, Decimal)
    assert _read("policy_percent").value == 20
    assert Unit.objects.filter(code="balai-uji").exists()
