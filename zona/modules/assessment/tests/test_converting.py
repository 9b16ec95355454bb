"""From instrument to instrument: rules, preview, the act and its page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from zona.core.audit.models import Entry
from zona.core.people.models import Grant
from zona.core.people.tests.people import ministry, person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Answer as Stored
from zona.modules.assessment.models import EvidenceUse, Lke, Standing
from zona.modules.assessment.queries.converting import earlier
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.rules.answers import BLANK, Answer
from zona.modules.assessment.rules.converting import carried, pair, shifts
from zona.modules.assessment.rules.instrument import Question
from zona.modules.assessment.tests.desk import as_
from zona.modules.assessment.tests.team import (
    AT,
    NEW,
    OLD,
    Team,
    answered,
    opened,
    proven,
    team,
)

# --- the rules ------------------------------------------------------------------------

FORMER, NEWER = shipped.instrument(OLD), shipped.instrument(NEW)


def question(code: str) -> Question:
    form = NEWER if NEWER.has_question(code) else FORMER
    return form.question(code)


@pytest.mark.parametrize(
    ("old", "new", "value", "expected"),
    [
        ("PU.MP.1.a", "PM.MP.1.a", "Ya", "Ya"),
        ("PU.MP.1.a", "PM.MP.1.a", "Tidak", "Tidak"),
        ("PU.MP.1.a", "PM.MP.1.a", None, None),
        ("PU.MP.2.c", "PM.MP.2.c", "Ya", None),  # yes or no became three rungs
        ("PU.TT.1.b", "PM.TT.1.b", "B", None),  # four rungs became five
        ("PU.PW.3.b", "PM.PW.3.b", "A", None),
    ],
)
def test_a_rung_is_carried_where_the_ladder_is_the_same(
    old: str, new: str, value: str | None, expected: str | None
) -> None:
    assert carried(question(old), question(new), Answer(value)).value == expected


def test_figures_are_carried_where_the_same_are_asked_and_fit() -> None:
    asked = next(q for q in NEWER.questions if q.inputs and q.inputs[0].is_count)
    given = Answer(inputs={each.key: Decimal(2) for each in asked.inputs})
    assert carried(asked, asked, given) == given
    other = replace(asked, inputs=(*asked.inputs, replace(asked.inputs[0], key="x")))
    assert carried(asked, other, given) == BLANK
    unfit = Answer(inputs={each.key: Decimal("0.5") for each in asked.inputs})
    assert carried(asked, asked, unfit) == BLANK
    assert carried(asked, question("PM.MP.1.a"), given) == BLANK


def test_every_question_is_met_or_named_on_its_side() -> None:
    mapped = pair(FORMER, NEWER, {})
    assert (len(mapped.pairs), len(mapped.only_old), len(mapped.only_new)) == (
        78,
        6,
        35,
    )
    assert all(each.answer == BLANK and not each.words for each in mapped.pairs)
    same = pair(NEWER, NEWER, {})
    assert (len(same.pairs), same.only_old, same.only_new) == (113, (), ())


def test_what_was_answered_is_said_in_words() -> None:
    ratio = next(q for q in NEWER.questions if q.inputs)
    figures = Answer(inputs={each.key: Decimal(3) for each in ratio.inputs})
    mapped = pair(NEWER, NEWER, {"PM.MP.1.a": Answer("Ya"), ratio.code: figures})
    words = {each.old.code: each.words for each in mapped.pairs}
    assert words["PM.MP.1.a"].startswith("Ya – ")
    assert words[ratio.code].endswith(": 3")


def test_points_are_compared_by_the_new_indicator() -> None:
    mapped = pair(FORMER, NEWER, {})
    before = {q.code: Fraction(0) for q in FORMER.questions} | {
        "PU.MP.1.a": Fraction(1, 2)
    }
    after = {q.code: Fraction(0) for q in NEWER.questions} | {
        "PM.MP.1.a": Fraction(1, 4),
        mapped.only_new[0].code: Fraction(1),
    }
    found = {each.code: each for each in shifts(mapped, NEWER, before, after)}
    assert found["PM.MP.1"].change == Fraction(-1, 4)
    assert sum(each.change for each in found.values()) == Fraction(3, 4)


# --- the act --------------------------------------------------------------------------


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def old(people: Team) -> Lke:
    found = opened(people.citra, 2020, OLD)
    answered(found, people.citra, PU_MP_1_a="Ya", PU_MP_2_c="Ya", PU_MP_2_a="Ya")
    proven(found, people.citra, "PU.MP.1.a", happened_on=date(2020, 5, 1))
    return found


@pytest.fixture
def new(people: Team) -> Lke:
    return opened(people.citra)


@pytest.mark.django_db
def test_answers_notes_and_proofs_are_carried_once(
    people: Team, old: Lke, new: Lke
) -> None:
    answered(new, people.citra, PM_MP_2_a="Tidak")
    found = actions.carry_answers(old, new, by=people.citra, at=AT)
    stored = {row.code: row for row in Stored.objects.filter(lke=new)}
    assert stored["PM.MP.1.a"].value == "Ya"
    assert stored["PM.MP.2.a"].value == "Tidak"  # stood already
    assert stored["PM.MP.2.c"].value == ""
    assert stored["PM.MP.2.c"].note.startswith(f"Jawaban pada {old.title}: Ya – ")
    assert EvidenceUse.objects.get(lke=new).code == "PM.MP.1.a"
    assert (found.answered, found.proofs, len(found.unlike)) == (1, 1, 1)
    assert found.after == queries.worksheet(new).score().total.score > found.now
    assert Standing.objects.get(lke=new).total == round(found.after, 2)
    entry = Entry.objects.get(verb="assessment.answers_carried")
    assert (entry.detail["from"], entry.detail["answers"]) == (old.pk, 1)

    again = actions.carry_answers(old, new, by=people.citra, at=AT)
    assert again.brought == ()
    assert Stored.objects.filter(lke=new).count() == 3


@pytest.mark.django_db
def test_a_proof_goes_along_where_the_answer_stands_already(
    people: Team, old: Lke, new: Lke
) -> None:
    answered(new, people.citra, PM_MP_1_a="Tidak")

    found = actions.carry_answers(old, new, by=people.citra, at=AT)

    assert found.proofs == 1
    assert Stored.objects.get(lke=new, code="PM.MP.1.a").value == "Tidak"


@pytest.mark.django_db
def test_a_note_goes_along_with_its_answer(people: Team, old: Lke, new: Lke) -> None:
    actions.answer_question(
        queries.worksheet(old),
        "PU.MP.1.b",
        actions.Reply(note="Sedang disusun"),
        version=0,
        by=people.citra,
        at=AT,
    )
    actions.carry_answers(old, new, by=people.citra, at=AT)
    row = Stored.objects.get(lke=new, code="PM.MP.1.b")
    assert (row.value, row.note) == ("", "Sedang disusun")


@pytest.mark.django_db
def test_who_carries_and_from_where(people: Team, old: Lke, new: Lke) -> None:
    for other in (people.ani, people.budi, people.dewi):
        with pytest.raises(PermissionDenied):
            actions.carry_answers(old, new, by=other, at=AT)
    with pytest.raises(Refused, match="unit yang sama"):
        actions.carry_answers(new, new, by=people.citra, at=AT)
    with pytest.raises(Refused, match="unit yang sama"):
        actions.carry_answers(opened(people.dewi), new, by=people.citra, at=AT)
    assert not Stored.objects.filter(lke=new).exists()


@pytest.mark.django_db
def test_a_lead_of_one_area_carries_that_area(people: Team, old: Lke, new: Lke) -> None:
    lead = person("lia")
    Grant.objects.create(user=lead, unit=lead.unit, role=Role.ZI_LEAD, areas="PW")
    found = queries.conversion(old, new, lead)
    assert found.brought == ()
    assert found.mapped.pairs


@pytest.mark.django_db
def test_the_preview_asks_no_more_for_more(people: Team, old: Lke, new: Lke) -> None:
    few = _count(people, old, new)
    answered(old, people.citra, PU_MP_1_b="A", PU_TT_1_a="A")
    proven(old, people.citra, "PU.MP.1.b", "PU.TT.1.a")
    assert _count(people, old, new) == few


def _count(people: Team, old: Lke, new: Lke) -> int:
    with CaptureQueriesContext(connection) as found:
        queries.conversion(old, new, people.citra)
    return len(found)


# --- the page -------------------------------------------------------------------------


def url(lke: Lke) -> str:
    return reverse("assessment:answers_carry", args=[lke.pk])


def _all(words: Iterable[str], page: str) -> bool:
    return all(each in page for each in words)


@pytest.mark.django_db
def test_the_preview_then_the_act(people: Team, old: Lke, new: Lke) -> None:
    client = as_(people.citra)
    page = client.get(url(new)).text
    assert _all(("2 jawaban", "1 pemakaian bukti", "Perlu dijawab kembali"), page)
    assert _all((old.title, "PM.MP.1 ", "Baru di lembar kerja ini"), page)
    assert not Stored.objects.filter(lke=new).exists()
    response = client.post(url(new), {"dari": old.pk})
    assert response.status_code == 302
    assert Stored.objects.get(lke=new, code="PM.MP.1.a").value == "Ya"
    assert "Tidak ada lagi yang dapat dibawa" in client.get(url(new)).text
    for other in (new.pk, "x", ""):
        assert client.post(url(new), {"dari": other}).status_code == 404
    assert (
        url(new)
        in client.get(
            reverse("assessment:worksheet_view", args=[new.pk]), follow=True
        ).text
    )


@pytest.mark.django_db
def test_a_worksheet_without_an_earlier_one(people: Team, old: Lke, new: Lke) -> None:
    client = as_(people.citra)
    assert "Belum ada lembar kerja lain" in client.get(url(old)).text
    assert list(earlier(new, people.citra)) == [old]
    chosen = client.get(url(new), {"dari": "999"})  # no such worksheet: the latest
    assert chosen.context["old"] == old


@pytest.mark.django_db
def test_outsiders_find_nothing(people: Team, old: Lke, new: Lke) -> None:
    assert as_(people.dewi).get(url(new)).status_code == 404
    assert as_(people.dewi).post(url(new), {"dari": old.pk}).status_code == 404
    for user in (people.ani, people.budi):
        assert as_(user).get(url(new)).status_code == 403
    overseer = person("pemantau", Role.OVERSEER, unit=ministry())
    Grant.objects.create(user=overseer, unit=people.dewi.unit, role=Role.ZI_LEAD)
    assert as_(overseer).get(url(new)).status_code == 403
