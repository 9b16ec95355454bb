"""Beranda asks every module and puts the most pressing first."""

from datetime import date
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest

from zona.core import agenda
from zona.core.agenda import Task, agenda_for
from zona.core.people.models import User


def test_tasks_of_all_modules_are_sorted_by_what_is_due(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = Task("Nanti", "/b/", date(2021, 12, 31))
    sooner = Task("Segera", "/a/", date(2021, 10, 1))
    undated = Task("Kapan saja", "/c/")

    @agenda.agenda
    def first(user: User, on: date) -> list[Task]:
        return [undated, later]

    @agenda.agenda
    def second(user: User, on: date) -> list[Task]:
        return [sooner]

    parts = [
        SimpleNamespace(first=first, noise=1),
        SimpleNamespace(second=second),
        None,
    ]
    modules = [MagicMock(part=MagicMock(return_value=part)) for part in parts]
    monkeypatch.setattr(agenda, "modules", lambda: modules)

    assert agenda_for(User(username="ani"), date(2021, 9, 1)) == [
        sooner,
        later,
        undated,
    ]
