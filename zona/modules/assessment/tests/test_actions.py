"""Writes: what they keep, what they refuse, what they put on record."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zona.core.audit.models import Entry
from zona.core.refused import Refused
from zona.modules.assessment import actions, queries
from zona.modules.assessment.actions import Conflict, Reply
from zona.modules.assessment.models import (
    Answer,
    BlankPolicy,
    Instrument,
    Lke,
    Predicate,
    Stance,
    ZeroPolicy,
)
from zona.modules.assessment.rules import InstrumentError, shipped
from zona.modules.assessment.tests.team import AT, NEW, Team, opened, team

pytestmark = pytest.mark.django_db

CODE = "PM.PW.1.a"
RATIO = "RF.PW.2.a"


@pytest.fixture
def people() -> Team:
    return team()


@pytest.fixture
def lke(people: Team) -> Lke:
    return opened(people.citra)


def last() -> Entry:
    entry = Entry.objects.order_by("-pk").first()
    assert entry
    return entry


def reply(
    lke: Lke, people: Team, said: Reply, version: int = 0, code: str = CODE
) -> Any:
    sheet = queries.worksheet(lke)
    return actions.answer_question(
        sheet, code, said, version=version, by=people.ani, at=AT
    )


# --- instruments and worksheets -----------------------------------------------------


def test_shipped_instruments_are_kept_once(people: Team) -> None:
    again = actions.publish_shipped(by=None, at=AT)

    assert len(again) == Instrument.objects.count() == 2


def test_an_unused_instrument_may_be_published_anew(people: Team) -> None:
    text = shipped.instrument_text(NEW) + "\n# ejaan\n"

    published = actions.publish_instrument(text, by=people.citra, at=AT)

    assert published.content == text
    assert last().verb == "assessment.instrument_published"


def test_a_used_instrument_never_changes(people: Team, lke: Lke) -> None:
    with pytest.raises(Refused, match="sudah dipakai"):
        actions.publish_instrument(
            shipped.instrument_text(NEW) + "\n", by=people.citra, at=AT
        )

    assert Instrument.objects.get(code=NEW).content == shipped.instrument_text(NEW)


def test_a_faulty_instrument_is_not_kept(people: Team) -> None:
    with pytest.raises(InstrumentError):
        actions.publish_instrument("schema: lain", by=people.citra, at=AT)

    assert Instrument.objects.count() == 2


def test_a_unit_opens_a_worksheet_once_per_period(people: Team, lke: Lke) -> None:
    with pytest.raises(ValidationError, match="sudah punya LKE"):
        opened(people.citra)


def test_policies_are_recorded_before_and_after(people: Team, lke: Lke) -> None:
    actions.set_policies(
        lke,
        blank_policy=BlankPolicy.EXCLUDE,
        zero_policy=ZeroPolicy.FULL,
        predicate=Predicate.WBK,
        by=people.citra,
        at=AT,
    )

    lke.refresh_from_db()
    assert (lke.blank_policy, lke.zero_policy) == ("exclude", "full")
    assert last().detail["before"] == {"blank": "zero", "zero": "exclude", "held": ""}


# --- answers ------------------------------------------------------------------------


def test_an_answer_moves_the_score_and_is_on_record(people: Team, lke: Lke) -> None:
    sheet = reply(lke, people, Reply(value="A", note="Spanduk terpasang."))

    assert sheet.score().node(CODE).score == Decimal("0.75")
    assert sheet.version(CODE) == 1
    entry = last()
    assert (entry.verb, entry.by, entry.detail["before"]) == (
        "assessment.answered",
        people.ani,
        None,
    )
    assert entry.detail["after"]["value"] == "A"


def test_figures_keep_every_digit(people: Team, lke: Lke) -> None:
    inputs = {"harus": Decimal(10), "proses": Decimal(3), "selesai": Decimal(7)}

    sheet = reply(lke, people, Reply(inputs=inputs), code=RATIO)

    assert Answer.objects.get().inputs == {"harus": "10", "proses": "3", "selesai": "7"}
    assert sheet.score().node(RATIO).percent == 70


def test_saving_takes_five_queries_whatever_is_answered(people: Team, lke: Lke) -> None:
    counts = []
    for version, value in enumerate("ABC"):
        sheet = queries.worksheet(lke)
        with CaptureQueriesContext(connection) as found:
            actions.answer_question(
                sheet, CODE, Reply(value=value), version=version, by=people.ani, at=AT
            )
        statements = (query["sql"].split()[0] for query in found)
        counts.append(
            sum(word in {"SELECT", "INSERT", "UPDATE"} for word in statements)
        )

    assert counts[1:] == [5, 5]


def test_the_same_answer_again_changes_nothing(people: Team, lke: Lke) -> None:
    reply(lke, people, Reply(value="A"))
    before = Entry.objects.count()

    sheet = reply(lke, people, Reply(value="A"), version=0)

    assert sheet.version(CODE) == 1
    assert Entry.objects.count() == before


def test_a_colleagues_newer_answer_is_not_overwritten(people: Team, lke: Lke) -> None:
    reply(lke, people, Reply(value="A"))

    with pytest.raises(Conflict) as caught:
        reply(lke, people, Reply(value="B"), version=0)

    assert caught.value.current.value == "A"
    assert Answer.objects.get().value == "A"


def test_two_first_answers_at_once_leave_one(people: Team, lke: Lke) -> None:
    blank = queries.worksheet(lke)
    reply(lke, people, Reply(value="A"))

    with pytest.raises(Conflict) as caught:
        actions.answer_question(
            blank, CODE, Reply(value="B"), version=0, by=people.citra, at=AT
        )

    assert caught.value.current.value == "A"
    assert Entry.objects.filter(verb="assessment.answered").count() == 1


def test_two_later_answers_at_once_leave_one(people: Team, lke: Lke) -> None:
    reply(lke, people, Reply(value="A"))
    seen = queries.worksheet(lke)
    reply(lke, people, Reply(value="B"), version=1)

    with pytest.raises(Conflict) as caught:
        actions.answer_question(
            seen, CODE, Reply(value="C"), version=1, by=people.citra, at=AT
        )

    assert (caught.value.current.value, caught.value.current.version) == ("B", 2)


def test_another_areas_question_is_not_his(people: Team, lke: Lke) -> None:
    with pytest.raises(PermissionDenied):
        reply(lke, people, Reply(value="Ya"), code="PM.MP.1.a")


def test_the_outcome_belongs_to_who_works_on_all_areas(people: Team, lke: Lke) -> None:
    said = Reply(inputs={"indeks": Decimal("3.6")})

    with pytest.raises(PermissionDenied):
        reply(lke, people, said, code="HS.BA.a")
    actions.answer_question(
        queries.worksheet(lke), "HS.BA.a", said, version=0, by=people.citra, at=AT
    )

    assert Answer.objects.get().inputs == {"indeks": "3.6"}


def test_an_unknown_question_is_refused(people: Team, lke: Lke) -> None:
    with pytest.raises(Refused, match=r"XX\.1"):
        reply(lke, people, Reply(value="A"), code="XX.1")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (CODE, Reply(value="Z")),
        (RATIO, Reply(inputs={"harus": Decimal(-1), "selesai": Decimal(0)})),
        (RATIO, Reply(inputs={"harus": Decimal(4)})),
    ],
)
def test_what_is_no_answer_is_not_kept(
    people: Team, lke: Lke, code: str, said: Reply
) -> None:
    with pytest.raises(ValidationError):
        reply(lke, people, said, code=code)

    assert not Answer.objects.exists()


def test_contradicting_the_system_needs_a_reason(people: Team, lke: Lke) -> None:
    said = Reply(value="A", stance=Stance.CONTRADICTED, suggested="C – Belum", note=" ")

    with pytest.raises(ValidationError) as caught:
        reply(lke, people, said)
    reply(
        lke, people, Reply(value="A", stance=Stance.CONTRADICTED, note="Ada spanduk.")
    )

    assert "note" in caught.value.message_dict
    assert Answer.objects.get().stance == Stance.CONTRADICTED
