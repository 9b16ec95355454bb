"""Cases: the clock, the decision, who is kept out and how long."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.recusal.queries import barred
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.core.workdays.actions import add_holiday
from zona.core.workdays.models import HolidayKind
from zona.modules.conflicts import actions, queries
from zona.modules.conflicts.models import Case
from zona.modules.conflicts.rules import Effect, Measure
from zona.modules.conflicts.tasks import daily
from zona.modules.conflicts.tests.people import (
    NOON,
    PARTY,
    activity,
    at,
    case_of,
    declare,
    pair,
    row,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    ani, budi = pair()
    return case_of(declare(ani), budi)


def _judge(case: Case) -> User:
    assert case.reviewer
    return case.reviewer


def _decide(case: Case, **given: object) -> None:
    by = _judge(case)
    actions.decide_case(
        case,
        **{  # type: ignore[arg-type]  # defaults beside what a test changes
            "measure": Measure.AKSES_DIBATASI,
            "decision": "Akses ditutup",
            "by": by,
            "at": NOON,
            **given,
        },
    )


def test_an_actual_conflict_opens_a_case_and_keeps_the_person_out(case: Case) -> None:
    day = date(2021, 11, 2)

    assert (case.number, case.state) == ("BK-001/2021", "dilaporkan")
    assert case.declaration
    assert case.declaration.state == "aktual"
    assert barred(case.person, process="programme", on=day)
    assert barred(case.person, process="reports", on=day) is None
    assert barred(case.person, process="reports", on=day, parties=[PARTY])


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        ((2021, 11, 1), date(2021, 11, 8)),
        ((2021, 10, 15), date(2021, 10, 25)),  # 20 October is a holiday
        ((2021, 12, 31), date(2022, 1, 7)),  # T16.7
    ],
)
def test_a_case_is_decided_within_five_working_days(
    reported: tuple[int, int, int], due: date
) -> None:
    ani, budi = pair()
    case = case_of(declare(ani, at(*reported)), budi, at(*reported))

    assert case.due_on == due
    assert queries.case_clock(case, due).left == 0
    assert "5 hari kerja" in queries.case_clock(case, due).arithmetic


def test_the_clock_tells_what_is_left_and_what_is_past(case: Case) -> None:
    left = [
        queries.case_clock(case, date(2021, 11, day)).left for day in (1, 5, 8, 9, 10)
    ]

    assert left == [5, 1, 0, -1, -2]


def test_open_clocks_follow_the_calendar_and_breached_ones_stay(case: Case) -> None:
    add_holiday(
        day=date(2021, 11, 4),
        name="Libur daerah",
        kind=HolidayKind.KHUSUS,
        basis="SK contoh",
        by=None,
        at=NOON,
    )

    daily(at(2021, 11, 9))
    case.refresh_from_db()
    assert case.due_on == date(2021, 11, 8)
    assert actions.refresh_clocks(at=at(2021, 11, 8)) == 1
    case.refresh_from_db()
    assert case.due_on == date(2021, 11, 9)
    assert actions.refresh_clocks(at=at(2021, 11, 9)) == 0


def test_a_case_walks_from_report_to_its_end(case: Case) -> None:
    budi = _judge(case)
    with pytest.raises(Refused, match="tidak dapat"):
        _decide(case)
    with pytest.raises(Refused, match="Hanya atasan"):
        actions.move_case(case, "examine", by=case.person, at=NOON)
    actions.move_case(case, "examine", by=budi, at=NOON)
    _decide(case)
    actions.move_case(case, "watch", by=budi, at=NOON)
    case.refresh_from_db()
    assert case.watch_due_on == date(2021, 11, 29)
    assert barred(case.person, process="programme", on=date(2021, 11, 10))
    actions.close_case(case, effect=Effect.EFEKTIF, by=budi, at=at(2021, 11, 12))

    case.refresh_from_db()
    assert (case.state, case.ended_on) == ("selesai", date(2021, 11, 12))
    after = date(2021, 11, 13)
    assert barred(case.person, process="programme", on=after) is None
    # The tie to the company has not ended with the case.
    assert barred(case.person, process="programme", on=after, parties=[PARTY])


def test_a_measure_without_effect_is_examined_anew_with_a_new_clock(case: Case) -> None:
    budi = _judge(case)
    actions.move_case(case, "examine", by=budi, at=NOON)
    _decide(case)
    actions.move_case(case, "watch", by=budi, at=NOON)
    given = {"effect": Effect.TIDAK_EFEKTIF, "by": budi, "at": at(2021, 11, 15)}
    with pytest.raises(ValidationError):
        actions.close_case(case, **given)  # type: ignore[arg-type]  # shared words
    actions.close_case(case, note="Masih ikut rapat", **given)  # type: ignore[arg-type]  # as above

    case.refresh_from_db()
    assert (case.state, case.decided_on) == ("diperiksa", None)
    assert case.due_on == date(2021, 11, 22)
    assert barred(case.person, process="programme", on=date(2021, 11, 16))


def test_what_is_not_proven_sets_the_person_free(case: Case) -> None:
    budi = _judge(case)
    actions.move_case(case, "examine", by=budi, at=NOON)
    with pytest.raises(ValidationError):
        actions.move_case(case, "dismiss", note=" ", by=budi, at=NOON)
    actions.move_case(case, "dismiss", note="Bukan pemilik", by=budi, at=NOON)

    case.refresh_from_db()
    assert case.state == "tidak_terbukti"
    after = date(2021, 11, 2)
    assert barred(case.person, process="programme", on=after, parties=[PARTY]) is None


def test_somebody_without_a_conflict_takes_over(case: Case) -> None:
    budi = _judge(case)
    actions.move_case(case, "examine", by=budi, at=NOON)
    tied = person("fajar", Role.EMPLOYEE, superior=budi)
    case_of(declare(tied, party="PT Lain"), budi)
    free = person("hana", Role.EMPLOYEE)
    withdrawn = Measure.MUNDUR_DARI_KEPUTUSAN

    with pytest.raises(ValidationError, match="menggantikan"):
        _decide(case, measure=withdrawn)
    with pytest.raises(ValidationError, match="orang lain"):
        _decide(case, measure=withdrawn, substitute=case.person)
    with pytest.raises(ValidationError, match="juga memiliki"):
        _decide(case, measure=withdrawn, substitute=tied)
    _decide(case, measure=withdrawn, substitute=free)

    case.refresh_from_db()
    assert case.substitute == free


def test_a_case_without_a_declaration_is_dismissed_too(case: Case) -> None:
    budi = _judge(case)
    case.declaration = None
    case.save()
    actions.move_case(case, "examine", by=budi, at=NOON)
    actions.move_case(case, "dismiss", note="Salah orang", by=budi, at=NOON)

    assert barred(case.person, process="programme", on=date(2021, 11, 2)) is None


def test_a_case_past_its_limit_takes_the_control_from_its_activity(case: Case) -> None:
    budi = _judge(case)
    budi.grants.create(unit=budi.unit, role=Role.ADMIN_HEAD)
    budi.__dict__.pop("held", None)  # read once per request
    own = activity(budi, "KU-01", case.person)
    other = activity(budi, "KU-02")
    row(budi, own)
    row(budi, other)

    def controlled(day: int) -> list[bool]:
        found = queries.standings(budi.unit_id, date(2021, 11, day))
        return [each.is_controlled for each in found]

    assert controlled(8) == [True, True]
    assert controlled(9) == [False, True]
    case.activity = other
    case.save()
    assert controlled(9) == [True, False]
    actions.move_case(case, "examine", by=budi, at=NOON)
    _decide(case)
    assert controlled(9) == [True, True]
