"""What waits for the team: blank questions, evidence that runs out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from zona.core.agenda import Task
from zona.core.people.models import User
from zona.modules.assessment import queries
from zona.modules.assessment.agenda import worksheet_work
from zona.modules.assessment.tests.team import Team, answered, opened, proven, team

pytestmark = pytest.mark.django_db

ON = date(2021, 7, 1)


@pytest.fixture
def people() -> Team:
    return team()


def tasks(user: User, on: date = ON) -> list[Task]:
    fresh = User.objects.get(pk=user.pk)  # roles are read once per request
    return list(worksheet_work(fresh, on))


def test_a_member_is_asked_for_the_blanks_of_his_area_only(people: Team) -> None:
    lke = opened(people.citra)
    blanks = len(queries.plan_of(lke.instrument).instrument.questions_under("PM.PW"))
    blanks += len(queries.plan_of(lke.instrument).instrument.questions_under("RF.PW"))

    [task] = tasks(people.ani)

    assert task.title == f"Jawab {blanks} pertanyaan: Penguatan Pengawasan"
    assert task.url == queries.area_url(lke, "PW")
    assert task.due_on == date(2021, 12, 31)
    assert "periode berakhir 31 Desember 2021" in task.why


def test_the_chair_owes_the_areas_without_members_and_hears_of_the_rest(
    people: Team,
) -> None:
    opened(people.citra)

    found = [task.title for task in tasks(people.citra)]

    assert len(found) == 7
    assert not any("Penguatan Pengawasan" in title for title in found)
    assert any(title.endswith(": Hasil") for title in found)
    assert found[-1].endswith("pertanyaan LKE menunggu jawaban anggota tim")


def test_only_the_latest_worksheet_asks(people: Team) -> None:
    opened(people.citra)
    latest = opened(people.citra, year=2022)

    [task] = tasks(people.ani)

    assert task.url == queries.area_url(latest, "PW")


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (ON - timedelta(days=1), "habis masa berlakunya"),
        (ON, "segera habis masa berlakunya"),
        (ON + timedelta(days=30), "segera habis masa berlakunya"),
    ],
)
def test_evidence_that_runs_out_is_asked_for(
    people: Team, until: date, words: str
) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A")
    evidence = proven(lke, people.ani, "PM.PW.1.a", until=until)

    task = tasks(people.ani)[-1]

    assert task.title == "Perbarui bukti: Keputusan tim"
    assert task.due_on == until
    assert task.why == f"Bukti {words}, padahal dipakai pada PM.PW.1.a"
    assert task.url == reverse("assessment:evidence_view", args=[evidence.pk])


def test_evidence_that_presses_nobody_is_left_alone(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A")
    answered(lke, people.citra, PM_MP_1_a="Ya")
    proven(lke, people.ani, "PM.PW.1.a", until=ON + timedelta(days=31))
    proven(lke, people.ani, "PM.PW.1.b", until=ON)  # not answered
    proven(lke, people.citra, "PM.MP.1.a", until=ON)  # of another area
    proven(lke, people.ani, "PM.PW.1.a")  # does not expire

    assert not [task for task in tasks(people.ani) if "bukti" in task.title]
    assert [task for task in tasks(people.citra) if "bukti" in task.title]


def test_nobody_else_is_asked(people: Team) -> None:
    opened(people.citra)

    assert tasks(people.budi) == []
    assert tasks(people.dewi) == []
