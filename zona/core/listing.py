"""What is there, listed: addresses, grants, facts. The docs and `zona where` print it."""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import unwrap
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from zona.core.facts import facts
from zona.core.modules import modules
from zona.core.roles import Permission, Role


@dataclass(frozen=True, slots=True)
class Address:
    """One URL pattern: its route, its name, its view and who may enter."""

    route: str
    name: str
    callback: Any

    @property
    def access(self) -> str | Permission | None:
        """Return "public", "signed_in", a permission, or None where unmarked."""
        found: str | Permission | None = getattr(self.callback, "access", None)
        return found

    @property
    def view(self) -> str:
        """Return the dotted name of the view itself, below its marks."""
        view = unwrap(self.callback)
        view = getattr(view, "view_class", view)
        return f"{view.__module__}.{view.__qualname__}"


def addresses(
    resolver: URLResolver | None = None, prefix: str = "/", space: str = ""
) -> Iterator[Address]:
    """Yield every address of the program, in the order in which Django tries them."""
    for item in (resolver or get_resolver()).url_patterns:
        route = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            inner = f"{space}{item.namespace}:" if item.namespace else space
            yield from addresses(item, route, inner)
        elif isinstance(item, URLPattern):
            yield Address(route, f"{space}{item.name}", item.callback)


def url_list() -> str:
    """Return the reviewed list of addresses: route, access, name; one a line."""
    lines = (
        f"{address.route}  {address.access or 'UNMARKED'}  {address.name}"
        for address in addresses()
        if not address.route.startswith("/_ui/")
    )
    return "\n".join(sorted(lines)) + "\n"


def access_matrix() -> str:
    """Return who may do what, from the manifests, as a table an inspector can read."""
    lines = [
        "# Matriks hak akses",
        "",
        "Dicetak oleh `make docs` dari manifes tiap modul; jangan disunting dengan tangan.",
        "Hak berlaku di unit tempat peran dipegang. Peran bertanda * juga berlaku di unit di bawahnya.",
        "",
    ]
    for module in modules():
        lines += [f"## {module.title}", "", "| hak | peran |", "|---|---|"]
        for permission, roles in sorted(module.grants.items()):
            lines.append(f"| `{permission}` | {_named(roles)} |")
        lines.append("")
    return "\n".join(lines)


def _named(roles: set[Role]) -> str:
    if roles == set(Role):
        return "semua peran"
    ordered = sorted(roles, key=list(Role).index)
    return ", ".join(
        f"{role.label}{'*' if role.reaches_below else ''}" for role in ordered
    )


def fact_list() -> str:
    """Return every published fact: code and title."""
    lines = [
        "# Daftar fakta",
        "",
        "Dicetak oleh `make docs`; jangan disunting dengan tangan. Artinya ada di `law/suggestions.yaml` modul LKE.",
        "",
        "| kode | judul |",
        "|---|---|",
    ]
    lines += [f"| `{code}` | {fact.title} |" for code, fact in sorted(facts().items())]
    return "\n".join(lines) + "\n"
