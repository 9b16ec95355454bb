"""The sample office's programme agrees with the sheet it is loaded from."""

from datetime import date

import pytest

from zona.core.facts import Fact, Period
from zona.core.modules import modules
from zona.core.people.models import Unit
from zona.core.sample import content
from zona.modules.programme import facts, sample
from zona.modules.programme.models import (
    AgentChange,
    Decision,
    Meeting,
    PlanAction,
    Recommendation,
    TeamMember,
    WorkPlan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Unit:
    people = next(each for each in modules() if each.label == "administration")
    part = people.part("sample")
    assert part
    part.load()
    sample.load()
    return Unit.objects.get(code="bppsi-pekanbaru")


def test_every_row_of_the_sheet_is_loaded_in_its_state(office: Unit) -> None:
    sheet = content("zona.modules.programme", "programme.yaml")

    assert WorkPlan.objects.get().state == sheet["plan"]["state"]
    assert TeamMember.objects.count() == len(sheet["team"]["members"])
    assert PlanAction.objects.count() == len(sheet["plan"]["actions"])
    assert Meeting.objects.count() == len(sheet["meetings"])
    assert Decision.objects.count() == sum(
        len(m["decisions"]) for m in sheet["meetings"]
    )
    states = {row["number"]: row["state"] for row in sheet["recommendations"]}
    assert dict(Recommendation.objects.values_list("number", "state")) == states
    assert AgentChange.objects.get().verified_on


def test_the_facts_of_the_quarter_tell_what_the_report_tells(office: Unit) -> None:
    quarter = Period.quarter(2021, 4)

    def value(fact: Fact) -> object:
        return fact(office.pk, quarter).value

    assert value(facts.team_exists) is True
    assert value(facts.plan_exists) is False  # not discussed enough to be approved
    assert value(facts.outreach_quarters_count) == 0  # targets not made known
    assert value(facts.monev_quarters_count) == 3
    assert value(facts.role_model_exists) is True
    assert value(facts.change_agents_count) == 2


def test_the_team_has_somebody_in_every_area(office: Unit) -> None:
    team = TeamMember.objects.of(office.pk).first()

    assert team
    assert team.team.gaps(date(2021, 12, 31)) == ()
