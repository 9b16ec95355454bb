"""Closed until opened: every door is marked, every row is asked for."""

import ast

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model
from ninja.operation import Operation

from tests.architecture.source import DOCS, calls, files_named, shown
from zona.core.access import Permission
from zona.core.api.service import operations
from zona.core.api.urls import API
from zona.core.listing import Address, access_matrix, addresses, url_list
from zona.core.modules import Module, modules


@pytest.mark.parametrize(
    "address", list(addresses()), ids=lambda address: f"{address.route} {address.name}"
)
def test_every_view_says_who_may_enter(address: Address) -> None:
    access = address.access

    assert access in {"public", "signed_in", "api"} or isinstance(access, Permission), (
        f"{address.route} is not marked"
    )


def test_every_permission_belongs_to_its_module_and_is_granted() -> None:
    used = {
        address.access
        for address in addresses()
        if isinstance(address.access, Permission)
    }
    granted = {
        permission: module.label for module in modules() for permission in module.grants
    }

    assert used - granted.keys() == set()
    assert {p for p, label in granted.items() if not p.startswith(f"{label}.")} == set()


def test_every_name_in_the_list_of_modules_is_a_module() -> None:
    plain = {
        name
        for name in settings.MODULES
        if not isinstance(apps.get_app_config(name), Module)
    }

    assert plain == set()


def test_menu_links_lead_somewhere_their_permission_opens() -> None:
    opened = {address.name: address.access for address in addresses()}
    strays = {
        f"{link.label}: {link.url_name}"
        for module in modules()
        for link in module.menu
        if opened.get(link.url_name) not in {link.permission, "signed_in"}
    }

    assert strays == set()


def test_doors_ask_for_rows_through_visible_to() -> None:
    """A view that takes a row straight from the manager forgets who is asking."""
    found = {
        shown(path, node.lineno)
        for path in files_named("views", "api")
        for node in calls(path)
        if _takes_rows(node)
    }

    assert found == set()


def _takes_rows(node: ast.Call) -> bool:
    function = node.func
    if isinstance(function, ast.Name) and function.id in {
        "get_object_or_404",
        "get_list_or_404",
    }:
        return isinstance(node.args[0], ast.Name)
    if not isinstance(function, ast.Attribute):
        return False
    manager = function.value
    opens = {"visible_to", "answerable_by", "none"}
    return (
        isinstance(manager, ast.Attribute)
        and manager.attr in {"objects", "_default_manager"}
        and function.attr not in opens
    )


def _own_models() -> list[type[Model]]:
    return [model for module in modules() for model in module.get_models()]


@pytest.mark.parametrize("model", _own_models(), ids=lambda model: model._meta.label)
def test_every_model_says_whose_rows_a_person_sees(model: type[Model]) -> None:
    if model._meta.label in {"assessment.Instrument"}:
        return  # the law's blank form: the same for everybody
    fields = {field.name for field in model._meta.get_fields()}

    assert hasattr(model._default_manager, "visible_to")
    assert "unit" in fields, "every domain row carries its unit"


def test_the_access_matrix_is_as_reviewed() -> None:
    assert (DOCS / "access-matrix.md").read_text("utf-8") == access_matrix()


def test_the_list_of_addresses_is_as_reviewed() -> None:
    assert (DOCS / "urls.txt").read_text("utf-8") == url_list()


@pytest.mark.parametrize(
    ("path", "operation"), [pytest.param(*each, id=each[0]) for each in operations(API)]
)
def test_every_operation_says_who_may_call_it(path: str, operation: Operation) -> None:
    access = getattr(operation.view_func, "access", None)

    assert access == "signed_in" or isinstance(access, Permission), path
