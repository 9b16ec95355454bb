"""Pages of selection, team papers and agents' evaluation."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.programme import actions
from zona.modules.programme.models import (
    AgentEvaluation,
    Candidate,
    Procedure,
    Selection,
    Team,
    TeamMember,
)
from zona.modules.programme.tests.browsing import browser
from zona.modules.programme.tests.choosing import AT, candidate, procedure, selection
from zona.modules.programme.tests.records import agent, at, head, lead, stranger, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def budi() -> User:
    return lead()


@pytest.fixture
def citra() -> User:
    return head()


def url(name: str, *args: int) -> str:
    return reverse(f"programme:{name}", args=args)


def opened(chair: Client, boss: Client) -> Selection:
    """Make a procedure, let the head approve it, open a selection: all by pages."""
    chair.post(url("procedure_new"), {"title": "Tata cara", "note": ""})
    made = Procedure.objects.get()
    assert "Rekam jejak" in chair.get(url("procedure_view", made.pk)).text
    approved = {"number": "7", "approved_on": "11-01-2021"}
    boss.post(url("procedure_approve", made.pk), approved)
    given = {"title": "Seleksi", "opened_on": "12-01-2021"}
    chair.post(url("selection_new", made.pk), given)
    return Selection.objects.get()


def scored(chair: Client, of: Selection, user: User) -> Candidate:
    """Put a person forward and score him on every criterion."""
    proposed = {"user": user.pk, "post": "", "role": "anggota", "areas": ["MP", "TT"]}
    chair.post(url("candidate_new", of.pk), proposed)
    one = Candidate.objects.get()
    scores = {f"score_{each.pk}": 90 for each in of.procedure.criteria.all()}
    chair.post(url("candidate_score", one.pk), {**scores, "reason": "Cakap"})
    return one


DECISION = {
    "minutes_number": "BA-1",
    "decided_on": "13-01-2021",
    "panel": "Kepala",
    "minutes": "",
}
DECREE = {
    "number": "4/2021",
    "title": "Tim ZI",
    "decided_on": "18-01-2021",
    "from_on": "18-01-2021",
}


def test_a_team_is_chosen_from_procedure_to_decree(budi: User, citra: User) -> None:
    eka = person("eka", Role.EMPLOYEE)
    chair = browser(budi)
    assert "Belum ada seleksi" in chair.get(url("selection_list")).text
    of = opened(chair, browser(citra))
    assert "Belum ada calon" in chair.get(url("selection_view", of.pk)).text
    one = scored(chair, of, eka)
    assert "90" in chair.get(url("selection_view", of.pk)).text

    chair.post(url("selection_decide", of.pk), {**DECISION, "chosen": [one.pk]})
    assert "Buat keputusan tim" in chair.get(url("selection_view", of.pk)).text
    form = chair.get(url("selection_decree", of.pk)).text
    assert "Berita acara nomor BA-1" in form
    chair.post(url("selection_decree", of.pk), DECREE)

    found = Team.objects.get()
    assert found.members.get().areas == "MP,TT"
    for name in ("team_pdf", "team_word"):
        assert chair.get(url(name, found.pk)).status_code == 200
    assert chair.get(url("selection_pdf", of.pk)).status_code == 200
    assert "4/2021" in chair.get(url("selection_list")).text


def test_wrong_scores_come_back_with_what_was_typed(budi: User, citra: User) -> None:
    of = selection(budi, citra)
    one = candidate(of, budi, person("eka", Role.EMPLOYEE), score=None)
    [first, *_] = of.procedure.criteria.order_by("pk")

    page = (
        browser(budi)
        .post(url("candidate_score", one.pk), {f"score_{first.pk}": "101"})
        .text
    )

    assert 'value="101"' in page
    assert not one.scores.exists()


def test_an_unbalanced_procedure_says_why_it_cannot_be_approved(
    budi: User, citra: User
) -> None:
    made = procedure(budi)
    chair = browser(budi)
    chair.post(url("criterion_new", made.pk), {"name": "Wawancara", "weight": 5})
    extra = made.criteria.get(name="Wawancara")

    assert "sekarang 105" in chair.get(url("procedure_view", made.pk)).text
    told = browser(citra).post(
        url("procedure_approve", made.pk), {"number": "1", "approved_on": "11-01-2021"}
    )
    assert told.status_code == 409
    chair.post(url("criterion_edit", extra.pk), {"name": "Wawancara", "weight": 6})
    chair.post(url("criterion_remove", extra.pk))
    assert "Belum dapat disahkan" not in chair.get(url("procedure_view", made.pk)).text


def test_a_selection_is_reopened_and_a_candidate_taken_back(
    budi: User, citra: User
) -> None:
    of = selection(budi, citra)
    one = candidate(of, budi, person("eka", Role.EMPLOYEE))
    chair = browser(budi)
    actions.decide_selection(
        of,
        chosen=[one],
        minutes_number="1",
        minutes="",
        panel="P",
        decided_on=date(2021, 1, 12),
        by=budi,
        at=AT,
    )

    chair.post(url("selection_reopen", of.pk))
    chair.post(url("candidate_remove", one.pk))

    assert not Candidate.objects.exists()


def test_a_member_is_replaced_on_the_page(budi: User) -> None:
    found = team(budi)
    leaving = found.members.order_by("pk").last()
    assert leaving
    chair = browser(budi)
    chair.post(
        url("member_replace", leaving.pk),
        {"left_on": "01-07-2021", "leave_reason": "Mutasi", "post": "Pengganti"},
    )

    page = chair.get(url("team_detail", found.pk)).text

    assert "Keluar" in page
    assert TeamMember.objects.get(post="Pengganti").joined_on == date(2021, 7, 1)
    refused = chair.post(
        url("member_replace", leaving.pk), {"left_on": "", "leave_reason": "Mutasi"}
    )
    assert "Mutasi" in refused.text


def test_an_agent_is_evaluated_by_another(budi: User, citra: User) -> None:
    one = agent(budi, user=budi)
    boss = browser(citra)
    boss.post(
        url("agent_evaluate", one.pk),
        {
            "evaluated_on": f"{one.decided_on:%d-%m-%Y}",
            "effect": "Antrean berkurang",
            "obstacle": "",
            "advice": "",
        },
    )

    assert "Antrean berkurang" in boss.get(url("example_view")).text
    assert "Budi" in str(AgentEvaluation.objects.get())
    with pytest.raises(Refused, match="diri sendiri"):
        actions.evaluate_agent(
            one, evaluated_on=one.decided_on, effect="x", by=budi, at=AT
        )
    with pytest.raises(ValidationError, match="tanggal keputusan"):
        actions.evaluate_agent(
            one,
            evaluated_on=date(2030, 1, 1),
            effect="x",
            by=citra,
            at=at(2021, 12, 1),
        )


def test_outsiders_find_nothing_and_readers_change_nothing(
    budi: User, citra: User
) -> None:
    of = selection(budi, citra)
    one = candidate(of, budi, person("eka", Role.EMPLOYEE))
    pages = {
        "selection_view": of.pk,
        "selection_pdf": of.pk,
        "procedure_view": of.procedure.pk,
        "candidate_score": one.pk,
        "criterion_edit": of.procedure.criteria.order_by("pk")[0].pk,
        "selection_decide": of.pk,
    }
    dewi, reader = browser(stranger()), browser(person("fajar", Role.EMPLOYEE))

    for name, pk in pages.items():
        assert dewi.get(url(name, pk)).status_code == 404, name
    for name in ("candidate_score", "criterion_edit", "selection_decide"):
        assert reader.get(url(name, pages[name])).status_code == 403, name
    assert reader.get(url("procedure_new")).status_code == 403
    assert (
        browser(budi).get(url("procedure_approve", of.procedure.pk)).status_code == 403
    )
