"""Signed advice becomes work without a button, and once."""

import pytest

from zona.core.audit.models import Entry
from zona.modules.programme import actions, tasks
from zona.modules.programme.models import Recommendation
from zona.modules.programme.tests.records import AT, TODAY, lead, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_report")]


def test_the_clock_takes_every_suggestion_once_and_nobody_is_named_as_acting() -> None:
    budi = lead()

    for _ in "12":
        tasks.hourly(AT)

    first, second = Recommendation.objects.order_by("number")
    assert (first.text, second.text) == ("Lengkapi", "Latih pegawai")
    assert {first.user, second.user} == {budi}
    assert {first.state, second.state} == {"baru"}
    assert first.recorded_on == TODAY
    entries = Entry.objects.filter(verb="programme.recommendation_recorded")
    assert [each.by for each in entries] == [None, None]


def test_what_a_person_took_the_clock_leaves_alone() -> None:
    budi = lead()
    actions.take_suggestions(unit=budi.unit, by=budi, at=AT)

    assert actions.receive_suggestions(unit=budi.unit, at=AT) == 0


def test_without_a_lead_the_post_answers() -> None:
    unit = member().unit

    assert actions.receive_suggestions(unit=unit, at=AT) == 2
    assert Recommendation.objects.first().post == "Ketua Tim Kerja ZI"  # type: ignore[union-attr]  # two were recorded
