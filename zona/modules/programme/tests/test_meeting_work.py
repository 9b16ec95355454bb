"""What follows from a meeting: work, and the facts read from its list."""

from datetime import date

import pytest

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.programme import actions, facts, queries
from zona.modules.programme.models import Decision, Meeting, Recommendation
from zona.modules.programme.rules import (
    MeetingKind,
)
from zona.modules.programme.tests.records import (
    lead,
    meeting,
    member,
    plan,
    team,
)
from zona.modules.programme.tests.test_gatherings import DAY, LATER, YEAR, approved

pytestmark = pytest.mark.django_db


# --- decisions -----------------------------------------------------------------------


def ready(by: User) -> Decision:
    found = approved(by)
    decision = found.decisions.get(number=1)
    actions.assign_decision(
        decision, user=by, due_on=date(2021, 12, 17), by=by, at=LATER
    )
    return Decision.objects.get(pk=decision.pk)


def test_a_decision_becomes_a_recommendation_once() -> None:
    budi = lead()
    decision = ready(budi)

    assert actions.recommend_all(decision.meeting, by=budi, at=LATER) == 1

    row = Recommendation.objects.get()
    assert (row.user, row.due_on) == (budi, date(2021, 12, 17))
    assert row.origin == "monev"
    with pytest.raises(Refused):
        actions.recommend_all(decision.meeting, by=budi, at=LATER)
    with pytest.raises(Refused):
        actions.plan_decision(decision, by=budi, at=LATER)
    with pytest.raises(Refused):
        actions.assign_decision(decision, user=None, due_on=None, by=budi, at=LATER)


def test_a_decision_becomes_an_action_of_the_open_plan_once() -> None:
    budi = lead()
    decision = ready(budi)
    with pytest.raises(Refused, match="rencana kerja"):
        actions.plan_decision(decision, by=budi, at=LATER)
    plan(budi)

    actions.plan_decision(decision, by=budi, at=LATER)

    action = Decision.objects.get(pk=decision.pk).plan_action
    assert action
    assert (action.year, action.quarter, action.user) == (2021, 4, budi)
    with pytest.raises(Refused):
        actions.recommend_decision(decision, by=budi, at=LATER)


def test_a_decision_without_owner_or_day_does_not_become_work() -> None:
    budi = lead()
    decision = approved(budi).decisions.get(number=1)

    with pytest.raises(Refused, match="penanggung jawab"):
        actions.recommend_decision(decision, by=budi, at=LATER)


# --- facts ---------------------------------------------------------------------------


def test_reach_and_involvement_count_active_employees_by_name() -> None:
    budi, ani = lead(), member()
    person("fani", Role.EMPLOYEE)
    person("gita", Role.EMPLOYEE)
    approved(budi, budi, kind=MeetingKind.SOSIALISASI)
    approved(budi, ani)

    reached = facts.outreach_reached_percent(budi.unit_id, YEAR)
    involved = facts.staff_involved_percent(budi.unit_id, YEAR)

    assert reached.value == 25
    assert involved.value == 50


def test_minutes_without_an_attendance_list_are_told() -> None:
    budi = lead()
    meeting(budi)
    bare = meeting(budi, held_on=date(2021, 8, 2))
    Meeting.objects.filter(pk=bare.pk).update(participants_count=0)

    reading = facts.meetings_unattended_count(budi.unit_id, YEAR)

    assert reading.value == 1
    assert reading.table
    assert reading.table.columns == ("Rapat", "Tanggal", "Alamat")
    assert reading.table.rows[0][1:] == ("2021-08-02", bare.get_absolute_url())


def test_groups_are_everybody_the_team_and_an_area() -> None:
    budi, ani = lead(), member()
    team(budi)

    assert queries.group(budi.unit, "semua", DAY) == {budi.pk, ani.pk}
    assert queries.group(budi.unit, "tim", DAY) == {budi.pk}
    assert queries.group(budi.unit, "MP", DAY) == set()
