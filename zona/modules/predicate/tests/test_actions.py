"""What people do on the way to the predicate."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from zona.core.agenda import agenda_for
from zona.core.facts import Period
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.predicate import actions, facts, queries
from zona.modules.predicate.models import Award, KknCase, Proposal
from zona.modules.predicate.rules import AwardState, Measure, Met, Predicate
from zona.modules.predicate.tests.people import (
    NOON,
    at,
    head,
    lead,
    meet_all,
    overseer,
    proof,
    proposal,
    stranger,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def budi() -> User:
    return lead()


@pytest.fixture
def citra() -> User:
    return head()


@pytest.fixture
def gita() -> User:
    return overseer()


def sign(found: Proposal, by: User, year: int = 2022) -> None:
    actions.sign_sptjm(
        found,
        signer="Citra",
        post="Kepala",
        paper=proof("sptjm.pdf"),
        by=by,
        at=at(year, 2, 1),
    )


def award(
    by: User, unit_of: User, first: date = date(2022, 1, 3), days: int = 2
) -> Award:
    return actions.record_award(
        unit=unit_of.unit,
        predicate=Predicate.WBK,
        decree_number="1/2022",
        from_on=first,
        until_on=first.replace(year=first.year + days),
        by=by,
        at=NOON,
    )


def case(by: User, unit_of: User, measure: Measure, *, leader: bool = True) -> KknCase:
    return actions.record_case(
        unit=unit_of.unit,
        known_on=date(2022, 1, 31),
        involves_leader=leader,
        explanation="Putusan 3/2022",
        measure=measure,
        by=by,
        at=NOON,
    )


def test_the_whole_way_ends_with_a_predicate(
    budi: User, citra: User, gita: User
) -> None:
    found = proposal(budi)
    meet_all(budi.unit, 2022, budi)
    actions.move_proposal(found, "complete", by=budi, at=NOON)
    actions.move_proposal(found, "return", note="Lengkapi", by=citra, at=NOON)
    actions.move_proposal(found, "complete", by=budi, at=NOON)
    sign(found, citra)
    actions.move_proposal(found, "submit", by=budi, at=at(2022, 5, 30))
    actions.move_proposal(found, "forward", by=gita, at=at(2022, 5, 31))
    for verb in ("pass", "desk", "field"):
        actions.move_proposal(found, verb, by=gita, at=at(2022, 9, 1))
    actions.award_proposal(
        found,
        decree_number="99/2022",
        from_on=date(2022, 12, 1),
        until_on=date(2024, 11, 30),
        by=gita,
        at=at(2022, 12, 2),
    )

    found.refresh_from_db()
    assert found.state == "ditetapkan"
    [statement] = found.statements.all()
    assert statement.paper is not None
    assert str(statement) == "SPTJM Usulan WBK 2022"
    [held] = found.awards.all()
    assert held.holds_on(date(2024, 11, 30))
    assert not held.holds_on(date(2024, 12, 1))
    assert facts.held(budi.unit_id, Period.year(2023)).value is True
    assert facts.held(budi.unit_id, Period.year(2024)).value is False
    assert Notice.objects.filter(recipient=citra).exists()
    assert len(queries.history(found, budi)) == 11


def test_an_unmet_or_unknown_prerequisite_holds_the_proposal(budi: User) -> None:
    found = proposal(budi)

    with pytest.raises(Refused, match=r"Opini BPK.*belum diketahui"):
        actions.move_proposal(found, "complete", by=budi, at=NOON)
    meet_all(budi.unit, 2022, budi)
    actions.check_prerequisite(
        unit=budi.unit, year=2022, key="tlhp", met=Met.BELUM, by=budi, at=NOON
    )
    with pytest.raises(Refused, match=r"hasil pemeriksaan.*belum terpenuhi"):
        actions.move_proposal(found, "complete", by=budi, at=NOON)


def test_a_met_prerequisite_needs_proof_and_the_agencys_is_not_the_units(
    budi: User,
) -> None:
    with pytest.raises(ValidationError, match="Unggah bukti"):
        actions.check_prerequisite(
            unit=budi.unit, year=2022, key="tlhp", met=Met.TERPENUHI, by=budi, at=NOON
        )
    with pytest.raises(Refused, match="tidak diisi"):
        actions.check_prerequisite(
            unit=budi.unit, year=2022, key="opini_bpk", met=Met.BELUM, by=budi, at=NOON
        )


def test_after_the_last_day_only_another_date_helps(budi: User, citra: User) -> None:
    found = proposal(budi)
    meet_all(budi.unit, 2022, budi)
    actions.move_proposal(found, "complete", by=budi, at=NOON)
    sign(found, citra)

    with pytest.raises(Refused, match="31-05-2022 sudah lewat"):
        actions.move_proposal(found, "submit", by=budi, at=at(2022, 6, 1))
    actions.set_due(found, due_on=date(2022, 6, 30), by=budi, at=at(2022, 6, 1))
    actions.move_proposal(found, "submit", by=budi, at=at(2022, 6, 1))


def test_once_filed_the_last_day_is_history(budi: User) -> None:
    found = proposal(budi)
    found.state = "diajukan_tpn"
    found.save()

    with pytest.raises(Refused, match="sudah diajukan"):
        actions.set_due(found, due_on=date(2022, 6, 30), by=budi, at=NOON)


def test_one_open_proposal_a_year(budi: User) -> None:
    proposal(budi)

    with pytest.raises(Refused, match="masih berjalan"):
        proposal(budi)


def test_who_may_not_take_a_step_is_refused(budi: User) -> None:
    found = proposal(budi)
    meet_all(budi.unit, 2022, budi)
    actions.move_proposal(found, "complete", by=budi, at=NOON)

    with pytest.raises(Refused, match="kepala unit"):
        sign(found, budi)
    with pytest.raises(Refused, match="wewenang"):
        actions.move_proposal(found, "return", by=budi, at=NOON)


def test_since_2024_the_head_of_the_agency_signs(
    budi: User, citra: User, gita: User
) -> None:
    found = proposal(budi, 2025)
    meet_all(budi.unit, 2025, budi)
    actions.move_proposal(found, "complete", by=budi, at=NOON)

    with pytest.raises(Refused, match="pimpinan instansi"):
        sign(found, citra, 2025)
    assert [m.verb for m in queries.moves_for(citra, found, date(2025, 2, 1))] == []
    sign(found, gita, 2025)
    assert found.statements.get().version_on == date(2024, 7, 15)


def test_a_leaders_case_voids_the_proposal_and_suspends(
    budi: User, citra: User, gita: User
) -> None:
    found, held = proposal(budi), award(gita, budi)
    told = case(gita, budi, Measure.DIBEKUKAN)

    found.refresh_from_db()
    held.refresh_from_db()
    assert found.state == "dibatalkan"
    assert (held.state, held.reapply_on) == (AwardState.DIBEKUKAN, None)
    assert str(told) in str(Notice.objects.filter(recipient=citra).last().title)  # type: ignore[union-attr]  # there is one
    actions.restore_award(held, reason="Tidak terbukti", by=gita, at=NOON)
    held.refresh_from_db()
    assert held.state == AwardState.BERLAKU
    with pytest.raises(Refused, match="dibekukan"):
        actions.restore_award(held, reason="Lagi", by=gita, at=NOON)


def test_after_a_revocation_two_years_must_pass(budi: User, gita: User) -> None:
    held = award(gita, budi)
    case(gita, budi, Measure.DICABUT)

    held.refresh_from_db()
    assert (held.state, held.reapply_on) == (AwardState.DICABUT, date(2024, 2, 1))
    before = queries.reasons(budi.unit, 2024, Predicate.WBK, date(2024, 1, 31))
    after = queries.reasons(budi.unit, 2024, Predicate.WBK, date(2024, 2, 1))
    assert "dicabut" in before[-1]
    assert not any("dicabut" in each for each in after)


def test_a_case_without_the_leader_leaves_the_proposal(budi: User, gita: User) -> None:
    found, held = proposal(budi), award(gita, budi)
    case(gita, budi, Measure.TANPA, leader=False)

    found.refresh_from_db()
    held.refresh_from_db()
    assert (found.state, held.state) == ("disiapkan", AwardState.BERLAKU)


def test_a_case_is_not_known_tomorrow(budi: User, gita: User) -> None:
    with pytest.raises(ValidationError, match="masa depan"):
        actions.record_case(
            unit=budi.unit,
            known_on=date(2022, 2, 2),
            involves_leader=False,
            explanation="Putusan",
            measure=Measure.TANPA,
            by=gita,
            at=NOON,
        )


def test_gates_hold_a_proposal_only_where_the_table_says_so(
    budi: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = proposal(budi)
    meet_all(budi.unit, 2022, budi)
    strict = queries.filing(date(2022, 2, 1))
    strict = replace(strict, gates_required=True)
    monkeypatch.setattr(queries, "filing", lambda on: strict)

    with pytest.raises(Refused, match="ambang"):
        actions.move_proposal(found, "complete", by=budi, at=NOON)


def test_facts_count_what_is_known(budi: User) -> None:
    year = Period.year(2022)
    assert facts.prerequisites_met_percent(budi.unit_id, year).value == 0
    assert facts.proposals_count(budi.unit_id, year).value == 0
    proposal(budi)
    meet_all(budi.unit, 2022, budi)

    assert facts.prerequisites_met_percent(budi.unit_id, year).value == 100
    assert facts.proposals_count(budi.unit_id, year).value == 1
    assert queries.share(budi.unit, date(2022, 2, 1)).held == 0


def test_the_agenda_follows_the_proposal(budi: User, citra: User, gita: User) -> None:
    day = date(2022, 2, 1)
    found = proposal(budi)

    def asked(user: User) -> list[str]:
        tasks = agenda_for(user, day)
        return [task.why for task in tasks if "Usulan" in task.title]

    assert "hari kerja lagi" in asked(budi)[0]
    assert asked(citra) == asked(stranger()) == []
    meet_all(budi.unit, 2022, budi)
    actions.move_proposal(found, "complete", by=budi, at=NOON)
    assert "tanda tangan" in asked(citra)[0]
    assert asked(gita) == []
    assert "batas sudah lewat" not in asked(citra)[0]
    award(gita, budi, date(2020, 3, 1))
    whys = [task.why for task in agenda_for(budi, day)]
    assert "Masa berlaku predikat segera berakhir" in whys


@pytest.mark.parametrize(
    ("day", "due", "left"),
    [
        (date(2022, 5, 30), date(2022, 5, 31), 1),
        (date(2022, 5, 31), date(2022, 5, 31), 0),
        (date(2022, 6, 2), date(2022, 5, 31), -1),
        (date(2022, 5, 30), date(2024, 6, 3), 525),
    ],
)
def test_the_clock_counts_working_days(
    budi: User, day: date, due: date, left: int
) -> None:
    assert queries.days_left(budi.unit, day, due) == left
