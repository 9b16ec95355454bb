"""Looking for the shortest way, following it, closing it; and what others may not."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.audit.models import Entry
from zona.core.facts import Period
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import (
    ClimbEffort,
    Lke,
    Predicate,
    Route,
    RouteOrigin,
)
from zona.modules.assessment.rules.answers import Answer
from zona.modules.assessment.rules.climbing import Effort
from zona.modules.assessment.tests.answer_sets import best
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import AT, Team, opened, team
from zona.modules.assessment.tests.walking import (
    almost,
    choose,
    chosen,
    filled,
    find,
    listed,
    sealed,
)

pytestmark = pytest.mark.django_db

LOW = ("PM.PW.1.a", "PM.PW.1.b", "HS.PL.a")
Q4 = Period.quarter(2021, 4)


@pytest.fixture
def people() -> Team:
    return team()


# --- looking ----------------------------------------------------------------------------


def test_the_page_first_asks_for_the_predicate(people: Team) -> None:
    text = find(people.budi, opened(people.citra), predicate="")

    assert "Predikat yang dituju" in text
    assert "Tidak terjangkau" not in text
    assert "Upaya diubah oleh ketua tim" in text


def test_a_way_is_told_with_its_climbs_and_gates(people: Team) -> None:
    text = find(people.citra, almost(people))

    assert "Pilihan 1: upaya" in text
    assert "HS.PL.a" in text
    assert "Menjadi terpenuhi" in text
    assert "Ikuti jalur ini" in text
    assert "Jabatan citra" in text


def test_the_head_reads_the_ways_but_cannot_choose(people: Team) -> None:
    assert "Ikuti jalur ini" not in find(people.budi, almost(people))


def test_what_is_out_of_reach_says_why(people: Team) -> None:
    lke = filled(opened(people.citra), people.citra)

    text = find(people.citra, lke)

    assert "Tidak terjangkau" in text
    assert "HS.PL.a" in text
    assert "dikunci, atau hasil ukur pihak lain" in text


def test_many_questions_that_stay_are_counted(people: Team) -> None:
    lke = opened(people.citra)
    locked = {
        each.code: Effort(1, is_locked=True)
        for each in queries.worksheet(lke).instrument.questions
    }
    actions.set_efforts(lke, efforts=locked, by=people.citra, at=AT)

    assert "pertanyaan lain</li>" in find(people.citra, lke)


def test_where_all_gates_hold_nothing_must_rise(people: Team) -> None:
    lke = opened(people.citra)
    sheet = queries.worksheet(lke)
    for code, answer in best(lke.instrument.code).items():
        reply = actions.Reply(value=answer.value or "", inputs=answer.inputs)
        sheet = actions.answer_question(
            sheet, code, reply, version=0, by=people.citra, at=AT
        )

    assert "Tidak ada yang perlu dinaikkan" in find(people.citra, lke)
    assert "mensyaratkan predikat WBK" in find(people.citra, lke, "WBBM")


def test_a_word_that_is_no_predicate_is_told(people: Team) -> None:
    text = find(people.citra, opened(people.citra), predicate="EMAS")

    assert "Pilihan 1" not in text


def test_the_search_asks_as_little_for_many_climbs(people: Team) -> None:
    lke = almost(people)
    url = reverse("assessment:route_find", args=[lke.pk])
    client = as_(people.citra)
    with CaptureQueriesContext(connection) as alone:
        client.get(url)
    with CaptureQueriesContext(connection) as found:
        client.get(url, {"predikat": "WBK"})

    assert len(found) <= len(alone) + 2


def test_dewi_gets_404_and_a_guard_403(people: Team) -> None:
    lke = opened(people.citra)

    find(people.dewi, lke, status=404)
    find(person("satpam", Role.GUARD), lke, status=403)


# --- efforts ----------------------------------------------------------------------------


def set_efforts(user: User, lke: Lke, status: int, **changed: str) -> str:
    sheet = queries.worksheet(lke)
    costs = queries.efforts(sheet)
    data = {f"upaya-{code}": str(cost.per_step) for code, cost in costs.items()}
    data |= {f"kunci-{code}": "on" for code, cost in costs.items() if cost.is_locked}
    data |= {
        name.replace("__", "-").replace("_", "."): v for name, v in changed.items()
    }
    url = reverse("assessment:route_find", args=[lke.pk])
    response = as_(user).post(url, data)
    assert response.status_code == status
    return response.content.decode()


def test_only_what_differs_is_kept(people: Team) -> None:
    lke = opened(people.citra)

    set_efforts(people.citra, lke, 302, upaya__PM_PW_1_a="7", kunci__PM_PW_1_b="on")
    set_efforts(people.citra, lke, 302, upaya__PM_PW_1_a="7")

    kept = {row.code: (row.effort, row.is_locked) for row in ClimbEffort.objects.all()}
    assert kept == {"PM.PW.1.a": (7, False), "PM.PW.1.b": (2, True)}
    assert Entry.objects.filter(verb="assessment.efforts_set").count() == 1
    assert str(ClimbEffort.objects.get(code="PM.PW.1.a")) == "PM.PW.1.a: 7"


def test_a_wrong_effort_keeps_what_was_typed(people: Team) -> None:
    text = set_efforts(people.citra, opened(people.citra), 200, upaya__PM_PW_1_a="5000")

    assert 'value="5000"' in text
    assert not ClimbEffort.objects.exists()


def test_only_the_chair_sets_efforts(people: Team) -> None:
    lke = opened(people.citra)

    set_efforts(people.ani, lke, 403)
    set_efforts(people.dewi, lke, 404)


def test_an_effort_set_again_changes_nothing(people: Team) -> None:
    lke = opened(people.citra)
    for _ in range(2):
        actions.set_efforts(
            lke, efforts={"PM.PW.1.a": Effort(7)}, by=people.citra, at=AT
        )

    assert Entry.objects.filter(verb="assessment.efforts_set").count() == 1


# --- following --------------------------------------------------------------------------


def test_the_chosen_way_is_kept_and_answers_stay(people: Team) -> None:
    route = chosen(people)

    assert route.passes
    assert route.origin == RouteOrigin.SOLVER
    assert route.score_after > route.score_before
    assert {climb.code for climb in route.climbs.all()} == {"HS.PL.a"}
    assert str(route.climbs.get()).startswith("HS.PL.a: ")
    assert queries.worksheet(route.lke).answers["HS.PL.a"].inputs == {"indeks": "3"}


def test_a_second_choice_closes_the_first(people: Team) -> None:
    first = chosen(people)
    choose(people.citra, first.lke, sealed(first.lke))

    first.refresh_from_db()
    assert not first.is_active
    assert first.close_reason == "Diganti dengan jalur yang dipilih kemudian."
    assert queries.active_route(first.lke) != first
    text = listed(people.budi, first.lke)
    assert text.count("Diikuti") == 1


def test_a_way_of_another_worksheet_or_a_forged_one_is_refused(people: Team) -> None:
    lke = almost(people)
    other = opened(people.citra, year=2022)

    assert "tidak dapat dibaca" in choose(people.citra, other, sealed(lke), 409)
    assert "tidak dapat dibaca" in choose(people.citra, lke, "palsu", 409)
    assert not Route.objects.exists()


def test_a_way_that_was_gone_in_the_meantime_is_refused(people: Team) -> None:
    lke = almost(people)
    seal = sealed(lke)
    top = actions.Reply(inputs={"indeks": Decimal(4)})
    sheet = queries.worksheet(lke)
    actions.answer_question(sheet, "HS.PL.a", top, version=1, by=people.citra, at=AT)

    assert "Belum ada pertanyaan yang naik" in choose(people.citra, lke, seal, 409)


def test_targets_that_are_no_answers_are_refused(people: Team) -> None:
    sheet = queries.worksheet(opened(people.citra))
    for targets in ({"X": Answer("A")}, {"PM.PW.1.a": Answer("Z")}):
        with pytest.raises(Refused):
            actions.choose_route(
                sheet,
                predicate=Predicate.WBK,
                origin=RouteOrigin.WHAT_IF,
                targets=targets,
                by=people.citra,
                at=AT,
            )


def test_only_the_chair_follows_a_way(people: Team) -> None:
    lke = almost(people)

    choose(people.budi, lke, sealed(lke), 403)
    choose(people.dewi, lke, sealed(lke), 404)


def test_points_of_every_question_are_kept_to_four_places(people: Team) -> None:
    lke = opened(people.citra)

    route = actions.choose_route(
        queries.worksheet(lke),
        predicate=Predicate.WBK,
        origin=RouteOrigin.SOLVER,
        targets=best(lke.instrument.code),
        by=people.citra,
        at=AT,
    )

    kept = [climb.points for climb in route.climbs.all()]
    assert len(kept) > 100
    assert any(points % Decimal("0.01") for points in kept)  # thirds and sevenths too
