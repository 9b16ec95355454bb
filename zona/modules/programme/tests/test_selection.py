"""Choosing the team: procedure, candidates, result, decree, replacement."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from zona.core.documents import pdf
from zona.core.facts import Period
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.refused import Refused
from zona.core.roles import Role
from zona.modules.programme import actions, documents, facts
from zona.modules.programme.models import Team
from zona.modules.programme.rules import TeamRole
from zona.modules.programme.tests.choosing import (
    AT,
    DAY,
    candidate,
    decided,
    procedure,
    selection,
)
from zona.modules.programme.tests.records import at, head, lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def budi() -> User:
    return lead()


@pytest.fixture
def citra() -> User:
    return head()


@pytest.fixture
def eka() -> User:
    return person("eka", Role.EMPLOYEE)


def words(content: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(text.split())


def decree(of: object, by: User) -> Team:
    return actions.decree_selection(
        of,  # type: ignore[arg-type]  # a selection of this test
        number="4/2021",
        title="Tim ZI",
        decided_on=date(2021, 1, 18),
        from_on=date(2021, 1, 18),
        by=by,
        at=at(2021, 1, 18),
    )


def test_a_procedure_starts_with_criteria_that_add_up(budi: User) -> None:
    made = procedure(budi)

    assert sum(each.weight for each in made.weights()) == 100
    assert str(made) == "Tata cara seleksi"


def test_a_procedure_is_approved_only_when_its_weights_add_up(
    budi: User, citra: User
) -> None:
    made = procedure(budi)
    extra = actions.add_criterion(made, name="Wawancara", weight=10, by=budi, at=AT)
    assert str(extra) == "Wawancara"

    with pytest.raises(Refused, match="110"):
        actions.approve_procedure(made, number="1", approved_on=DAY, by=citra, at=AT)
    actions.edit_criterion(extra, name="Wawancara", weight=20, by=budi, at=AT)
    actions.remove_criterion(extra, by=budi, at=AT)
    with pytest.raises(ValidationError, match="belum tiba"):
        actions.approve_procedure(
            made, number="1", approved_on=date(2021, 1, 12), by=citra, at=AT
        )
    actions.approve_procedure(made, number="1", approved_on=DAY, by=citra, at=AT)

    made.refresh_from_db()
    assert made.is_approved


def test_an_approved_procedure_stands_as_it_is(budi: User, citra: User) -> None:
    made = procedure(budi, citra)
    made.refresh_from_db()

    with pytest.raises(Refused, match="sudah disahkan"):
        actions.add_criterion(made, name="Lain", weight=1, by=budi, at=AT)


def test_a_selection_needs_a_procedure_approved_before(budi: User, citra: User) -> None:
    draft = procedure(budi)
    with pytest.raises(Refused, match="belum disahkan"):
        actions.open_selection(draft, title="S", opened_on=DAY, by=budi, at=AT)
    approved = procedure(budi, citra)
    early = date(2021, 1, 8)
    with pytest.raises(Refused, match="belum disahkan"):
        actions.open_selection(approved, title="S", opened_on=early, by=budi, at=AT)


def test_nobody_scores_himself(budi: User, citra: User) -> None:
    of = selection(budi, citra)

    with pytest.raises(Refused, match="diri sendiri"):
        candidate(of, budi, budi)


def test_a_criterion_left_blank_stays_unscored(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    one = candidate(of, budi, eka, score=None)
    [first, *rest] = of.procedure.criteria.order_by("pk")

    scores = {first.pk: 80, **dict.fromkeys([each.pk for each in rest])}
    actions.score_candidate(one, scores=scores, by=budi, at=AT)

    assert one.verdict(of.procedure.weights()).missing == len(rest)


def test_only_a_fully_scored_candidate_who_is_not_out_is_chosen(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    bare = candidate(of, budi, eka, score=None)
    out = candidate(of, budi, citra, score=0)

    for wrong in (bare, out):
        with pytest.raises(ValidationError, match="belum dinilai lengkap atau gugur"):
            decided(of, budi, wrong)
    with pytest.raises(ValidationError, match="paling sedikit satu"):
        decided(of, budi)
    of.refresh_from_db()
    assert of.is_open


def test_a_result_before_the_opening_is_refused(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    of.opened_on = date(2021, 2, 1)
    of.save()

    with pytest.raises(ValidationError, match="Lebih awal"):
        decided(of, budi, candidate(of, budi, eka))


def test_a_decided_selection_is_closed_until_it_is_reopened(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    chosen = candidate(of, budi, eka)
    decided(of, budi, chosen)
    of.refresh_from_db()

    with pytest.raises(Refused, match="penilaian sudah ditutup"):
        actions.remove_candidate(type(chosen).objects.get(pk=chosen.pk), by=budi, at=AT)
    actions.reopen_selection(of, by=budi, at=AT)
    actions.remove_candidate(type(chosen).objects.get(pk=chosen.pk), by=budi, at=AT)

    of.refresh_from_db()
    assert of.is_open
    assert not of.candidates.exists()


def test_the_result_becomes_the_decree_and_every_member_counts_as_selected(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    chosen = candidate(of, budi, eka)
    candidate(of, budi, citra, score=70)
    decided(of, budi, chosen)
    team = decree(of, budi)

    [member] = team.members.all()
    assert member.user == eka
    fact = facts.members_selected_percent
    year = Period.year(2021)
    assert fact(team.unit_id, year).value == Decimal(100)
    actions.add_member(team, user=citra, role=TeamRole(member.role), by=budi, at=AT)
    assert fact(team.unit_id, year).value == Decimal(50)
    with pytest.raises(Refused):
        decree(of, budi)


def test_a_procedure_approved_after_the_decree_proves_nothing(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    decided(of, budi, candidate(of, budi, eka))
    team = decree(of, budi)
    of.procedure.approved_on = date(2021, 1, 19)
    of.procedure.save()

    found = facts.members_selected_percent(team.unit_id, Period.year(2021))

    assert found.value == 0


def test_papers_tell_criteria_scores_and_members(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    decided(of, budi, candidate(of, budi, eka))
    team = decree(of, budi)

    minutes = words(pdf.render(documents.selection_minutes(of)))
    draft = words(pdf.render(documents.decree_draft(team)))

    assert "Rekam jejak integritas bersih" in minutes
    assert "80,00" in minutes
    assert "Dipilih" in minutes
    assert "NOMOR 4/2021" in draft
    assert "Eka" in draft
    assert "berita acara nomor BA-1" in draft
    assert "Citra" in draft  # the head who signs


def test_a_member_leaves_and_both_stay_on_record(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    decided(of, budi, candidate(of, budi, eka))
    team = decree(of, budi)
    [leaving] = team.members.all()
    for wrong in (date(2021, 1, 18), date(2021, 1, 1)):
        with pytest.raises(ValidationError, match="masa tugasnya"):
            actions.replace_member(
                leaving, left_on=wrong, leave_reason="Mutasi", by=budi, at=AT
            )

    successor = actions.replace_member(
        leaving,
        left_on=date(2021, 7, 1),
        leave_reason="Mutasi",
        user=citra,
        by=budi,
        at=AT,
    )

    serving = team.members.serving
    assert successor
    assert successor.replaces == leaving
    assert [m.user for m in serving(date(2021, 6, 30))] == [eka]
    assert [m.user for m in serving(date(2021, 7, 1))] == [citra]
    with pytest.raises(Refused, match="sudah keluar"):
        actions.replace_member(
            leaving, left_on=date(2021, 8, 1), leave_reason="", by=budi, at=AT
        )


def test_a_member_may_leave_without_a_successor(
    budi: User, citra: User, eka: User
) -> None:
    of = selection(budi, citra)
    decided(of, budi, candidate(of, budi, eka))
    [leaving] = decree(of, budi).members.all()

    successor = actions.replace_member(
        leaving, left_on=date(2021, 7, 1), leave_reason="Pensiun", by=budi, at=AT
    )

    assert successor is None
    assert not leaving.team.members.serving(date(2021, 7, 1)).exists()
