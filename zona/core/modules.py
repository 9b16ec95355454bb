"""What a module is: a Django app whose AppConfig is its manifest."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import ClassVar

from django.apps import AppConfig, apps

from zona.core.roles import Permission, Role


@dataclass(frozen=True, slots=True)
class Link:
    """A menu entry; shown only to those who hold its permission."""

    label: str
    url_name: str
    permission: Permission | None = None
    group: str = "Zona Integritas"
    icon: str = "file"
    # Beginnings of the URL names of pages that belong here but lie elsewhere.
    covers: tuple[str, ...] = ()


class Module(AppConfig):
    """Base of every manifest: title, first word of its URLs, grants, menu."""

    default = False  # Django must pick the subclass, never this base
    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls) -> None:
        cls.default = True

    title: ClassVar[str]
    url: ClassVar[str]
    grants: ClassVar[dict[Permission, set[Role]]] = {}
    menu: ClassVar[list[Link]] = []

    def part(self, name: str) -> ModuleType | None:
        """Return the module's `name`.py, or None where it has none."""
        dotted = f"{self.name}.{name}"
        return import_module(dotted) if find_spec(dotted) else None


def modules() -> Iterator[Module]:
    """Yield the manifests in the order of `settings.MODULES`."""
    return (app for app in apps.get_app_configs() if isinstance(app, Module))


@cache
def roles_with(permission: Permission) -> frozenset[Role]:
    """Return the roles that some manifest grants the permission to."""
    return frozenset(
        role for module in modules() for role in module.grants.get(permission, set())
    )
