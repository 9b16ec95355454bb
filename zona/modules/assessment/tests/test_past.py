"""The worksheet as of a day, told again from the audit trail."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from zona.core.sample import on
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import (
    Answer,
    BlankPolicy,
    EvidenceUse,
    Lke,
    Predicate,
    ZeroPolicy,
)
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules.replaying import Told, mentioned, replay
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import AT, Team, opened, proven, team

MAY, JUNE = date(2021, 5, 31), date(2021, 6, 1)
JULY, AUGUST = date(2021, 7, 1), date(2021, 8, 1)
CODES = ("PM.MP.1.a", "PM.MP.2.a", "PM.TT.1.a")


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def says(lke: Lke, people: Team, code: str, value: str, day: date) -> None:
    sheet = queries.worksheet(lke)
    actions.answer_question(
        sheet,
        code,
        actions.Reply(value, note=f"Per {day}"),
        version=sheet.version(code),
        by=people.citra,
        at=on(day),
    )


def standing(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """Return what stands, without the key of a stored row."""
    return {
        code: (row.value, row.inputs, row.note, row.stance, row.version)
        for code, row in sheet.answers.items()
    }


# --- the rules ------------------------------------------------------------------------

ANSWERS = st.tuples(st.sampled_from(CODES), st.sampled_from(["Ya", "Tidak", ""]))
USES = st.tuples(st.integers(1, 3), st.sampled_from(CODES), st.booleans())


@given(st.lists(ANSWERS, max_size=10), st.lists(USES, max_size=10))
def test_the_last_word_on_each_question_and_use_stands(
    answers: list[tuple[str, str]], uses: list[tuple[int, str, bool]]
) -> None:
    told = [
        Told("assessment.answered", {"code": code, "after": after(value)}, AT, 1)
        for code, value in answers
    ]
    for evidence, code, is_used in uses:
        verb = "assessment.evidence_used" if is_used else "assessment.evidence_released"
        told.append(Told(verb, {"evidence": evidence, "code": code}, AT, 1))
    past = replay(told)
    assert {code: each.value for code, each in past.answers.items()} == dict(answers)
    last = {(evidence, code): is_used for evidence, code, is_used in uses}
    assert past.uses == {use for use, is_used in last.items() if is_used}
    assert mentioned(told) == (set(dict(answers)), set(last))
    assert past.is_open == bool(told)


def after(value: str) -> dict[str, object]:
    return {"value": value, "inputs": {}, "note": "", "stance": "", "version": 1}


def test_policies_are_those_last_set() -> None:
    first = Told("assessment.lke_opened", {"blank": "zero", "zero": "full"}, AT, 1)
    later = {"blank": "exclude", "zero": "zero", "held": "WBK"}
    changed = Told("assessment.policies_set", {"after": later}, AT, 1)
    assert replay([first]).policies == {"blank": "zero", "zero": "full"}
    assert replay([first, changed]).policies == later


# --- the queries ----------------------------------------------------------------------


@pytest.mark.django_db
def test_answers_as_of_each_day(people: Team, lke: Lke) -> None:
    says(lke, people, "PM.MP.1.a", "Ya", JUNE)
    says(lke, people, "PM.MP.1.a", "Tidak", AUGUST)
    says(lke, people, "PM.MP.2.a", "Ya", AUGUST)
    assert not queries.worksheet_on(lke, MAY).answers
    [row] = queries.worksheet_on(lke, JULY).answers.values()
    assert (row.value, row.note, row.version) == ("Ya", f"Per {JUNE}", 1)
    assert row.answered_by == people.citra
    assert queries.worksheet_on(lke, JUNE).answers.keys() == {"PM.MP.1.a"}


@pytest.mark.django_db
def test_the_whole_trail_comes_to_what_stands_now(people: Team, lke: Lke) -> None:
    says(lke, people, "PM.MP.1.a", "Ya", JUNE)
    says(lke, people, "PM.MP.1.a", "", JULY)
    figures = queries.plan_of(lke.instrument).instrument.question("RF.MP.1.a").inputs
    actions.answer_question(
        queries.worksheet(lke),
        "RF.MP.1.a",
        actions.Reply(inputs={each.key: Decimal(2) for each in figures}),
        version=0,
        by=people.citra,
        at=on(JULY),
    )
    proven(lke, people.citra, "PM.MP.1.a", "PM.MP.2.a")
    released = EvidenceUse.objects.get(code="PM.MP.2.a")
    actions.release_evidence(released, by=people.citra, at=on(JULY))
    actions.set_policies(
        lke,
        blank_policy=BlankPolicy.EXCLUDE,
        zero_policy=ZeroPolicy.FULL,
        predicate=Predicate.WBK,
        by=people.citra,
        at=on(AUGUST),
    )
    now, then = queries.worksheet(lke), queries.worksheet_on(lke, AUGUST)
    assert standing(then) == standing(now)
    assert then.score() == now.score()
    assert queries.uses_on(lke, AUGUST) == set(
        EvidenceUse.objects.values_list("evidence", "code")
    )
    found = queries.readiness_on(lke, AUGUST)
    asked = queries.readiness(lke, AUGUST)
    assert (found.unproven, found.unanswered) == (asked.unproven, asked.unanswered)


@pytest.mark.django_db
def test_evidence_and_policies_as_of_each_day(people: Team, lke: Lke) -> None:
    says(lke, people, "PM.MP.1.a", "Ya", JUNE)
    proven(lke, people.citra, "PM.MP.1.a", until=date(2021, 6, 30))
    use = EvidenceUse.objects.get()
    assert queries.uses_on(lke, MAY) == set()
    assert queries.uses_on(lke, JUNE) == {(use.evidence_id, "PM.MP.1.a")}
    assert not queries.readiness_on(lke, JUNE).unproven
    [(_, reason)] = queries.readiness_on(lke, JULY).unproven
    assert reason == "Masa berlaku buktinya habis"
    actions.release_evidence(use, by=people.citra, at=on(JULY))
    [(_, reason)] = queries.readiness_on(lke, JULY).unproven
    assert reason == "Belum ada bukti"
    actions.set_policies(
        lke,
        blank_policy=BlankPolicy.EXCLUDE,
        zero_policy=ZeroPolicy.FULL,
        predicate=Predicate.WBK,
        by=people.citra,
        at=on(AUGUST),
    )
    before, later = (queries.worksheet_on(lke, day).lke for day in (JULY, AUGUST))
    assert (before.blank_policy, before.predicate) == ("zero", "")
    assert (later.blank_policy, later.predicate) == ("exclude", "WBK")


@pytest.mark.django_db
def test_what_the_trail_never_mentions_stands_since_it_was_made(
    people: Team, lke: Lke
) -> None:
    evidence = proven(lke, people.citra)
    Answer.objects.create(
        unit=lke.unit,
        lke=lke,
        code="PM.MP.1.a",
        value="Ya",
        answered_by=people.citra,
        answered_at=on(JULY),
    )
    EvidenceUse.objects.create(
        unit=lke.unit, lke=lke, evidence=evidence, code="PM.MP.1.a"
    )
    assert not queries.worksheet_on(lke, JUNE).answers
    assert queries.worksheet_on(lke, JULY).answers.keys() == {"PM.MP.1.a"}
    assert queries.uses_on(lke, MAY) == set()
    assert queries.uses_on(lke, JUNE) == {(evidence.pk, "PM.MP.1.a")}


# --- the page -------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_page_shows_a_day_and_the_way_back(people: Team, lke: Lke) -> None:
    says(lke, people, "PM.MP.1.a", "Ya", JULY)
    client = as_(people.citra)
    url = reverse("assessment:readiness_view", args=[lke.pk])
    whole = len(queries.plan_of(lke.instrument).instrument.questions)
    past = client.get(url, {"per": "2021-06-01"})
    assert "Keadaan per 1 Juni 2021" in past.text
    assert len(past.context["found"].unanswered) == whole
    assert "Ubah kebijakan" not in past.text
    now = client.get(url)
    assert "Keadaan per 1" not in now.text
    assert len(now.context["found"].unanswered) == whole - 1
    assert "Ubah kebijakan" in now.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("per", "words"),
    [("2099-01-01", "hari yang sudah lewat"), ("kemarin", "per"), ("", "Kesiapan")],
)
def test_a_day_that_cannot_be_shown_leaves_the_present(
    people: Team, lke: Lke, per: str, words: str
) -> None:
    url = reverse("assessment:readiness_view", args=[lke.pk])
    shown = as_(people.budi).get(url, {"per": per})
    assert shown.context["day"] is None
    assert words in shown.text
    assert as_(people.dewi).get(url, {"per": "2021-06-01"}).status_code == 404


@pytest.mark.django_db
def test_a_longer_trail_asks_no_more(people: Team, lke: Lke) -> None:
    says(lke, people, "PM.MP.1.a", "Ya", JUNE)
    proven(lke, people.citra, "PM.MP.1.a")
    few = _count(lke)
    for value in ("Tidak", "Ya", "Tidak"):
        says(lke, people, "PM.MP.1.a", value, JULY)
        proven(lke, people.citra, "PM.MP.2.a")
    assert _count(lke) == few


def _count(lke: Lke) -> int:
    with CaptureQueriesContext(connection) as found:
        queries.readiness_on(lke, AUGUST)
    return len(found)
