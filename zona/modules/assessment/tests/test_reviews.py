"""Rounds of assessment: flow, marks beside the unit's, locks, findings, strangers."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.agenda import agenda_for
from zona.core.facts import Period, read
from zona.core.people.models import User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.assessment import actions, queries
from zona.modules.assessment.models import Answer, Finding, Lke, Review, ReviewTeam
from zona.modules.assessment.rules.reviewing import (
    REVIEW_FLOW,
    TURN,
    Place,
    Severity,
    Stage,
    acts_as,
    changed,
    ruling,
)
from zona.modules.assessment.tests.desk import CODE, HTMX, answer_url, area, as_
from zona.modules.assessment.tests.team import AT, Team, answered, opened, proven, team

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Bench:
    """The unit's people, and those of the inspectorate."""

    unit: Team
    chief: User
    member: User
    lead: User
    controller: User
    outsider: User
    team: ReviewTeam
    lke: Lke


@pytest.fixture
def bench() -> Bench:
    people = team()
    top = ministry()
    chief = person("inspektur", Role.HEAD, unit=top)
    seats = {place: person(place, Role.INTERNAL_ASSESSOR, unit=top) for place in Place}
    outsider = person("lain", Role.INTERNAL_ASSESSOR, unit=top)
    made = actions.form_team(unit=top, stage=Stage.TPI, title="Tim I", by=chief, at=AT)
    for place, user in seats.items():
        actions.seat_member(made, user=user, place=place, by=chief, at=AT)
    actions.assign_unit(made, unit=people.ani.unit, by=chief, at=AT)
    lke = opened(people.citra)
    answered(lke, people.citra, PM_PW_1_a="A")
    proven(lke, people.citra, CODE)
    return Bench(
        people,
        chief,
        seats[Place.ANGGOTA],
        seats[Place.KETUA],
        seats[Place.PENGENDALI_TEKNIS],
        outsider,
        made,
        lke,
    )


def handed_in(bench: Bench) -> Review:
    review = actions.open_review(bench.lke, bench.team, by=bench.member, at=AT)
    actions.move_review(review, "submit", by=bench.unit.citra, at=AT)
    review.refresh_from_db()
    return review


def mark(
    review: Review, by: User, value: str, version: int = 0, code: str = CODE
) -> None:
    reply = actions.Reply(value=value, note="Belum berkala")
    actions.give_mark(review, code, reply, version=version, by=by, at=AT)


def finding(review: Review, by: User) -> Finding:
    return actions.add_finding(
        review,
        CODE,
        text="Kampanye hanya sekali",
        improvement="Jadwalkan tiap triwulan",
        severity=Severity.SEDANG,
        by=by,
        at=AT,
    )


def released(bench: Bench) -> Review:
    review = handed_in(bench)
    mark(review, bench.member, "B")
    finding(review, bench.member)
    for verb, by in (
        ("score", bench.member),
        ("check", bench.lead),
        ("release", bench.controller),
    ):
        actions.move_review(review, verb, by=by, at=AT)
    review.refresh_from_db()
    return review


def replied(bench: Bench) -> Review:
    review = released(bench)
    [each] = review.findings.all()
    actions.reply_finding(each, reply="Sudah", by=bench.unit.ani, at=AT)
    actions.move_review(review, "reply", by=bench.unit.citra, at=AT)
    return review


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


# --- pages ------------------------------------------------------------------------------


def page_of(review: Review, name: str, *more: object) -> str:
    return reverse(f"assessment:{name}", args=[review.pk, *more])


def test_the_assessor_scores_on_the_page(bench: Bench) -> None:
    client = as_(bench.member)
    opening = reverse("assessment:review_new", args=[bench.lke.pk, bench.team.pk])
    assert "Buka putaran" in client.get(reverse("assessment:review_list")).text
    assert client.post(opening).status_code == 302
    review = Review.objects.get()
    unit = as_(bench.unit.citra)
    assert unit.post(page_of(review, "review_move", "submit")).status_code == 302

    page = client.get(page_of(review, "review_area", "PW"))
    assert "Jawaban unit" in page.text
    assert "Keputusan tim" in page.text
    saving = page_of(review, "review_mark", CODE)
    saved = client.post(saving, {"value": "B", "version": 0}, headers=HTMX)
    assert "Dinilai" in saved.text
    assert client.post(saving, {"value": "Z", "version": 1}).status_code == 422
    assert client.post(saving, {"value": "A", "version": 1}).status_code == 302
    assert client.get(saving).status_code == 302
    wrong = client.post(page_of(review, "finding_new", CODE), {"text": "Temuan satu"})
    assert "Temuan satu" in wrong.text
    said = {"text": "Kurang", "improvement": "Tambah", "severity": "berat"}
    assert client.post(page_of(review, "finding_new", CODE), said).status_code == 302
    for wanted in ("belum", "berbeda", "berubah"):
        shown = client.get(page_of(review, "review_area", "PW"), {"tampil": wanted})
        assert shown.status_code == 200
    assert client.get(page_of(review, "review_area", "XX")).status_code == 404
    assert agenda_for(bench.member, localdate())


