"""What every page shows besides its own matter: menu, bell, account, version."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from zona.core.modules import Link, modules
from zona.core.notices import queries as notices

# The order of the menu's groups; others follow as their modules stand in MODULES.
GROUPS = ("", "Zona Integritas", "Kantor", "Integritas", "Layanan", "Pantauan")


@dataclass(frozen=True)
class Entry:
    """One line of the menu."""

    label: str
    url: str
    icon: str
    is_current: bool


@dataclass(frozen=True)
class Group:
    """Menu lines under one heading."""

    label: str
    entries: tuple[Entry, ...]


class Layout:
    """Computed on first use, so that fragments and documents pay for nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def _user(self) -> Any:
        return getattr(self._request, "user", None)

    @cached_property
    def is_signed_in(self) -> bool:
        return bool(self._user and self._user.is_authenticated)

    @property
    def frame(self) -> str:
        """The layout for pages that both officers and citizens meet."""
        return "ui/page.html" if self.is_signed_in else "ui/public.html"

    @cached_property
    def menu(self) -> tuple[Group, ...]:
        """What this person may enter, grouped."""
        links = list(self._allowed()) if self.is_signed_in else []
        urls = {link: reverse(link.url_name) for link in links}
        here = self._here(urls)
        groups: dict[str, list[Entry]] = {name: [] for name in GROUPS}
        for link, url in urls.items():
            entry = Entry(link.label, url, link.icon, is_current=link is here)
            groups.setdefault(link.group, []).append(entry)
        return tuple(
            Group(name, tuple(entries)) for name, entries in groups.items() if entries
        )

    def _allowed(self) -> Iterator[Link]:
        for module in modules():
            for link in module.menu:
                if link.permission is None or self._user.has(link.permission):
                    yield link

    def _here(self, urls: dict[Link, str]) -> Link | None:
        """The line that covers this page by its name, else the nearest by address."""
        match = self._request.resolver_match
        name = match.view_name if match else ""
        covering = (link for link in urls if name.startswith(link.covers))
        under = [link for link, url in urls.items() if self._is_under(url)]
        nearest = max(under, key=lambda link: len(urls[link]), default=None)
        return next(covering, nearest)

    def _is_under(self, url: str) -> bool:
        path = self._request.path
        return path == url or (url != "/" and path.startswith(url))

    @cached_property
    def unread(self) -> int:
        """How many notices wait: one query, only where the bell is shown."""
        return notices.unread_count(self._user)

    @property
    def unread_words(self) -> str:
        return f"{self.unread} belum dibaca"

    @property
    def notices_url(self) -> str:
        return first_url("notices:notice_list", "notice_list")

    @property
    def account_url(self) -> str:
        return first_url("account_view", "mfa_index")

    @property
    def sign_out_url(self) -> str:
        return first_url("account_logout")

    @property
    def version(self) -> str:
        return installed_version()


def layout(request: HttpRequest) -> dict[str, Layout]:
    """Context processor: gives the layouts their `ui`."""
    return {"ui": Layout(request)}


@cache
def installed_version() -> str:
    try:
        return version_of("zona")
    except PackageNotFoundError:  # run from a tree that was never installed
        return ""


def first_url(*names: str) -> str:
    """The first of these addresses that this installation has."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
