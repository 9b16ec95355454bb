"""Rounds of assessment: flow, marks beside the unit's, locks, findings, strangers."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from zona.core.people.models import User
from zona.core.people.tests.people import person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Answer, Review
from zona.modules.assessment.rules.reviewing import (
    REVIEW_FLOW,
    TURN,
    Place,
    Stage,
    acts_as,
    changed,
    ruling,
)
from zona.modules.assessment.tests.desk import CODE, HTMX, answer_url, as_
from zona.modules.assessment.tests.inspectorate import (
    Bench,
    handed_in,
    made_bench,
    mark,
    released,
    replied,
)
from zona.modules.assessment.tests.team import AT, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return made_bench()


# --- rules ------------------------------------------------------------------------------


def test_the_flow_has_no_dead_end_and_no_state_out_of_reach() -> None:
    assert REVIEW_FLOW.problems() == ()
    assert [state.code for state in REVIEW_FLOW.ends()] == ["ditutup"]


@pytest.mark.parametrize(
    ("state", "place"), list(product([s.code for s in REVIEW_FLOW.states], Place))
)
def test_only_the_place_whose_turn_it_is_acts(state: str, place: Place) -> None:
    full = {1: Place.ANGGOTA, 2: Place.KETUA, 3: Place.PENGENDALI_TEKNIS}
    [who] = [key for key, value in full.items() if value == place]

    assert (acts_as(state, full, who) == place) == (TURN.get(state) == place)
    assert acts_as(state, full, 9) is None
    assert acts_as(state, {9: "lain"}, 9) == TURN.get(state)  # vacant: stand in


def test_the_last_who_spoke_rules_and_the_national_team_over_the_internal() -> None:
    assert ruling({}) is None
    assert ruling({Place.KETUA: 1, Place.ANGGOTA: 2}) == Place.KETUA
    assert ruling({Stage.TPN: 1, Stage.TPI: 2}) == Stage.TPN


def test_an_answer_or_its_evidence_that_differs_is_changed() -> None:
    old = {"answers": {"a": 1, "b": 1}, "evidence": {"c": [1]}}

    assert changed(old, old) == frozenset()
    assert changed(old, {"answers": {"a": 2, "b": 1}}) == {"a", "c"}


# --- the round --------------------------------------------------------------------------


def test_the_team_scores_beside_the_unit_and_every_place_keeps_its_value(
    bench: Bench,
) -> None:
    review = handed_in(bench)
    mark(review, bench.member, "B")
    actions.move_review(review, "score", by=bench.member, at=AT)
    mark(review, bench.lead, "C")

    found = queries.review_round(Review.objects.get(pk=review.pk))
    given = {place: row.value for place, row in found.given[CODE].items()}
    assert given == {Place.ANGGOTA: "B", Place.KETUA: "C"}
    assert Answer.objects.get(lke=bench.lke, code=CODE).value == "A"
    assert found.score().total.score < found.unit_sheet.score().total.score


def test_what_the_team_has_not_scored_is_not_taken_from_the_unit(bench: Bench) -> None:
    found = queries.review_round(handed_in(bench))

    assert found.score().total.points == 0
    assert found.unmarked() == [CODE]
    with pytest.raises(Refused, match="belum dinilai"):
        actions.move_review(found.review, "score", by=bench.member, at=AT)


def test_a_locked_sheet_refuses_answers_and_evidence_also_from_a_stale_page(
    bench: Bench,
) -> None:
    client, ani = as_(bench.unit.ani), bench.unit.ani
    review = handed_in(bench)
    bench.lke.refresh_from_db()
    use = bench.lke.evidence_uses.get()

    page = client.post(
        answer_url(bench.lke), {"value": "B", "version": 1}, headers=HTMX
    )

    assert page.status_code == 409
    assert "LKE sedang dinilai" in page.text
    with pytest.raises(Refused):
        actions.release_evidence(use, by=ani, at=AT)
    proof = actions.Proof(
        title="Lain",
        kind=use.evidence.kind,  # type: ignore[arg-type]  # the column's own word
        shows="x",
        happened_on=use.evidence.happened_on,
        received_on=use.evidence.received_on,
    )
    with pytest.raises(Refused):
        actions.edit_evidence(use.evidence, proof=proof, by=ani, at=AT)
    assert review.snapshot["answers"][CODE]["value"] == "A"
    assert [each["title"] for each in review.snapshot["evidence"][CODE]]
    assert len(review.sha256) == 64


def test_a_released_sheet_may_be_mended_again(bench: Bench) -> None:
    released(bench)
    bench.lke.refresh_from_db()

    sheet = queries.worksheet(bench.lke)
    reply = actions.Reply(value="B")
    after = actions.answer_question(
        sheet, CODE, reply, version=1, by=bench.unit.ani, at=AT
    )

    assert after.version(CODE) == 2


def test_a_return_needs_its_reason_and_goes_back_a_level(bench: Bench) -> None:
    review = handed_in(bench)
    mark(review, bench.member, "B")
    actions.move_review(review, "score", by=bench.member, at=AT)

    with pytest.raises(Refused, match="alasan"):
        actions.move_review(review, "return", by=bench.lead, at=AT)
    actions.move_review(review, "return", note="Lengkapi", by=bench.lead, at=AT)

    review.refresh_from_db()
    assert (review.state, review.return_reason) == ("dinilai", "Lengkapi")


def test_wrong_marks_are_refused(bench: Bench) -> None:
    review = handed_in(bench)

    with pytest.raises(ValidationError):
        mark(review, bench.member, "Z")
    with pytest.raises(Refused, match="tidak ada"):
        mark(review, bench.member, "A", code="XX")
    mark(review, bench.member, "B")
    with pytest.raises(Refused, match="rekan"):
        mark(review, bench.member, "A", version=0)
    for stranger in (bench.lead, bench.outsider, bench.unit.citra):
        with pytest.raises(PermissionDenied):
            mark(review, stranger, "A")
    actions.declare_conflict(
        user=bench.member, unit=bench.lke.unit, reason="Saudara", by=bench.member, at=AT
    )
    with pytest.raises(Refused, match="benturan"):
        mark(review, bench.member, "A", version=1)


def test_a_mark_after_release_is_refused(bench: Bench) -> None:
    with pytest.raises(Refused, match="sedang tidak dinilai"):
        mark(released(bench), bench.member, "A", version=1)


def test_the_unit_replies_to_all_and_the_lead_settles_and_closes(bench: Bench) -> None:
    review = released(bench)
    [each] = review.findings.all()
    with pytest.raises(Refused, match="belum ditanggapi"):
        actions.move_review(review, "reply", by=bench.unit.citra, at=AT)
    with pytest.raises(PermissionDenied):
        actions.reply_finding(each, reply="x", by=bench.unit.dewi, at=AT)
    with pytest.raises(Refused, match="tuntas setelah"):
        actions.settle_finding(each, by=bench.lead, at=AT)
    actions.reply_finding(each, reply="Sudah", by=bench.unit.ani, at=AT)
    actions.move_review(review, "reply", by=bench.unit.citra, at=AT)
    with pytest.raises(Refused, match="menunggu tanggapan"):
        actions.reply_finding(each, reply="Lagi", by=bench.unit.ani, at=AT)
    with pytest.raises(PermissionDenied):
        actions.settle_finding(each, by=bench.member, at=AT)

    actions.settle_finding(each, by=bench.lead, at=AT)
    actions.move_review(review, "close", by=bench.lead, at=AT)

    review.refresh_from_db()
    each.refresh_from_db()
    assert (review.state, each.is_settled) == ("ditutup", True)


@pytest.mark.parametrize("is_settled", [True, False])
def test_the_next_round_brings_only_what_is_unsettled(
    bench: Bench, is_settled: bool
) -> None:
    review = replied(bench)
    if is_settled:
        actions.settle_finding(review.findings.get(), by=bench.lead, at=AT)
    actions.move_review(review, "close", by=bench.lead, at=AT)

    second = handed_in(bench)

    found = queries.review_round(second)
    assert second.number == 2
    assert len(found.findings) == (0 if is_settled else 1)
    assert found.unmarked() == ([] if is_settled else [CODE])
    assert found.changed == frozenset()


def test_one_round_at_a_time_and_only_by_the_assigned_team(bench: Bench) -> None:
    with pytest.raises(PermissionDenied):
        actions.open_review(bench.lke, bench.team, by=bench.outsider, at=AT)
    other = opened(bench.unit.dewi)
    with pytest.raises(PermissionDenied):
        actions.open_review(other, bench.team, by=bench.member, at=AT)
    handed_in(bench)
    with pytest.raises(Refused, match="belum ditutup"):
        actions.open_review(bench.lke, bench.team, by=bench.member, at=AT)


def test_who_is_partial_opens_nothing(bench: Bench) -> None:
    actions.declare_conflict(
        user=bench.member, unit=bench.lke.unit, reason="Saudara", by=bench.chief, at=AT
    )

    with pytest.raises(Refused, match="Saudara"):
        actions.open_review(bench.lke, bench.team, by=bench.member, at=AT)


# --- teams ------------------------------------------------------------------------------


def test_conflicts_of_interest_are_refused(bench: Bench) -> None:
    own = person("sendiri", Role.INTERNAL_ASSESSOR, unit=satker())
    top, place = bench.team.unit, Place.ANGGOTA
    with pytest.raises(Refused, match="peran penilai"):
        actions.seat_member(bench.team, user=own, place=place, by=bench.chief, at=AT)
    own.grants.update(unit=top)
    own = User.objects.get(pk=own.pk)
    with pytest.raises(Refused, match="berasal dari"):
        actions.seat_member(bench.team, user=own, place=place, by=bench.chief, at=AT)
    with pytest.raises(Refused, match="di bawah"):
        actions.assign_unit(bench.team, unit=top, by=bench.chief, at=AT)
    with pytest.raises(PermissionDenied):
        actions.form_team(unit=top, stage=Stage.TPI, title="x", by=bench.member, at=AT)
    with pytest.raises(PermissionDenied):
        actions.declare_conflict(
            user=own, unit=top, reason="x", by=bench.unit.citra, at=AT
        )


def test_a_member_may_be_taken_out(bench: Bench) -> None:
    actions.unseat_member(
        bench.team.members.get(user=bench.member), by=bench.chief, at=AT
    )

    assert bench.team.members.count() == 2


def test_a_step_is_taken_only_by_who_sits_in_the_team() -> None:
    bench = made_bench()
    review = handed_in(bench)
    mark(review, bench.member, "B")

    with pytest.raises(PermissionDenied):
        actions.move_review(review, "score", by=bench.outsider, at=AT)
    with pytest.raises(PermissionDenied):
        actions.move_review(review, "score", by=bench.unit.citra, at=AT)
