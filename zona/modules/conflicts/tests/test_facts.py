"""What conflicts of interest tell others: figures, duties, agenda."""

from datetime import date
from decimal import Decimal

import pytest

from zona.core.agenda import Task, agenda_for
from zona.core.duties.actions import check_report, make_report, sign_report
from zona.core.duties.models import PeriodicReport
from zona.core.duties.rules import Rhythm, stretches
from zona.core.facts import Period, Reading, read
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.core.upkeep.actions import record_briefing
from zona.core.upkeep.rules import Audience, Medium
from zona.modules.conflicts import actions, duties
from zona.modules.conflicts.models import Case
from zona.modules.conflicts.rules import DeclarationKind, Effect, Measure
from zona.modules.conflicts.tests.people import (
    NOON,
    activity,
    at,
    case_of,
    declare,
    head,
    keeper,
    pair,
    row,
)

pytestmark = pytest.mark.django_db
YEAR = Period.year(2021)


def fact(name: str, unit_id: int, period: Period = YEAR) -> Reading:
    reading = read(f"conflicts.{name}", unit_id, period)
    assert reading is not None
    return reading


def titles(user: User, on: date) -> dict[str, Task]:
    found = agenda_for(user, on)
    return {each.title: each for each in found if each.url.startswith("/benturan/")}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("activities_mapped_percent", None),
        ("activities_informed_percent", None),
        ("activities_controlled_percent", None),
        ("declared_percent", Decimal(0)),
        ("evaluation_quarters_count", 0),
        ("evaluation_followed_percent", None),
    ],
)
def test_an_empty_office_has_nothing_to_measure(
    name: str, value: Decimal | int | None
) -> None:
    found = fact(name, keeper().unit_id)

    assert found.value == value
    assert found.sources[0].url.startswith("/benturan/")


def test_without_active_people_nobody_can_declare() -> None:
    admin = keeper()
    admin.is_active = False
    admin.save()

    assert fact("declared_percent", admin.unit_id).value is None


def test_activities_are_mapped_by_a_review_in_the_year() -> None:
    admin = keeper()
    row(admin, activity(admin))
    activity(admin, "KU-02")

    assert fact("activities_mapped_percent", admin.unit_id).value == 50
    assert fact("activities_controlled_percent", admin.unit_id).value == 50
    later = Period.year(2022)
    assert fact("activities_mapped_percent", admin.unit_id, later).value == 0
    assert fact("activities_controlled_percent", admin.unit_id, later).value == 50
    table = fact("activities_mapped_percent", admin.unit_id).table
    assert table
    assert table.rows[1] == ("KU-02 Kegiatan KU-02", "0", "Belum", "Belum")


def test_an_activity_is_informed_when_all_its_officers_are() -> None:
    admin = keeper()
    ani, budi = pair()
    activity(admin, "KU-01", ani)
    activity(admin, "KU-02", ani, budi)
    activity(admin, "KU-03")
    record_briefing(
        unit=admin.unit,
        topic="conflicts",
        title="Rapat khusus",
        held_on=date(2021, 10, 14),
        medium=Medium.MEETING,
        audience=Audience.INTERNAL,
        attendees=[ani],
        upload=None,
        by=admin,
        at=NOON,
    )

    found = fact("activities_informed_percent", admin.unit_id)
    assert found.value == Decimal(100) / 3
    assert found.table
    assert [each[1] for each in found.table.rows] == [
        "1 dari 1",
        "1 dari 2",
        "0 dari 0",
    ]


def test_drafts_returned_ones_and_events_are_no_yearly_declaration() -> None:
    ani, budi = pair()
    declare(ani)
    made = actions.declare_nil(by=ani, at=NOON)
    unit = ani.unit_id

    assert fact("declared_percent", unit).value == 50
    early = Period(date(2021, 1, 1), date(2021, 10, 31))
    assert fact("declared_percent", unit, early).value == 0
    actions.review_declaration(made, "return", note="Lengkapi", by=budi, at=NOON)
    assert fact("declared_percent", unit).value == 0


def _sign(
    code: str, period: Period, maker: User, signer: User, **words: object
) -> None:
    report = make_report(
        code,
        unit=maker.unit,
        period=period,
        by=maker,
        at=at(2022, 1, 5),
        **words,  # type: ignore[arg-type]  # words of the report
    )
    check_report(report, by=maker, at=at(2022, 1, 5))
    report.refresh_from_db()
    sign_report(report, by=signer, at=at(2022, 1, 5))


