"""What waits for whom in the programme."""

from datetime import date

import pytest

from zona.core.agenda import Task
from zona.core.people.models import User
from zona.modules.programme import actions, agenda
from zona.modules.programme.models import WorkPlan
from zona.modules.programme.tests.records import (
    AT,
    action,
    at,
    head,
    lead,
    member,
    plan,
    recommendation,
    stranger,
    target,
)

pytestmark = pytest.mark.django_db

LATE = date(2022, 1, 3)


def waiting(user: User, on: date) -> list[Task]:
    askers = (agenda.own_work, agenda.decisions, agenda.proofs, agenda.lead)
    return [task for ask in askers for task in ask(user, on)]


def test_nothing_waits_where_nothing_is_recorded() -> None:
    assert waiting(lead(), LATE) == []


def test_own_work_appears_a_month_ahead_and_says_when_it_is_late() -> None:
    budi, ani = lead(), member()
    action(plan(budi), budi, owner=ani)
    recommendation(budi, owner=ani)

    assert waiting(ani, date(2021, 11, 1)) == []
    soon = waiting(ani, date(2021, 12, 1))
    assert [task.due_on for task in soon] == [date(2021, 12, 31), date(2021, 12, 17)]
    assert soon[0].why == "Rencana aksi Anda jatuh tempo"
    late = waiting(ani, LATE)
    assert late[0].why == "Rencana aksi Anda terlambat"
    assert late[1].why == "Rekomendasi R-01 terlambat"


def test_the_actions_of_a_closed_plan_do_not_wait() -> None:
    budi, ani = lead(), member()
    action(plan(budi), budi, owner=ani)
    WorkPlan.objects.update(state="dievaluasi")

    assert waiting(ani, LATE) == []
    assert waiting(budi, LATE) == []


def test_a_plan_under_discussion_waits_for_the_head_until_five_working_days() -> None:
    budi, citra = lead(), head()
    found = plan(budi)
    target(found, budi)
    action(found, budi)
    actions.move_plan(found, "discuss", by=budi, at=at(2021, 10, 1))

    (task,) = waiting(citra, date(2021, 10, 4))

    assert task.title == "Putuskan Rencana kerja ZI"
    assert task.due_on == date(2021, 10, 8)
    assert waiting(budi, date(2021, 10, 4)) == []


def test_proof_waits_for_another_person_than_the_one_who_brought_it() -> None:
    budi, citra = lead(), head()
    deed = action(plan(budi), budi, owner=budi)
    row = recommendation(budi, owner=budi)
    actions.move_action(deed, "finish", note="Ada", by=budi, at=AT)
    actions.move_recommendation(row, "accept", by=budi, at=AT)
    actions.move_recommendation(row, "finish", note="Ada", by=budi, at=AT)

    assert waiting(budi, LATE) == []
    titles = [task.title for task in waiting(citra, LATE)]
    assert titles == [
        "Periksa bukti: Membahas rencana kerja",
        "Verifikasi rekomendasi R-01: Lengkapi dokumen",
    ]


@pytest.mark.usefixtures("signed_report")
def test_the_lead_sees_late_work_and_suggestions_not_taken() -> None:
    budi = lead()
    action(plan(budi), budi)

    tasks = waiting(budi, LATE)

    assert [task.title for task in tasks] == [
        "1 rencana aksi terlambat",
        "2 saran dan temuan belum dijadikan rekomendasi",
    ]
    assert "unit=balai-uji" in tasks[0].url
    assert waiting(stranger(), LATE) == []
