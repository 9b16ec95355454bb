"""What becomes of recommendations, and of suggestions that turn into some."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from zona.core import facts as core_facts
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.refused import Refused
from zona.modules.programme import actions, queries
from zona.modules.programme.models import Recommendation
from zona.modules.programme.rules import Origin
from zona.modules.programme.tests.records import (
    AT,
    TODAY,
    head,
    lead,
    member,
    picture,
    recommendation,
)

pytestmark = pytest.mark.django_db


def walk(row: Recommendation, *steps: tuple[str, User]) -> Recommendation:
    for verb, by in steps:
        actions.move_recommendation(row, verb, note="Sudah", by=by, at=AT)
    row.refresh_from_db()
    return row


def test_a_recommendation_is_accepted_done_and_verified_by_another() -> None:
    budi, ani = lead(), member()
    row = recommendation(budi, owner=ani)

    walk(row, ("accept", budi), ("start", ani), ("finish", ani))
    with pytest.raises(Refused, match="orang lain"):
        walk(row, ("verify", ani))
    walk(row, ("verify", budi))

    assert (row.state, row.done_by, row.verified_by) == ("diverifikasi", ani, budi)
    assert (row.followup, row.done_on) == ("Sudah", TODAY)
    assert Notice.objects.get().recipient == ani


def test_the_database_too_wants_two_people() -> None:
    budi = lead()
    row = recommendation(budi)

    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=row.pk).update(done_by=budi, verified_by=budi)


def test_what_was_handed_back_is_done_again() -> None:
    budi, ani = lead(), member()
    row = recommendation(budi, owner=ani)
    walk(row, ("accept", budi))
    actions.move_recommendation(
        row, "finish", note="Selesai", upload=picture(), by=ani, at=AT
    )

    walk(row, ("return", budi))

    assert (row.state, row.done_by, row.done_on) == ("berjalan", None, None)
    assert row.proof_file


def test_a_rejection_keeps_its_reason_and_ends_the_case() -> None:
    budi, citra = lead(), head()
    row = walk(recommendation(budi), ("reject", citra))

    assert (row.state, row.reject_reason) == ("ditolak", "Sudah")
    with pytest.raises(Refused, match="tidak dapat diubah"):
        actions.edit_recommendation(
            row,
            origin=Origin.MONEV,
            source_title="x",
            text="x",
            due_on=TODAY,
            by=budi,
            at=AT,
        )


def test_a_new_owner_is_told_and_the_same_one_is_not_told_again() -> None:
    budi, ani = lead(), member()
    row = recommendation(budi)

    for _ in range(2):
        actions.edit_recommendation(
            row,
            origin=Origin.MONEV,
            source_title="Rapat",
            text="Lengkapi",
            due_on=TODAY,
            user=ani,
            by=budi,
            at=AT,
        )

    assert Notice.objects.count() == 1


def test_numbers_run_on_and_step_over_what_is_taken() -> None:
    budi = lead()

    numbers = [
        recommendation(budi, number=number).number for number in ("", "R-03", "", "")
    ]

    assert numbers == ["R-01", "R-03", "R-04", "R-05"]


@pytest.mark.usefixtures("signed_report")
def test_a_suggestion_is_taken_once() -> None:
    budi = lead()
    first, second = queries.suggestions(budi.unit, TODAY)

    row = actions.take_suggestion(first.key, unit=budi.unit, by=budi, at=AT)

    assert (row.state, row.origin, row.user) == ("diterima", Origin.LAPORAN, budi)
    assert (row.indicators, row.due_on) == ("PU.MP.3,PM.MP.3", date(2022, 12, 30))
    assert row.source_key == "Laporan TW III 2021#1"
    assert queries.suggestions(budi.unit, TODAY) == (second,)
    with pytest.raises(Refused, match="sudah diambil"):
        actions.take_suggestion(first.key, unit=budi.unit, by=budi, at=AT)


@pytest.mark.usefixtures("signed_report")
def test_all_suggestions_are_taken_at_once_and_none_a_second_time() -> None:
    budi = lead()

    taken = [actions.take_suggestions(unit=budi.unit, by=budi, at=AT) for _ in "12"]

    assert taken == [2, 0]
    # Without a due date of its own: the last day of the next quarter.
    assert Recommendation.objects.get(text="Latih pegawai").due_on == date(2022, 3, 31)


def test_without_reports_there_are_no_suggestions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core_facts, "facts", dict)

    assert queries.suggestions(lead().unit, TODAY) == ()