def test_the_unit_replies_and_all_compare_and_print(bench: Bench) -> None:
    review = released(bench)
    each = review.findings.get()
    unit = as_(bench.unit.citra)

    replying = reverse("assessment:finding_reply", args=[each.pk])
    assert "Jadwalkan" in unit.get(replying).text
    assert unit.post(replying, {"reply": "Sudah dijadwalkan"}).status_code == 302
    assert "Sudah dijadwalkan" in unit.get(page_of(review, "review_view")).text
    assert any("tanggapan" in t.title for t in agenda_for(bench.unit.citra, AT.date()))
    unit.post(page_of(review, "review_move", "reply"))
    settling = reverse("assessment:finding_settle", args=[each.pk])
    assert as_(bench.lead).post(settling).status_code == 302

    compared = unit.get(page_of(review, "review_compare")).text
    assert "Kampanye hanya sekali" in compared
    assert "0,38" in compared
    pdf = unit.get(page_of(review, "review_paper", "pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert unit.get(page_of(review, "review_paper", "docx")).content[:2] == b"PK"
    assert unit.get(page_of(review, "review_paper", "odt")).status_code == 404


def test_the_chief_forms_a_team_and_an_assessor_declares(bench: Bench) -> None:
    chief, listing = as_(bench.chief), reverse("assessment:team_list")
    said = {"unit": bench.team.unit_id, "stage": "tpn", "title": "Tim N"}
    assert chief.post(listing, said).status_code == 302
    assert "Tim dengan nama itu" in chief.post(listing, said).text
    viewing = reverse("assessment:team_view", args=[bench.team.pk])
    seat = {"user": bench.outsider.pk, "place": "anggota"}
    assert chief.post(viewing, seat).status_code == 302
    assert "sudah menjadi anggota" in chief.post(viewing, seat).text
    assert chief.post(viewing, {"unit": bench.unit.dewi.unit_id}).status_code == 302
    seated = bench.team.members.get(user=bench.outsider)
    out = reverse("assessment:team_unseat", args=[seated.pk])
    assert chief.post(out).status_code == 302
    declaring = reverse("assessment:conflict_new")
    words = {"unit": bench.lke.unit_id, "reason": "Pernah bertugas"}
    client = as_(bench.member)
    assert client.post(declaring, words).status_code == 302
    assert "sudah ada" in client.post(declaring, words).text
    assert "Pernah bertugas" in chief.get(viewing).text
    assert as_(bench.member).get(listing).status_code == 403


def test_strangers_see_nothing(bench: Bench) -> None:
    review = released(bench)
    each = review.findings.get()
    urls = [
        page_of(review, "review_view"),
        page_of(review, "review_area", "PW"),
        page_of(review, "review_compare"),
        page_of(review, "review_paper", "pdf"),
        page_of(review, "review_move", "close"),
        reverse("assessment:finding_reply", args=[each.pk]),
        page_of(review, "finding_new", CODE),
        page_of(review, "review_mark", CODE),
        reverse("assessment:team_view", args=[bench.team.pk]),
    ]

    for who, url in product((bench.outsider, bench.unit.dewi), urls):
        assert as_(who).get(url).status_code in {403, 404}, url
    assert as_(bench.unit.dewi).get(urls[0]).status_code == 404
    assert as_(bench.outsider).get(urls[0]).status_code == 404


def test_the_unit_does_not_look_over_the_teams_shoulder(bench: Bench) -> None:
    review = handed_in(bench)

    assert as_(bench.unit.citra).get(page_of(review, "review_view")).status_code == 404
    assert as_(bench.unit.citra).get(area(bench.lke)).status_code == 200


# --- facts ------------------------------------------------------------------------------


def test_open_findings_and_the_given_score_are_facts(bench: Bench) -> None:
    period = Period.year(2021)
    unit = bench.lke.unit_id
    before = read("assessment.findings_count", unit, period)
    assert before
    assert before.value == 0
    nothing = read("assessment.reviewed_score", unit, period)
    assert nothing
    assert nothing.value is None

    released(bench)

    after = read("assessment.findings_count", unit, period)
    assert after
    assert after.table
    assert after.value == 1
    assert after.table.rows[0][2] == "Kampanye hanya sekali"
    given = read("assessment.reviewed_score", unit, period)
    assert given
    assert given.value == Decimal("0.38")
