"""One word for one thing: the glossary is held against the code, both ways."""

import re
from importlib import import_module

from django.apps import apps
from django.db.models import Model

from tests.architecture.source import DOCS
from zona.core import roles
from zona.core.choice import Choice
from zona.core.modules import modules


def _identifiers() -> set[str]:
    """Return the words in backticks of the column "in code"."""
    found: set[str] = set()
    for line in (DOCS / "glossary.md").read_text("utf-8").splitlines():
        cells = line.split(" | ")
        if line.startswith("| ") and len(cells) >= 5:
            found |= set(re.findall(r"`([^`]+)`", cells[1]))
    return found


def _own_models() -> list[type[Model]]:
    return [
        model for model in apps.get_models() if model.__module__.startswith("zona.")
    ]


def _legal_lists() -> set[type[Choice]]:
    """Return the closed lists that models store."""
    found = set()
    for model in _own_models():
        for value in vars(import_module(model.__module__)).values():
            if (
                isinstance(value, type)
                and issubclass(value, Choice)
                and value is not Choice
            ):
                found.add(value)
    return found


def _names() -> set[str]:
    names = {model._meta.label for model in _own_models()}
    names |= {module.label for module in modules()}
    return names | {f"{_app(each)}.{each.__name__}" for each in _legal_lists()}


def _app(choices: type[Choice]) -> str:
    parts = choices.__module__.split(".")
    return parts[2] if len(parts) > 2 else parts[-1]


def test_every_model_module_and_legal_list_is_in_the_glossary() -> None:
    assert _names() - _identifiers() == set()


def test_every_identifier_in_the_glossary_exists() -> None:
    lists: set[type[Choice]] = {*_legal_lists(), roles.Role, roles.Secrecy}
    members = {f"{each.__name__}.{member.name}" for each in lists for member in each}

    assert {
        word for word in _identifiers() - _names() - members if not _importable(word)
    } == set()


def _importable(word: str) -> bool:
    """Tell whether the word names something in zona.core or a module's file."""
    parts = word.split(".")
    for home in ("zona.core", "zona.modules"):
        for cut in range(len(parts), 0, -1):
            try:
                found: object = import_module(f"{home}.{'.'.join(parts[:cut])}")
            except ImportError:
                continue
            for name in parts[cut:]:
                found = getattr(found, name, None)
            if found is not None:
                return True
    return False


def test_the_glossary_is_sorted_by_the_indonesian_term() -> None:
    rows = [
        line.split(" | ")[0].removeprefix("| ")
        for line in (DOCS / "glossary.md").read_text("utf-8").splitlines()
        if line.startswith("| ") and "---" not in line
    ][1:]

    assert rows == sorted(rows, key=str.casefold)
