"""What no import linter sees: foreign keys, writes, templates, sizes, tables, flows."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests.architecture.source import (
    DOCS,
    REPOSITORY,
    ROOT,
    calls,
    files_named,
    functions,
    shown,
    sources,
    templates,
)
from zona.core.facts import Fact, facts
from zona.core.flow import Flow
from zona.core.law import check_tables
from zona.core.listing import fact_list
from zona.core.modules import Module, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LONGEST_VIEW = 25
WRITES = {
    "save",
    "create",
    "bulk_create",
    "get_or_create",
    "update_or_create",
    "bulk_update",
    "delete",
}


def test_no_foreign_key_crosses_modules() -> None:
    crossings = {
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for module in modules()
        for model in module.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if isinstance(
            other := apps.get_app_config(field.related_model._meta.app_label), Module
        )
        if other is not module
    }

    assert crossings == set()


def test_writes_happen_in_actions() -> None:
    found = {
        shown(path, node.lineno)
        for path in sources()
        if path.is_relative_to(ROOT / "modules") and not _writes_by_right(path)
        for node in calls(path)
        if isinstance(node.func, ast.Attribute) and _writes(node)
    }

    assert found == set()


def _writes_by_right(path: Path) -> bool:
    return "actions" in {path.stem, *path.parts}


def _writes(node: ast.Call) -> bool:
    function = node.func
    assert isinstance(function, ast.Attribute)
    if function.attr == "update":  # a dict or a digest may be updated anywhere
        return "objects" in ast.unparse(function.value)
    return function.attr in WRITES


def test_the_clock_is_read_at_the_doors_only() -> None:
    doors = {"views", "api", "tasks", "commands"}
    found = {
        shown(path, node.lineno)
        for path in sources()
        if path.is_relative_to(ROOT / "modules")
        and not doors & {path.stem, *path.parts}
        for node in calls(path)
        if ast.unparse(node.func)
        in {
            "now",
            "localtime",
            "localdate",
            "timezone.now",
            "date.today",
            "datetime.now",
        }
    }

    assert found == set()


def test_templates_use_their_own_folder_or_the_ui_library() -> None:
    strays = {
        f"{shown(path)}: {name}"
        for path in ROOT.glob("modules/*/templates/**/*.html")
        for name in re.findall(
            r"{%\s*(?:extends|include)\s+[\"']([^\"']+)", path.read_text("utf-8")
        )
        if not name.startswith(("ui/", f"{path.relative_to(ROOT).parts[1]}/"))
    }

    assert strays == set()


def test_pages_use_components_and_never_the_frameworks_classes() -> None:
    """A class attribute on a module's page would tie it to the CSS framework."""
    found = {
        shown(path, number)
        for path in ROOT.glob("modules/*/templates/**/*.html")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"\bclass\s*=\s*[\"']", line)
    }

    assert found == set()


def test_no_template_has_inline_script_or_style() -> None:
    pattern = re.compile(
        r"<style|<script(?![^>]*\bsrc=)(?![^>]*application/json)|\sstyle=|\son\w+=",
        re.I,
    )
    found = {
        shown(path, number)
        for path in templates()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    }

    assert found == set()


def test_files_and_functions_stay_small() -> None:
    too_long = {
        shown(path)
        for path in sources(tests=True)
        if len(path.read_text("utf-8").splitlines()) > LONGEST_FILE
    }
    too_long |= {
        shown(path, node.lineno)
        for path in sources(tests=True)
        for node in functions(path)
        if _length(node) > LONGEST_FUNCTION
    }
    too_long |= {
        shown(path, node.lineno)
        for path in files_named("views", "api")
        for node in functions(path)
        if _length(node) > LONGEST_VIEW
    }

    assert too_long == set()


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_facts_carry_their_modules_name() -> None:
    strays = {
        fact.code
        for module in modules()
        for fact in vars(module.part("facts") or object).values()
        if isinstance(fact, Fact) and not fact.code.startswith(f"{module.label}.")
    }

    assert facts(), "no fact is published at all"
    assert strays == set()


def test_no_two_facts_share_a_code() -> None:
    published = {
        id(fact): fact.code
        for module in modules()
        for fact in vars(module.part("facts") or object).values()
        if isinstance(fact, Fact)
    }

    assert sorted(published.values()) == sorted(facts())


def test_the_list_of_facts_is_as_reviewed() -> None:
    assert (DOCS / "facts.md").read_text("utf-8") == fact_list()


@pytest.mark.parametrize(
    "folder",
    [path for path in sorted(ROOT.rglob("law")) if list(path.glob("*.toml"))],
    ids=lambda path: path.parent.name,
)
def test_law_tables_have_no_gap_and_no_overlap(folder: Path) -> None:
    assert check_tables(folder) == []


def _flows() -> dict[str, Flow]:
    return {
        f"{module.label}.{name}": value
        for module in modules()
        for name, value in vars(module.part("rules") or object).items()
        if isinstance(value, Flow)
    }


def test_every_flow_stands_in_rules_and_is_published_there() -> None:
    made = [
        path
        for path in sources()
        for node in calls(path)
        if path.is_relative_to(ROOT / "modules")
        and isinstance(node.func, ast.Name)
        and node.func.id == "Flow"
    ]

    assert [shown(path) for path in made if path not in set(files_named("rules"))] == []
    assert len(made) == len({id(flow) for flow in _flows().values()})


def test_actions_move_a_case_only_where_a_conflict_of_interest_is_asked_for() -> None:
    found = {
        shown(path, node.lineno)
        for path in files_named("actions")
        for node in calls(path)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "step"
    }

    assert found == set()


@pytest.mark.parametrize("name", sorted(_flows()))
def test_every_flow_reaches_all_states_and_ends(name: str) -> None:
    assert _flows()[name].problems() == ()


def test_every_edge_between_modules_leads_to_queries_and_has_an_adr() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    edges = [
        edge
        for contract in contracts
        if contract["type"] == "independence"
        for edge in contract.get("ignore_imports", [])
    ]
    records = "".join(path.read_text("utf-8") for path in (DOCS / "adr").glob("*.md"))

    assert len(edges) <= 6
    assert [edge for edge in edges if "*" in edge] == []
    assert [edge for edge in edges if not edge.endswith(".queries")] == []
    assert [edge for edge in edges if edge not in records] == []


def test_every_module_and_environment_variable_is_in_the_docs() -> None:
    words = "".join(path.read_text("utf-8") for path in DOCS.rglob("*.md"))
    variables = set(
        re.findall(r"\"(ZONA_[A-Z0-9_]+)\"", (ROOT / "config/settings.py").read_text())
    )

    assert {name for name in settings.MODULES if f"`{name}`" not in words} == set()
    assert {name for name in variables if name not in words} == set()


def test_every_guide_is_in_the_list_of_guides() -> None:
    folder = DOCS / "guide"
    listed = set(
        re.findall(r"\]\((\w[\w-]*\.md)\)", (folder / "README.md").read_text())
    )

    assert listed == {path.name for path in folder.glob("*.md")} - {"README.md"}
