"""The clock's door: each module in its own transaction, one failure stops no other."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from zona.core import tasks
from zona.core.people.models import Unit
from zona.core.people.tests.people import satker
from zona.core.workdays import chores

NOW = datetime(2022, 1, 3, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_both_rhythms_run_and_may_be_repeated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for rhythm in ("hourly", "hourly", "daily"):
        call_command(rhythm)

    assert "Program ZI: selesai" in capsys.readouterr().out


def test_a_failed_task_leaves_nothing_behind_and_is_named() -> None:
    unit = satker()

    def work(_now: datetime) -> None:
        Unit.objects.filter(pk=unit.pk).update(name="Setengah jadi")
        raise ValueError("rusak")

    outcome = tasks.done("Modul", work, NOW)

    assert outcome == tasks.Outcome("Modul", "ValueError: rusak")
    unit.refresh_from_db()
    assert unit.name != "Setengah jadi"


def test_the_command_fails_if_one_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [tasks.Outcome("A", "rusak"), tasks.Outcome("B")]
    monkeypatch.setattr(chores, "run", lambda *_: found)

    with pytest.raises(CommandError, match="Tugas gagal: A"):
        call_command("hourly")