def test_an_evaluation_waits_for_the_months_and_then_closes_the_gap() -> None:
    maker = person("sari", Role.EMPLOYEE, Role.RISK_TASKFORCE)
    admin, citra = keeper(), head()
    second = list(stretches(Rhythm.SEMESTERAN, 2021))[1]
    months = list(stretches(Rhythm.BULANAN, 2021))[6:]

    with pytest.raises(Refused, match=r"Juli 2021.*Desember 2021"):
        _sign("conflicts.evaluation", second, maker, citra, nothing_needed=True)
    PeriodicReport.objects.all().delete()
    for month in months:
        _sign("conflicts.monthly", month, maker, admin)
    _sign("conflicts.evaluation", second, maker, citra, nothing_needed=True)

    unit = maker.unit_id
    assert fact("evaluation_quarters_count", unit).value == 1
    assert fact("evaluation_followed_percent", unit).value == 100
    table = fact("evaluation_quarters_count", unit).table
    assert table
    assert table.rows == (("01-07-2021 s.d. 31-12-2021", "05-01-2022"),)


def test_a_month_is_nil_until_something_is_declared_or_handled() -> None:
    ani, budi = pair()
    months = list(stretches(Rhythm.BULANAN, 2021))
    actions.declare_nil(by=budi, at=NOON)
    november = duties.monthly.read(ani.unit, months[10])
    assert november.is_nil
    assert ("Nihil", "1") in november.tables[0].rows

    case = case_of(declare(ani), budi)
    assert not duties.monthly.read(ani.unit, months[10]).is_nil
    assert not duties.monthly.read(ani.unit, months[11]).is_nil  # it still runs
    assert duties.monthly.read(ani.unit, months[9]).is_nil
    _end(case.pk, budi)
    assert duties.monthly.read(ani.unit, months[11]).is_nil
    said = duties.evaluation.read(
        ani.unit, Period(date(2021, 7, 1), date(2021, 12, 31))
    )
    assert "Kasus yang dituntaskan: 100,00%." in said.sentences


def _end(pk: int, by: User) -> None:
    case = Case.objects.get(pk=pk)
    actions.move_case(case, "examine", by=by, at=NOON)
    given = {"measure": Measure.MUTASI, "decision": "Pindah"}
    actions.decide_case(case, by=by, at=NOON, **given)  # type: ignore[arg-type]  # two words
    actions.move_case(case, "watch", by=by, at=NOON)
    actions.close_case(case, effect=Effect.EFEKTIF, by=by, at=at(2021, 11, 29))


def test_duties_fall_due_by_the_table() -> None:
    unit = keeper().unit
    year = stretches(Rhythm.BULANAN, 2021)
    assert [duties.monthly.due_on(unit, each) for each in year][-1] == date(2022, 1, 5)
    second = list(stretches(Rhythm.SEMESTERAN, 2021))[1]
    assert duties.evaluation.due_on(unit, second) == date(2022, 1, 21)


def test_the_agenda_tells_everyone_his_own_step() -> None:
    ani, budi = pair()
    admin = keeper()
    row(admin, activity(admin), at(2020, 11, 2))
    day = date(2021, 11, 2)
    before = titles(ani, day)
    assert before["Deklarasi kepentingan 2021"].due_on == date(2021, 1, 31)
    made = declare(ani)

    assert "Deklarasi karena kejadian 2021, Ani" in titles(budi, day)
    assert "3 pegawai belum menyampaikan deklarasi 2021" in titles(admin, day)
    assert "Penerimaan contoh" in titles(admin, day)
    assert "Deklarasi karena kejadian 2021, Ani" not in titles(admin, day)
    case = case_of(made, budi)
    task = titles(budi, day)[str(case)]
    assert task.due_on == date(2021, 11, 8)
    assert "4 hari kerja lagi" in task.why
    assert "lewat" in titles(budi, date(2021, 11, 9))[str(case)].why


def test_the_agenda_keeps_drafts_and_plans_in_sight() -> None:
    ani, budi = pair()
    actions.start_declaration(kind=DeclarationKind.BERKALA, by=ani, at=NOON)
    made = declare(ani)
    actions.plan_prevention(
        made, plan="Rotasi", plan_due_on=date(2021, 12, 1), by=budi, at=NOON
    )
    day = date(2021, 11, 2)

    assert titles(ani, day)["Deklarasi berkala 2021"].due_on == date(2021, 1, 31)
    assert titles(budi, day)["Rencana pencegahan, Ani"].due_on == date(2021, 12, 1)
    assert not titles(person("tamu"), day)


def test_a_case_that_is_watched_shows_its_own_day() -> None:
    ani, budi = pair()
    case = case_of(declare(ani), budi)
    actions.move_case(case, "examine", by=budi, at=NOON)
    actions.decide_case(
        case, measure=Measure.MUTASI, decision="Pindah", by=budi, at=NOON
    )
    actions.move_case(case, "watch", by=budi, at=NOON)

    task = titles(budi, date(2021, 11, 2))[str(case)]
    assert task.due_on == date(2021, 11, 29)
