"""Units for trials of scale: seeded, marked as sample, in a sample installation only."""

import pytest
from django.core.management import CommandError, call_command

from zona.core.people.models import Unit
from zona.core.people.tests.people import ministry, satker
from zona.core.refused import Refused
from zona.modules.assessment import actions
from zona.modules.assessment.models import Answer, Instrument, Standing
from zona.modules.assessment.tests.team import AT, NEW, Team, team
from zona.modules.assessment.tests.trials import trial

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Team:
    return team()


def test_the_same_seed_makes_the_same_answers(people: Team) -> None:
    first = trial(3)
    again = trial(3)

    def said(unit: Unit) -> list[tuple[str, str]]:
        rows = Answer.objects.filter(unit=unit).order_by("code")
        return list(rows.values_list("code", "value"))

    assert [said(unit) for unit in first] == [said(unit) for unit in again]
    assert all(unit.is_sample for unit in first)
    assert satker("satker-contoh-0004").path.startswith(ministry().path)


def test_units_are_made_in_a_sample_installation_only(people: Team) -> None:
    form = Instrument.objects.get(code=NEW)
    with pytest.raises(Refused, match="pemasangan contoh"):
        actions.make_units(actions.Trial(1, ministry(), form, 2021), by=None, at=AT)
    Unit.objects.filter(pk=ministry().pk).update(is_sample=True)
    with pytest.raises(Refused, match="antara 1 dan"):
        actions.make_units(actions.Trial(0, ministry(), form, 2021), by=None, at=AT)


def test_the_command_makes_units_or_says_why_not(
    people: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match="pemasangan contoh"):
        call_command("sample", units=1)
    Unit.objects.filter(pk=ministry().pk).update(is_sample=True)
    with pytest.raises(CommandError, match="Unit induk tanpa-nama tidak ada"):
        call_command("sample", units=1, parent="tanpa-nama")
    with pytest.raises(CommandError, match="belum terbit"):
        call_command("sample", units=1, instrumen="lke-lain")

    call_command("sample", units=2)

    assert "2 satker contoh dibuat di bawah Kemenuji" in capsys.readouterr().out
    assert Standing.objects.count() == 2
