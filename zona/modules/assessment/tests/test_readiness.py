"""The readiness page: the answer, the gates, what is missing and who owes it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Lke, ZeroPolicy
from zona.modules.assessment.rules.instrument import PREDICATE, Question
from zona.modules.assessment.tests.answer_sets import best
from zona.modules.assessment.tests.team import (
    AT,
    OLD,
    Team,
    answered,
    opened,
    proven,
    team,
)
from zona.modules.assessment.views import standing

pytestmark = pytest.mark.django_db

TODAY = date(2021, 7, 1)


@pytest.fixture
def people() -> Team:
    return team()


def page(client: Client, user: User, lke: Lke, status: int = 200) -> str:
    client.force_login(user)
    response = client.get(reverse("assessment:readiness_view", args=[lke.pk]))
    assert response.status_code == status
    return response.content.decode()


def filled(lke: Lke, by: User) -> None:
    """Give every question its best answer."""
    sheet = queries.worksheet(lke)
    for code, answer in best(lke.instrument.code).items():
        reply = actions.Reply(value=answer.value or "", inputs=answer.inputs)
        sheet = actions.answer_question(sheet, code, reply, version=0, by=by, at=AT)


def test_the_head_reads_the_answer_first(client: Client, people: Team) -> None:
    lke = opened(people.citra)

    text = page(client, people.budi, lke)

    assert "Belum siap WBK: 0 dari 12 ambang terpenuhi" in text
    assert "Nilai total 0,00, kurang 75,00 dari ambang 75,00." in text
    assert "113" in text
    assert "Ubah kebijakan" not in text


def test_the_chair_may_change_the_policies(client: Client, people: Team) -> None:
    assert "Ubah kebijakan" in page(client, people.citra, opened(people.citra))


def test_a_full_worksheet_is_ready_for_wbk_and_lacks_the_predicate(
    people: Team,
) -> None:
    lke = opened(people.citra)
    filled(lke, people.citra)

    found = queries.readiness(lke, TODAY)

    said = standing.verdict(found)
    assert said.title == "Siap WBK; belum siap WBBM: 12 dari 13 ambang terpenuhi"
    assert said.tone == "warn"
    assert "sudah melewati ambang 85,00" in said.words
    assert [each.id for each in found.score.gates if not each.passed] == [
        "predikat_wbk"
    ]


def test_a_unit_that_holds_wbk_and_passes_all_is_ready(
    client: Client, people: Team
) -> None:
    lke = opened(people.citra)
    filled(lke, people.citra)
    lke.predicate = "WBK"
    lke.save()

    text = page(client, people.budi, lke)

    assert "Siap WBBM: semua ambang terpenuhi" in text
    assert "Semua pertanyaan sudah bernilai penuh." in text
    assert "Semua pertanyaan sudah dijawab." in text


def test_each_red_gate_leads_to_the_question_that_decides_it(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A")

    found = queries.readiness(lke, TODAY)

    ladder = standing.ladder(found, "WBK")
    urls = {gate.name: gate.url for gate in (*ladder.points, *ladder.areas)}
    area = reverse("assessment:worksheet_area", args=[lke.pk, "PW"])
    assert urls["Penguatan Pengawasan"] == f"{area}#RF.PW.2.a"
    outcome = reverse("assessment:worksheet_area", args=[lke.pk, "HS"])
    assert urls["Nilai total"].startswith(outcome)
    assert all(urls.values())
    assert ladder.held is None
    held = standing.ladder(found, "WBBM").held
    assert held is not None
    assert held.target == PREDICATE


def test_a_gate_that_rounds_to_its_minimum_says_why_it_fails(people: Team) -> None:
    lke = opened(people.citra)
    sheet = queries.worksheet(lke)
    index = actions.Reply(inputs={"indeks": Decimal("3.5999")})
    actions.answer_question(sheet, "HS.BA.a", index, version=0, by=people.citra, at=AT)

    ladder = standing.ladder(queries.readiness(lke, TODAY), "WBK")

    notes = {gate.name: gate.note for gate in ladder.points if "survei" in gate.note}
    assert any("tanpa pembulatan" in note for note in notes.values())


def test_what_is_blank_or_unproven_names_the_posts_that_owe_it(
    client: Client, people: Team
) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_a="A", PM_PW_1_b="A", PM_PW_2_a="A")
    answered(lke, people.ani, PM_PW_2_b="E")
    proven(lke, people.ani, "PM.PW.1.a")
    proven(lke, people.ani, "PM.PW.1.b", until=date(2021, 6, 30))

    found = queries.readiness(lke, TODAY)

    assert {q.code: why for q, why in found.unproven} == {
        "PM.PW.1.b": "Masa berlaku buktinya habis",
        "PM.PW.2.a": "Belum ada bukti",
    }
    blank = {group.title: group for group in standing.groups(found, _bare(found))}
    assert blank["Penguatan Pengawasan"].owners == "Jabatan ani"
    assert blank["Manajemen Perubahan"].owners == "Jabatan citra"
    assert blank["Penguatan Pengawasan"].more > 0
    text = page(client, people.budi, lke)
    assert "Jabatan ani" in text
    assert "Belum ada bukti" in text
    assert ">Ani<" not in text


def _bare(found: queries.Readiness) -> list[tuple[Question, str]]:
    return [(question, "") for question in found.unanswered]


def test_evidence_is_judged_on_the_last_day_once_the_period_is_over(
    people: Team,
) -> None:
    lke = opened(people.citra)

    assert queries.readiness(lke, date(2026, 1, 1)).on == date(2021, 12, 31)
    assert queries.readiness(lke, TODAY).on == TODAY


def test_the_next_rung_is_shown_with_its_points(people: Team) -> None:
    lke = opened(people.citra)
    answered(lke, people.ani, PM_PW_1_b="B")

    found = queries.readiness(lke, TODAY)

    entry = next(e for e in found.leverage if e.question.code == "PM.PW.1.b")
    step = standing.step(found, entry)
    assert entry.next is not None
    assert step.next == entry.next.option.label
    assert step.points == Decimal("0.25")
    assert step.remaining == Decimal("0.25")


def test_figures_and_surveys_say_what_raises_them(people: Team) -> None:
    lke = opened(people.citra)
    sheet = queries.worksheet(lke)
    half = actions.Reply(inputs={"agen": Decimal(2), "perubahan": Decimal(1)})
    actions.answer_question(sheet, "RF.MP.1.a", half, version=0, by=people.citra, at=AT)

    found = queries.readiness(lke, TODAY)

    steps = {e.question.code: standing.step(found, e) for e in found.leverage}
    assert steps["RF.MP.1.a"].now == "50,00% dari nilai penuh"
    assert steps["RF.MP.1.a"].next.startswith("Tuntaskan")
    assert steps["HS.PL.a"].next == "Naikkan indeks survei eksternal"


@pytest.mark.parametrize("policy", list(ZeroPolicy))
def test_a_policy_shows_the_questions_it_touched(
    people: Team, policy: ZeroPolicy
) -> None:
    lke = opened(people.citra, zero=policy)
    none = actions.Reply(inputs={"harus": Decimal(0), "selesai": Decimal(0)})
    sheet = queries.worksheet(lke)
    actions.answer_question(sheet, "RF.PW.2.a", none, version=0, by=people.ani, at=AT)

    blank, zero = standing.policies(queries.readiness(lke, TODAY))

    assert len(blank.touched) == 112
    assert [question.code for question, _ in zero.touched] == ["RF.PW.2.a"]
    assert zero.words == policy.label


def test_both_halves_stand_beside_the_area(people: Team) -> None:
    new = standing.halves(queries.readiness(opened(people.citra), TODAY))
    old = standing.halves(queries.readiness(opened(people.citra, code=OLD), TODAY))

    labels = [column.label for column in new.columns]
    assert labels == ["Area", "Pemenuhan", "Reform", "Jumlah", "Persen", "Ambang WBK"]
    assert [column.label for column in old.columns][1:3] == ["Jumlah", "Persen"]
    assert all(len(cells) == 4 for _, _, cells, _ in new.rows)


def test_the_radar_draws_both_gates(people: Team) -> None:
    chart = standing.radar(queries.readiness(opened(people.citra), TODAY))

    assert len(chart.labels) == 6
    assert [line.name for line in chart.series] == [
        "Nilai unit",
        "Ambang WBK 60%",
        "Ambang WBBM 75%",
    ]


def test_readiness_shows_the_own_unit_s_latest_worksheet(
    client: Client, people: Team
) -> None:
    opened(people.dewi, year=2023)
    opened(people.citra)
    opened(people.citra, year=2022)
    client.force_login(people.budi)

    text = client.get(reverse("assessment:readiness")).content.decode()

    assert "LKE 2022 balai-uji, sampai 31 Desember 2022" in text
    assert "LKE 2021 balai-uji" in text
    assert "balai-lain" not in text


def test_an_overseer_gets_the_first_worksheet_below(
    client: Client, people: Team
) -> None:
    opened(people.citra)
    overseer = person("olga", Role.OVERSEER, unit=ministry())
    client.force_login(overseer)

    text = client.get(reverse("assessment:readiness")).content.decode()

    assert "LKE 2021 balai-uji" in text


@pytest.mark.parametrize(
    ("role", "words"),
    [(Role.ZI_LEAD, "Buka LKE baru"), (Role.HEAD, "Ketua tim zona integritas yang")],
)
def test_without_a_worksheet_the_page_says_how_to_begin(
    client: Client, people: Team, role: Role, words: str
) -> None:
    client.force_login(person("baru", role, unit=satker("balai-baru")))

    response = client.get(reverse("assessment:readiness"))

    assert words in response.content.decode()


def test_readiness_needs_the_permission(client: Client, people: Team) -> None:
    page(client, person("satpam", Role.GUARD), opened(people.citra), status=403)


def test_dewi_does_not_see_another_unit_s_readiness(
    client: Client, people: Team
) -> None:
    page(client, people.dewi, opened(people.citra), status=404)


def test_the_number_of_queries_does_not_grow_with_answers(
    client: Client, people: Team
) -> None:
    empty, full = opened(people.citra), opened(people.citra, year=2022)
    filled(full, people.citra)
    codes = [
        question.code
        for question in queries.plan_of(full.instrument).instrument.questions
    ]
    proven(full, people.citra, *codes)
    client.force_login(people.budi)

    assert counted(client, empty) == counted(client, full) <= 9


def counted(client: Client, lke: Lke) -> int:
    with CaptureQueriesContext(connection) as found:
        client.get(reverse("assessment:readiness_view", args=[lke.pk]))
    return len(found)
