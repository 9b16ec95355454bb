"""The menu shows what a person may enter; the bell costs one query."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import resolve, reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from zona.core.modules import Link
from zona.core.notices.models import Notice
from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Permission
from zona.core.ui import context
from zona.core.ui.context import Layout

NOW = datetime(2021, 12, 1, tzinfo=UTC)


class Perm(Permission):
    """Two doors."""

    OPEN = "sample.open"
    CLOSED = "sample.closed"


@dataclass
class Manifest:
    """As much of a module as the menu reads."""

    menu: list[Link] = field(default_factory=list)


@pytest.fixture
def ani(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    links = [
        Link("Survei", "account_logout", group="Layanan"),
        Link("Masuk lagi", "account_login", Perm.OPEN),
        Link("Rahasia", "account_login", Perm.CLOSED),
    ]
    monkeypatch.setattr(context, "modules", lambda: iter([Manifest(links)]))
    user = person("ani")
    monkeypatch.setattr(user, "has", lambda permission: permission == Perm.OPEN)
    return user


def layout(user: Any, path: str = "/masuk/", *, is_routed: bool = False) -> Layout:
    request = RequestFactory().get(path)
    if is_routed:
        request.resolver_match = resolve(path)
    request.user = user
    return context.layout(request)["ui"]


def test_the_menu_shows_only_what_the_person_may_enter(ani: User) -> None:
    shown = [
        (group.label, [e.label for e in group.entries]) for group in layout(ani).menu
    ]

    assert shown == [("Zona Integritas", ["Masuk lagi"]), ("Layanan", ["Survei"])]


def test_the_menu_marks_where_one_is(ani: User) -> None:
    entries = [e for group in layout(ani, "/masuk/lagi/").menu for e in group.entries]

    assert [e.label for e in entries if e.is_current] == ["Masuk lagi"]


def test_the_menu_marks_a_page_that_lies_elsewhere(
    ani: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = [
        Link("Masuk", "account_login"),
        Link("Keluar", "account_logout", covers=("account_reset_",)),
    ]
    monkeypatch.setattr(context, "modules", lambda: iter([Manifest(links)]))
    page = reverse("account_reset_password")

    (group,) = layout(ani, page, is_routed=True).menu

    assert [e.label for e in group.entries if e.is_current] == ["Keluar"]


def test_a_stranger_has_no_menu_and_the_public_frame() -> None:
    stranger = layout(AnonymousUser())

    assert (stranger.menu, stranger.frame) == ((), "ui/public.html")


def test_the_page_counts_unread_notices_with_one_query(
    ani: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Notice.objects.create(recipient=ani, title="Tenggat besok", sent_at=NOW)
    Notice.objects.create(recipient=ani, title="Lama", sent_at=NOW, read_at=NOW)
    ui = layout(ani)

    with django_assert_num_queries(1):
        assert (ui.unread, ui.unread_words) == (1, "1 belum dibaca")


def test_the_layout_of_officers_is_light(ani: User) -> None:
    html = render_to_string("ui/page.html", {"ui": layout(ani), "user": ani})

    assert "Menu utama" in html
    assert ani.full_name in html
    assert len(html.encode()) < 12 * 1024
